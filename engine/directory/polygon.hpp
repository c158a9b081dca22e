// SPDX-License-Identifier: Apache-2.0
#pragma once

// A simple polygon on the map: one closed ring without holes.
//
// Floor:  directory.
// Units:  WGS 84 degrees, longitude first. Degrees are treated as a plane: a grid is some hundred
//         metres wide and far from the poles and from longitude 180.
// Errors: a ring that is not closed, or has fewer than 4 points, contains nothing.

#include <vector>

namespace engine::directory {

struct LonLat {
  double longitude = 0;
  double latitude = 0;

  friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// How near to an edge a point counts as lying on it: about a millimetre, far below what any
/// position is measured to, and far above what doubles round.
inline constexpr double edge_tolerance = 1e-8;

/// The corners in order, either way round; the last one is the first one again.
using Polygon = std::vector<LonLat>;

struct Box {
  LonLat low, high;
};

/// The smallest box around a polygon that is not empty.
[[nodiscard]] Box box_of(const Polygon& polygon);
/// Whether the point lies inside. Edges and corners count as inside.
[[nodiscard]] bool contains(const Polygon& polygon, LonLat point);
/// Whether two sides of the ring cross or touch, beyond neighbours that meet at their corner.
[[nodiscard]] bool crosses_itself(const Polygon& polygon);
/// Whether the two have more in common than borders: neighbours that share a side do not overlap.
[[nodiscard]] bool overlap(const Polygon& one, const Polygon& other);

}  // namespace engine::directory
