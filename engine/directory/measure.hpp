// SPDX-License-Identifier: Apache-2.0
#pragma once

// 指标: what a chart may count of other cases before it decides, a row of `measures.csv`.
//
// Floor: directory.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/directory/codes.hpp"

namespace engine::directory {

/// Which of the cases that were raised are counted.
enum class Counted {
  raised,  ///< All of them.
  open,    ///< Those that are open still.
  ended,
  late,  ///< Those of which a clock ever passed its limit.
};

[[nodiscard]] std::string_view to_string(Counted counted);
[[nodiscard]] std::optional<Counted> parse_counted(std::string_view text);

struct Measure {
  std::string name;
  std::string kind;  ///< Of the cases that are counted: "incident".
  Counted counted = Counted::raised;
  std::vector<CategoryCode> categories;  ///< None: any.
  std::chrono::days since{0};            ///< Raised so long ago at most; 0: ever.
};

}  // namespace engine::directory
