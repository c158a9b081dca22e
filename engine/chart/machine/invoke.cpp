// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/machine/content.hpp"

namespace engine::chart::machine {
namespace {

/// Its arguments, evaluated; none after error.execution: then nothing is invoked.
std::optional<InvokeRequest> request_for(Machine& machine, StateIndex state, const Invoke& invoke) {
  InvokeRequest request;
  request.invokeid = invoke.id;
  if (invoke.id.empty()) request.invokeid = machine.new_id(machine.chart().state_views[state].id);
  if (invoke.idlocation && !write(machine, *invoke.idlocation, Value::text(request.invokeid))) {
    return std::nullopt;
  }
  std::optional<std::string> type = text_of(machine, invoke.type);
  std::optional<std::string> src = text_of(machine, invoke.src);
  std::optional<boost::json::object> params = named_values(machine, invoke.payload, {});
  if (!type || !src || !params) return std::nullopt;
  if (invoke.payload.content) {
    auto content = machine.storable(machine.evaluate(*invoke.payload.content));
    if (!content) return std::nullopt;
    request.content = std::move(*content);
  }
  request.type = std::move(*type);
  request.src = std::move(*src);
  request.params = std::move(*params);
  request.autoforward = invoke.autoforward;
  return request;
}

void invoke_all(Machine& machine, StateIndex state) {
  const std::vector<Invoke>& invokes = machine.chart().states[state].invokes;
  for (std::size_t index = 0; index < invokes.size(); ++index) {
    machine.stand_at({"invoke", invokes[index].line, 0});
    std::optional<InvokeRequest> request = request_for(machine, state, invokes[index]);
    if (!request) continue;
    machine.session().invocations.push_back({.invokeid = request->invokeid,
                                             .state = machine.chart().state_views[state].id,
                                             .index = static_cast<std::uint32_t>(index)});
    machine.outcome().requests.emplace_back(std::move(*request));
  }
  machine.stand_at({});
}

/// None if the chart has no such invoke.
const Invoke* find(const Chart::Compiled& chart, const Invocation& invocation) {
  const auto state = chart.state_names.find(invocation.state);
  if (state == chart.state_names.end()) return nullptr;
  const std::vector<Invoke>& invokes = chart.states[state->second].invokes;
  return invocation.index < invokes.size() ? &invokes[invocation.index] : nullptr;
}

/// SCXML 6.5.2: an empty finalize takes over the fields that share a name with what was passed.
void take_over(Machine& machine, const Invoke& invoke, const Event& event) {
  if (!event.data.is_object()) return;
  for (const std::vector<Param>* params : {&invoke.payload.namelist, &invoke.payload.params}) {
    for (const Param& param : *params) {
      const auto* value = event.data.get_object().if_contains(param.name);
      if (!param.from_location || !value) continue;
      if (!write(machine, param.value, Value::borrowed(*value))) return;
    }
  }
}

}  // namespace

void invoke_entered(Machine& machine) {
  if (machine.to_invoke().empty()) return;
  const StateSet entered = std::exchange(machine.to_invoke(), {});
  entered.for_each([&](StateIndex state) { invoke_all(machine, state); });
}

void cancel_invokes(Machine& machine, StateIndex state) {
  if (machine.chart().states[state].invokes.empty()) return;
  const std::string& id = machine.chart().state_views[state].id;
  std::vector<Invocation>& all = machine.session().invocations;
  for (const Invocation& invocation : all) {
    if (invocation.state != id) continue;
    machine.outcome().requests.emplace_back(CancelInvokeRequest{invocation.invokeid});
  }
  std::erase_if(all, [&](const Invocation& invocation) { return invocation.state == id; });
}

void hand_to_invokes(Machine& machine, const Event& event) {
  for (const Invocation& invocation : machine.session().invocations) {
    const Invoke* invoke = find(machine.chart(), invocation);
    if (!invoke) continue;
    if (invocation.invokeid == event.invokeid && invoke->finalize) {
      if (invoke->finalize->empty()) take_over(machine, *invoke, event);
      run(machine, *invoke->finalize);
    }
    if (invoke->autoforward) {
      machine.outcome().requests.emplace_back(ForwardRequest{invocation.invokeid});
    }
  }
}

}  // namespace engine::chart::machine
