// SPDX-License-Identifier: Apache-2.0

// The plain means beside the engine's: they agree with it where it is right, and say what is wrong.

#include <catch2/catch.hpp>
#include <random>

#include "engine/core/row.hpp"
#include "tests/sim/forms.hpp"
#include "tests/sim/plain_chart.hpp"
#include "tests/sim/plain_row.hpp"
#include "tests/sim/plain_time.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/timetable.hpp"

namespace {

namespace calendar = engine::calendar;
namespace core = engine::core;
namespace model = engine::model;
using engine::Duration;
using engine::Instant;

const calendar::Calendar& county_calendar() {
  static const sim::Setting setting = sim::load_setting(SHAO_SOURCE_DIR);
  return setting.county.calendars.at(setting.county.default_calendar);
}

Instant at(const char* text) { return engine::parse_rfc3339(text).value(); }

TEST_CASE("plain time: nights and weekends and holidays count for nothing", "[sim]") {
  const auto counted = [](const char* from, const char* to) {
    return sim::plainly_counted(county_calendar().rules(), calendar::Unit::WH, at(from), at(to));
  };
  // Friday evening to Monday morning; 1 October is a holiday; 10 October 2026 is worked instead.
  CHECK(counted("2026-11-27T17:30:00+08:00", "2026-11-30T09:00:00+08:00") ==
        counted("2026-11-27T17:30:00+08:00", "2026-11-27T23:00:00+08:00") +
            counted("2026-11-30T00:00:00+08:00", "2026-11-30T09:00:00+08:00"));
  CHECK(counted("2026-10-01T00:00:00+08:00", "2026-10-02T00:00:00+08:00") == Duration{0});
  CHECK(counted("2026-10-10T00:00:00+08:00", "2026-10-11T00:00:00+08:00") > Duration{0});
}

TEST_CASE("plain time: it agrees with the calendar on spans of all lengths", "[sim][property]") {
  std::minstd_rand random(7);
  const Instant begin = at("2025-12-01T00:00:00+08:00");
  std::uniform_int_distribution<std::int64_t> year(0, 31'536'000'000), month(0, 2'678'400'000),
      day(0, 86'400'000);
  for (int i = 0; i < 2'000; ++i) {
    const Instant from = begin + Duration(year(random));
    const Instant to = from + Duration(i % 2 == 0 ? day(random) : month(random));
    for (const auto unit :
         {calendar::Unit::UH, calendar::Unit::WH, calendar::Unit::WD, calendar::Unit::CD}) {
      REQUIRE(sim::plainly_counted(county_calendar().rules(), unit, from, to) ==
              county_calendar().counted(unit, from, to));
    }
  }
}

model::Case ticket(const char* state) {
  model::Case subject;
  subject.kind = "ticket";
  subject.session.configuration = {"live", state};
  subject.session.running = true;
  return subject;
}

model::Clock clock(const char* name, model::ClockState state) {
  model::Clock clock;
  clock.name = name;
  clock.state = state;
  return clock;
}

TEST_CASE("timetable: a clock that is missing or still or never at rest is named", "[sim]") {
  model::Case resting = ticket("suspended");
  CHECK(sim::untimely(resting) == "in 'suspended' its clock resolve should wait");
  resting.clocks.emplace_back(clock("resolve", model::ClockState::paused));
  CHECK(sim::untimely(resting) == "in 'suspended' its clock suspension should run");
  resting.clocks.emplace_back(clock("suspension", model::ClockState::running));
  CHECK(sim::untimely(resting).empty());

  resting.session.configuration = {"live", "held"};
  CHECK(sim::untimely(resting) == "in 'held' its clock resolve should run");
  resting.session.running = false;
  CHECK(sim::untimely(resting) == "it has ended, and not its resolve");
}

TEST_CASE("plain row: what lists would show otherwise is named", "[sim]") {
  model::Case subject = ticket("claimed");
  model::Clock late = clock("resolve", model::ClockState::running);
  late.due_at = at("2026-11-27T17:30:00+08:00");
  subject.clocks.emplace_back(late);
  model::Row row = core::row_of(subject);
  CHECK(sim::misdrawn(row, subject).empty());

  row.overdue = true;
  CHECK(sim::misdrawn(row, subject) == "its row has another light");
  row = core::row_of(subject);
  row.timers.clear();
  CHECK(sim::misdrawn(row, subject) == "its row has another set of timers");
  row = core::row_of(subject);
  row.due_at.reset();
  CHECK(sim::misdrawn(row, subject) == "its row has another due instant");
}

TEST_CASE("forms: what must be refused is told from what may be taken", "[sim]") {
  core::Field result{.name = "result", .required = true, .choices = {"pass", "fail"}};
  core::Field score{.name = "score", .type = core::FieldType::integer, .minimum = 1, .maximum = 5};
  const core::Form form{.name = "check", .schema = {}, .fields = {result, score}};
  using boost::json::object;

  CHECK(sim::well_filled(&form, object{{"result", "pass"}, {"comment", "#1"}}));
  CHECK(sim::well_filled(nullptr, object{{"comment", "#1"}}));
  CHECK_FALSE(sim::well_filled(&form, object{}));
  CHECK_FALSE(sim::well_filled(&form, object{{"result", "perhaps"}}));
  CHECK_FALSE(sim::well_filled(&form, object{{"result", "pass"}, {"score", 6}}));
  CHECK_FALSE(sim::well_filled(&form, object{{"result", "pass"}, {"other", 1}}));
  CHECK_FALSE(sim::well_filled(nullptr, object{{"result", "pass"}}));
}

TEST_CASE("forms: a list is as long as it must be and names nothing twice where that is asked",
          "[sim]") {
  core::Field parties{.name = "parties", .type = core::FieldType::array, .required = true};
  parties.min_items = 2;
  parties.max_items = 3;
  parties.unique_items = true;
  const core::Form form{.name = "dispute", .schema = {}, .fields = {parties}};
  using boost::json::array;
  using boost::json::object;

  CHECK(sim::well_filled(&form, object{{"parties", array{"one", "another"}}}));
  CHECK_FALSE(sim::well_filled(&form, object{{"parties", array{"one"}}}));
  CHECK_FALSE(sim::well_filled(&form, object{{"parties", array{"one", "one"}}}));
  CHECK_FALSE(sim::well_filled(&form, object{{"parties", array{"1", "2", "3", "4"}}}));
}

TEST_CASE("plain chart: its text says who acts from where and whose a state is", "[sim]") {
  const sim::Setting setting = sim::load_setting(SHAO_SOURCE_DIR);
  const sim::PlainChart& chart = setting.texts.at("hazard");
  CHECK(chart.places == sim::Words{"grid"});
  CHECK(chart.raised_by.contains("building_chief"));
  CHECK(chart.limits.at("rectify") == sim::Words{"hazard_rectify", "hazard_chase"});
  const sim::PlainState& rectifying = chart.states.at("rectifying");
  CHECK(rectifying.entry.starts == sim::Words{"rectify", "report"});
  CHECK(rectifying.exit.stops == rectifying.entry.starts);
  const sim::PlainTransition& recheck = chart.transitions.at("recheck").front();
  CHECK(recheck.source == "rechecking");
  CHECK(recheck.not_by == sim::Words{"handlers"});

  model::Outward says{.stage = "handle", .level = "grid", .owner = "grid_chief", .queues = {}};
  const std::vector<std::string> active{"live", "rectifying", "with_grid"};
  CHECK(sim::misspoken(chart, says, active).empty());
  says.owner = "area_chief";
  CHECK(sim::misspoken(chart, says, active) == "it should wait on 'grid_chief'");
  says.owner = "grid_chief";
  says.queues = {"escalations"};
  CHECK(sim::misspoken(chart, says, active) == "its queues are others");
}

}  // namespace
