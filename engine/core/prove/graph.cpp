// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/graph.hpp"

#include <algorithm>
#include <deque>

namespace engine::core::prove {

using chart::prove::Paths;

Graph::Graph(const Script& script, std::size_t spots_max)
    : script_(script),
      spots_max_(spots_max),
      explorer_(script.ground),
      taken_(script.chart().transitions().size()) {
  build();
  find_ways();
}

void Graph::build() {
  add(0, nothing, explorer_.enter());
  while (!waiting_.empty() && !capped_) {
    const SpotIndex spot = waiting_.back();
    waiting_.pop_back();
    expand(spot);
  }
}

bool Graph::possible(SpotIndex spot, const Happening& happening) const {
  switch (happening.cause) {
    case Cause::clock:
    case Cause::warning:
    case Cause::delayed: return (chances_[spot].running & bit(happening.timer)) != 0;
    case Cause::person:
    case Cause::message:
    case Cause::platform: return true;
  }
  return true;
}

bool Graph::hears(SpotIndex spot, HappeningIndex index) const {
  const auto& takes = script_.happenings[index].stimulus.takes;
  const auto& active = explorer_.spots()[spot].configuration;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    if (!takes[i]) continue;
    const auto at = script_.ground.stands_in(static_cast<chart::TransitionIndex>(i));
    if (at && active.contains(*at)) return true;
  }
  return false;
}

void Graph::expand(SpotIndex spot) {
  if (explorer_.spots()[spot].ended) return;
  for (const EdgeIndex edge : std::vector<EdgeIndex>(out_[spot])) reach(edges_[edge]);
  for (HappeningIndex i = 0; i < script_.happenings.size() && !capped_; ++i) {
    if (expanded_[spot][i] || !possible(spot, script_.happenings[i])) continue;
    expanded_[spot][i] = true;
    if (!hears(spot, i)) continue;
    add(spot, i, explorer_.step(spot, script_.happenings[i].stimulus));
  }
}

void Graph::add(SpotIndex from, HappeningIndex by, const Paths& paths) {
  capped_ = capped_ || paths.exhausted || explorer_.spots().size() > spots_max_;
  entered_ |= paths.entered;
  for (const auto& loop : paths.loops) {
    for (const auto transition : loop.taken) taken_[transition] = true;
    livelocks_.push_back({from, by, loop.turn});
  }
  for (const auto& path : paths.paths) {
    const bool timer = by != nothing && (script_.happenings[by].cause == Cause::clock ||
                                         script_.happenings[by].cause == Cause::delayed);
    // Nothing taken is nothing done, unless a clock was spent on it.
    if (by != nothing && path.taken.empty() && !timer) continue;
    for (const auto transition : path.taken) taken_[transition] = true;
    edges_.push_back({from, path.to, by, path.taken, path.deeds});
    const std::size_t size = explorer_.spots().size();
    if (out_.size() < size) {
      out_.resize(size);
      chances_.resize(size);
      heard_.resize(size);
      expanded_.resize(size);
    }
    if (expanded_[path.to].empty()) {
      expanded_[path.to].resize(script_.happenings.size());
      for (HappeningIndex i = 0; i < script_.happenings.size(); ++i) {
        const Happening& one = script_.happenings[i];
        const bool timed = one.cause == Cause::clock || one.cause == Cause::delayed;
        if (timed && hears(path.to, i)) heard_[path.to] |= bit(one.timer);
      }
      waiting_.push_back(path.to);
    }
    (by == nothing ? entries_ : out_[from]).push_back(edges_.size() - 1);
    reach(edges_.back());
  }
}

/// What may be running before may be running after, but for what the step does to it.
void Graph::reach(const Edge& edge) {
  Chances after = edge.by == nothing ? Chances{} : chances_[edge.from];
  script_.timers.apply(edge.deeds, after);
  Chances& known = chances_[edge.to];
  Chances joined = known;
  joined |= after;
  if (joined == known) return;
  known = joined;
  waiting_.push_back(edge.to);
}

void Graph::find_ways() {
  ways_.assign(size(), nothing);
  std::deque<SpotIndex> next;
  const auto visit = [&](EdgeIndex edge) {
    const SpotIndex to = edges_[edge].to;
    if (ways_[to] != nothing) return;
    ways_[to] = edge;
    next.push_back(to);
  };
  for (const EdgeIndex edge : entries_) visit(edge);
  while (!next.empty()) {
    const SpotIndex spot = next.front();
    next.pop_front();
    for (const EdgeIndex edge : out_[spot]) visit(edge);
  }
}

std::vector<EdgeIndex> Graph::way_to(SpotIndex spot) const {
  std::vector<EdgeIndex> way;
  EdgeIndex edge = spot < ways_.size() ? ways_[spot] : nothing;
  while (edge != nothing) {
    way.push_back(edge);
    if (edges_[edge].by == nothing) break;
    edge = ways_[edges_[edge].from];
  }
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace engine::core::prove
