// SPDX-License-Identifier: Apache-2.0

// What an operator's tool does to running cases: that it was asked for, that nothing else comes of
// it, and of a command that it is done whole or not at all.

#include <algorithm>

#include "tests/sim/ledger.hpp"
#include "tests/sim/moves.hpp"

namespace sim {

namespace model = engine::model;

namespace {

/// No handler runs: nobody is told, nothing is sent, and no child is opened.
bool belongs_to_a_move(const model::Event& event) {
  return std::holds_alternative<model::CaseMigrated>(event) ||
         std::holds_alternative<model::StepTaken>(event) ||
         std::holds_alternative<model::ClockStarted>(event) ||
         std::holds_alternative<model::ClockPaused>(event) ||
         std::holds_alternative<model::ClockResumed>(event) ||
         std::holds_alternative<model::ClockStopped>(event) ||
         std::holds_alternative<model::ClockBreached>(event) ||
         std::holds_alternative<model::SendScheduled>(event) ||
         std::holds_alternative<model::SendCancelled>(event);
}

bool is_named(const Order& order, model::CaseId id) {
  return std::find(order.subjects.begin(), order.subjects.end(), id) != order.subjects.end();
}

}  // namespace

void Ledger::ordered(Order order) {
  order_ = std::move(order);
  refused_.clear();
}

void Ledger::check_order(const Record& record, const Case& before) {
  const model::Cause& cause = record.cause;
  const bool asked = order_ && cause.event == order_->event && cause.login == order_->login &&
                     cause.role.empty() && cause.unit.empty() && is_named(*order_, record.subject);
  if (!asked) return broken("I2", record, "no operator did this");
  if (refused_.contains(record.subject)) return broken("I2", record, "it was refused, and is done");
  if (!before.open()) return broken("I2", record, "it is done to a case that has ended");
  cause.event == "migrate" ? check_move(record, before) : check_recount(record, before);
}

void Ledger::check_move(const Record& record, const Case& before) {
  const auto* migrated = std::get_if<model::CaseMigrated>(&*record.event);
  if (!migrated) {
    if (moving_ && belongs_to_a_move(*record.event)) return;
    return broken("I9", record, "it is no part of a move");
  }
  if (moving_) return broken("I9", record, "it moves twice");
  moving_ = before;
  moved_.insert(record.subject);
  if (!migrated->forgotten.empty()) rungs_.erase(record.subject);
  const model::WorkflowRef from{before.workflow.name, migrated->from};
  const std::map<std::string, std::string, std::less<>> told(migrated->states.begin(),
                                                             migrated->states.end());
  if (from != before.workflow || migrated->to != order_->to.version || told != order_->states) {
    return broken("I9", record, "it tells of another move than was asked for");
  }
  if (const auto first = first_timer(before); first && *first <= record.at) {
    return broken("I8", record, "it moves before what fell due " + engine::to_rfc3339(*first));
  }
  if (const std::string why = unmovable(setting_, &before, *order_); !why.empty()) {
    broken("I9", record, "it can't move: " + why);
  }
}

/// The act that moved a case is read to its end.
void Ledger::check_moved() {
  if (!moving_) return;
  const Case before = *std::exchange(moving_, std::nullopt);
  const std::string why = moved_wrongly(before, cases_.at(before.id), *order_);
  if (why.empty()) return;
  verdict_.broken("I9", "case " + std::to_string(before.id.value()) + " has moved, and " + why);
}

/// All the cases of one command are moved by one batch, or none is.
void Ledger::check_moved_whole() {
  const bool whole = order_ && order_->whole && !moved_.empty();
  moved_.clear();
  if (!whole) return;
  for (const model::CaseId id : order_->subjects) {
    const Case* subject = find(id);
    if (subject && (!subject->open() || subject->workflow == order_->to)) continue;
    return verdict_.broken("I2", "of one command case " + std::to_string(id.value()) +
                                     " does not move, and others do");
  }
}

void Ledger::goes_by(const engine::directory::County& county) {
  stale_ = stale_ || county_ != &county;
  county_ = &county;
}

/// Counting anew concerns clocks that run and have not fired, and changes nothing but their
/// instants.
void Ledger::check_recount(const Record& record, const Case& before) {
  const auto* recounted = std::get_if<model::ClockRecomputed>(&*record.event);
  if (!recounted) return broken("I8", record, "counting anew does something else");
  const Clock* clock = before.clock(recounted->name);
  if (!clock || clock->state != model::ClockState::running || clock->breached_at) {
    return broken("I8", record, "a clock is counted anew that does not run, or has fired");
  }
  Clock after = *clock;
  after.due_at = recounted->due_at;
  after.warn_at = recounted->warn_at;
  if (after == *clock) return broken("I8", record, "what is counted anew is what it was");
}

void Ledger::counted_anew() {
  stale_ = false;
  for (const auto& [id, subject] : cases_) {
    if (!subject.open()) continue;
    for (const auto& clock : subject.clocks) {
      if (clock->state != model::ClockState::running || clock->breached_at || clock->until)
        continue;
      std::string why = misdue(*clock);
      if (why.empty()) why = miswarned(*clock);
      if (why.empty()) continue;
      return verdict_.broken(
          "I8", "case " + std::to_string(id.value()) + " after the holidays changed: " + why);
    }
  }
}

}  // namespace sim
