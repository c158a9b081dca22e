// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/measure.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace engine::directory {
namespace {

constexpr std::array<std::pair<Counted, std::string_view>, 4> names{{{Counted::raised, "raised"},
                                                                     {Counted::open, "open"},
                                                                     {Counted::ended, "ended"},
                                                                     {Counted::late, "late"}}};

}  // namespace

std::string_view to_string(Counted counted) {
  return std::find_if(names.begin(), names.end(),
                      [counted](const auto& each) { return each.first == counted; })
      ->second;
}

std::optional<Counted> parse_counted(std::string_view text) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [text](const auto& each) { return each.second == text; });
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace engine::directory
