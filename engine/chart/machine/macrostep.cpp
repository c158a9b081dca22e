// SPDX-License-Identifier: Apache-2.0
#include "engine/base/ensure.hpp"
#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/machine/content.hpp"

namespace engine::chart {
namespace machine {
namespace {

/// One round of the inner loop; false when there is nothing left to do.
bool go_on(Machine& machine) {
  Transitions enabled = select_eventless_transitions(machine);
  if (enabled.empty()) {
    if (!machine.has_internal()) return false;
    enabled = select_transitions(machine, machine.take_internal(), false);
  }
  if (!machine.spend_round()) return false;
  if (!enabled.empty()) microstep(machine, enabled);
  return true;
}

}  // namespace

void settle(Machine& machine) {
  do {
    while (machine.session().running && !machine.outcome().livelock) {
      if (!go_on(machine)) break;
    }
    if (!machine.session().running || machine.outcome().livelock) break;
    invoke_entered(machine);
  } while (machine.has_internal());
  if (!machine.session().running && !machine.outcome().livelock) exit_interpreter(machine);
}

}  // namespace machine

namespace {

/// Its memory stays.
void clear(Outcome& outcome) {
  outcome.requests.clear();
  outcome.taken.clear();
  outcome.exited.clear();
  outcome.entered.clear();
  outcome.finished = false;
  outcome.donedata = nullptr;
  outcome.livelock = false;
}

}  // namespace

Outcome start(const Chart& chart, Running& session, const boost::json::object& given,
              const Surroundings& around) {
  session = {};
  session.data.resize(chart.compiled().locations.size());
  Outcome outcome;
  machine::Machine machine(chart, session, around, outcome);
  session.running = true;
  machine::initialize_data(machine, given);
  for (const Block& script : chart.compiled().scripts) machine::run(machine, script);
  EntrySet entry;
  machine::add_entry(chart.compiled(), session, chart.compiled().entry.targets, root, entry);
  machine::enter_states(machine, entry);
  machine::settle(machine);
  return outcome;
}

Outcome macrostep(const Chart& chart, Running& session, const Event& event,
                  const Surroundings& around) {
  Outcome outcome;
  macrostep(chart, session, event, around, outcome);
  return outcome;
}

void macrostep(const Chart& chart, Running& session, const Event& event, const Surroundings& around,
               Outcome& outcome) {
  ENSURE(session.running, "an event for a session that has ended");
  clear(outcome);
  machine::Machine machine(chart, session, around, outcome);
  machine.bind(event);
  if (event.type == EventType::external) machine::hand_to_invokes(machine, event);
  const machine::Transitions enabled = machine::select_transitions(machine, event, true);
  if (!enabled.empty()) machine::microstep(machine, enabled);
  machine::settle(machine);
}

Outcome cancel(const Chart& chart, Running& session, const Surroundings& around) {
  ENSURE(session.running, "a session that has ended can't be cancelled");
  Outcome outcome;
  machine::Machine machine(chart, session, around, outcome);
  session.running = false;
  machine::exit_interpreter(machine);
  return outcome;
}

}  // namespace engine::chart
