// SPDX-License-Identifier: Apache-2.0

// What a step must do by the text of its chart, of whatever kind the case is: say to people what
// its states say, and start and stop the clocks of the edges that it crossed.

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "tests/sim/ledger.hpp"
#include "tests/sim/stands.hpp"

namespace sim {

namespace model = engine::model;
using model::ClockState;

void Ledger::check_chart(const model::Record& record, const model::Case& before) {
  if (const auto* started = std::get_if<model::ClockStarted>(&*record.event)) {
    crossed_.begun.insert(started->name);
  } else if (const auto* resumed = std::get_if<model::ClockResumed>(&*record.event)) {
    crossed_.begun.insert(resumed->name);
  }
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step) return;
  check_crossed();
  crossed_ = {.subject = before.id};
  if (step->entered.empty() && step->configuration == before.session.configuration) {
    return step->outward == before.outward ? void()
                                           : broken("I9", record, "it says what it is not");
  }
  const PlainChart& text = setting_.text_of(before);
  const std::string why = misspoken(text, step->outward, step->configuration);
  if (!why.empty()) return broken("I9", record, why);
  // A case that moves into another chart crosses no edges; see ledger_moves.cpp.
  if (record.cause.kind == model::CauseKind::admin) return;
  const auto cross = [&](const std::string& state, Words PlainState::*clocks, Words& all) {
    const auto found = text.states.find(state);
    if (found == text.states.end()) return;
    const Words& some = found->second.*clocks;
    all.insert(some.begin(), some.end());
  };
  for (const auto& state : step->configuration) {
    const bool entered = stands_in(step->entered, state);
    if (entered && step->running) cross(state, &PlainState::starts, crossed_.starts);
    if (!entered && !stands_in(before, state)) {
      return broken("I9", record, "it is in '" + state + "', which was not entered");
    }
  }
  for (const auto& state : before.session.configuration) {
    const bool left = !stands_in(step->configuration, state);
    if (left) cross(state, &PlainState::stops, crossed_.stops);
  }
}

/// The clocks of the edges that the last step crossed, once all its records are read.
void Ledger::check_crossed() {
  const model::Case* subject = find(crossed_.subject);
  if (!subject) return;
  const auto wrong = [&](const std::string& why) {
    verdict_.broken("I8", "case " + std::to_string(subject->id.value()) + ": " + why);
  };
  const auto limited = [&](const std::string& clock) {
    const auto& limits = setting_.text_of(*subject).limits;
    const auto names = limits.find(clock);
    return names != limits.end() &&
           std::any_of(names->second.begin(), names->second.end(), [&](const auto& name) {
             return limit_of(*subject, name, last_at_).has_value();
           });
  };
  for (const auto& clock : crossed_.starts) {
    if (!crossed_.begun.contains(clock) && limited(clock)) {
      return wrong("entering it should start the clock " + clock);
    }
  }
  for (const auto& name : crossed_.stops) {
    const model::Clock* clock = subject->clock(name);
    const bool runs = clock && clock->state == ClockState::running;
    if (runs && !crossed_.begun.contains(name)) {
      return wrong("leaving it should stop the clock " + name);
    }
  }
}

}  // namespace sim
