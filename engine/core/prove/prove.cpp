// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/prove.hpp"

#include <memory>
#include <set>

#include "engine/base/proof_bounds.hpp"
#include "engine/chart/prove/endings.hpp"
#include "engine/core/prove/pairs.hpp"
#include "engine/core/prove/regions.hpp"
#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

/// The data on which it depends whether these transitions are taken, or what they do.
void add_reads(const Script& script, const std::vector<chart::TransitionIndex>& transitions,
               std::set<chart::SlotIndex>& slots) {
  for (const chart::TransitionIndex index : transitions) {
    for (const auto slot : chart::prove::condition_reads(script.chart(), index)) {
      slots.insert(slot);
    }
  }
}

/// The data that may tell that a failure can't happen: those that conditions read where it is.
std::set<chart::SlotIndex> doubts(const Graph& graph, const Silence& silence) {
  std::set<chart::SlotIndex> slots;
  const Script& script = graph.script();
  for (const Livelock& each : graph.livelocks()) add_reads(script, each.turn, slots);
  const auto& transitions = script.chart().transitions();
  const auto add_spot = [&](SpotIndex spot) {
    const auto& active = graph.spot(spot).configuration;
    std::vector<chart::TransitionIndex> near;
    for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
      if (active.contains(transitions[i].source) && !script.workflow.transitions[i].by_people) {
        near.push_back(i);
      }
    }
    add_reads(script, near, slots);
    active.for_each([&](chart::StateIndex state) {
      for (const auto slot : script.ground.anatomy().choices_on_entry(state)) slots.insert(slot);
    });
  };
  for (const Stuck& each : silence.silent()) {
    add_spot(silence.certainty().nodes()[each.at].spot);
  }
  for (const Stuck& each : silence.rounds()) {
    for (const EdgeIndex edge : each.turn) add_spot(graph.edges()[edge].from);
  }
  return slots;
}

void judge(Proof& proof, const Graph& graph, const Silence& silence,
           const directory::County& county) {
  proof.spots = graph.size();
  proof.steps = graph.edges().size();
  Findings& findings = proof.findings;
  append(findings, livelocks(graph));
  append(findings, unreachable_states(graph));
  append(findings, dead_transitions(graph));
  append(findings, endless(graph));
  append(findings, ownerless(graph));
  append(findings, silent(silence));
  append(findings, never_escalated(silence));
  append(findings, skipped_rungs(graph));
  append(findings, leaking_clocks(graph));
  append(findings, odd_clocks(graph.script()));
  append(findings, unheard_sends(graph));
  append(findings, missing_limits(graph.script(), county));
  append(findings, missing_measures(graph.script(), county));
  append(findings, powerless(graph.script(), county));
  append(findings, missing_fields(graph.script()));
  if (silence.silent().empty() && silence.rounds().empty()) {
    proof.bounds = bounds_of(silence, county.limits);
  }
}

struct Attempt {
  Proof proof;
  std::unique_ptr<Graph> graph;  ///< Null where it is too large.
};

/// What one look at a chart found.
struct Look {
  Look(const Script& script, std::size_t spots_max)
      : graph(std::make_unique<Graph>(script, spots_max)) {
    if (graph->capped()) return;
    certainty = std::make_unique<Certainty>(*graph);
    silence = std::make_unique<Silence>(*certainty);
  }
  std::unique_ptr<Graph> graph;
  std::unique_ptr<Certainty> certainty;  ///< Null, as silence, where the graph was capped.
  std::unique_ptr<Silence> silence;
};

/// Conditions are free at first. Where that finds fault, it looks again and follows the data that
/// could tell better, as long as there are any, and not too many.
Look look_closely(Script& script, std::size_t spots_max) {
  Look best(script, spots_max);
  while (best.silence) {
    auto slots = doubts(*best.graph, *best.silence);
    std::erase_if(slots,
                  [&](chart::SlotIndex slot) { return !script.ground.values().computable(slot); });
    std::set<chart::SlotIndex> all = script.ground.followed();
    all.insert(slots.begin(), slots.end());
    if (all.size() > bounds::proof_follows_max || !script.ground.follow(slots)) break;
    Look closer(script, bounds::proof_followed_spots_max);
    if (!closer.silence) break;
    best = std::move(closer);
  }
  return best;
}

Attempt prove(Script& script, const directory::County& county, std::size_t spots_max) {
  Attempt attempt{.proof = {.workflow = &script.workflow}, .graph = nullptr};
  Findings& findings = attempt.proof.findings;
  if (script.timers.too_many()) {
    findings.push_back({.rule = "too_large",
                        .line = 1,
                        .zh = "时钟太多，无法证明",
                        .en = "more clocks than can be proved",
                        .way = {},
                        .remedy = "split the chart"});
    return attempt;
  }
  Look look = look_closely(script, spots_max);
  if (!look.silence) {
    if (!prove_by_regions(script, county, spots_max, attempt.proof)) {
      append(findings, too_large(*look.graph));
    }
    return attempt;
  }
  judge(attempt.proof, *look.graph, *look.silence, county);
  attempt.graph = std::move(look.graph);
  return attempt;
}

void prove_together(const Scripts& scripts, std::vector<Attempt>& attempts) {
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    append(attempts[i].proof.findings, lost_letters(*scripts[i], scripts));
    for (std::size_t j = 0; j < scripts.size(); ++j) {
      if (!scripts[i]->opened_by.contains(scripts[j]->workflow.name) || i == j) continue;
      if (!attempts[i].graph || !attempts[j].graph) continue;
      const Pairs pairs(*attempts[j].graph, *attempts[i].graph);
      append(attempts[i].proof.findings, pairs.against_child());
      append(attempts[j].proof.findings, pairs.against_parent());
      attempts[i].proof.pairs.push_back({scripts[j]->workflow.name, pairs.size(), pairs.capped()});
    }
  }
}

}  // namespace

std::vector<Proof> prove(const Workflows& workflows, const directory::County& county,
                         std::size_t spots_max) {
  const Scripts scripts = read_scripts(workflows);
  std::vector<Attempt> attempts;
  for (const auto& script : scripts) attempts.push_back(prove(*script, county, spots_max));
  prove_together(scripts, attempts);
  std::vector<Proof> proofs;
  proofs.reserve(attempts.size());
  for (Attempt& attempt : attempts) proofs.push_back(std::move(attempt.proof));
  return proofs;
}

}  // namespace engine::core::prove
