// SPDX-License-Identifier: Apache-2.0
#pragma once

// A text in the two languages of the house, written "中文|English".
//
// Floor: core.

#include <string>
#include <string_view>

namespace engine::core {

struct Label {
  std::string zh, en;

  friend bool operator==(const Label&, const Label&) = default;
};

/// Without a bar, both languages say the same.
[[nodiscard]] Label parse_label(std::string_view text);

}  // namespace engine::core
