// SPDX-License-Identifier: Apache-2.0
#pragma once

// The closed lists of names that the language knows.
//
// Floor: chart.

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/chart/expression/program.hpp"

namespace engine::chart::expression {

/// How many arguments a function takes.
struct Arity {
  std::size_t least = 0, most = 0;
};
struct KnownMethod {
  std::string_view name;
  Method method;
  Arity arity;
};
struct KnownBuiltin {
  std::string_view name;  ///< With its object: "Math.min".
  Builtin function;
  Arity arity;
};

[[nodiscard]] const KnownMethod* find_method(std::string_view name);
[[nodiscard]] const KnownBuiltin* find_builtin(std::string_view name);
[[nodiscard]] std::optional<SystemName> find_system(std::string_view name);
/// A word of ECMAScript that can name no variable.
[[nodiscard]] bool reserved(std::string_view name);

}  // namespace engine::chart::expression
