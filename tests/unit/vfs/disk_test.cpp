// SPDX-License-Identifier: Apache-2.0

// The simulated disk: what a power cut may take, and what it never takes.

#include "tests/sim/vfs/disk.hpp"

#include <catch2/catch.hpp>

namespace {

using sim::Chance;
using sim::Disk;
using sim::File;

constexpr std::size_t sectors = 64;

std::string filled(char with, std::size_t bytes = sectors * sim::sector_bytes) {
  return std::string(bytes, with);
}

std::string all_of(const File& file) { return std::string(file.read(0, file.size())); }

/// How many sectors are all `old`, all `young`, or a mixture.
struct Count {
  std::size_t old = 0, young = 0, torn = 0;
};

Count count_sectors(const std::string& text, char old, char young) {
  Count count;
  for (std::size_t at = 0; at < text.size(); at += sim::sector_bytes) {
    const std::string sector = text.substr(at, sim::sector_bytes);
    const bool has_old = sector.find(old) != std::string::npos;
    const bool has_young = sector.find(young) != std::string::npos;
    ++(has_old && has_young ? count.torn : has_old ? count.old : count.young);
  }
  return count;
}

TEST_CASE("disk: what was synced outlives every power cut", "[sim]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Chance chance(seed);
    File file;
    file.write(0, filled('a'));
    file.sync();
    CHECK(file.synced());
    file.lose_power(chance);
    REQUIRE(all_of(file) == filled('a'));
  }
}

TEST_CASE("disk: each sector that was not synced is kept or dropped or torn by itself", "[sim]") {
  Chance chance(7);
  File file;
  file.write(0, filled('a'));
  file.sync();
  file.write(0, filled('b'));
  CHECK(all_of(file) == filled('b'));

  file.lose_power(chance);

  const Count count = count_sectors(all_of(file), 'a', 'b');
  CHECK(count.old > 5);
  CHECK(count.young > 5);
  CHECK(count.torn > 5);
}

TEST_CASE("disk: a power cut never touches bytes beside those that were written", "[sim]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Chance chance(seed);
    File file;
    file.write(0, filled('a'));
    file.sync();
    file.write(100, filled('b', 50));
    file.lose_power(chance);
    const std::string text = all_of(file);
    REQUIRE(text.substr(0, 100) == filled('a', 100));
    REQUIRE(text.substr(150) == filled('a').substr(150));
  }
}

TEST_CASE("disk: a file that grew without a sync ends anywhere and never beyond", "[sim]") {
  std::set<std::size_t> sizes;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Chance chance(seed);
    File file;
    file.write(0, filled('a', 700));
    file.sync();
    file.write(700, filled('b', 3000));
    file.lose_power(chance);
    REQUIRE(file.size() >= 700);
    REQUIRE(file.size() <= 3700);
    REQUIRE(all_of(file).substr(0, 700) == filled('a', 700));
    sizes.insert(file.size());
  }
  CHECK(sizes.size() > 3);
}

TEST_CASE("disk: a cut without a sync may be undone and one with a sync may not", "[sim]") {
  std::set<std::size_t> loose;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const bool synced : {false, true}) {
      Chance chance(seed);
      File file;
      file.write(0, filled('a', 4096));
      file.sync();
      file.truncate(1000);
      CHECK(file.size() == 1000);
      CHECK_FALSE(file.synced());
      if (synced) file.sync();
      file.lose_power(chance);
      if (synced) REQUIRE(file.size() == 1000);
      if (!synced) loose.insert(file.size());
    }
  }
  CHECK(loose == std::set<std::size_t>{1000, 4096});
}

TEST_CASE("disk: after a cut that was synced nothing of the old end comes back", "[sim]") {
  Chance chance(3);
  File file;
  file.write(0, filled('a', 4096));
  file.sync();
  file.truncate(10);
  file.write(3000, filled('b', 10));
  file.sync();
  file.lose_power(chance);
  CHECK(file.size() == 3010);
  CHECK(file.read(10, 2990) == std::string(2990, '\0'));
}

TEST_CASE("disk: a sync in vain leaves sectors that no later sync brings to the disk", "[sim]") {
  Chance chance(11);
  File file;
  file.write(0, filled('a'));
  file.sync();
  file.write(0, filled('b'));

  file.sync_in_vain(chance);
  CHECK(file.synced());
  CHECK(all_of(file) == filled('b'));
  file.sync();
  file.lose_power(chance);

  const Count count = count_sectors(all_of(file), 'a', 'b');
  CHECK(count.old > 10);
  CHECK(count.young > 10);
  CHECK(count.torn == 0);
}

TEST_CASE("disk: a bit flipped at rest is seen at once and stays", "[sim]") {
  Chance chance(1);
  File file;
  file.write(0, filled('a', 10));
  file.sync();
  file.flip(4, 1);
  file.flip(99, 0);
  CHECK(all_of(file) == "aaaacaaaaa");
  file.lose_power(chance);
  CHECK(all_of(file) == "aaaacaaaaa");
}

TEST_CASE("disk: a name is sure once its file was synced and a deletion once the folder was",
          "[sim]") {
  std::set<std::vector<std::string>> outcomes;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Chance chance(seed);
    Disk disk;
    for (const char* name : {"kept", "gone", "doubtful"}) {
      disk.find_or_make(name)->sync();
      disk.keep_name(name);
    }
    disk.find_or_make("new")->write(0, "new");
    disk.remove("gone", true);
    disk.remove("doubtful", false);
    CHECK(disk.names() == std::vector<std::string>{"kept", "new"});
    disk.lose_power(chance);
    REQUIRE(disk.find("kept"));
    REQUIRE_FALSE(disk.find("gone"));
    outcomes.insert(disk.names());
  }
  CHECK(outcomes.size() == 4);
}

TEST_CASE("disk: a copy lives its own life", "[sim]") {
  Disk disk;
  disk.find_or_make("file")->write(0, "one");
  const Disk copy = disk.copy();
  disk.find("file")->write(0, "two");
  CHECK(copy.find("file")->read(0, 3) == "one");
}

}  // namespace
