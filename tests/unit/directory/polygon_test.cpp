// SPDX-License-Identifier: Apache-2.0
// Shapes: what is inside, what lies on a border, which borders cross, which shapes overlap.
#include "engine/directory/polygon.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace engine::directory;

namespace {

Polygon rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

const Polygon square = rectangle(106, 30, 107, 31);
/// A U, open to the north.
const Polygon bay{{0, 0}, {3, 0}, {3, 3}, {2, 3}, {2, 1}, {1, 1}, {1, 3}, {0, 3}, {0, 0}};

Polygon reversed(Polygon polygon) {
  std::reverse(polygon.begin(), polygon.end());
  return polygon;
}

Polygon moved(Polygon polygon, double east, double north) {
  for (LonLat& corner : polygon) corner = {corner.longitude + east, corner.latitude + north};
  return polygon;
}

}  // namespace

TEST_CASE("contains: inside outside edges and corners of a square", "[polygon]") {
  CHECK(contains(square, {106.5, 30.5}));
  CHECK(contains(square, {106, 30}));
  CHECK(contains(square, {107, 31}));
  CHECK(contains(square, {106, 31}));
  CHECK(contains(square, {107, 30.5}));
  CHECK(contains(square, {106.5, 31}));
  CHECK_FALSE(contains(square, {107.0001, 30.5}));
  CHECK_FALSE(contains(square, {106.5, 29.9999}));
  // In line with an edge, and level with two corners.
  CHECK_FALSE(contains(square, {105, 30}));
  CHECK_FALSE(contains(square, {108, 31}));
  CHECK_FALSE(contains(square, {106, 32}));
}

TEST_CASE("contains: the bay of a concave shape is outside", "[polygon]") {
  for (const Polygon& shape : {bay, reversed(bay)}) {
    CHECK(contains(shape, {0.5, 2.5}));
    CHECK(contains(shape, {2.5, 2.5}));
    CHECK(contains(shape, {1.5, 0.5}));
    CHECK(contains(shape, {1.5, 1}));
    CHECK(contains(shape, {1, 2}));
    CHECK_FALSE(contains(shape, {1.5, 1.5}));
    CHECK_FALSE(contains(shape, {1.5, 3}));
  }
}

TEST_CASE("contains: a ring that is open or too short holds nothing", "[polygon]") {
  CHECK_FALSE(contains({}, {0, 0}));
  CHECK_FALSE(contains({{0, 0}, {1, 1}, {0, 0}}, {0.5, 0.5}));
  CHECK_FALSE(contains({{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {1, 1}));
}

TEST_CASE("contains: a slanted edge holds the points on it", "[polygon]") {
  const Polygon triangle{
      {106.97, 30.84}, {106.9813, 30.8427}, {106.9741, 30.8509}, {106.97, 30.84}};
  for (const double part : {0.1, 0.25, 1.0 / 3, 0.7}) {
    CHECK(contains(triangle, {106.97 + part * 0.0113, 30.84 + part * 0.0027}));
  }
}

TEST_CASE("crosses itself: an hourglass a spike and a touching corner do", "[polygon]") {
  CHECK(crosses_itself({{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0, 0}}));
  CHECK(crosses_itself({{0, 0}, {2, 0}, {1, 0}, {1, 1}, {0, 0}}));
  CHECK(crosses_itself({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}, {0, 0}}));
  CHECK(crosses_itself({{0, 0}, {1, 0}, {1, 1}, {1, 1}, {0, 0}}));
  CHECK_FALSE(crosses_itself(square));
  CHECK_FALSE(crosses_itself(bay));
  CHECK_FALSE(crosses_itself(reversed(bay)));
}

TEST_CASE("overlap: neighbours that share a side or a corner do not", "[polygon]") {
  CHECK_FALSE(overlap(square, rectangle(107, 30, 108, 31)));
  CHECK_FALSE(overlap(square, rectangle(107, 31, 108, 32)));
  CHECK_FALSE(overlap(square, rectangle(107, 29, 109, 35)));
  CHECK_FALSE(overlap(square, rectangle(110, 30, 111, 31)));
  CHECK_FALSE(overlap(bay, rectangle(1, 1, 2, 3)));
}

TEST_CASE("overlap: crossing containing and equal shapes do", "[polygon]") {
  CHECK(overlap(square, rectangle(106.5, 30.5, 107.5, 31.5)));
  CHECK(overlap(square, rectangle(106.2, 30.2, 106.4, 30.4)));
  CHECK(overlap(rectangle(106.2, 30.2, 106.4, 30.4), square));
  CHECK(overlap(square, square));
  CHECK(overlap(bay, reversed(bay)));
  CHECK(overlap(bay, rectangle(1, 0.5, 2, 3)));
  // A cross: no corner of one lies in the other.
  CHECK(overlap(rectangle(0, 1, 3, 2), rectangle(1, 0, 2, 3)));
  // Half of it, with two whole sides in common.
  CHECK(overlap(square, rectangle(106, 30, 106.5, 31)));
}

TEST_CASE("overlap: agrees with rectangles however they are turned", "[polygon]") {
  std::mt19937 random(511725);  // NOLINT: the same cases every time.
  std::uniform_int_distribution<int> place(0, 6);
  for (int round = 0; round < 2000; ++round) {
    const int west = place(random);
    const int south = place(random);
    const Polygon fixed = rectangle(2, 2, 5, 4);
    const Polygon other = rectangle(west, south, west + 2, south + 1);
    const bool expected = west < 5 && west + 2 > 2 && south < 4 && south + 1 > 2;
    INFO("round " << round << " west " << west << " south " << south);
    CHECK(overlap(fixed, other) == expected);
    CHECK(overlap(reversed(other), fixed) == expected);
    CHECK(overlap(moved(fixed, 100.1, 30.3), moved(other, 100.1, 30.3)) == expected);
  }
}
