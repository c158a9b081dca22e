// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a drawing of a chart says: a card for each state, with its owner, its clocks and its
// transitions, before anything has a place on the sheet.
//
// Floor: tools.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/workflow.hpp"
#include "tools/shao/draw.hpp"

namespace tools::shao {

enum class LineKind { person, clock, message, automatic };

struct CardLine {
  LineKind kind = LineKind::person;
  std::string text;
  std::vector<engine::chart::StateIndex> targets;
};

struct Card {
  engine::chart::StateIndex state = 0;
  std::size_t column = 0;  ///< Of its stage.
  std::string title, id, owner, clocks, level;
  bool group = false;  ///< It has states inside: its lines hold in all of them.
  bool ending = false;
  std::vector<CardLine> lines;
};

inline constexpr std::size_t columns = 6;

[[nodiscard]] std::string column_name(std::size_t column, Language language);
/// In document order. States that say nothing of their own and only hold others have no card.
[[nodiscard]] std::vector<Card> cards_of(const engine::core::Workflow& workflow, Language language);

}  // namespace tools::shao
