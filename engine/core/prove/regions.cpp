// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/regions.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

using chart::StateIndex;
using chart::StateSet;

/// By parallel, its regions.
std::map<StateIndex, std::vector<StateIndex>> regions_of(const chart::Chart& chart) {
  std::map<StateIndex, std::vector<StateIndex>> regions;
  const auto& states = chart.states();
  for (StateIndex i = 0; i < states.size(); ++i) {
    if (!states[i].parent || states[*states[i].parent].kind != chart::StateKind::parallel) continue;
    const bool history = states[i].kind == chart::StateKind::shallow_history ||
                         states[i].kind == chart::StateKind::deep_history;
    if (!history) regions[*states[i].parent].push_back(i);
  }
  return regions;
}

/// All regions but the one number `view` of each parallel, with what is inside.
StateSet unseen(const Script& script, std::size_t view) {
  StateSet hidden;
  const auto& anatomy = script.ground.anatomy();
  for (const auto& [parallel, regions] : regions_of(script.chart())) {
    for (std::size_t i = 0; i < regions.size(); ++i) {
      if (i == view % regions.size()) continue;
      for (StateIndex state = 0; state < script.chart().states().size(); ++state) {
        if (state == regions[i] || anatomy.descends(state, regions[i])) hidden.insert(state);
      }
    }
  }
  return hidden;
}

/// What one view shows.
struct View {
  StateSet hidden;
  Findings any;    ///< Wrong wherever it is seen.
  Findings every;  ///< Wrong only if every view that sees the place says so.
  Findings quiet;  ///< Wrong only if no view is without such: one region keeps the case going.
  std::vector<Bound> bounds;
  std::size_t spots = 0, steps = 0;
};

bool look(Script& script, const directory::County& county, std::size_t spots_max, View& view) {
  script.hide(view.hidden);
  const Graph graph(script, spots_max);
  if (graph.capped()) return false;
  const Certainty certainty(graph);
  const Silence silence(certainty);
  view.spots = graph.size();
  view.steps = graph.edges().size();
  append(view.any, livelocks(graph));
  append(view.any, skipped_rungs(graph));
  append(view.any, odd_clocks(script));
  append(view.any, missing_limits(script, county));
  append(view.any, missing_measures(script, county));
  append(view.any, powerless(script, county));
  append(view.any, missing_fields(script));
  append(view.every, unreachable_states(graph));
  append(view.every, dead_transitions(graph));
  append(view.quiet, silent(silence));
  append(view.quiet, never_escalated(silence));
  append(view.quiet, endless(graph));
  append(view.quiet, ownerless(graph));
  if (silence.silent().empty() && silence.rounds().empty()) {
    view.bounds = bounds_of(silence, county.limits);
  }
  return true;
}

/// Whether the view doesn't see what stands in this line, or not all of it.
bool blind(const Script& script, const View& view, int line) {
  const auto& states = script.chart().states();
  for (StateIndex i = 0; i < states.size(); ++i) {
    if (states[i].line == line && view.hidden.contains(i)) return true;
  }
  const auto& transitions = script.chart().transitions();
  return std::any_of(transitions.begin(), transitions.end(), [&](const auto& transition) {
    return transition.line == line && view.hidden.contains(transition.source);
  });
}

bool says(const View& view, const Finding& finding) {
  return std::any_of(view.every.begin(), view.every.end(), [&](const Finding& each) {
    return each.rule == finding.rule && each.line == finding.line;
  });
}

Findings together(const Script& script, std::vector<View>& views) {
  Findings all;
  std::set<std::tuple<std::string, int, int>> known;
  const auto add = [&](Finding& finding) {
    const std::tuple key(finding.rule, finding.line, finding.column);
    if (known.insert(key).second) all.push_back(std::move(finding));
  };
  for (View& view : views) {
    for (Finding& finding : view.any) add(finding);
    for (Finding finding : view.every) {
      const bool sure = std::all_of(views.begin(), views.end(), [&](const View& other) {
        return says(other, finding) || blind(script, other, finding.line);
      });
      if (sure && !blind(script, view, finding.line)) add(finding);
    }
  }
  const auto best = std::min_element(
      views.begin(), views.end(),
      [](const View& one, const View& other) { return one.quiet.size() < other.quiet.size(); });
  for (Finding& finding : best->quiet) add(finding);
  return all;
}

}  // namespace

bool prove_by_regions(Script& script, const directory::County& county, std::size_t spots_max,
                      Proof& proof) {
  std::size_t count = 0;
  for (const auto& [parallel, regions] : regions_of(script.chart())) {
    count = std::max(count, regions.size());
  }
  if (count < 2) return false;
  std::vector<View> views(count);
  bool fits = true;
  for (std::size_t i = 0; i < count && fits; ++i) {
    views[i].hidden = unseen(script, i);
    fits = look(script, county, spots_max, views[i]);
  }
  script.hide({});
  if (!fits) return false;
  proof.regions = count;
  for (const View& view : views) {
    proof.spots += view.spots;
    proof.steps += view.steps;
    if (proof.bounds.empty() && view.quiet.empty()) proof.bounds = view.bounds;
  }
  proof.findings = together(script, views);
  return true;
}

}  // namespace engine::core::prove
