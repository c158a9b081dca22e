// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/silence.hpp"

#include <algorithm>
#include <functional>

namespace engine::core::prove {
namespace {

/// Nodes that reach each other along the drifts, each group at once (Tarjan).
class Groups {
 public:
  Groups(const std::vector<NodeIndex>& nodes, const std::vector<Drift>& drifts,
         const std::vector<std::size_t>& along) {
    for (const std::size_t drift : along) next_[drifts[drift].from].push_back(drifts[drift].to);
    for (const NodeIndex node : nodes) {
      if (!order_.contains(node)) visit(node);
    }
  }
  std::vector<std::vector<NodeIndex>> groups;

 private:
  void visit(NodeIndex node) {  // Depth is bounded by proof_spots_max; groups are small.
    order_[node] = low_[node] = order_.size();
    stack_.push_back(node);
    on_stack_.insert(node);
    for (const NodeIndex other : next_[node]) {
      if (!order_.contains(other)) {
        visit(other);
        low_[node] = std::min(low_[node], low_[other]);
      } else if (on_stack_.contains(other)) {
        low_[node] = std::min(low_[node], order_[other]);
      }
    }
    if (low_[node] != order_[node]) return;
    std::vector<NodeIndex> group;
    NodeIndex last = nothing;
    while (last != node) {
      last = stack_.back();
      stack_.pop_back();
      on_stack_.erase(last);
      group.push_back(last);
    }
    groups.push_back(std::move(group));
  }

  std::map<NodeIndex, std::vector<NodeIndex>> next_;
  std::map<NodeIndex, std::size_t> order_, low_;
  std::vector<NodeIndex> stack_;
  std::set<NodeIndex> on_stack_;
};

std::optional<int> rung(const StateMeaning& meaning) {
  std::optional<directory::Level> level = directory::parse_level(meaning.level);
  if (!level) {
    const auto role = directory::parse_role(meaning.owner);
    if (role) level = directory::level_of(*role);
  }
  if (!level) return std::nullopt;
  return static_cast<int>(*level);
}

/// A warning comes of itself too, before its clock is due.
bool timed(Cause cause) {
  return cause == Cause::clock || cause == Cause::warning || cause == Cause::delayed;
}

/// What has been given more time warns once more; it was due once for all.
TimerSet begun_by(const Script& script, const Happening& by, const Edge& edge) {
  const TimerSet begun = script.timers.begun(edge.deeds);
  return by.cause == Cause::warning ? begun | script.timers.extended(edge.deeds) : begun;
}

}  // namespace

std::optional<int> rung_of(const Graph& graph, SpotIndex spot) {
  std::optional<int> highest;
  for (const chart::StateIndex state : atomic_states(graph, spot)) {
    const auto one = rung(graph.script().workflow.states[state]);
    if (one && (!highest || *one > *highest)) highest = one;
  }
  return highest;
}

Silence::Silence(const Certainty& certainty) : certainty_(certainty) {
  const Graph& graph = certainty.graph();
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    const auto rung = rung_of(graph, spot);
    const int general = static_cast<int>(directory::Level::general);
    arrived_.push_back(graph.spot(spot).ended || (rung && *rung >= general));
  }
  find_drifts();
  find_silent();
  std::vector<NodeIndex> nodes;
  for (NodeIndex i = 0; i < certainty.nodes().size(); ++i) {
    const Node& node = certainty.nodes()[i];
    if (!node.superseded && !arrived_[node.spot]) nodes.push_back(i);
  }
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < drifts_.size(); ++i) {
    const auto& all = certainty.nodes();
    if (!arrived_[all[drifts_[i].from].spot] && !arrived_[all[drifts_[i].to].spot]) {
      inside.push_back(i);
    }
  }
  find_rounds(std::move(nodes), std::move(inside));
}

void Silence::find_drifts() {
  const Graph& graph = certainty_.graph();
  const Script& script = graph.script();
  for (NodeIndex i = 0; i < certainty_.nodes().size(); ++i) {
    const Node& node = certainty_.nodes()[i];
    if (node.superseded || graph.spot(node.spot).ended) continue;
    for (const EdgeIndex index : graph.from(node.spot)) {
      const Edge& edge = graph.edges()[index];
      const Happening& by = script.happenings[edge.by];
      if (!timed(by.cause)) continue;
      const Hands after = certainty_.after(node.hands, edge);
      const bool sure = (node.hands.live & bit(by.timer)) != 0;
      // What may fire besides and changes nothing for the worse is no step.
      if (!sure && edge.to == node.spot && after.covers(node.hands)) continue;
      drifts_.push_back({.from = i,
                         .to = certainty_.least(edge.to, after),
                         .edge = index,
                         .fired = by.timer,
                         .begun = begun_by(script, by, edge),
                         .halted = script.timers.halted(edge.deeds)});
    }
  }
}

void Silence::find_silent() {
  const Graph& graph = certainty_.graph();
  for (NodeIndex i = 0; i < certainty_.nodes().size(); ++i) {
    const Node& node = certainty_.nodes()[i];
    if (node.superseded || graph.spot(node.spot).ended) continue;
    if (certainty_.wakers(node) == 0) silent_.push_back({i, {}});
  }
}

/// A timer that fires for ever must be started for ever.
std::vector<std::size_t> Silence::lasting(const std::vector<std::size_t>& drifts) const {
  std::vector<std::size_t> left = drifts;
  while (true) {
    TimerSet begun = 0;
    for (const std::size_t drift : left) begun |= drifts_[drift].begun;
    const std::size_t before = left.size();
    std::erase_if(left,
                  [&](std::size_t drift) { return (bit(drifts_[drift].fired) & ~begun) != 0; });
    if (left.size() == before) return left;
  }
}

/// Whether a timer that runs all the while, and that no step of it touches, puts an end to it.
bool Silence::broken(const std::vector<NodeIndex>& nodes,
                     const std::vector<std::size_t>& drifts) const {
  TimerSet throughout = ~TimerSet{0};
  for (const NodeIndex node : nodes) throughout &= certainty_.wakers(certainty_.nodes()[node]);
  for (const std::size_t drift : drifts) {
    throughout &= ~(drifts_[drift].begun | drifts_[drift].halted | bit(drifts_[drift].fired));
  }
  return throughout != 0;
}

void Silence::find_rounds(std::vector<NodeIndex> nodes, std::vector<std::size_t> drifts) {
  const Groups found(nodes, drifts_, drifts);
  for (const auto& group : found.groups) {
    const std::set<NodeIndex> members(group.begin(), group.end());
    std::vector<std::size_t> inside;
    for (const std::size_t drift : drifts) {
      if (members.contains(drifts_[drift].from) && members.contains(drifts_[drift].to)) {
        inside.push_back(drift);
      }
    }
    if (inside.empty() || broken(group, inside)) continue;
    const auto left = lasting(inside);
    if (left.size() < inside.size()) {
      find_rounds(group, left);
    } else {
      report(inside);
    }
  }
}

/// One turn of the round, from its first step on.
void Silence::report(const std::vector<std::size_t>& drifts) {
  Stuck stuck{.at = drifts_[drifts[0]].from, .turn = {}};
  std::set<NodeIndex> seen;
  NodeIndex at = stuck.at;
  while (seen.insert(at).second) {
    const auto next = std::find_if(drifts.begin(), drifts.end(),
                                   [&](std::size_t drift) { return drifts_[drift].from == at; });
    if (next == drifts.end()) break;
    stuck.turn.push_back(drifts_[*next].edge);
    at = drifts_[*next].to;
  }
  rounds_.push_back(std::move(stuck));
}

}  // namespace engine::core::prove
