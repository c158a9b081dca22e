// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "tools/simulate/habits.hpp"

namespace tools::simulate {
std::optional<Move> next_on_ticket(const Scene&, Memory&, Dice&) { return std::nullopt; }
}  // namespace tools::simulate
