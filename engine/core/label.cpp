// SPDX-License-Identifier: Apache-2.0
#include "engine/core/label.hpp"

namespace engine::core {

Label parse_label(std::string_view text) {
  const std::size_t bar = text.find('|');
  if (bar == std::string_view::npos) return {std::string(text), std::string(text)};
  return {std::string(text.substr(0, bar)), std::string(text.substr(bar + 1))};
}

}  // namespace engine::core
