// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/counts.hpp"

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/directory/role.hpp"

namespace tools::simulate {

namespace model = engine::model;

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "incident.resolve": the clocks of incidents and tickets share names.
std::string clock_name(const Track& track, const std::string& clock) {
  switch (track.part) {
    case Part::incident: return "incident." + clock;
    case Part::ticket: return "ticket." + clock;
    case Part::aside: return "aside." + clock;
  }
  return clock;
}

/// Whether it is still on its way up: afterwards a level only tells who verifies, closes and rates.
bool on_the_ladder(const model::Outward& outward) {
  return outward.stage == "handle" || outward.stage == "dispatch";
}

bool by_hand(const std::string& event) {
  return event == "escalate" || event == "to_dispatch" || event == "whistle";
}

}  // namespace

std::string reason_of(const model::Rejection& rejection) {
  return std::visit(engine::overloaded{
                        [](const model::NotFound&) { return std::string("not_found"); },
                        [](const model::NotAllowedNow&) { return std::string("not_allowed_now"); },
                        [](const model::NotPermitted&) { return std::string("not_permitted"); },
                        [](const model::SamePerson&) { return std::string("same_person"); },
                        [](const model::InvalidForm& invalid) {
                          return "invalid_form" + (invalid.errors.empty()
                                                       ? std::string()
                                                       : " " + invalid.errors.front().pointer +
                                                             " " + invalid.errors.front().what);
                        },
                        [](const model::StaleVersion&) { return std::string("stale_version"); },
                        [](const model::BoundReached& bound) { return "bound " + bound.name; },
                        [](const model::ChartBroken& broken) { return "chart " + broken.what; },
                    },
                    rejection);
}

void Attempts::reject(const std::string& event, const model::Rejection& rejection) {
  ++rejections[event][reason_of(rejection)];
}

void Counts::note(const engine::ports::Change& change, const Tracks::Step& step) {
  if (change.records.empty()) return;
  records += change.records.size();
  if (change.records.front().cause.kind == model::CauseKind::timer) ++timers_fired;
  for (const model::Record& record : change.records) note(record, step);
}

void Counts::note(const model::Record& record, const Tracks::Step& step) {
  const Track& track = step.after;
  std::visit(engine::overloaded{
                 [&](const model::CaseOpened&) { tickets += track.part == Part::ticket ? 1 : 0; },
                 [&](const model::StepTaken& e) { step_taken(record, e, step); },
                 [](const model::ClockStarted&) {},
                 [](const model::ClockPaused&) {},
                 [](const model::ClockResumed&) {},
                 [](const model::ClockStopped&) {},
                 [&](const model::ClockLimitChanged& e) {
                   if (e.extension && track.part == Part::ticket) ++extensions;
                 },
                 [](const model::ClockRecomputed&) {},
                 [&](const model::ClockWarned& e) { ++warnings[clock_name(track, e.name)]; },
                 [&](const model::ClockBreached& e) { ++breaches[clock_name(track, e.name)]; },
                 [](const model::ClockExempted&) {},
                 [](const model::SendScheduled&) {},
                 [](const model::SendCancelled&) {},
                 [](const model::SendFired&) {},
                 [&](const model::Linked& e) {
                   if (e.link.kind == "duplicate" && !e.link.inbound) ++duplicates_linked;
                 },
                 [](const model::ChildOpened&) {},
                 [](const model::ChildEnded&) {},
                 [](const model::Notified&) {},
                 [&](const model::ChartFaulted& e) { ++chart_faults[e.what]; },
                 [](const model::CaseMigrated&) {},
                 [](const model::PhotoAttached&) {},
                 [](const model::ReporterUnmasked&) {},
                 [](const model::ReporterErased&) {},
             },
             *record.event);
}

void Counts::step_taken(const model::Record& record, const model::StepTaken& taken,
                        const Tracks::Step& step) {
  if (record.cause.kind == model::CauseKind::person) act(record, taken);
  if (contains(taken.entered, "suspended")) ++suspensions;
  const bool incident = step.after.part == Part::incident;
  if (incident && contains(taken.entered, "rework")) ++reworks;
  if (incident && contains(taken.entered, "merged")) ++duplicates_merged;
  if (incident && step.before.seen && on_the_ladder(taken.outward)) {
    climb(record, step);
  }
}

void Counts::act(const model::Record& record, const model::StepTaken& taken) {
  const std::string& event = record.cause.event;
  if (event == "return") ++returns;
  if (event == "adjudicate") ++adjudications;
  if (event == "reopen") ++reopens;
  if (event != "whistle") return;
  const auto* type = taken.form.if_contains("type");
  ++whistles[type && type->is_string() ? std::string(type->get_string()) : "untyped"];
}

/// A higher level than before: by hand, by a clock, or at once when it was filed, because it is a
/// danger to life or was raised from above.
void Counts::climb(const model::Record& record, const Tracks::Step& step) {
  const auto from = engine::directory::parse_level(*step.before.level);
  const auto to = engine::directory::parse_level(*step.after.level);
  if (!from || !to || *to <= *from) return;
  ++escalated_to[*step.after.level];
  if (record.cause.kind == model::CauseKind::timer)
    ++escalated_by_clock;
  else if (by_hand(record.cause.event))
    ++escalated_by_hand;
  else
    ++escalated_at_once;
}

}  // namespace tools::simulate
