// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/spot.hpp"

#include <boost/json/serialize.hpp>

namespace engine::chart::prove {
namespace {

void write(std::string& key, const StateSet& states) {
  states.for_each([&](StateIndex state) { key += std::to_string(state) + ' '; });
}

}  // namespace

std::string key_of(const Spot& spot) {
  std::string key(spot.ended ? "!" : ".");
  write(key, spot.configuration);
  for (const auto& [history, states] : spot.history) {
    key += '#' + std::to_string(history) + ':';
    write(key, states);
  }
  for (const auto& [slot, value] : spot.data) {
    key += '=' + std::to_string(slot) + ':' + boost::json::serialize(value);
  }
  return key;
}

std::optional<SpotIndex> Spots::find(const Spot& spot) const {
  const auto found = by_key_.find(key_of(spot));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

std::pair<SpotIndex, bool> Spots::add(Spot spot) {
  const auto next = static_cast<SpotIndex>(spots_.size());
  const auto [found, added] = by_key_.emplace(key_of(spot), next);
  if (added) spots_.push_back(std::move(spot));
  return {found->second, added};
}

}  // namespace engine::chart::prove
