// SPDX-License-Identifier: Apache-2.0
// Clocks against the slow reference: random lives of starts, pauses, resumes and other limits.
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "engine/model/clock.hpp"
#include "tests/support/working_minutes.hpp"

using engine::Duration;
using engine::Instant;
using engine::to_rfc3339;
using engine::calendar::Calendar;
using engine::calendar::Unit;
using engine::model::Clock;
using engine::model::ClockState;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

#ifdef NDEBUG
constexpr int lives = 3'000;
#else
constexpr int lives = 300;
#endif
constexpr int steps = 8;

/// A clock and what the reference says of it, told step by step.
struct Life {
  Clock clock;
  Duration used{0};  ///< In intervals that have ended.
  std::ostringstream story;

  void pause(const support::WorkingMinutes& reference, Instant now) {
    used += reference.counted(clock.intervals.back().from, now);
    clock.intervals.back().to = now;
    clock.state = ClockState::paused;
    story << "pause " << to_rfc3339(now, support::china) << "\n";
  }
  void resume(Instant now) {
    clock.intervals.push_back({now, std::nullopt, "resume", {}});
    clock.state = ClockState::running;
    story << "resume " << to_rfc3339(now, support::china) << "\n";
  }
  void change_limit(Duration amount) {
    clock.limit.amount = amount;
    story << "limit " << amount.count() << "\n";
  }
};

/// The first instant at which the reference has counted more than nothing beyond `amount`.
Instant expected_due(const support::WorkingMinutes& reference, const Clock& clock,
                     Duration amount) {
  for (const auto& interval : clock.intervals) {
    const Instant at = reference.advance(interval.from, amount);
    if (!interval.to || at < *interval.to) return at;
    amount -= reference.counted(interval.from, *interval.to);
  }
  return {};
}

void check(const Life& life, const Calendar& calendar, const support::WorkingMinutes& reference,
           Instant now) {
  const Clock& clock = life.clock;
  Duration used = life.used;
  if (clock.state == ClockState::running) {
    used += reference.counted(clock.intervals.back().from, now);
    REQUIRE(due(clock, calendar) == expected_due(reference, clock, clock.limit.amount));
    REQUIRE(warn(clock, calendar) == expected_due(reference, clock, clock.limit.amount * 80 / 100));
    const bool over = *due(clock, calendar) < now;
    REQUIRE((over || used <= clock.limit.amount));
  } else {
    REQUIRE_FALSE(due(clock, calendar).has_value());
  }
  REQUIRE(engine::model::used(clock, calendar, now) == used);
  REQUIRE(remaining(clock, calendar, now) == clock.limit.amount - used);
  REQUIRE_FALSE(explain(clock, calendar, now).empty());
}

}  // namespace

TEST_CASE("clock: random lives agree with the slow reference", "[clock][property]") {
  const Calendar calendar = support::county_calendar();
  const support::WorkingMinutes reference;
  std::mt19937_64 random(20260302);
  const auto number = [&random](std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random);
  };
  for (int i = 0; i < lives; ++i) {
    Instant now =
        support::WorkingMinutes::first() + minutes{number(0, std::int64_t{19} * 365 * 24 * 60)};
    Life life;
    life.story << "life " << i << "\n";
    life.clock.limit = {number(0, 1) == 0 ? Unit::WH : Unit::WD, minutes{number(1, 40 * 60)}};
    life.clock.first_limit = life.clock.limit;
    life.story << "limit " << life.clock.limit.amount.count() << "\n";
    life.resume(now);
    for (int step = 0; step < steps; ++step) {
      now += number(0, 2) == 0 ? Duration{number(0, 200'000'000)} : minutes{30 * number(0, 60)};
      const bool running = life.clock.state == ClockState::running;
      if (number(0, 3) == 0) {
        life.change_limit(minutes{number(1, 60 * 60)});
      } else if (running) {
        life.pause(reference, now);
      } else {
        life.resume(now);
      }
      INFO(life.story.str() << "now " << to_rfc3339(now, support::china));
      check(life, calendar, reference, now);
    }
  }
}
