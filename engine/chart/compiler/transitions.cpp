// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/chart/compiler/steps.hpp"
#include "engine/chart/tree.hpp"

namespace engine::chart::compiler {
namespace {

using Numbered = std::pair<StateIndex, const TransitionElement*>;

std::vector<Numbered> in_document_order(Context& context) {
  std::vector<Numbered> all;
  const std::vector<StateElement>& states = context.document().states;
  for (StateIndex index = 0; index < states.size(); ++index) {
    if (context.chart().history(index)) continue;
    for (const TransitionElement& transition : states[index].transitions) {
      all.emplace_back(index, &transition);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Numbered& a, const Numbered& b) {
    const Place x = a.second->place;
    const Place y = b.second->place;
    return std::tie(a.second->shared, x.line, x.column) <
           std::tie(b.second->shared, y.line, y.column);
  });
  return all;
}

/// Without its trailing `.*` or `.`; `*` itself is empty.
std::string stem(std::string descriptor) {
  if (descriptor == "*" || descriptor == ".*") return {};
  if (descriptor.ends_with(".*")) descriptor.resize(descriptor.size() - 2);
  if (descriptor.ends_with('.')) descriptor.resize(descriptor.size() - 1);
  return descriptor;
}

void compile_events(Context& context, const Source& source, Transition& transition,
                    TransitionView& view) {
  view.events = words(source.text);
  if (view.events.empty()) {
    context.fault(source.place, "the event attribute names no event", "name one, or remove it");
  }
  for (const std::string& descriptor : view.events) {
    const std::string name = stem(descriptor);
    if ((name.empty() && !descriptor.ends_with('*')) || name.find('*') != std::string::npos) {
      context.fault(source.place, "'" + descriptor + "' describes no event",
                    "write a name such as clock.resolve.due, clock.* or *");
    }
    auto& known = context.chart().descriptors;
    const auto next = static_cast<DescriptorIndex>(known.size());
    transition.events.push_back(known.emplace(name, next).first->second);
    if (name.empty()) context.chart().any_event = transition.events.back();
  }
}

void compile_transition(Context& context, StateIndex source, const TransitionElement& element) {
  Chart::Compiled& chart = context.chart();
  if (!element.event && !element.cond && !element.target) {
    context.early_fault(element.place,
                        "a transition without event, cond and target would never rest",
                        "give it one of them");
  }
  Transition transition;
  TransitionView view{.source = source,
                      .events = {},
                      .targets = {},
                      .internal = element.internal,
                      .cond = element.cond ? element.cond->text : std::string{},
                      .annotations = element.annotations,
                      .line = element.place.line};
  transition.source = source;
  transition.internal = element.internal;
  transition.line = element.place.line;
  transition.column = element.place.column;
  if (element.event) compile_events(context, *element.event, transition, view);
  if (element.target) transition.targets = find_states(context, *element.target);
  transition.cond = context.optional_program(element.cond);
  transition.block = compile_block(context, element.block);
  transition.through_history =
      std::any_of(transition.targets.begin(), transition.targets.end(),
                  [&](StateIndex target) { return chart.history(target); });
  if (!transition.targets.empty()) {
    transition.domain = domain_of(chart, transition, transition.targets);
  }
  view.targets = transition.targets;
  chart.states[source].transitions.push_back(
      static_cast<TransitionIndex>(chart.transitions.size()));
  chart.transitions.push_back(std::move(transition));
  chart.transition_views.push_back(std::move(view));
}

void check_together(Context& context, const std::vector<StateIndex>& targets, Place place) {
  for (std::size_t a = 0; a < targets.size(); ++a) {
    for (std::size_t b = a + 1; b < targets.size(); ++b) {
      if (orthogonal(context.chart(), targets[a], targets[b])) continue;
      const auto& views = context.chart().state_views;
      context.fault(place,
                    "'" + views[targets[a]].id + "' and '" + views[targets[b]].id +
                        "' can't be entered together",
                    "name states in different regions of one parallel");
    }
  }
}

}  // namespace

void compile_transitions(Context& context) {
  for (const auto& [source, element] : in_document_order(context)) {
    compile_transition(context, source, *element);
  }
}

void check_targets(Context& context) {
  const Chart::Compiled& chart = context.chart();
  const Document& document = context.document();
  check_together(context, chart.entry.targets, document.place);
  for (std::size_t index = 0; index < chart.states.size(); ++index) {
    check_together(context, chart.states[index].entry.targets, document.states[index].place);
  }
  for (const Transition& transition : chart.transitions) {
    check_together(context, transition.targets, {transition.line, 0});
  }
}

}  // namespace engine::chart::compiler
