// SPDX-License-Identifier: Apache-2.0
// Working time against the slow reference, with the real holidays of 2007 to 2026, and what must
// hold for any calendar.
#include <catch2/catch.hpp>
#include <random>

#include "engine/calendar/calendar.hpp"
#include "tests/support/working_minutes.hpp"

using engine::Duration;
using engine::Instant;
using engine::to_rfc3339;
using engine::calendar::Calendar;
using engine::calendar::Unit;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

#ifdef NDEBUG
constexpr int cases = 24'000;
#else
constexpr int cases = 2'000;
#endif

/// Random starts and amounts. Half of the starts are whole half hours, where the edges are.
class Cases {
 public:
  explicit Cases(std::uint64_t seed) : random_(seed) {}

  Instant start() {
    const std::int64_t years = 19;
    const Duration range = hours{24 * 365 * years};
    Duration since{number(0, range.count())};
    if (number(0, 1) == 0) since = since / minutes{30} * minutes{30};
    return support::WorkingMinutes::first() + since;
  }
  /// Mostly hours and days, at times weeks; half of them whole half hours, none zero.
  Duration amount() {
    const std::int64_t most = number(0, 3) == 0 ? 160 : 24;
    Duration amount{number(1, Duration{hours{most}}.count())};
    if (number(0, 1) == 0) amount = (amount / minutes{30} + 1) * minutes{30};
    return amount;
  }
  Unit working_unit() { return number(0, 1) == 0 ? Unit::WH : Unit::WD; }
  Unit unit() { return static_cast<Unit>(number(0, 3)); }

 private:
  std::int64_t number(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
  }

  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("calendar: amounts end where the slow reference ends them", "[calendar][property]") {
  const Calendar calendar = support::county_calendar();
  const support::WorkingMinutes reference;
  Cases random(20070101);
  for (int i = 0; i < cases; ++i) {
    const Instant from = random.start();
    const Duration amount = random.amount();
    const Instant due = calendar.advance(random.working_unit(), from, amount);
    const Instant expected = reference.advance(from, amount);
    INFO("case " << i << ": " << amount.count() << " ms from " << to_rfc3339(from, support::china)
                 << " end at " << to_rfc3339(due, support::china) << " and should at "
                 << to_rfc3339(expected, support::china));
    REQUIRE(due == expected);
  }
}

TEST_CASE("calendar: stretches count what the slow reference counts", "[calendar][property]") {
  const Calendar calendar = support::county_calendar();
  const support::WorkingMinutes reference;
  Cases random(20261231);
  for (int i = 0; i < cases; ++i) {
    const Instant from = random.start();
    const Instant to = from + 3 * random.amount();
    INFO("case " << i << ": from " << to_rfc3339(from, support::china) << " to "
                 << to_rfc3339(to, support::china));
    REQUIRE(calendar.counted(random.working_unit(), from, to) == reference.counted(from, to));
  }
}

TEST_CASE("calendar: what was advanced is counted and not a millisecond earlier",
          "[calendar][property]") {
  const Calendar calendar = support::county_calendar();
  Cases random(1);
  for (int i = 0; i < cases; ++i) {
    const Unit unit = random.unit();
    const Instant from = random.start();
    const Duration amount = random.amount();
    const Instant due = calendar.advance(unit, from, amount);
    INFO("case " << i << ": " << amount.count() << " ms of unit " << static_cast<int>(unit)
                 << " from " << to_rfc3339(from, support::china));
    REQUIRE(calendar.counted(unit, from, due) == amount);
    REQUIRE(calendar.counted(unit, from, due - Duration{1}) < amount);
  }
}

TEST_CASE("calendar: parts add up and later never means less", "[calendar][property]") {
  const Calendar calendar = support::county_calendar();
  Cases random(2);
  for (int i = 0; i < cases; ++i) {
    const Unit unit = random.unit();
    const Instant a = random.start();
    const Instant b = a + random.amount();
    const Instant c = b + random.amount();
    const Duration x = random.amount();
    const Duration y = random.amount();
    INFO("case " << i << ": unit " << static_cast<int>(unit) << " from "
                 << to_rfc3339(a, support::china));
    REQUIRE(calendar.counted(unit, a, c) ==
            calendar.counted(unit, a, b) + calendar.counted(unit, b, c));
    REQUIRE(calendar.advance(unit, a, x + y) ==
            calendar.advance(unit, calendar.advance(unit, a, x), y));
    REQUIRE(calendar.advance(unit, a, x) <= calendar.advance(unit, b, x));
    REQUIRE(calendar.advance(unit, a, x) < calendar.advance(unit, a, x + Duration{1}));
  }
}

TEST_CASE("calendar: the trace has no gap and adds up to the amount", "[calendar][property]") {
  const Calendar calendar = support::county_calendar();
  const support::WorkingMinutes reference;
  Cases random(3);
  for (int i = 0; i < cases / 4; ++i) {
    const Unit unit = random.unit();
    const Instant from = random.start();
    const Duration amount = random.amount();
    const auto due = calendar.explain(unit, from, amount);
    INFO("case " << i << ": " << amount.count() << " ms of unit " << static_cast<int>(unit)
                 << " from " << to_rfc3339(from, support::china));
    REQUIRE(due.at == calendar.advance(unit, from, amount));
    Instant reached = from;
    Duration counted{0};
    for (const auto& line : due.trace) {
      REQUIRE(line.from == reached);
      REQUIRE(line.to > line.from);
      REQUIRE_FALSE(line.why.empty());
      if (unit == Unit::WH || unit == Unit::WD) {
        REQUIRE(line.counted == reference.counted(line.from, line.to));
        REQUIRE((line.counted == Duration{0} || line.counted == line.to - line.from));
      }
      reached = line.to;
      counted += line.counted;
    }
    REQUIRE(reached == due.at);
    REQUIRE(counted == amount);
  }
}
