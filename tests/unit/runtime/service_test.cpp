// SPDX-License-Identifier: Apache-2.0
// The engine's thread: what it says when it is full, stopping, or its store is in trouble.
#include "engine/runtime/service.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <mutex>

#include "engine/base/bounds.hpp"
#include "engine/base/door_bounds.hpp"
#include "tests/unit/runtime/toy.hpp"

namespace runtime = engine::runtime;
using engine::Errc;
using runtime::Failure;
using runtime_test::failed_with;
using runtime_test::StandingClock;
using runtime_test::status_of;
using runtime_test::Toy;

namespace {

/// A service over a toy, and submissions whose replies can be waited for.
struct Desk {
  Toy toy;
  StandingClock clock{toy.now};
  runtime::Service service{toy.loop(), clock, toy.witness};

  runtime::Reply submit(runtime::Submission submission) {
    auto promise = std::make_shared<std::promise<runtime::Reply>>();
    auto future = promise->get_future();
    submission.reply = [promise](runtime::Reply reply) { promise->set_value(std::move(reply)); };
    service.submit(std::move(submission));
    return future.get();
  }
  std::optional<Failure> look(bool caught_up) {
    auto promise = std::make_shared<std::promise<std::optional<Failure>>>();
    auto future = promise->get_future();
    const auto question = [promise](const runtime::View& view) {
      promise->set_value(view.failure);
    };
    const bool asked = caught_up ? service.ask_caught_up(question) : service.ask(question);
    REQUIRE(asked);
    return future.get();
  }
};

}  // namespace

TEST_CASE("a full queue answers busy at once and keeps what it took") {
  Desk desk;
  for (std::size_t i = 0; i < engine::bounds::queue_default; ++i) {
    desk.service.submit(desk.toy.raise());
  }
  CHECK(failed_with(desk.submit(desk.toy.raise()), Failure::busy));
  desk.service.start();
  desk.service.stop();
  CHECK(desk.toy.replies().size() == engine::bounds::queue_default);
  CHECK(desk.toy.loop().open_cases() == engine::bounds::queue_default);
}

TEST_CASE("a service that stops finishes what is queued and refuses the rest") {
  Desk desk;
  desk.service.submit(desk.toy.raise());
  desk.service.start();
  desk.service.stop();
  REQUIRE(desk.toy.replies().size() == 1);
  CHECK(status_of(desk.toy.replies()[0]) == 200);
  CHECK(failed_with(desk.submit(desk.toy.raise()), Failure::stopping));
  CHECK_FALSE(desk.service.ask([](const runtime::View&) {}));
}

TEST_CASE("once an outcome is unknown every command is answered unknown and lists are refused") {
  Desk desk;
  desk.service.start();
  CHECK(status_of(desk.submit(desk.toy.raise())) == 200);
  CHECK_FALSE(desk.look(true));
  desk.toy.fail_next_write(Errc::outcome_unknown, true);
  CHECK(failed_with(desk.submit(desk.toy.raise("one")), Failure::unknown));
  // The retry must not be told that nothing was done: recovery may bring it back.
  CHECK(failed_with(desk.submit(desk.toy.raise("one")), Failure::unknown));
  CHECK(desk.look(true) == Failure::unknown);
  CHECK(desk.look(false) == Failure::unknown);
  CHECK_FALSE(desk.service.healthy());
  const auto operations = desk.toy.data.operations;
  desk.service.stop();
  CHECK(desk.toy.data.operations == operations);
}

TEST_CASE("a list is refused while its rows can't be written and other questions are not") {
  Desk desk;
  desk.toy.data.fault = {.operation = 2, .code = Errc::storage_full};
  desk.service.submit(desk.toy.raise());
  std::promise<std::optional<Failure>> listed, asked;
  REQUIRE(desk.service.ask_caught_up(
      [&](const runtime::View& view) { listed.set_value(view.failure); }));
  REQUIRE(desk.service.ask([&](const runtime::View& view) { asked.set_value(view.failure); }));
  desk.service.start();
  CHECK(listed.get_future().get() == Failure::busy);
  CHECK_FALSE(asked.get_future().get());
  CHECK_FALSE(desk.look(true));
  desk.service.stop();
}

TEST_CASE("timers that could not be committed fire soon although the clock was set back") {
  Desk desk;
  desk.service.submit(desk.toy.raise());
  REQUIRE(desk.service.step());
  const auto due = desk.toy.loop().next_due();
  REQUIRE(due);

  desk.clock.set(*due + std::chrono::hours(2));
  desk.toy.fail_next_write(Errc::storage_full);
  REQUIRE(desk.service.step());
  CHECK(desk.toy.loop().next_due() == due);

  desk.clock.set(*due + std::chrono::minutes(1));
  REQUIRE(desk.service.step());
  CHECK(desk.toy.loop().next_due() != due);
}

TEST_CASE("a service that is driven by steps ends when it was stopped and all is done") {
  Desk desk;
  desk.service.submit(desk.toy.raise());
  desk.service.stop();
  CHECK(desk.service.step());
  CHECK_FALSE(desk.service.step());
  REQUIRE(desk.toy.replies().size() == 1);
  CHECK(status_of(desk.toy.replies()[0]) == 200);
  CHECK(desk.toy.loop().unwritten() == 0);
}

TEST_CASE("a store that somebody else found unsound ends the service before the next command") {
  Desk desk;
  desk.service.start();
  desk.service.note({Errc::unavailable, "busy"});
  CHECK(desk.service.healthy());
  desk.service.note({Errc::outcome_unknown, "a session could not be synced"});
  CHECK_FALSE(desk.service.healthy());
  CHECK(failed_with(desk.submit(desk.toy.raise()), Failure::unknown));
}
