// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/compiler/steps.hpp"

namespace engine::chart::compiler {
namespace {

bool all_descend(const Chart::Compiled& chart, const std::vector<StateIndex>& targets,
                 StateIndex from) {
  return std::all_of(targets.begin(), targets.end(),
                     [&](StateIndex target) { return chart.descends(target, from); });
}

/// The transition of `<initial>` or `<history>`: it runs by itself, so it has only a target.
Entry entry_of(Context& context, const TransitionElement& transition) {
  if (transition.event || transition.cond || !transition.target) {
    context.fault(transition.place, "this transition is taken on entry",
                  "give it a target, and neither event nor cond");
  }
  Entry entry;
  if (transition.target) entry.targets = find_states(context, *transition.target);
  entry.block = compile_block(context, transition.block);
  return entry;
}

void compile_initial(Context& context, StateIndex index) {
  const StateElement& element = context.document().states[index];
  State& state = context.chart().states[index];
  context.at_most_one(element.place, "an initial attribute and an <initial> element",
                      {element.initial.has_value(), element.initial_element.has_value()});
  const bool given = element.initial || element.initial_element;
  if (state.kind != StateKind::compound) {
    if (given) {
      context.fault(element.place, "only a state with states inside has an initial one",
                    "remove it");
    }
    return;
  }
  if (element.initial_element) {
    state.entry = entry_of(context, *element.initial_element);
  } else if (element.initial) {
    state.entry.targets = find_states(context, *element.initial);
  } else {
    state.entry.targets = {state.children.front()};
  }
  if (!all_descend(context.chart(), state.entry.targets, index)) {
    context.fault(
        element.initial ? element.initial->place : element.place,
        "the initial state of '" + context.chart().state_views[index].id + "' stands outside of it",
        "name a state inside");
  }
}

void compile_history(Context& context, StateIndex index) {
  const StateElement& element = context.document().states[index];
  State& state = context.chart().states[index];
  if (state.parent == root) {
    context.fault(element.place, "a history stands outside of every state",
                  "put it into the state that it remembers");
    return;
  }
  if (element.transitions.size() != 1) {
    context.fault(element.place, "a history needs exactly one transition",
                  "add <transition target=…/>: where to go the first time");
    return;
  }
  state.entry = entry_of(context, element.transitions[0]);
  for (const StateIndex target : state.entry.targets) {
    if (context.chart().descends(target, state.parent) && !context.chart().history(target))
      continue;
    context.fault(element.place, "a history's default must be what it could have remembered",
                  "name a state inside the history's own");
  }
}

void compile_handlers(Context& context, StateIndex index) {
  const StateElement& element = context.document().states[index];
  State& state = context.chart().states[index];
  for (const BlockElement& block : element.onentry) {
    state.onentry.push_back(compile_block(context, block));
  }
  for (const BlockElement& block : element.onexit) {
    state.onexit.push_back(compile_block(context, block));
  }
  for (const DataElement& data : element.data) state.data.push_back(compile_data(context, data));
  for (const InvokeElement& invoke : element.invokes) {
    state.invokes.push_back(compile_invoke(context, invoke));
  }
  if (element.donedata) {
    state.donedata = compile_payload(context, element.donedata->place, std::nullopt,
                                     element.donedata->params, element.donedata->content);
  }
}

}  // namespace

std::vector<StateIndex> find_states(Context& context, const Source& ids) {
  std::vector<StateIndex> found;
  const std::vector<std::string> names = words(ids.text);
  if (names.empty()) context.fault(ids.place, "no state is named here", "name one");
  for (const std::string& name : names) {
    const auto state = context.chart().state_names.find(name);
    if (state == context.chart().state_names.end()) {
      context.fault(ids.place, "there is no state '" + name + "'", "name a state of this chart");
    } else {
      found.push_back(state->second);
    }
  }
  return found;
}

void compile_states(Context& context) {
  const auto count = static_cast<StateIndex>(context.chart().states.size());
  for (StateIndex index = 0; index < count; ++index) {
    if (context.chart().history(index)) {
      compile_history(context, index);
    } else {
      compile_initial(context, index);
    }
    compile_handlers(context, index);
  }
}

void compile_root(Context& context) {
  const Document& document = context.document();
  Chart::Compiled& chart = context.chart();
  chart.late_binding = document.late_binding;
  if (document.initial) {
    chart.entry.targets = find_states(context, *document.initial);
  } else if (!chart.states.empty()) {
    chart.entry.targets = {0};
  }
  for (const DataElement& data : document.data) chart.data.push_back(compile_data(context, data));
  for (const ScriptElement& script : document.scripts) {
    const Place place = script.body.place;
    chart.scripts.push_back({{place.line, place.column, compile_script(context, script)}});
  }
}

}  // namespace engine::chart::compiler
