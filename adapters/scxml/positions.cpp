// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/positions.hpp"

#include <algorithm>

namespace adapters::scxml {

Positions::Positions(std::string_view text) : text_(text), line_starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') line_starts_.push_back(at + 1);
  }
}

engine::chart::Place Positions::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *std::prev(next);
  const std::string_view before = text_.substr(start, offset - start);
  const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return {static_cast<int>(next - line_starts_.begin()), static_cast<int>(characters) + 1};
}

}  // namespace adapters::scxml
