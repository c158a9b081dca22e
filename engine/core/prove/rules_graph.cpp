// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/base/proof_bounds.hpp"
#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

std::string lines_of(const Script& script, const std::vector<chart::TransitionIndex>& turn) {
  std::string lines;
  for (const auto index : turn) {
    const int line = script.chart().transitions()[index].line;
    lines += (lines.empty() ? "" : ", ") + std::to_string(line);
  }
  return lines;
}

/// Spots from which an end can be reached.
std::vector<bool> ending(const Graph& graph) {
  std::vector<std::vector<SpotIndex>> before(graph.size());
  for (const Edge& edge : graph.edges()) {
    if (edge.by != nothing) before[edge.to].push_back(edge.from);
  }
  std::vector<bool> ends(graph.size());
  std::vector<SpotIndex> next;
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    if (graph.spot(spot).ended) {
      ends[spot] = true;
      next.push_back(spot);
    }
  }
  while (!next.empty()) {
    const SpotIndex spot = next.back();
    next.pop_back();
    for (const SpotIndex one : before[spot]) {
      if (ends[one]) continue;
      ends[one] = true;
      next.push_back(one);
    }
  }
  return ends;
}

}  // namespace

Findings too_large(const Graph& graph) {
  return {{.rule = "too_large",
           .line = 1,
           .zh = "流程太大，无法证明：查看了 " + std::to_string(graph.size()) + " 种局面后停下",
           .en = "too large to be proved: it stopped after " + std::to_string(graph.size()) +
                 " places where a case may rest",
           .way = {},
           .remedy = "split the chart, or make parallel regions and histories fewer"}};
}

Findings livelocks(const Graph& graph) {
  Findings findings;
  std::set<std::vector<chart::TransitionIndex>> told_before;
  for (const Livelock& each : graph.livelocks()) {
    std::vector<chart::TransitionIndex> turn = each.turn;
    std::sort(turn.begin(), turn.end());
    turn.erase(std::unique(turn.begin(), turn.end()), turn.end());
    if (!told_before.insert(turn).second) continue;
    auto way = each.by == nothing ? std::string{} : told(graph, graph.way_to(each.from));
    if (each.by != nothing) way += " → [" + name_of(graph.script(), each.by) + "]";
    const int line = turn.empty() ? 1 : graph.script().chart().transitions()[turn[0]].line;
    findings.push_back({.rule = "livelock",
                        .line = line,
                        .zh = "自动转移会循环不止（第 " + lines_of(graph.script(), turn) + " 行）",
                        .en = "these steps can go round for ever within one event (lines " +
                              lines_of(graph.script(), turn) + ")",
                        .way = std::move(way),
                        .remedy = "give one of them a condition that ends it"});
  }
  return findings;
}

Findings unreachable_states(const Graph& graph) {
  const auto& chart = graph.script().chart();
  Findings findings;
  for (chart::StateIndex i = 0; i < chart.states().size(); ++i) {
    const chart::StateView& state = chart.states()[i];
    if (graph.entered().contains(i) || graph.script().ground.anatomy().history(i)) continue;
    if (state.parent && !graph.entered().contains(*state.parent)) continue;  // Said of that one.
    findings.push_back({.rule = "unreachable",
                        .line = state.line,
                        .zh = "没有任何办法到达状态 " + name_of(graph.script().workflow, i),
                        .en = "no case can ever come to the state " + state.id,
                        .way = {},
                        .remedy = "lead a transition there, or remove it"});
  }
  return findings;
}

Findings endless(const Graph& graph) {
  const std::vector<bool> ends = ending(graph);
  Findings findings;
  std::set<std::string> told_before;
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    if (ends[spot]) continue;
    // Of a whole region without an end, the first place is told.
    const auto way = graph.way_to(spot);
    if (way.size() > 1 && !ends[graph.edges()[way.back()].from]) continue;
    const std::string name = name_of(graph, spot);
    if (!told_before.insert(name).second) continue;
    findings.push_back({.rule = "endless",
                        .line = line_of(graph, spot),
                        .zh = "从 " + name + " 出发，怎么办都到不了终点",
                        .en = "from here no end can be reached any more",
                        .way = told(graph, way),
                        .remedy = "lead a transition on to a <final>"});
  }
  return findings;
}

Findings ownerless(const Graph& graph) {
  Findings findings;
  std::set<chart::StateIndex> told_before;
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    if (graph.spot(spot).ended) continue;
    const auto states = atomic_states(graph, spot);
    const auto& meanings = graph.script().workflow.states;
    const bool owned = std::any_of(states.begin(), states.end(), [&](chart::StateIndex state) {
      return !meanings[state].owner.empty();
    });
    if (owned || states.empty() || !told_before.insert(states[0]).second) continue;
    findings.push_back({.rule = "ownerless",
                        .line = line_of(graph, spot),
                        .zh = "状态 " + name_of(graph, spot) + " 没有责任人",
                        .en = "nobody owns the case in this state",
                        .way = told(graph, graph.way_to(spot)),
                        .remedy = "say shao:owner, or shao:owner=\"none\" where nobody need act"});
  }
  return findings;
}

}  // namespace engine::core::prove
