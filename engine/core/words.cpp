// SPDX-License-Identifier: Apache-2.0
#include "engine/core/words.hpp"

namespace engine::core {

std::vector<std::string> words(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  std::vector<std::string> found;
  for (std::size_t begin = text.find_first_not_of(blank); begin != std::string_view::npos;) {
    const std::size_t end = text.find_first_of(blank, begin);
    found.emplace_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(blank, end);
  }
  return found;
}

}  // namespace engine::core
