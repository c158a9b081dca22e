// SPDX-License-Identifier: Apache-2.0

// What the operator of a world has a tool do to running cases, as tools/shao does it: the server is
// stopped, since the journal has one writer, and started again after.

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "tests/sim/moves.hpp"
#include "tests/sim/world_state.hpp"

namespace sim {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;

namespace {

/// A number that no case of a world comes to.
constexpr std::uint64_t nobodys_case = 1'000'000;

bool flag(const boost::json::object& form, std::string_view name) {
  const auto* value = form.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

}  // namespace

void World::operate(const Op& op) {
  if (healed_) return;
  if (up()) stop({.kind = OpKind::stop, .amount = op.amount});
  if (verdict_) return;
  const bool moves = op.kind == OpKind::migrate;
  next_charts_ = next_charts_ || moves;
  if (!moves) county_ = county_ == &setting_.county ? &setting_.edited : &setting_.county;
  start(true);
  if (!up() || verdict_) return;
  try {
    const auto done = moves ? migrate(op) : recompute();
    if (!done) note("  the tool failed: " + done.error().detail);
  } catch (const Crash&) {
    return crash(op.amount);
  }
  storage_->dead() ? crash(op.amount) : end_life(op.amount);
}

Order World::order_of(const Op& op) const {
  Order order{.event = "migrate", .login = "shao workflow migrate"};
  const auto* newest = setting_.next.newest(op.event);
  if (newest) order.to = {newest->name, newest->version};
  order.whole = flag(op.form, "whole");
  if (const auto* cases = op.form.if_contains("cases"); cases && cases->is_array()) {
    for (const auto& name : cases->get_array()) {
      const auto id = ledger_.find(std::string(name.as_string()));
      if (id) order.subjects.push_back(*id);  // Not where what opened it was left out.
    }
  }
  if (const auto* states = op.form.if_contains("states"); states && states->is_object()) {
    for (const auto& [from, to] : states->get_object()) order.states[from] = to.as_string();
  }
  if (flag(op.form, "nobodys")) order.subjects.emplace_back(nobodys_case);
  return order;
}

/// What the tool submits: one command for all cases, or one for each.
std::vector<runtime::Submission> World::moves_of(const Order& order, std::vector<bool>& refused) {
  std::vector<runtime::Submission> batch;
  const auto submit = [&](const std::vector<model::CaseId>& subjects) {
    runtime::Submission made;
    made.actor.login = engine::directory::Login(order.login);
    made.command =
        model::MigrateCases{.subjects = subjects, .to = order.to, .states = order.states};
    made.word = [this, &order, &refused, subjects](const runtime::Outcome& outcome) {
      refused.push_back(outcome.rejection != nullptr);
      check_move(order, subjects, outcome);
      return ports::Answer{};
    };
    made.reply = [](const runtime::Reply&) {};
    batch.push_back(std::move(made));
  };
  if (order.whole) {
    submit(order.subjects);
  } else {
    for (const model::CaseId id : order.subjects) submit({id});
  }
  return batch;
}

/// I10: what can move is not refused, and what is answered with "done" has moved.
void World::check_move(const Order& order, const std::vector<model::CaseId>& subjects,
                       const runtime::Outcome& outcome) {
  const auto broken = [&](const char* invariant, const std::string& why) {
    std::string words = "to move case " + std::to_string(subjects.front().value());
    verdict_.broken(invariant, words.append(subjects.size() > 1 ? " and others " : " ") + why);
  };
  if (outcome.rejection) {
    ledger_.refused(subjects);
    const bool barred = std::any_of(subjects.begin(), subjects.end(), [&](model::CaseId id) {
      return !unmovable(setting_, outcome.find(id), order).empty();
    });
    return barred ? void() : broken("I10", "is refused, and each of them can");
  }
  for (const model::CaseId id : subjects) {
    const model::Case* subject = outcome.find(id);
    if (subject && (!subject->open() || subject->workflow == order.to)) continue;
    return broken("I2", "is answered as done, and not all have moved");
  }
}

/// The tool rehearses each move, which leaves no trace, and then makes it.
engine::Result<void> World::migrate(const Op& op) {
  const Order order = order_of(op);
  if (order.subjects.empty()) return {};
  ledger_.ordered(order);
  runtime::Loop& loop = node_->loop();
  std::vector<bool> foretold, refused;
  const std::uint64_t commits = commits_;
  auto done = loop.rehearse(moves_of(order, foretold), clock_.now());
  if (commits != commits_ || pending_) verdict_.broken("I2", "a rehearsal is written");
  if (done) done = loop.process(moves_of(order, refused), clock_.now());
  if (!done) return done;
  if (foretold != refused) verdict_.broken("I10", "a move goes otherwise than its rehearsal");
  return loop.write_rows();
}

/// Each open case is asked: which of them it concerns is for the engine to know.
engine::Result<void> World::recompute() {
  Order order{.event = "recompute", .login = "shao recompute"};
  for (const auto& [id, subject] : ledger_.cases()) {
    if (subject.open()) order.subjects.push_back(id);
  }
  ledger_.ordered(order);
  std::vector<runtime::Submission> batch;
  for (const model::CaseId id : order.subjects) {
    runtime::Submission made;
    made.actor.login = engine::directory::Login(order.login);
    made.command = model::RecomputeClocks{id, ledger_.county().default_calendar};
    made.word = [this](const runtime::Outcome& outcome) {
      if (outcome.rejection) verdict_.broken("I10", "to count clocks anew is refused");
      return ports::Answer{};
    };
    made.reply = [](const runtime::Reply&) {};
    batch.push_back(std::move(made));
    if (batch.size() < engine::bounds::batch_max && id != order.subjects.back()) continue;
    auto done = node_->loop().process(std::exchange(batch, {}), clock_.now());
    if (!done) return done;
  }
  ledger_.counted_anew();
  return node_->loop().write_rows();
}

}  // namespace sim
