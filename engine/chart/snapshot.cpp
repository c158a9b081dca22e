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

/// All of it but the data.
Snapshot save_states(const Chart::Compiled& chart, const Running& session) {
  Snapshot snapshot;
  snapshot.configuration = names_of(chart, session.configuration);
  for (const auto& [history, states] : session.history) {
    snapshot.history.emplace_back(chart.state_views[history].id, names_of(chart, states));
  }
  std::sort(snapshot.history.begin(), snapshot.history.end());
  snapshot.entered = names_of(chart, session.entered);
  snapshot.invocations = session.invocations;
  snapshot.generated = session.generated;
  snapshot.running = session.running;
  return snapshot;
}

/// A snapshot holds its data in the order of the slots: what stands where it should is not
/// searched.
expression::Slots slots_of(const Chart::Compiled& chart, const Data& data) {
  expression::Slots slots(chart.locations.size());
  auto next = data.begin();
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    const Location& location = chart.locations[slot];
    if (next != data.end() && next->first == location) {
      slots[slot] = (next++)->second;
    } else if (const auto* value = data.if_contains(location.str())) {
      slots[slot] = *value;
    }
  }
  return slots;
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
  session.data = slots_of(compiled, snapshot.data);
  session.entered = states_named(compiled, snapshot.entered);
  session.invocations = snapshot.invocations;
  session.generated = snapshot.generated;
  session.running = snapshot.running;
  return session;
}

Snapshot save(const Chart& chart, const Running& session) { return save(chart, Running(session)); }

Snapshot save(const Chart& chart, Running&& session) {
  Snapshot snapshot = save_states(chart.compiled(), session);
  snapshot.data.reserve(session.data.size());
  for (std::size_t slot = 0; slot < session.data.size(); ++slot) {
    if (!session.data[slot]) continue;
    snapshot.data.append(chart.compiled().locations[slot], std::move(*session.data[slot]));
  }
  return snapshot;
}

}  // namespace engine::chart
