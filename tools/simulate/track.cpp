// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/track.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/overloaded.hpp"

namespace tools::simulate {

namespace model = engine::model;

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += '+';
    text += name;
  }
  return text;
}

void start(Track& track, std::string_view clock, engine::Instant at) {
  if (clock != resolve_clock) return;
  track.limited = true;
  track.stopped = false;
  track.started = at;
}

void resume(Track& track, std::string_view clock) {
  if (clock == resolve_clock) track.stopped = false;
}

void stop(Track& track, std::string_view clock, engine::Instant at) {
  if (clock != resolve_clock) return;
  track.stopped = true;
  track.stopped_at = at;
}

void breach(Track& track, std::string_view clock) {
  if (clock == resolve_clock) track.breached = true;
}

void note(Track& track, const model::Record& record) {
  std::visit(engine::overloaded{
                 [](const model::CaseOpened&) {},
                 [](const model::StepTaken&) {},
                 [&](const model::ClockStarted& e) { start(track, e.name, record.at); },
                 [](const model::ClockPaused&) {},
                 [&](const model::ClockResumed& e) { resume(track, e.name); },
                 [&](const model::ClockStopped& e) { stop(track, e.name, record.at); },
                 [](const model::ClockLimitChanged&) {},
                 [](const model::ClockRecomputed&) {},
                 [](const model::ClockWarned&) {},
                 [&](const model::ClockBreached& e) { breach(track, e.name); },
                 [](const model::ClockExempted&) {},
                 [](const model::SendScheduled&) {},
                 [](const model::SendCancelled&) {},
                 [](const model::SendFired&) {},
                 [](const model::Linked&) {},
                 [](const model::ChildOpened&) {},
                 [](const model::ChildEnded&) {},
                 [](const model::Notified&) {},
                 [](const model::ChartFaulted&) {},
                 [](const model::CaseMigrated&) {},
                 [](const model::PhotoAttached&) {},
                 [](const model::ReporterUnmasked&) {},
                 [](const model::ReporterErased&) {},
             },
             *record.event);
}

}  // namespace

bool opened_aside(const engine::ports::Change& change) {
  return !change.before && !change.after->parent &&
         change.records.front().cause.kind == model::CauseKind::message;
}

Punctuality Track::punctuality() const {
  if (limited) {
    if (open && !stopped) return Punctuality::unresolved;
    return breached ? Punctuality::late : Punctuality::on_time;
  }
  if (in_state("void")) return Punctuality::unresolved;
  return !open || !outcome->empty() ? Punctuality::without_limit : Punctuality::unresolved;
}

bool Track::in_state(std::string_view name) const {
  std::string_view rest = *states;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('+'), rest.size());
    if (rest.substr(0, end) == name) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const std::string* Tracks::word(std::string text) { return &*words_.insert(std::move(text)).first; }

Tracks::Step Tracks::take(const engine::ports::Change& change) {
  const model::Row& row = *change.after;
  const auto index = static_cast<std::size_t>(row.id.value());
  if (tracks_.size() <= index) tracks_.resize(index + 1);
  Track& track = tracks_[index];
  const Track before = track;
  track.seen = true;
  if (row.parent) track.part = Part::ticket;
  if (opened_aside(change)) track.part = Part::aside;
  track.open = row.open;
  track.category = word(row.category);
  track.unit = word(row.unit);
  track.level = word(row.level);
  track.outcome = word(row.outcome);
  track.states = word(joined(row.states));
  for (const model::Record& record : change.records) note(track, record);
  return {before, track};
}

}  // namespace tools::simulate
