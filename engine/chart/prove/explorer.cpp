// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/explorer.hpp"

#include <algorithm>

#include "engine/base/proof_bounds.hpp"
#include "engine/chart/prove/walk.hpp"

namespace engine::chart::prove {

template <class Take>
Paths Explorer::every_path(const Spot& from, Take take) {
  Paths found;
  Oracle oracle;
  std::size_t walked = 0;
  do {
    if (++walked > bounds::proof_paths_max) {
      found.exhausted = true;
      break;
    }
    Walk walk(ground_, oracle, from);
    take(walk);
    found.entered |= walk.entered();
    if (walk.loops()) {
      const auto begin = walk.taken().begin() + static_cast<std::ptrdiff_t>(walk.loop());
      found.loops.push_back({walk.taken(), {begin, walk.taken().end()}});
      continue;
    }
    Path path{.to = spots_.add(walk.spot()).first, .taken = walk.taken(), .deeds = walk.deeds()};
    if (std::find(found.paths.begin(), found.paths.end(), path) == found.paths.end()) {
      found.paths.push_back(std::move(path));
    }
  } while (oracle.advance());
  return found;
}

Paths Explorer::enter() {
  return every_path({}, [](Walk& walk) { walk.enter(); });
}

Paths Explorer::step(SpotIndex from, const Stimulus& stimulus) {
  const Spot spot = spots_[from];
  return every_path(spot, [&](Walk& walk) { walk.take(stimulus); });
}

}  // namespace engine::chart::prove
