// SPDX-License-Identifier: Apache-2.0
#pragma once

// For every spot, what is certain of the timers there in the worst cases: of those that cover each
// other only the least is kept.
//
// Floor:   core.
// Threads: one proof, one thread.

#include <vector>

#include "engine/core/prove/graph.hpp"

namespace engine::core::prove {

using NodeIndex = std::size_t;

struct Node {
  SpotIndex spot = 0;
  Hands hands;
  NodeIndex before = nothing;  ///< On a way there.
  EdgeIndex by = nothing;
  bool superseded = false;  ///< A lesser one of the same spot was found.
};

class Certainty {
 public:
  explicit Certainty(const Graph& graph);

  [[nodiscard]] const Graph& graph() const { return graph_; }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  /// Those of the spot that are not superseded.
  [[nodiscard]] const std::vector<NodeIndex>& at(SpotIndex spot) const { return at_[spot]; }
  /// Timers that will surely fire there, and that somebody hears.
  [[nodiscard]] TimerSet wakers(const Node& node) const {
    return node.hands.live & graph_.heard(node.spot);
  }
  /// A node of the spot that is no better than these hands.
  [[nodiscard]] NodeIndex least(SpotIndex spot, const Hands& hands) const;
  /// The hands after the edge.
  [[nodiscard]] Hands after(const Hands& before, const Edge& edge) const;
  [[nodiscard]] std::vector<EdgeIndex> way_to(NodeIndex node) const;

 private:
  void add(SpotIndex spot, Hands hands, NodeIndex before, EdgeIndex by);

  const Graph& graph_;
  std::vector<Node> nodes_;
  std::vector<std::vector<NodeIndex>> at_;
  std::vector<NodeIndex> waiting_;
};

}  // namespace engine::core::prove
