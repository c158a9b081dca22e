// SPDX-License-Identifier: Apache-2.0

// The child that decodes photos: it does its work, and whatever else it tries ends it.

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <future>
#include <iterator>

#include "adapters/photo/child.hpp"
#include "adapters/photo/worker.hpp"
#include "adapters/photo/workshop.hpp"
#include "engine/base/bounds.hpp"
#include "tests/unit/photo/samples.hpp"

namespace {

namespace photo = adapters::photo;
using namespace std::chrono_literals;

const std::string worker = SHAO_PHOTO_WORKER;

photo::Made made(const std::string& file) { return photo::make_in_child({worker}, file); }

TEST_CASE("child: it makes photos of every format anew", "[cell]") {
  for (const auto* coder : {&photo::jpeg(), &photo::png(), &photo::webp()}) {
    const auto answer = made(photo_test::file_of(*coder));
    REQUIRE(std::holds_alternative<photo::Image>(answer));
    const auto& image = std::get<photo::Image>(answer);
    CHECK(image.format == coder->format);
    CHECK(image.width == 64);
    CHECK(image.height == 48);
    CHECK(image.bytes.size() > 100);
  }
}

TEST_CASE("child: its refusals are told apart", "[cell]") {
  CHECK(std::get<photo::Refusal>(made("no photo")) == photo::Refusal::unknown_format);
  CHECK(std::get<photo::Refusal>(made(photo_test::png_head(65'000, 65'000))) ==
        photo::Refusal::too_large);
  CHECK(std::get<photo::Refusal>(made(photo_test::file_of(photo::png()).substr(0, 80))) ==
        photo::Refusal::broken);
}

TEST_CASE("cell: whoever opens a file or a socket or starts a process in it dies", "[cell]") {
  for (const std::string attempt : {"open", "socket", "fork", "exec"}) {
    INFO(attempt);
    const auto ended = photo::run_child({worker, attempt}, photo_test::file_of(photo::jpeg()),
                                        engine::bounds::photo_kept_bytes_max, 20s);
    REQUIRE(ended);
    CHECK(ended->signal == SIGSYS);
    CHECK(ended->output.empty());
  }
}

TEST_CASE("child: one that takes too long or says too much is ended", "[cell]") {
  CHECK(photo::run_child({"/bin/sleep", "60"}, "", 10, 1s)->cut_off);
  CHECK(photo::run_child({"/bin/cat"}, std::string(1000, 'x'), 10, 20s)->cut_off);
  const auto echoed = photo::run_child({"/bin/cat"}, "hello", 10, 20s);
  REQUIRE(echoed);
  CHECK(echoed->output == "hello");
  CHECK_FALSE(echoed->cut_off);
}

TEST_CASE("child: a program that is not there is our failure and not the photo's", "[cell]") {
  CHECK_FALSE(photo::run_child({"/nowhere/at/all"}, "", 10, 20s));
  for (const std::string program : {"/nowhere/at/all", "/bin/false"}) {
    CHECK(std::holds_alternative<engine::Error>(photo::make_in_child({program}, "x")));
  }
}

TEST_CASE("workshop: photos are made one after the other and too many are refused", "[cell]") {
  photo::Workshop workshop({worker});
  const std::string file = photo_test::file_of(photo::jpeg());
  std::promise<photo::Made> first;
  REQUIRE(workshop.make(file, [&](photo::Made answer) { first.set_value(std::move(answer)); }));
  CHECK(std::holds_alternative<photo::Image>(first.get_future().get()));

  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> begun;
  REQUIRE(workshop.make(file, [&](photo::Made) {
    begun.set_value();
    opened.wait();
  }));
  begun.get_future().wait();
  for (std::size_t i = 0; i < engine::bounds::photos_waiting_max; ++i) {
    CHECK(workshop.make(file, [](photo::Made) {}));
  }
  CHECK_FALSE(workshop.make(file, [](photo::Made) {}));
  gate.set_value();
  workshop.stop();
}

}  // namespace
