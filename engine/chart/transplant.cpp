// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/transplant.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/planted.hpp"
#include "engine/chart/compiled.hpp"
#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/machine/content.hpp"
#include "engine/chart/running.hpp"

namespace engine::chart {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// In both languages.
Misfit misfit_of(const std::string& state, std::string_view zh, std::string_view en) {
  std::string words = "状态 ";
  words.append(state).append(zh).append("|the state ").append(state).append(en);
  return {std::move(words)};
}

class Transplanter {
 public:
  Transplanter(const Chart& old, const Chart& fresh, const Snapshot& before,
               const StateMapping& mapping)
      : old_chart_(old),
        fresh_chart_(fresh),
        old_(old.compiled()),
        fresh_(fresh.compiled()),
        before_(before),
        mapping_(mapping) {}

  std::variant<Transplanted, Misfit> run(const boost::json::object& given,
                                         const Surroundings& around) {
    if (!before_.invocations.empty()) {
      return Misfit{"有运行中的子会话|it has a running <invoke>: wait until that has ended"};
    }
    carry_history();
    if (auto misfit = place()) return *misfit;
    if (auto misfit = judge()) return *misfit;
    carry_data(given, around);
    session_.generated = before_.generated;
    session_.running = true;
    return result();
  }

 private:
  /// The id in the new version; none where it has no such place.
  [[nodiscard]] std::optional<StateIndex> image(StateIndex state) const {
    const std::string& id = old_.state_views[state].id;
    if (const auto named = mapping_.find(id); named != mapping_.end()) {
      return fresh_chart_.find(named->second);
    }
    if (const auto same = fresh_chart_.find(id)) return same;
    for (StateIndex at = old_.states[state].parent; at != root; at = old_.states[at].parent) {
      const auto named = mapping_.find(old_.state_views[at].id);
      if (named != mapping_.end()) return fresh_chart_.find(named->second);
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::string& id_of(StateIndex state) const {
    return fresh_.state_views[state].id;
  }

  /// A memory is kept whole or not at all.
  void carry_history() {
    for (const auto& [history, states] : before_.history) {
      const auto index = old_chart_.find(history);
      const auto to = index ? image(*index) : std::nullopt;
      std::optional<StateSet> memory;
      const bool lost = PLANTED("moved_memory_lost");
      if (to && fresh_.history(*to) && !lost) memory = images(states, *to);
      if (memory) {
        session_.history.emplace_back(*to, *memory);
      } else {
        forgotten_.push_back(history);
      }
    }
  }

  [[nodiscard]] std::optional<StateSet> images(const std::vector<std::string>& states,
                                               StateIndex history) const {
    const State& memory = fresh_.states[history];
    StateSet set;
    for (const std::string& id : states) {
      const auto index = old_chart_.find(id);
      const auto to = index ? image(*index) : std::nullopt;
      if (!to) return std::nullopt;
      const bool fits = memory.kind == StateKind::deep_history
                            ? fresh_.atomic(*to) && fresh_.descends(*to, memory.parent)
                            : fresh_.states[*to].parent == memory.parent && !fresh_.history(*to);
      if (!fits) return std::nullopt;
      set.insert(*to);
    }
    return set;
  }

  /// The innermost active states go where the mapping says; what stands around them, and regions
  /// that the new version adds, are entered as a transition would.
  std::optional<Misfit> place() {
    std::vector<StateIndex> targets;
    for (const std::string& id : before_.configuration) {
      const auto from = old_chart_.find(id);
      if (!from || !old_.atomic(*from)) continue;
      const auto to = image(*from);
      if (!to) return misfit_of(id, " 没有去处", " has no place there");
      if (fresh_.history(*to)) {
        return misfit_of(id, " 对应到历史状态", " maps to a history, where no case can be");
      }
      if (fresh_.states[*to].kind == StateKind::final_state &&
          old_.states[*from].kind != StateKind::final_state) {
        return misfit_of(id, " 对应到终态", " maps to an end: let the case end in its own version");
      }
      targets.push_back(*to);
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    targets_ = targets;
    EntrySet entry;
    machine::add_entry(fresh_, session_, targets, root, entry);
    session_.configuration = entry.states;
    return std::nullopt;
  }

  /// One child of each compound state, and no end that nobody came to.
  [[nodiscard]] std::optional<Misfit> judge() const {
    std::optional<Misfit> misfit;
    const auto check_children = [&](StateIndex of) {
      std::vector<std::string> active;
      session_.configuration.for_each([&](StateIndex state) {
        if (fresh_.states[state].parent == of) active.push_back(id_of(state));
      });
      if (active.size() < 2) return;
      misfit = Misfit{"状态 " + active[0] + " 与 " + active[1] + " 不能同时成立|the states " +
                      active[0] + " and " + active[1] + " exclude each other there"};
    };
    check_children(root);
    session_.configuration.for_each([&](StateIndex state) {
      const State& view = fresh_.states[state];
      if (view.kind == StateKind::compound) check_children(state);
      const bool came = std::binary_search(targets_.begin(), targets_.end(), state);
      if (view.kind == StateKind::final_state && (!came || view.parent == root)) {
        misfit = Misfit{"会进入终态 " + id_of(state) + "|it would come to the end " + id_of(state)};
      }
    });
    return misfit;
  }

  void carry_data(const boost::json::object& given, const Surroundings& around) {
    session_.data.resize(fresh_.locations.size());
    for (std::size_t slot = 0; slot < fresh_.locations.size(); ++slot) {
      if (const auto* value = before_.data.if_contains(fresh_.locations[slot].str())) {
        session_.data[slot] = *value;
      }
    }
    Outcome outcome;
    machine::Machine machine(fresh_chart_, session_, around, outcome);
    const auto add = [&](const DataItem& item) {
      const std::string& name = fresh_.locations[item.slot].str();
      if (old_.slot_names.contains(name) || before_.data.if_contains(name)) return;
      if (const auto* value = given.if_contains(name)) {
        session_.data[item.slot] = *value;
      } else {
        machine::initialize(machine, item);
      }
    };
    for (const DataItem& item : fresh_.data) add(item);
    for (StateIndex state = 0; state < fresh_.states.size(); ++state) {
      const bool bound = !fresh_.late_binding || session_.configuration.contains(state);
      if (!bound) continue;
      if (fresh_.late_binding) session_.entered.insert(state);
      for (const DataItem& item : fresh_.states[state].data) add(item);
    }
    for (const std::string& id : before_.entered) {
      if (const auto same = fresh_chart_.find(id)) session_.entered.insert(*same);
    }
  }

  Transplanted result() {
    Transplanted moved;
    moved.forgotten = std::move(forgotten_);
    moved.after = save(fresh_chart_, std::move(session_));
    for (const std::string& id : before_.configuration) {
      const auto named = mapping_.find(id);
      const bool same = named == mapping_.end() || named->second == id;
      const bool kept = same && contains(moved.after.configuration, id);
      (kept ? moved.kept : moved.left).push_back(id);
    }
    for (const std::string& id : moved.after.configuration) {
      if (!contains(moved.kept, id)) moved.entered.push_back(id);
    }
    return moved;
  }

  const Chart& old_chart_;
  const Chart& fresh_chart_;
  const Chart::Compiled& old_;
  const Chart::Compiled& fresh_;
  const Snapshot& before_;
  const StateMapping& mapping_;
  Running session_;
  std::vector<StateIndex> targets_;
  std::vector<std::string> forgotten_;
};

}  // namespace

std::variant<Transplanted, Misfit> transplant(const Chart& old, const Chart& fresh,
                                              const Snapshot& before, const StateMapping& mapping,
                                              const boost::json::object& given,
                                              const Surroundings& around) {
  return Transplanter(old, fresh, before, mapping).run(given, around);
}

std::vector<Request> rehearse(const Chart& chart, const Snapshot& at,
                              const std::vector<std::string>& states, Handlers handlers,
                              const Surroundings& around) {
  StateSet set;
  for (const std::string& id : states) {
    if (const auto index = chart.find(id)) set.insert(*index);
  }
  Running session = restore(chart, at);
  Outcome outcome;
  machine::Machine machine(chart, session, around, outcome);
  const auto& all = chart.compiled().states;
  const auto run_all = [&](const std::vector<Block>& blocks) {
    for (const Block& block : blocks) machine::run(machine, block);
  };
  if (handlers == Handlers::onentry) {
    set.for_each([&](StateIndex state) { run_all(all[state].onentry); });
  } else {
    set.for_each_reversed([&](StateIndex state) { run_all(all[state].onexit); });
  }
  return std::move(outcome.requests);
}

}  // namespace engine::chart
