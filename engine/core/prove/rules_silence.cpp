// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

/// Clocks that may run there and that somebody there would hear, though none of them surely does.
std::string unsure(const Graph& graph, SpotIndex spot) {
  std::string names;
  const TimerSet some = graph.chances(spot).running & graph.heard(spot);
  for (TimerIndex i = 0; i < graph.script().timers.all().size(); ++i) {
    if ((some & bit(i)) == 0) continue;
    names += (names.empty() ? "" : ", ") + graph.script().timers.all()[i].name;
  }
  return names;
}

/// Where the chart itself says who is on which rung.
std::optional<int> chief_rung(const Workflow& workflow, chart::StateIndex state) {
  const std::string& owner = workflow.states[state].owner;
  if (owner == "grid_chief") return 0;
  if (owner == "area_chief") return 1;
  if (owner == "general_chief") return 2;
  return std::nullopt;
}

/// The state in which a transition puts the case, with initial states followed.
std::optional<chart::StateIndex> lands_in(const Script& script, const chart::TransitionView& view) {
  if (view.targets.size() != 1) return std::nullopt;
  return script.ground.anatomy().rests_in(view.targets[0]);
}

}  // namespace

Findings silent(const Silence& silence) {
  const Certainty& certainty = silence.certainty();
  const Graph& graph = certainty.graph();
  Findings findings;
  std::set<std::vector<chart::StateIndex>> told_before;
  for (const Stuck& each : silence.silent()) {
    const SpotIndex spot = certainty.nodes()[each.at].spot;
    if (!told_before.insert(atomic_states(graph, spot)).second) continue;
    const std::string names = unsure(graph, spot);
    Finding finding{
        .rule = "silent",
        .line = line_of(graph, spot),
        .zh = "状态 " + name_of(graph, spot) + " 会无声无息：人不动，案件就永远停在这里",
        .en = "if nobody acts, the case stays here for ever",
        .way = told(graph, certainty.way_to(each.at)),
        .remedy = "start a clock here, and lead its due event on"};
    if (!names.empty()) {
      finding.zh += "（时钟 " + names + " 不一定在走，或到期后无人接）";
      finding.en += " (of the clocks " + names + " none is sure to run and to be heard)";
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

Findings never_escalated(const Silence& silence) {
  const Certainty& certainty = silence.certainty();
  const Graph& graph = certainty.graph();
  Findings findings;
  for (const Stuck& each : silence.rounds()) {
    const SpotIndex spot = certainty.nodes()[each.at].spot;
    std::string turn = name_of(graph, spot);
    for (const EdgeIndex edge : each.turn) {
      turn += " → [" + name_of(graph.script(), graph.edges()[edge].by) + "] " +
              name_of(graph, graph.edges()[edge].to);
    }
    findings.push_back(
        {.rule = "never_escalated",
         .line = line_of(graph, spot),
         .zh = "人人沉默时到不了总网格长，也到不了终点，而是一直循环：" + turn,
         .en = "if everybody stays silent the case never reaches the general chief or an end, but "
               "goes round",
         .way = told(graph, certainty.way_to(each.at)),
         .remedy = "let one of these clocks lead up a level, or count the rounds"});
  }
  return findings;
}

Findings skipped_rungs(const Graph& graph) {
  const Script& script = graph.script();
  Findings findings;
  const auto& transitions = script.chart().transitions();
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const chart::TransitionView& view = transitions[i];
    const bool by_clock =
        !view.events.empty() &&
        std::all_of(view.events.begin(), view.events.end(), [](const std::string& event) {
          return event.starts_with("clock.") && event.ends_with(".due");
        });
    const auto to = lands_in(script, view);
    if (!by_clock || !to || !graph.taken()[i]) continue;
    const auto below = chief_rung(script.workflow, view.source);
    const auto above = chief_rung(script.workflow, *to);
    if (!below || !above) continue;
    const bool skips = *above > *below + 1;
    const bool falls = *above < *below && script.workflow.states[view.source].stage ==
                                              script.workflow.states[*to].stage;
    if (!skips && !falls) continue;
    findings.push_back(
        {.rule = skips ? "skipped_rung" : "falls",
         .line = view.line,
         .zh = std::string(skips ? "到期上报越级：" : "到期不升反降：") +
               name_of(script.workflow, view.source) + " → " + name_of(script.workflow, *to),
         .en = skips ? "the clock skips a rung of the ladder" : "the clock leads down the ladder",
         .way = {},
         .remedy = "escalate level by level: grid, area, general chief"});
  }
  return findings;
}

}  // namespace engine::core::prove
