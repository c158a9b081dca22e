// SPDX-License-Identifier: Apache-2.0

// The watch over the disk: each watermark on its own, the ballast overboard, and back again.

#include "adapters/system/disk_watch.hpp"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using adapters::system::DiskWatch;
using adapters::system::Space;
using adapters::system::Watermarks;
using engine::ports::Room;

constexpr std::uint64_t mib = 1024ULL * 1024;

class Told final : public engine::ports::Log {
 public:
  void write(engine::ports::Severity, std::string_view message,
             const std::vector<Field>&) override {
    lines.emplace_back(message);
  }
  std::vector<std::string> lines;
};

/// A disk of 1000 MiB, so full as the test says, in a folder that holds the ballast only.
class Hold {
 public:
  Hold() {
    std::string name = (fs::temp_directory_path() / "shao-watch-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  ~Hold() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  [[nodiscard]] DiskWatch watch(Watermarks marks) {
    return {folder, marks, told, [this](const std::string&) {
              const std::uint64_t ballast = has_ballast() ? fs::file_size(folder + "/ballast") : 0;
              return Space{.free = free * mib - ballast, .whole = whole * mib};
            }};
  }
  [[nodiscard]] bool has_ballast() const { return fs::exists(folder + "/ballast"); }

  std::string folder;
  std::uint64_t free = 500;  ///< MiB, the ballast's included.
  std::uint64_t whole = 1000;
  Told told;
};

TEST_CASE("disk watch: below each watermark something is held back and above it nothing",
          "[system]") {
  Hold hold;
  auto watch = hold.watch({.photos_percent = 10, .cases_percent = 5});
  for (const auto& [left, room] : std::vector<std::pair<std::uint64_t, Room>>{{500, Room::ample},
                                                                              {100, Room::ample},
                                                                              {99, Room::no_photos},
                                                                              {50, Room::no_photos},
                                                                              {49, Room::no_cases},
                                                                              {0, Room::no_cases},
                                                                              {101, Room::ample}}) {
    hold.free = left;
    INFO(left);
    CHECK(watch.look() == room);
  }
  CHECK(hold.told.lines.size() == 3);
  CHECK(watch.free_bytes() == 101 * mib);
}

TEST_CASE("disk watch: of a large disk a few gigabytes are enough", "[system]") {
  Hold hold;
  hold.whole = 1'000'000;
  auto watch = hold.watch({.photos_percent = 10, .cases_percent = 5});
  for (const auto& [left, room] :
       std::vector<std::pair<std::uint64_t, Room>>{{4096, Room::ample},
                                                   {4095, Room::no_photos},
                                                   {1024, Room::no_photos},
                                                   {1023, Room::no_cases}}) {
    hold.free = left;
    INFO(left);
    CHECK(watch.look() == room);
  }
}

TEST_CASE("disk watch: the ballast goes overboard and what it frees is for timers only",
          "[system]") {
  Hold hold;
  auto watch = hold.watch({.photos_percent = 10, .cases_percent = 5, .ballast_bytes = 4 * mib});
  CHECK(watch.look() == Room::ample);
  REQUIRE(hold.has_ballast());
  CHECK(fs::file_size(hold.folder + "/ballast") == 4 * mib);

  hold.free = 9;  // 5 beside the ballast.
  CHECK(watch.look() == Room::no_cases);
  CHECK(hold.has_ballast());
  hold.free = 7;
  CHECK(watch.look() == Room::timers_only);
  CHECK_FALSE(hold.has_ballast());
  CHECK(watch.look() == Room::timers_only);
}

TEST_CASE("disk watch: with space again the ballast comes back by itself and all is allowed",
          "[system]") {
  Hold hold;
  auto watch = hold.watch({.photos_percent = 10, .cases_percent = 5, .ballast_bytes = 4 * mib});
  hold.free = 3;
  CHECK(watch.look() == Room::timers_only);
  hold.free = 53;  // With the ballast in, too few for new cases.
  CHECK(watch.look() == Room::timers_only);
  CHECK_FALSE(hold.has_ballast());
  hold.free = 300;
  CHECK(watch.look() == Room::ample);
  CHECK(hold.has_ballast());
}

TEST_CASE("disk watch: before the store is opened a full disk is made way on", "[system]") {
  Hold hold;
  const Watermarks marks{.ballast_bytes = 4 * mib};
  CHECK(hold.watch(marks).look() == Room::ample);
  hold.free = 5;
  auto watch = hold.watch(marks);
  watch.make_way();
  CHECK_FALSE(hold.has_ballast());
  watch.make_way();
  CHECK(watch.look() == Room::timers_only);
}

TEST_CASE("disk watch: watermarks of nothing hold nothing back and keep no ballast", "[system]") {
  Hold hold;
  CHECK(hold.watch({.ballast_bytes = 4 * mib}).look() == Room::ample);
  auto watch = hold.watch({.photos_percent = 0, .cases_percent = 0, .ballast_bytes = 0});
  hold.free = 4;
  CHECK(watch.look() == Room::ample);
  CHECK_FALSE(hold.has_ballast());
}

TEST_CASE("disk watch: a folder that is not there changes nothing", "[system]") {
  Told told;
  DiskWatch watch("/no/such/folder", {.ballast_bytes = mib}, told);
  watch.make_way();
  CHECK(watch.look() == Room::ample);
  CHECK_FALSE(adapters::system::space_of("/no/such/folder"));
  CHECK(adapters::system::space_of("/")->whole > 0);
}

}  // namespace
