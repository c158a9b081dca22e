// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "engine/base/ensure.hpp"

namespace engine::directory {
namespace {

struct Edge {
  LonLat from, to;
};

bool is_ring(const Polygon& polygon) {
  return polygon.size() >= 4 && polygon.front() == polygon.back();
}

Edge edge(const Polygon& polygon, std::size_t i) { return {polygon[i], polygon[i + 1]}; }

LonLat along(const Edge& e, double part) {
  return {e.from.longitude + part * (e.to.longitude - e.from.longitude),
          e.from.latitude + part * (e.to.latitude - e.from.latitude)};
}

double distance(LonLat one, LonLat other) {
  return std::hypot(one.longitude - other.longitude, one.latitude - other.latitude);
}

/// Where on the edge the point's nearest neighbour lies: 0 at its start, 1 at its end.
double nearest_part(const Edge& e, LonLat point) {
  const double dx = e.to.longitude - e.from.longitude;
  const double dy = e.to.latitude - e.from.latitude;
  const double square = dx * dx + dy * dy;
  if (square == 0) return 0;
  const double part =
      ((point.longitude - e.from.longitude) * dx + (point.latitude - e.from.latitude) * dy) /
      square;
  return std::clamp(part, 0.0, 1.0);
}

bool lies_on(const Edge& e, LonLat point) {
  return distance(along(e, nearest_part(e, point)), point) <= edge_tolerance;
}

bool on_border(const Polygon& polygon, LonLat point) {
  for (std::size_t i = 0; i + 1 < polygon.size(); ++i) {
    if (lies_on(edge(polygon, i), point)) return true;
  }
  return false;
}

/// Even-odd rule: how often a ray to the east crosses the ring. The half-open comparison counts a
/// corner on the ray once.
bool ray_is_odd(const Polygon& polygon, LonLat point) {
  bool odd = false;
  for (std::size_t i = 0; i + 1 < polygon.size(); ++i) {
    const auto [a, b] = edge(polygon, i);
    if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
    const double part = (point.latitude - a.latitude) / (b.latitude - a.latitude);
    if (point.longitude < a.longitude + part * (b.longitude - a.longitude)) odd = !odd;
  }
  return odd;
}

bool strictly_inside(const Polygon& polygon, LonLat point) {
  return ray_is_odd(polygon, point) && !on_border(polygon, point);
}

/// Twice the area of the triangle: positive when it turns left.
double turn(LonLat a, LonLat b, LonLat c) {
  return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
         (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

bool cross(const Edge& one, const Edge& other) {
  const auto apart = [](double a, double b) { return (a > 0 && b < 0) || (a < 0 && b > 0); };
  return apart(turn(one.from, one.to, other.from), turn(one.from, one.to, other.to)) &&
         apart(turn(other.from, other.to, one.from), turn(other.from, other.to, one.to));
}

bool meet(const Edge& one, const Edge& other) {
  return cross(one, other) || lies_on(one, other.from) || lies_on(one, other.to) ||
         lies_on(other, one.from) || lies_on(other, one.to);
}

/// The places on the edge where it meets the ring, with its own two ends, ascending.
std::vector<double> cuts(const Edge& e, const Polygon& ring) {
  std::vector<double> parts{0, 1};
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Edge side = edge(ring, i);
    if (lies_on(e, side.from)) parts.push_back(nearest_part(e, side.from));
    if (!cross(e, side)) continue;
    const double before = turn(side.from, side.to, e.from);
    const double after = turn(side.from, side.to, e.to);
    parts.push_back(before / (before - after));
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

/// Whether a piece of the border of `one` runs through the inside of `other`.
bool border_enters(const Polygon& one, const Polygon& other) {
  for (std::size_t i = 0; i + 1 < one.size(); ++i) {
    const Edge e = edge(one, i);
    const std::vector<double> parts = cuts(e, other);
    for (std::size_t k = 0; k + 1 < parts.size(); ++k) {
      if (strictly_inside(other, along(e, (parts[k] + parts[k + 1]) / 2))) return true;
    }
  }
  return false;
}

/// A point inside: on a line between the two lowest corners, midway between its first two borders.
LonLat point_inside(const Polygon& polygon) {
  std::vector<double> latitudes;
  for (const LonLat& corner : polygon) latitudes.push_back(corner.latitude);
  std::sort(latitudes.begin(), latitudes.end());
  const auto second = std::upper_bound(latitudes.begin(), latitudes.end(), latitudes.front());
  if (second == latitudes.end()) return polygon.front();
  const double latitude = (latitudes.front() + *second) / 2;
  std::vector<double> crossings;
  for (std::size_t i = 0; i + 1 < polygon.size(); ++i) {
    const auto [a, b] = edge(polygon, i);
    if ((a.latitude > latitude) == (b.latitude > latitude)) continue;
    const double part = (latitude - a.latitude) / (b.latitude - a.latitude);
    crossings.push_back(a.longitude + part * (b.longitude - a.longitude));
  }
  std::sort(crossings.begin(), crossings.end());
  if (crossings.size() < 2) return polygon.front();
  return {(crossings[0] + crossings[1]) / 2, latitude};
}

}  // namespace

Box box_of(const Polygon& polygon) {
  ENSURE(!polygon.empty(), "a box needs a corner");
  Box box{polygon.front(), polygon.front()};
  for (const LonLat& corner : polygon) {
    box.low.longitude = std::min(box.low.longitude, corner.longitude);
    box.low.latitude = std::min(box.low.latitude, corner.latitude);
    box.high.longitude = std::max(box.high.longitude, corner.longitude);
    box.high.latitude = std::max(box.high.latitude, corner.latitude);
  }
  return box;
}

bool contains(const Polygon& polygon, LonLat point) {
  return is_ring(polygon) && (ray_is_odd(polygon, point) || on_border(polygon, point));
}

bool crosses_itself(const Polygon& polygon) {
  if (!is_ring(polygon)) return false;
  const std::size_t sides = polygon.size() - 1;
  for (std::size_t i = 0; i < sides; ++i) {
    const Edge e = edge(polygon, i);
    // A neighbour may only meet it at their corner: a far end on the edge is a spike.
    if (lies_on(e, edge(polygon, (i + 1) % sides).to)) return true;
    for (std::size_t k = i + 2; k < sides; ++k) {
      const bool neighbours = i == 0 && k == sides - 1;
      if (!neighbours && meet(e, edge(polygon, k))) return true;
    }
  }
  return false;
}

bool overlap(const Polygon& one, const Polygon& other) {
  if (!is_ring(one) || !is_ring(other)) return false;
  // Where no border enters the other's inside, one holds all of the other or nothing of it.
  return border_enters(one, other) || border_enters(other, one) ||
         strictly_inside(one, point_inside(other));
}

}  // namespace engine::directory
