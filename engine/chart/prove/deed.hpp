// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart asks of the world, as it stands in the document: the sends, cancels and foreign
// elements, with the texts that their attributes can have.
//
// Floor:   chart.
// Threads: immutable once read.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/chart/compiled.hpp"
#include "engine/chart/prove/values.hpp"

namespace engine::chart::prove {

using DeedIndex = std::uint32_t;

struct Deed {
  enum class Kind { element, send, cancel };

  Kind kind = Kind::element;
  std::string name;  ///< Of an element; `send` and `cancel` otherwise.
  /// What each attribute can be; none where that can't be told.
  std::map<std::string, Texts, std::less<>> attributes;
  std::vector<std::string> params;  ///< Of a send.
  bool open_params = false;         ///< It has content: any field may travel with it.
  bool delayed = false;
  Duration delay{0};                                  ///< Where it is written as a text.
  std::optional<StateIndex> on_entry_of, on_exit_of;  ///< Where it stands in such a handler.
  int line = 0, column = 0;

  [[nodiscard]] bool has(std::string_view attribute) const {
    return attributes.contains(attribute);
  }
  /// A send that comes back to the session itself: after its delay, or within the same commit.
  [[nodiscard]] bool comes_back() const {
    return kind == Kind::send && !has("type") && !has("target");
  }
  /// The one text that the attribute has; empty where it is absent or may differ.
  [[nodiscard]] std::string text(std::string_view attribute) const;
};

/// Every deed of a chart, in document order of the states and transitions that hold it.
class Deeds {
 public:
  Deeds(const Chart::Compiled& chart, const Values& values);

  [[nodiscard]] const std::vector<Deed>& all() const { return deeds_; }
  /// None for what asks nothing of the world.
  [[nodiscard]] std::optional<DeedIndex> of(const Action& action) const;
  /// What stands in a block, at any depth.
  [[nodiscard]] std::vector<DeedIndex> in(const Block& block) const;

 private:
  void read(const Block& block, std::optional<StateIndex> entered, std::optional<StateIndex> left);
  void read(const Action& action, std::optional<StateIndex> entered,
            std::optional<StateIndex> left);

  const Values& values_;
  std::vector<Deed> deeds_;
  std::unordered_map<const Action*, DeedIndex> by_action_;
};

/// Calls `visit` with every block of the chart, initial content and history defaults among them.
template <class Visit>
void for_each_block(const Chart::Compiled& chart, Visit visit) {
  for (const Block& block : chart.scripts) visit(block);
  for (const State& state : chart.states) {
    for (const Block& block : state.onentry) visit(block);
    for (const Block& block : state.onexit) visit(block);
    visit(state.entry.block);
  }
  for (const Transition& transition : chart.transitions) visit(transition.block);
}

/// Calls `visit` with every action of the block, at any depth.
template <class Visit>
void for_each_action(const Block& block, Visit visit) {
  for (const Action& action : block) {
    visit(action);
    if (const auto* choice = std::get_if<If>(&action.what)) {
      for (const If::Branch& branch : choice->branches) for_each_action(branch.block, visit);
    } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
      for_each_action(loop->block, visit);
    }
  }
}

}  // namespace engine::chart::prove
