// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>

#include "engine/base/proof_bounds.hpp"
#include "engine/core/prove/silence.hpp"

namespace engine::core::prove {
namespace {

/// Where each timer may have been started that runs at a spot.
class Starts {
 public:
  explicit Starts(const Graph& graph) : graph_(graph), at_(graph.size()) {
    std::vector<EdgeIndex> waiting = graph.entries();
    while (!waiting.empty()) {
      const Edge& edge = graph.edges()[waiting.back()];
      waiting.pop_back();
      if (flow(edge)) {
        for (const EdgeIndex next : graph.from(edge.to)) waiting.push_back(next);
      }
    }
  }
  [[nodiscard]] const std::set<DeedIndex>& of(SpotIndex spot, TimerIndex timer) const {
    static const std::set<DeedIndex> none;
    const auto found = at_[spot].find(timer);
    return found == at_[spot].end() ? none : found->second;
  }
  /// The start of the timer among the deeds of a step; none where it goes on as it was.
  [[nodiscard]] std::optional<DeedIndex> among(const std::vector<DeedIndex>& deeds,
                                               TimerIndex timer) const {
    std::optional<DeedIndex> last;
    const Timers& timers = graph_.script().timers;
    const auto& starts = timers.all()[timer].starts;
    for (const DeedIndex deed : deeds) {
      if (std::find(starts.begin(), starts.end(), deed) != starts.end()) last = deed;
      const bool stops = (timers.halted({deed}) & bit(timer)) != 0;
      if (stops && !timers.all()[timer].resumed) last.reset();  // On the way through a state.
    }
    return last;
  }

 private:
  bool flow(const Edge& edge) {
    bool changed = edge.by == nothing && at_[edge.to].empty();
    for (TimerIndex i = 0; i < graph_.script().timers.all().size(); ++i) {
      std::set<DeedIndex> more;
      if (const auto start = among(edge.deeds, i)) {
        more = {*start};
      } else if (edge.by != nothing && !over(edge, i)) {
        more = of(edge.from, i);
      }
      auto& known = at_[edge.to][i];
      const std::size_t before = known.size();
      known.insert(more.begin(), more.end());
      changed = changed || known.size() != before;
    }
    return changed;
  }

  /// Stopped, and never taken up again.
  [[nodiscard]] bool over(const Edge& edge, TimerIndex timer) const {
    const Timers& timers = graph_.script().timers;
    return !timers.all()[timer].resumed && (timers.halted(edge.deeds) & bit(timer)) != 0;
  }

  const Graph& graph_;
  std::vector<std::map<TimerIndex, std::set<DeedIndex>>> at_;
};

/// How long each timer can run from its start.
class Lengths {
 public:
  /// `urgent`: for severity 1 alone, else for all others.
  Lengths(const Script& script, const directory::LimitTable& limits, bool urgent)
      : script_(script), limits_(limits), urgent_(urgent) {}

  [[nodiscard]] Amount of(TimerIndex timer, DeedIndex start) const {
    const Deed& deed = script_.deeds()[start];
    Amount length;
    length.granted = script_.timers.all()[timer].extended || deed.has("until");
    if (deed.kind == Deed::Kind::send) length.wall = deed.delay;
    const auto names = deed.attributes.find("limit");
    if (names == deed.attributes.end() || !names->second) return length;
    for (const std::string& name : *names->second) length.cover(longest(name));
    return length;
  }
  [[nodiscard]] Amount of(TimerIndex timer, const std::set<DeedIndex>& starts) const {
    Amount length;
    for (const DeedIndex start : starts) length.cover(of(timer, start));
    return length;
  }

 private:
  /// Of all rows of the name, whatever they are for: the one that binds is no longer.
  [[nodiscard]] Amount longest(const std::string& name) const {
    Amount amount;
    for (const auto& row : limits_.rows()) {
      if (row.name == name && binds(row)) amount.cover(amount_of(row.limit));
    }
    return amount;
  }
  [[nodiscard]] bool binds(const directory::LimitRow& row) const {
    if (!urgent_) return row.severity != 1;
    if (row.severity != 0) return row.severity == 1;
    // It gives way to a row for severity 1 that names the same.
    return std::none_of(limits_.rows().begin(), limits_.rows().end(), [&](const auto& other) {
      return other.name == row.name && other.severity == 1 && other.category == row.category &&
             other.whistle == row.whistle;
    });
  }

  const Script& script_;
  const directory::LimitTable& limits_;
  bool urgent_;
};

using Deadlines = std::map<TimerIndex, Amount>;  ///< Of the timers that are sure to fire.

class Course {
 public:
  Course(const Silence& silence, const Starts& starts, const Lengths& lengths)
      : silence_(silence), nodes_(silence.certainty().nodes()), starts_(starts), lengths_(lengths) {
    for (const Drift& drift : silence.drifts()) next_[drift.from].push_back(&drift);
  }

  /// The latest instant at which something happens, when each of the timers has its deadline.
  [[nodiscard]] static Amount soonest(const Deadlines& deadlines) {
    const auto first = std::min_element(
        deadlines.begin(), deadlines.end(),
        [](const auto& one, const auto& other) { return about(one.second) < about(other.second); });
    return first == deadlines.end() ? Amount{} : first->second;
  }

  [[nodiscard]] Deadlines fresh(NodeIndex node) const {
    Deadlines deadlines;
    const TimerSet live = silence_.certainty().wakers(nodes_[node]);
    for (TimerIndex i = 0; i < bounds::proof_clocks_max; ++i) {
      if ((live & bit(i)) == 0) continue;
      deadlines[i] = lengths_.of(i, starts_.of(nodes_[node].spot, i));
    }
    return deadlines;
  }

  [[nodiscard]] Amount longest_from(NodeIndex origin) {
    Amount longest;
    if (silence_.arrived(nodes_[origin].spot)) return longest;
    std::map<NodeIndex, Deadlines> at{{origin, fresh(origin)}};
    std::deque<NodeIndex> waiting{origin};
    for (std::size_t steps = 0; !waiting.empty() && steps < bounds::proof_spots_max; ++steps) {
      const NodeIndex node = waiting.front();
      waiting.pop_front();
      const Amount now = soonest(at[node]);
      longest.cover(now);
      for (const Drift* drift : next_[node]) {
        if (silence_.arrived(nodes_[drift->to].spot)) continue;
        if (join(at, drift->to, after(at[node], *drift, now))) waiting.push_back(drift->to);
      }
    }
    return longest;
  }

 private:
  [[nodiscard]] Deadlines after(const Deadlines& before, const Drift& drift,
                                const Amount& now) const {
    Deadlines deadlines = fresh(drift.to);
    const Edge& edge = silence_.certainty().graph().edges()[drift.edge];
    for (auto& [timer, deadline] : deadlines) {
      const auto known = before.find(timer);
      if (const auto start = starts_.among(edge.deeds, timer)) {
        deadline = now + lengths_.of(timer, *start);
      } else {
        deadline = known != before.end() ? known->second : now + deadline;
      }
    }
    return deadlines;
  }

  static bool join(std::map<NodeIndex, Deadlines>& at, NodeIndex node, const Deadlines& more) {
    const auto [known, added] = at.emplace(node, more);
    if (added) return true;
    const Deadlines before = known->second;
    for (const auto& [timer, deadline] : more) known->second[timer].cover(deadline);
    return known->second != before;
  }

  const Silence& silence_;
  const std::vector<Node>& nodes_;
  const Starts& starts_;
  const Lengths& lengths_;
  std::map<NodeIndex, std::vector<const Drift*>> next_;
};

}  // namespace

std::vector<Bound> bounds_of(const Silence& silence, const directory::LimitTable& limits) {
  const Graph& graph = silence.certainty().graph();
  const Lengths ordinary(graph.script(), limits, false);
  const Lengths urgent(graph.script(), limits, true);
  const Starts starts(graph);
  Course slow(silence, starts, ordinary);
  Course quick(silence, starts, urgent);
  std::map<chart::StateIndex, Bound> bounds;
  for (NodeIndex i = 0; i < silence.certainty().nodes().size(); ++i) {
    const Node& node = silence.certainty().nodes()[i];
    if (node.superseded || graph.spot(node.spot).ended) continue;
    const Amount longest = slow.longest_from(i);
    const Amount soon = quick.longest_from(i);
    for (const chart::StateIndex state : atomic_states(graph, node.spot)) {
      auto [found, added] = bounds.emplace(state, Bound{.state = state, .arrived = true});
      Bound& bound = found->second;
      bound.arrived = bound.arrived && silence.arrived(node.spot);
      bound.longest.cover(longest);
      bound.urgent.cover(soon);
      bound.next.cover(Course::soonest(slow.fresh(i)));
    }
  }
  std::vector<Bound> list;
  for (const auto& [state, bound] : bounds) list.push_back(bound);
  return list;
}

}  // namespace engine::core::prove
