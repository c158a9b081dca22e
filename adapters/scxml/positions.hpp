// SPDX-License-Identifier: Apache-2.0
#pragma once

// Byte offsets of a text as lines and columns.
//
// Floor: adapters/scxml.

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/chart/document.hpp"

namespace adapters::scxml {

class Positions {
 public:
  explicit Positions(std::string_view text);
  [[nodiscard]] engine::chart::Place at(std::size_t offset) const;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace adapters::scxml
