// SPDX-License-Identifier: Apache-2.0

// What a step must do by the text of its chart, of whatever kind the case is: say to people what
// its states say, start and stop the clocks of the edges that it crossed, and where the text leaves
// no choice, lead where it says and tell whom it says.

#include <algorithm>

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
  } else if (const auto* notified = std::get_if<model::Notified>(&*record.event)) {
    crossed_.told.emplace(notified->event, Words(notified->roles.begin(), notified->roles.end()));
  }
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step) return;
  check_crossed();
  crossed_ = {.subject = before.id};
  const PlainChart& text = setting_.text_of(before);
  // A case that moves into another chart crosses no edges; see ledger_moves.cpp.
  const bool moves = record.cause.kind == model::CauseKind::admin;
  const bool begins = before.session.configuration.empty();
  const auto* taken = moves || begins ? nullptr : surely_taken(text, before, record.cause);
  if (taken) check_taken(record, *step, *taken);
  if (step->entered.empty() && step->configuration == before.session.configuration) {
    if (step->outward != before.outward) broken("I9", record, "it says what it is not");
    return;
  }
  const std::string why = misspoken(text, step->outward, step->configuration);
  if (!why.empty()) return broken("I9", record, why);
  if (!moves) cross(record, before, *step);
}

/// What the transition does in any case is to follow.
void Ledger::check_taken(const model::Record& record, const Step& step,
                         const PlainTransition& taken) {
  const PlainChart& text = setting_.text_of(*find(record.subject));
  if (text.states.contains(taken.target) && !stands_in(step.entered, taken.target)) {
    return broken("I9", record, "it should lead to '" + taken.target + "'");
  }
  if (step.running) expect(taken.content);
}

void Ledger::expect(const PlainContent& content) {
  crossed_.starts.insert(content.starts.begin(), content.starts.end());
  crossed_.notices.insert(crossed_.notices.end(), content.notices.begin(), content.notices.end());
}

/// The edges of the states that the step has entered and left.
void Ledger::cross(const model::Record& record, const model::Case& before, const Step& step) {
  const auto& states = setting_.text_of(before).states;
  for (const auto& state : step.configuration) {
    const bool entered = stands_in(step.entered, state);
    const auto found = states.find(state);
    if (entered && step.running && found != states.end()) expect(found->second.entry);
    if (!entered && !stands_in(before, state)) {
      return broken("I9", record, "it is in '" + state + "', which was not entered");
    }
  }
  for (const auto& state : before.session.configuration) {
    const auto found = states.find(state);
    if (found == states.end() || stands_in(step.configuration, state)) continue;
    const Words& stops = found->second.exit.stops;
    crossed_.stops.insert(stops.begin(), stops.end());
  }
}

/// What the last step had to lead to, once all its records are read.
void Ledger::check_crossed() {
  const model::Case* subject = find(crossed_.subject);
  if (!subject) return;
  const auto wrong = [&](const std::string& why) {
    verdict_.broken("I8", "case " + std::to_string(subject->id.value()) + ": " + why);
  };
  for (const auto& clock : crossed_.starts) {
    if (!crossed_.begun.contains(clock) && limited(*subject, clock)) {
      return wrong("this should start the clock " + clock);
    }
  }
  for (const auto& name : crossed_.stops) {
    const model::Clock* clock = subject->clock(name);
    const bool runs = clock && clock->state == ClockState::running;
    if (runs && !crossed_.begun.contains(name)) {
      return wrong("leaving it should stop the clock " + name);
    }
  }
  for (const PlainNotice& notice : crossed_.notices) {
    if (crossed_.told.contains({notice.event, words_in(subject->text(notice.to))})) continue;
    return wrong("nobody is told of '" + notice.event + "'");
  }
}

/// Whether the county has a limit that the text gives the clock.
bool Ledger::limited(const model::Case& subject, const std::string& clock) const {
  const auto& limits = setting_.text_of(subject).limits;
  const auto names = limits.find(clock);
  return names != limits.end() &&
         std::any_of(names->second.begin(), names->second.end(), [&](const auto& name) {
           return limit_of(subject, name, last_at_).has_value();
         });
}

}  // namespace sim
