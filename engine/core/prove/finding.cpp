// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/finding.hpp"

#include <algorithm>
#include <iterator>

namespace engine::core::prove {

void append(Findings& all, Findings more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

Fault to_fault(const Finding& finding, const std::string& file) {
  std::string what = "[" + finding.rule + "] " + finding.zh + "。" + finding.en;
  if (!finding.way.empty()) what += "。到达路径 (the way there): " + finding.way;
  return {file, finding.line, finding.column, std::move(what), finding.remedy};
}

std::string name_of(const Workflow& workflow, chart::StateIndex state) {
  const auto& views = workflow.chart->states();
  for (std::optional<chart::StateIndex> at = state; at; at = views[*at].parent) {
    const std::string& label = workflow.states[*at].label.zh;
    if (!label.empty()) return label + " (" + views[state].id + ")";
  }
  return views[state].id;
}

std::vector<chart::StateIndex> atomic_states(const Graph& graph, SpotIndex spot) {
  std::vector<chart::StateIndex> states;
  const auto& anatomy = graph.script().ground.anatomy();
  graph.spot(spot).configuration.for_each([&](chart::StateIndex state) {
    if (anatomy.atomic(state)) states.push_back(state);
  });
  return states;
}

std::string name_of(const Graph& graph, SpotIndex spot) {
  std::string name;
  for (const chart::StateIndex state : atomic_states(graph, spot)) {
    name += (name.empty() ? "" : " + ") + name_of(graph.script().workflow, state);
  }
  return name;
}

std::string name_of(const Script& script, HappeningIndex index) {
  if (index == nothing) return "立案建档 (opened)";
  const Happening& one = script.happenings[index];
  switch (one.cause) {
    case Cause::person:
      return one.label.zh + " (" + one.stimulus.event + ", " +
             std::string(directory::to_string(one.role)) + ")";
    case Cause::clock: return "时钟 " + script.timers.all()[one.timer].name + " 到期";
    case Cause::warning: return "时钟 " + script.timers.all()[one.timer].name + " 预警";
    case Cause::delayed: return "定时 " + one.stimulus.event;
    case Cause::message: return "收到 " + one.stimulus.event;
    case Cause::platform: return "出错 " + one.stimulus.event;
  }
  return {};
}

std::string told(const Graph& graph, const std::vector<EdgeIndex>& way) {
  std::string text;
  for (const EdgeIndex index : way) {
    const Edge& edge = graph.edges()[index];
    if (!text.empty()) text += " → ";
    text += "[" + name_of(graph.script(), edge.by) + "] " + name_of(graph, edge.to);
  }
  return text;
}

int line_of(const Graph& graph, SpotIndex spot) {
  const auto states = atomic_states(graph, spot);
  return states.empty() ? 0 : graph.script().chart().states()[states.back()].line;
}

}  // namespace engine::core::prove
