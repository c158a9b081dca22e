// SPDX-License-Identifier: Apache-2.0
#include "engine/base/planted.hpp"

#include <string>

namespace engine {
namespace {

/// The one state outside of objects: a bug must reach its place without a trace in any interface.
std::string& planted_bug() {
  static std::string name;
  return name;
}

}  // namespace

void plant(std::string_view name) { planted_bug() = name; }

bool is_planted(std::string_view name) noexcept {
  return !planted_bug().empty() && planted_bug() == name;
}

}  // namespace engine
