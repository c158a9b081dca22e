// SPDX-License-Identifier: Apache-2.0
#include "engine/model/case.hpp"

#include <algorithm>

namespace engine::model {
namespace {

template <class Clocks>
auto find_clock(Clocks& clocks, std::string_view name) {
  return std::find_if(clocks.begin(), clocks.end(),
                      [name](const Clock& clock) { return clock.name == name; });
}

}  // namespace

const boost::json::value& Case::data(std::string_view name) const {
  static const boost::json::value nothing;
  const auto* found = session.data.if_contains(name);
  return found ? *found : nothing;
}

std::string Case::text(std::string_view name) const {
  const auto* string = data(name).if_string();
  return string ? std::string(*string) : std::string();
}

int Case::number_of(std::string_view name, int otherwise) const {
  const auto& value = data(name);
  if (const auto* whole = value.if_int64()) return static_cast<int>(*whole);
  return otherwise;
}

bool Case::flag(std::string_view name) const {
  const auto* truth = data(name).if_bool();
  return truth && *truth;
}

const Clock* Case::clock(std::string_view name) const {
  const auto found = find_clock(clocks, name);
  return found == clocks.end() ? nullptr : &**found;
}

std::optional<Shared<Clock>> Case::kept_clock(std::string_view name) const {
  const auto found = find_clock(clocks, name);
  return found == clocks.end() ? std::nullopt : std::optional(*found);
}

Clock* Case::edit_clock(std::string_view name) {
  const auto found = find_clock(clocks, name);
  return found == clocks.end() ? nullptr : &found->edit();
}

}  // namespace engine::model
