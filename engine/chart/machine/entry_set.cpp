// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::machine {
namespace {

/// Gathers what must be entered for a target to be active: what lies inside it by default, and
/// what stands between it and the transition's domain.
class Gatherer {
 public:
  Gatherer(const Chart::Compiled& chart, const Running& session, EntrySet& entry)
      : chart_(chart), session_(session), entry_(entry) {}

  void add_descendants(StateIndex index) {
    if (chart_.history(index)) return add_history(index);
    const State& state = chart_.states[index];
    entry_.states.insert(index);
    if (state.kind == StateKind::compound) {
      entry_.by_default.insert(index);
      add_all(state.entry.targets, index);
    } else if (state.kind == StateKind::parallel) {
      add_regions(state);
    }
  }

  void add_ancestors(StateIndex index, StateIndex domain) {
    for (StateIndex at = chart_.states[index].parent; at != domain && at != root;
         at = chart_.states[at].parent) {
      entry_.states.insert(at);
      if (chart_.states[at].kind == StateKind::parallel) add_regions(chart_.states[at]);
    }
  }

 private:
  void add_all(const std::vector<StateIndex>& states, StateIndex domain) {
    for (const StateIndex state : states) add_descendants(state);
    for (const StateIndex state : states) add_ancestors(state, domain);
  }

  void add_regions(const State& parallel) {
    for (const StateIndex child : parallel.children) {
      const bool begun = entry_.states.contains(child) ||
                         entry_.states.intersects(chart_.states[child].descendants);
      if (!begun) add_descendants(child);
    }
  }

  void add_history(StateIndex history) {
    const State& state = chart_.states[history];
    if (const StateSet* kept = remembered(session_, history)) {
      std::vector<StateIndex> states;
      kept->for_each([&](StateIndex each) { states.push_back(each); });
      return add_all(states, state.parent);
    }
    std::erase_if(entry_.history_content,
                  [&](const auto& each) { return each.first == state.parent; });
    entry_.history_content.emplace_back(state.parent, &state.entry.block);
    add_all(state.entry.targets, state.parent);
  }

  const Chart::Compiled& chart_;
  const Running& session_;
  EntrySet& entry_;
};

}  // namespace

void add_entry(const Chart::Compiled& chart, const Running& session,
               const std::vector<StateIndex>& targets, StateIndex domain, EntrySet& entry) {
  Gatherer gatherer(chart, session, entry);
  for (const StateIndex target : targets) gatherer.add_descendants(target);
  for (const StateIndex target : effective_targets(chart, session, targets)) {
    gatherer.add_ancestors(target, domain);
  }
}

}  // namespace engine::chart::machine
