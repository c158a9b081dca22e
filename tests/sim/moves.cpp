// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/moves.hpp"

#include <algorithm>

#include "tests/sim/next_charts.hpp"
#include "tests/sim/stands.hpp"

namespace sim {

namespace chart = engine::chart;
namespace model = engine::model;
using model::Case;
using model::Clock;
using model::ClockState;

namespace {

using States = std::vector<std::string>;

/// Where the state goes by its own name; empty: nowhere.
std::string place_of(const std::string& state, const Order& order) {
  const auto named = order.states.find(state);
  if (named != order.states.end()) return named->second;
  return is_renamed(order.to.name, state) ? std::string() : state;
}

/// The same state under its name there: so goes what stands around the innermost ones, whether the
/// order names it or not.
std::string name_there(const std::string& state, const Order& order) {
  return is_renamed(order.to.name, state) ? state + std::string(next_mark) : state;
}

const chart::StateView* view_of(const engine::core::Workflow* workflow, const std::string& state) {
  const auto index = workflow ? workflow->chart->find(state) : std::nullopt;
  return index ? &workflow->chart->states()[*index] : nullptr;
}

bool can_stand_in(const chart::StateView* view) {
  return view && view->kind != chart::StateKind::final_state &&
         view->kind != chart::StateKind::shallow_history &&
         view->kind != chart::StateKind::deep_history;
}

/// The state that the order sends elsewhere than to itself, where the case stands in it.
const std::string* sent_elsewhere(const Case& before, const Order& order) {
  for (const auto& [from, to] : order.states) {
    if (to != name_there(from, order) && stands_in(before.session.configuration, from))
      return &from;
  }
  return nullptr;
}

States names_there(const States& states, const Order& order) {
  States names;
  for (const std::string& state : states) names.push_back(name_there(state, order));
  return names;
}

std::string misplaced(const Case& before, const Case& after, const Order& order) {
  const States& now = after.session.configuration;
  if (const std::string* from = sent_elsewhere(before, order)) {
    const std::string& to = order.states.at(*from);
    // What the chart leaves at once is left at once, and what was filed is sorted like that anew.
    const bool there =
        to == "sorting" ? stands_in(now, *from) : stands_in(now, to) && !stands_in(now, *from);
    return there ? "" : "it does not stand where its state was to go";
  }
  if (now != names_there(before.session.configuration, order)) {
    return "it stands elsewhere than before";
  }
  return after.outward == before.outward ? "" : "it looks otherwise to people";
}

/// A memory is kept whole, or not at all where a state of it has no place.
std::string forgetful(const Case& before, const Case& after, const Order& order) {
  decltype(before.session.history) expected;
  for (const auto& [history, states] : before.session.history) {
    const bool kept = std::all_of(states.begin(), states.end(), [&](const std::string& state) {
      return place_of(state, order) == name_there(state, order);
    });
    if (kept) expected.emplace_back(history, names_there(states, order));
  }
  const bool elsewhere = std::any_of(order.states.begin(), order.states.end(), [&](const auto& to) {
    return to.second != name_there(to.first, order);
  });
  return elsewhere || after.session.history == expected ? "" : "it remembers something else";
}

std::string altered(const Case& before, const Case& after) {
  boost::json::object expected = before.session.data.object();
  if (gone_datum.workflow == before.workflow.name) {
    expected.erase(gone_datum.name);
    expected[gone_datum.instead] = false;
  }
  if (new_datum.workflow == before.workflow.name) expected[new_datum.name] = new_datum.value;
  return after.session.data == chart::Data(std::move(expected)) ? "" : "its data are others";
}

/// Each clock goes on as it was; only the one that is new there begins, where the case has come.
std::string mistimed(const Case& before, const Case& after) {
  for (const auto& clock : before.clocks) {
    const Clock* now = after.clock(clock->name);
    if (!now || *now != *clock) return "its clock " + clock->name + " does not go on as it was";
  }
  std::size_t begun = 0;
  if (new_clock.workflow == before.workflow.name && stands_in(after, new_clock.state)) {
    const Clock* fresh = after.clock(new_clock.clock);
    if (!fresh || fresh->state != ClockState::running) return "the clock that is new does not run";
    begun = 1;
  }
  return after.clocks.size() == before.clocks.size() + begun ? "" : "a clock begins by the way";
}

}  // namespace

std::string unmovable(const Setting& setting, const Case* subject, const Order& order) {
  if (!subject) return "there is no such case";
  if (!subject->open() || subject->workflow == order.to) return {};
  if (subject->workflow.name != order.to.name) return "it is of another chart";
  const auto* old = setting.next.find(subject->workflow);
  const auto* fresh = setting.next.find(order.to);
  for (const std::string& state : subject->session.configuration) {
    const auto* view = view_of(old, state);
    if (!view || view->kind != chart::StateKind::atomic) continue;
    const std::string place = place_of(state, order);
    if (place.empty() || !can_stand_in(view_of(fresh, place))) return state + " has no place there";
  }
  return {};
}

std::string moved_wrongly(const Case& before, const Case& after, const Order& order) {
  if (after.workflow != order.to) return "it is of another version than was asked for";
  Case same = after;  // But for what the checks below look at.
  same.workflow = before.workflow;
  same.version = before.version;
  same.changed_at = before.changed_at;
  same.session = before.session;
  same.outward = before.outward;
  same.clocks = before.clocks;
  if (same != before) return "what its chart has no say in is another";
  if (after.session.running != before.session.running) return "it ended by moving";
  if (std::string why = misplaced(before, after, order); !why.empty()) return why;
  if (std::string why = forgetful(before, after, order); !why.empty()) return why;
  if (std::string why = altered(before, after); !why.empty()) return why;
  return sent_elsewhere(before, order) ? "" : mistimed(before, after);
}

}  // namespace sim
