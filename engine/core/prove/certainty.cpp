// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/certainty.hpp"

#include <algorithm>
#include <deque>

namespace engine::core::prove {

Certainty::Certainty(const Graph& graph) : graph_(graph), at_(graph.size()) {
  for (const EdgeIndex edge : graph.entries()) {
    add(graph.edges()[edge].to, after({}, graph.edges()[edge]), nothing, edge);
  }
  for (std::size_t next = 0; next < waiting_.size(); ++next) {
    const NodeIndex index = waiting_[next];
    if (nodes_[index].superseded) continue;
    const Node node = nodes_[index];
    // A timer that nobody hears may have run out by the time that somebody would.
    const TimerSet unheard = node.hands.live & ~graph.heard(node.spot);
    if (unheard != 0 && !graph.spot(node.spot).ended) {
      add(node.spot, {node.hands.live & ~unheard, node.hands.idle}, node.before, node.by);
      continue;
    }
    for (const EdgeIndex edge : graph.from(node.spot)) {
      add(graph.edges()[edge].to, after(node.hands, graph.edges()[edge]), index, edge);
    }
  }
}

Hands Certainty::after(const Hands& before, const Edge& edge) const {
  const Script& script = graph_.script();
  Hands hands = before;
  if (edge.by != nothing) {
    const Happening& by = script.happenings[edge.by];
    if (by.cause == Cause::clock || by.cause == Cause::delayed) {
      hands = Timers::spent(hands, by.timer);
    }
  }
  TimerSet lent = 0;
  for (const auto transition : edge.taken) {
    const auto found = script.lent.find(transition);
    if (found != script.lent.end()) lent |= found->second & hands.live;
  }
  script.timers.apply(edge.deeds, hands);
  hands.live |= lent;
  hands.idle &= ~lent;
  hands.live &= ~script.doubted;
  hands.idle &= ~script.doubted;
  return hands;
}

void Certainty::add(SpotIndex spot, Hands hands, NodeIndex before, EdgeIndex by) {
  auto& known = at_[spot];
  if (std::any_of(known.begin(), known.end(),
                  [&](NodeIndex each) { return hands.covers(nodes_[each].hands); })) {
    return;
  }
  std::erase_if(known, [&](NodeIndex each) {
    if (!nodes_[each].hands.covers(hands)) return false;
    nodes_[each].superseded = true;
    return true;
  });
  known.push_back(nodes_.size());
  waiting_.push_back(nodes_.size());
  nodes_.push_back({spot, hands, before, by, false});
}

NodeIndex Certainty::least(SpotIndex spot, const Hands& hands) const {
  for (const NodeIndex each : at_[spot]) {
    if (hands.covers(nodes_[each].hands)) return each;
  }
  return nothing;
}

std::vector<EdgeIndex> Certainty::way_to(NodeIndex node) const {
  std::vector<EdgeIndex> way;
  for (NodeIndex at = node; at != nothing; at = nodes_[at].before) way.push_back(nodes_[at].by);
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace engine::core::prove
