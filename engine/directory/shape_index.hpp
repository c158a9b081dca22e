// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of many polygons may lie at a point: a uniform raster of buckets over their common box.
//
// Floor:   directory.
// Threads: immutable after construction; any thread may read.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/directory/polygon.hpp"

namespace engine::directory {

class ShapeIndex {
 public:
  ShapeIndex() = default;
  /// `boxes[i]` surrounds shape i; a shape without one is never a candidate.
  explicit ShapeIndex(std::span<const std::pair<std::uint32_t, Box>> boxes);

  /// The shapes whose box reaches the bucket of the point, ascending. Edges belong to both sides.
  [[nodiscard]] std::span<const std::uint32_t> candidates(LonLat point) const;

 private:
  [[nodiscard]] std::size_t column(double longitude) const;
  [[nodiscard]] std::size_t row(double latitude) const;

  Box bounds_;
  std::size_t side_ = 0;  ///< Buckets along each axis; 0 without shapes.
  std::vector<std::vector<std::uint32_t>> buckets_;
};

}  // namespace engine::directory
