// SPDX-License-Identifier: Apache-2.0

// What the operator asks of a tool now and then: mostly what makes sense.

#include "tests/sim/crowd.hpp"
#include "tests/sim/next_charts.hpp"

namespace sim {

namespace json = boost::json;

namespace {

constexpr std::int64_t second = 1000, hour = 3600 * second;
constexpr double stray_share = 0.1;      ///< Of commands: one that names a case which can't move.
constexpr double elsewhere_share = 0.2;  ///< Of commands: a state goes to another one.
constexpr double whole_share = 0.5;      ///< Of commands: all cases, or none.
constexpr std::size_t movers_max = 16;

/// Where each state goes. Some forget to say so, some send cases elsewhere, and some where no case
/// can be.
json::object mapping(const std::string& workflow, Dice& dice) {
  json::object states;
  if (dice.chance(stray_share)) return states;
  for (const Renamed& each : renamed_states) {
    if (each.workflow == workflow) {
      states[each.state] = std::string(each.state).append(next_mark);
    }
  }
  if (!dice.chance(elsewhere_share)) return states;
  if (workflow == "ticket") {
    states["waiting_reporter"] = "claimed_next";
  } else {
    const std::vector<std::string> places{"l1", "sorting", "l1", "level_before", "void", "nowhere"};
    states["filed"] = pick(dice, places);
  }
  return states;
}

}  // namespace

void Crowd::operate(const Scene& scene, const Ledger& ledger, std::vector<Op>& ops) {
  if (operator_.chance(plan_.move)) order_moves(scene, ledger, ops);
  if (!operator_.chance(plan_.holidays)) return;
  ops.push_back(
      {.at = scene.now, .kind = OpKind::holidays, .amount = any_size(operator_, second, hour)});
}

void Crowd::order_moves(const Scene& scene, const Ledger& ledger, std::vector<Op>& ops) {
  Op op{.at = scene.now, .kind = OpKind::migrate};
  op.event = operator_.chance(0.5) ? "incident" : "ticket";
  op.amount = any_size(operator_, second, hour);
  const bool stray = operator_.chance(stray_share);
  json::array cases;
  const double share = operator_.between(0.3, 1);
  for (const auto& [id, subject] : ledger.cases()) {
    const bool fits = subject.open() && subject.workflow.name == op.event &&
                      subject.workflow.version == setting_.now.newest(op.event)->version;
    if (cases.size() == movers_max || !operator_.chance(fits ? share : stray ? 0.1 : 0.0)) continue;
    if (const std::string name = ledger.name_of(subject); !name.empty()) cases.emplace_back(name);
  }
  if (cases.empty()) return;
  op.form["cases"] = std::move(cases);
  op.form["states"] = mapping(op.event, operator_);
  op.form["whole"] = operator_.chance(whole_share);
  if (stray && operator_.chance(0.5)) op.form["nobodys"] = true;
  ops.push_back(std::move(op));
}

}  // namespace sim
