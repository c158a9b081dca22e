// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/compiled.hpp"
#include "engine/chart/running.hpp"

namespace engine::chart {
namespace {

StateSet states_named(const Chart::Compiled& chart, const std::vector<std::string>& names) {
  StateSet states;
  for (const std::string& name : names) {
    const auto found = chart.state_names.find(name);
    if (found != chart.state_names.end()) states.insert(found->second);
  }
  return states;
}

std::vector<std::string> names_of(const Chart::Compiled& chart, const StateSet& states) {
  std::vector<std::string> names;
  states.for_each([&](StateIndex state) { names.push_back(chart.state_views[state].id); });
  return names;
}

/// The slots point into `data`.
expression::Slots slots_of(const Chart::Compiled& chart, const Data& data) {
  expression::Slots slots(chart.locations.size());
  DataInOrder values(data);
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    if (const auto* value = values.find(chart.locations[slot])) slots[slot].lend(*value);
  }
  return slots;
}

/// Whether a session has all the data that it began with, and no other.
bool unwritten(const Running& session) {
  std::size_t lent = 0;
  for (const expression::Slot& slot : session.data) {
    if (slot && !slot.lent()) return false;
    lent += slot ? 1U : 0U;
  }
  return lent == session.before.size();
}

}  // namespace

Running restore(const Chart& chart, const Snapshot& snapshot) {
  const Chart::Compiled& compiled = chart.compiled();
  Running session;
  session.configuration = states_named(compiled, snapshot.configuration);
  for (const auto& [history, states] : snapshot.history) {
    const auto found = compiled.state_names.find(history);
    if (found == compiled.state_names.end()) continue;
    session.history.emplace_back(found->second, states_named(compiled, states));
  }
  session.before = snapshot.data;
  session.data = slots_of(compiled, session.before);
  session.entered = states_named(compiled, snapshot.entered);
  session.invocations = snapshot.invocations;
  session.generated = snapshot.generated;
  session.running = snapshot.running;
  return session;
}

Snapshot save(const Chart& chart, const Running& session) { return save(chart, Running(session)); }

Snapshot save(const Chart& chart, Running&& session) {
  Snapshot snapshot = save_states(chart, session);
  if (unwritten(session)) {
    snapshot.data = session.before;
    return snapshot;
  }
  snapshot.data.reserve(session.data.size());
  for (std::size_t slot = 0; slot < session.data.size(); ++slot) {
    if (!session.data[slot]) continue;
    snapshot.data.append(chart.compiled().locations[slot], std::move(session.data[slot]).take());
  }
  return snapshot;
}

Snapshot save_states(const Chart& chart, const Running& session) {
  const Chart::Compiled& compiled = chart.compiled();
  Snapshot snapshot;
  snapshot.configuration = names_of(compiled, session.configuration);
  for (const auto& [history, states] : session.history) {
    snapshot.history.emplace_back(compiled.state_views[history].id, names_of(compiled, states));
  }
  std::sort(snapshot.history.begin(), snapshot.history.end());
  snapshot.entered = names_of(compiled, session.entered);
  snapshot.invocations = session.invocations;
  snapshot.generated = session.generated;
  snapshot.running = session.running;
  return snapshot;
}

DataChange changed_data(const Chart& chart, const Data& before, const Running& session) {
  DataChange change;
  std::size_t kept = 0;
  DataInOrder olds(before);
  for (std::size_t slot = 0; slot < session.data.size(); ++slot) {
    const Location& location = chart.compiled().locations[slot];
    const auto* old = olds.find(location);
    const expression::Slot& now = session.data[slot];
    if (old && !now) change.unassigned.push_back(location.str());
    if (!now) continue;
    if (old) ++kept;
    const bool same = old && (old == &*now || *old == *now);
    if (!same) change.assigned[location.str()] = *now;
  }
  if (kept + change.unassigned.size() == before.size()) return change;
  for (const auto& [location, value] : before) {
    if (!chart.compiled().slot_names.contains(location.str())) {
      change.unassigned.push_back(location.str());
    }
  }
  return change;
}

}  // namespace engine::chart
