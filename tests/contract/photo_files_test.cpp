// SPDX-License-Identifier: Apache-2.0

// The files of photos: written whole or not at all, known by their hash, and carried by backups.

#include "adapters/sqlite/photo_files.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "adapters/codec/digest.hpp"
#include "adapters/sqlite/backup.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace fs = std::filesystem;
namespace model = engine::model;
namespace sqlite = adapters::sqlite;
using engine::Errc;
using tests::SqliteStore;

const std::string bytes = "what a workshop made";

model::Photo photo() {
  auto photo = tests::sample_photo();
  photo.sha256 = adapters::codec::sha256_hex(bytes);
  return photo;
}

std::string path_of(const std::string& folder) {
  return folder + "/photos/" + photo().id.substr(0, 2) + "/" + photo().id;
}

/// A store with one case's photo, file and all.
void fill(SqliteStore& store) {
  REQUIRE(sqlite::PhotoFiles(store.folder()).save(photo().id, bytes));
  engine::ports::Batch batch = tests::batch_of(1, 1);
  batch.photos = {photo()};
  batch.records.front().event = model::PhotoAttached{photo(), model::PhotoKind::after, "done"};
  REQUIRE(store.journal().append(batch));
}

TEST_CASE("photo files: what was saved is loaded and nothing is left half written", "[photos]") {
  const tests::TemporaryFolder folder;
  const sqlite::PhotoFiles files(folder.path());

  REQUIRE(files.save(photo().id, bytes));
  std::ofstream(path_of(folder.path()) + "x.partial") << "half";

  CHECK(files.load(photo().id).value() == bytes);
  CHECK(files.names() == std::vector<std::string>{photo().id});
  CHECK_FALSE(fs::exists(path_of(folder.path()) + "x.partial"));
  files.remove(photo().id);
  CHECK(files.load(photo().id).error().code == Errc::not_found);
}

TEST_CASE("photo files: a name that could lead elsewhere is none of ours", "[photos]") {
  const tests::TemporaryFolder folder;
  const sqlite::PhotoFiles files(folder.path());

  for (const std::string name : {"", "..", "../../../../../../../../etc/passwd",
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa/aaaaaaaaa", "kurz"}) {
    CHECK(files.save(name, bytes).error().code == Errc::invalid_input);
    CHECK(files.load(name).error().code == Errc::not_found);
  }
}

TEST_CASE("photo files: a missing and a changed file are noticed", "[photos]") {
  const tests::TemporaryFolder folder;
  const sqlite::PhotoFiles files(folder.path());
  CHECK(files.check(photo()).find("missing") != std::string::npos);

  REQUIRE(files.save(photo().id, bytes));
  CHECK(files.check(photo()).empty());

  std::ofstream(path_of(folder.path()), std::ios::app) << "!";
  CHECK(files.check(photo()).find("not what was written") != std::string::npos);
}

TEST_CASE("backup: photos are in it and come back as files", "[photos][backup]") {
  SqliteStore store;
  fill(store);

  const auto copied = sqlite::backup(store.folder(), store.file("copy.db"));
  if (!copied) FAIL(copied.error().detail);
  const auto restored = sqlite::restore(store.file("copy.db"), store.file("new"));
  if (!restored) FAIL(restored.error().detail);

  CHECK(sqlite::PhotoFiles(store.file("new")).check(photo()).empty());
  auto opened = sqlite::Store::open({.folder = store.file("new")});
  REQUIRE(opened);
  CHECK(opened.value()->photos().find(photo().id)->has_value());
}

TEST_CASE("backup: a case's photo that is missing makes no backup", "[photos][backup]") {
  SqliteStore store;
  fill(store);
  fs::remove(path_of(store.folder()));

  const auto copied = sqlite::backup(store.folder(), store.file("copy.db"));

  REQUIRE_FALSE(copied);
  CHECK(copied.error().code == Errc::corrupt);
  CHECK_FALSE(fs::exists(store.file("copy.db")));
}

TEST_CASE("backup: a loose photo whose file is gone is forgotten", "[photos][backup]") {
  SqliteStore store;
  engine::ports::Batch batch;
  batch.photos = {photo()};
  REQUIRE(store.journal().append(batch));

  REQUIRE(sqlite::backup(store.folder(), store.file("copy.db")));
  REQUIRE(sqlite::restore(store.file("copy.db"), store.file("new")));

  auto opened = sqlite::Store::open({.folder = store.file("new")});
  REQUIRE(opened);
  CHECK(opened.value()->photos().loose()->empty());
}

}  // namespace
