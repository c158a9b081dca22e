// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/shrink.hpp"

#include <algorithm>

namespace sim {
namespace {

std::vector<Op> without(const std::vector<Op>& ops, std::size_t begin, std::size_t end) {
  std::vector<Op> rest(ops.begin(), ops.begin() + static_cast<std::ptrdiff_t>(begin));
  rest.insert(rest.end(), ops.begin() + static_cast<std::ptrdiff_t>(end), ops.end());
  return rest;
}

}  // namespace

std::vector<Op> shrink(std::vector<Op> ops,
                       const std::function<bool(const std::vector<Op>&)>& fails,
                       const std::function<bool()>& goes_on) {
  std::size_t piece = std::max<std::size_t>(ops.size() / 2, 1);
  while (!ops.empty() && goes_on()) {
    bool smaller = false;
    for (std::size_t begin = 0; begin < ops.size() && goes_on();) {
      auto fewer = without(ops, begin, std::min(begin + piece, ops.size()));
      if (fails(fewer)) {
        ops = std::move(fewer);
        smaller = true;
      } else {
        begin += piece;
      }
    }
    if (piece == 1 && !smaller) break;
    piece = std::max<std::size_t>(piece / 2, 1);
  }
  return ops;
}

}  // namespace sim
