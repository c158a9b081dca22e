// SPDX-License-Identifier: Apache-2.0

// What is kept beside the journal: photos until a case has them and after, and residents' names
// until they are erased.

#include <catch2/catch.hpp>

#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using tests::MemoryStore;
using tests::SqliteStore;

ports::Batch with_event(std::uint64_t sequence, model::Event event) {
  ports::Batch batch = tests::batch_of(sequence, 1);
  batch.records.front().event = std::move(event);
  return batch;
}

ports::Batch with_photo() {
  ports::Batch batch;
  batch.photos = {tests::sample_photo()};
  return batch;
}

TEMPLATE_TEST_CASE("photos: one that is sent is loose until a record attaches it", "[beside]",
                   MemoryStore, SqliteStore) {
  TestType store;
  const auto photo = tests::sample_photo();
  REQUIRE(store.journal().append(with_photo()));
  store.reopen();

  const auto loose = store.photos().loose();
  REQUIRE(loose);
  CHECK(loose.value() == std::vector<model::Photo>{photo});

  const auto batch = with_event(1, model::PhotoAttached{photo, model::PhotoKind::after, "done"});
  REQUIRE(store.journal().append(batch));
  store.reopen();

  CHECK(store.photos().loose()->empty());
  const auto kept = store.photos().find(photo.id);
  REQUIRE(kept);
  REQUIRE(kept->has_value());
  CHECK((*kept)->photo == photo);
  CHECK((*kept)->subject == batch.records.front().subject);
}

TEMPLATE_TEST_CASE("photos: a loose one can be dropped and one of a case cannot", "[beside]",
                   MemoryStore, SqliteStore) {
  TestType store;
  const auto photo = tests::sample_photo();
  REQUIRE(store.journal().append(with_photo()));
  REQUIRE(store.photos().drop(photo.id));
  CHECK_FALSE(store.photos().find(photo.id)->has_value());

  REQUIRE(store.journal().append(with_photo()));
  REQUIRE(store.journal().append(
      with_event(1, model::PhotoAttached{photo, model::PhotoKind::before, "raise"})));
  REQUIRE(store.photos().drop(photo.id));
  CHECK(store.photos().find(photo.id)->has_value());
}

TEMPLATE_TEST_CASE("reporters: found by their case until a record erases them", "[beside]",
                   MemoryStore, SqliteStore) {
  TestType store;
  ports::Batch batch = tests::batch_of(1, 1);
  const model::CaseId subject = batch.records.front().subject;
  const model::Reporter reporter{.name = "李某", .phone = "13900000000", .salt = "s"};
  batch.reporters = {{.subject = subject, .reporter = reporter}};
  REQUIRE(store.journal().append(batch));
  store.reopen();

  CHECK(store.reporters().find(subject).value() == reporter);
  CHECK_FALSE(store.reporters().find(model::CaseId(99))->has_value());

  ports::Batch erasure = with_event(2, model::ReporterErased{"本人要求"});
  erasure.records.front().subject = subject;
  REQUIRE(store.journal().append(erasure));
  store.reopen();
  CHECK_FALSE(store.reporters().find(subject)->has_value());
}

}  // namespace
