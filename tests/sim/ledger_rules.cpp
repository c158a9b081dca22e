// SPDX-License-Identifier: Apache-2.0

// What each record must obey by itself: who caused it, and what timers and levels may do.

#include <algorithm>
#include <array>

#include "tests/sim/ledger.hpp"
#include "tests/sim/routes.hpp"
#include "tests/sim/stands.hpp"
#include "tests/sim/timetable.hpp"

namespace sim {

namespace model = engine::model;
using engine::Duration;
using engine::Instant;
using model::ClockState;

namespace {

constexpr std::array<std::string_view, 4> ladder{"grid", "area", "general", "county"};

std::size_t rung_of(const std::string& level) {
  return static_cast<std::size_t>(std::find(ladder.begin(), ladder.end(), level) - ladder.begin());
}

/// A limit is kept at its due instant; a date is reached at it.
Instant fires_at(const model::Clock& clock) {
  return clock.until ? *clock.due_at : *clock.due_at + Duration{1};
}

bool is_level_clock(const std::string& event) {
  return event.ends_with(".due") &&
         (event.starts_with("clock.level_") || event == "clock.again.due");
}

/// 办结待核, 已结, 并案: done here; another case, or nobody, has still to say something. And a rule
/// in force is nobody's work.
bool rests(const model::Case& subject) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> places{
      {{"ticket", "at_rest"},
       {"incident", "kept"},
       {"incident", "merged"},
       {"routing", "in_force"}}};
  return std::any_of(places.begin(), places.end(), [&](const auto& place) {
    return subject.kind == place.first && stands_in(subject, place.second);
  });
}

}  // namespace

std::optional<Instant> Ledger::first_timer(const model::Case& subject) {
  std::optional<Instant> first;
  const auto sooner = [&first](Instant at) { first = first ? std::min(*first, at) : at; };
  if (!subject.open()) return first;
  for (const model::Clock& clock : subject.clocks) {
    if (clock.state != ClockState::running) continue;
    if (clock.warn_at && !clock.warned_at) sooner(*clock.warn_at);
    if (clock.due_at && !clock.breached_at) sooner(fires_at(clock));
  }
  for (const model::PendingSend& send : subject.sends) sooner(send.due);
  return first;
}

void Ledger::check_timer(const model::Record& record, const model::Case& before) {
  const auto clock_of = [&](const std::string& name) -> const model::Clock& {
    static const model::Clock none{};
    const model::Clock* clock = before.clock(name);
    return clock ? *clock : none;
  };
  const bool by_timer = record.cause.kind == model::CauseKind::timer;
  const auto fired = [&] {
    fired_.insert({record.subject, record.cause.login, record.cause.event});
    if (!before.open()) broken("I8", record, "a timer fired after the end of its case");
  };
  if (const auto* breached = std::get_if<model::ClockBreached>(&*record.event)) {
    const model::Clock& clock = clock_of(breached->name);
    if (clock.breached_at) return broken("I8", record, "the clock fires a second time");
    if (clock.state != ClockState::running || !clock.due_at || record.at < fires_at(clock)) {
      return broken("I8", record, "the clock " + breached->name + " is broken before it is due");
    }
    // Clocks that a step stops may be late by the way: then they didn't cause it.
    if (by_timer && record.cause.event == "clock." + breached->name + ".due") fired();
  } else if (const auto* warned = std::get_if<model::ClockWarned>(&*record.event)) {
    const model::Clock& clock = clock_of(warned->name);
    if (clock.warned_at || !clock.warn_at || record.at < *clock.warn_at) {
      return broken("I8", record, "the clock " + warned->name + " warns early, or twice");
    }
    if (by_timer) fired();
  } else if (const auto* sent = std::get_if<model::SendFired>(&*record.event)) {
    const auto send = std::find_if(before.sends.begin(), before.sends.end(),
                                   [&](const auto& each) { return each.sendid == sent->sendid; });
    if (send == before.sends.end() || record.at < send->due) {
      return broken("I8", record, "a delayed send fires early, or twice");
    }
    if (by_timer) fired();
  }
}

/// What was away from the ladder comes back to the rung where it was.
void Ledger::check_return(const model::Record& record, const model::Case& before,
                          const model::StepTaken& step) {
  if (!stands_in(step.configuration, "ladder")) return;
  std::string& rung = rungs_[record.subject];
  const bool comes_back =
      !rung.empty() && !stands_in(before, "ladder") && record.cause.event != "send_down";
  if (comes_back && rung != step.outward.level) {
    return broken("I9", record,
                  "it was at '" + rung + "' and comes back at '" + step.outward.level + "'");
  }
  rung = step.outward.level;
}

void Ledger::check_step(const model::Record& record, const model::Case& before) {
  if (const auto* fault = std::get_if<model::ChartFaulted>(&*record.event)) {
    chart_fault_ = fault->what;
    return;
  }
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step || !before.version) return;
  const bool begins = before.session.configuration.empty();
  if (!before.open() && !begins) return broken("I8", record, "a step after the end of its case");
  if (const std::string why = astray(before, record.cause, *step); !begins && !why.empty()) {
    return broken("I9", record, why);
  }
  check_return(record, before, *step);
  if (before.kind != "incident" || record.cause.kind != model::CauseKind::timer) return;
  const std::size_t from = rung_of(before.outward.level), to = rung_of(step->outward.level);
  if (is_level_clock(record.cause.event) && to != from + 1) {
    broken("I9", record,
           "the silence of '" + before.outward.level + "' led to '" + step->outward.level +
               "', which is not the next rung");
  }
}

/// I7: somebody owns each open case that doesn't rest, and some timer speaks for them when they are
/// silent.
void Ledger::check_open(const model::Case& subject) {
  if (const std::string why = untimely(subject); !why.empty()) {
    return verdict_.broken("I8", "case " + std::to_string(subject.id.value()) + ": " + why);
  }
  if (!subject.open()) return;
  const bool staged = !subject.outward.stage.empty();
  const bool owned = staged && (rests(subject) || !subject.outward.owner.empty());
  if (owned && first_timer(subject)) return;
  std::string words = "case " + std::to_string(subject.id.value());
  words += owned ? " is open and no timer would ever move it:" : " is open and waits on nobody:";
  for (const auto& state : subject.session.configuration) words += " " + state;
  verdict_.broken("I7", words);
}

}  // namespace sim
