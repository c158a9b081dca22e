// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/shape_index.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/bounds.hpp"

namespace engine::directory {
namespace {

Box around(std::span<const std::pair<std::uint32_t, Box>> boxes) {
  Box all = boxes.front().second;
  for (const auto& [shape, box] : boxes) {
    all.low.longitude = std::min(all.low.longitude, box.low.longitude);
    all.low.latitude = std::min(all.low.latitude, box.low.latitude);
    all.high.longitude = std::max(all.high.longitude, box.high.longitude);
    all.high.latitude = std::max(all.high.latitude, box.high.latitude);
  }
  return all;
}

/// The bucket of a value within [low, high]; the upper end belongs to the last one.
std::size_t bucket(double value, double low, double high, std::size_t side) {
  if (high <= low) return 0;
  const double part = (value - low) / (high - low) * static_cast<double>(side);
  return std::min(static_cast<std::size_t>(part), side - 1);
}

}  // namespace

ShapeIndex::ShapeIndex(std::span<const std::pair<std::uint32_t, Box>> boxes) {
  if (boxes.empty()) return;
  bounds_ = around(boxes);
  // Twice as many buckets along an axis as shapes: a bucket then meets one or two shapes.
  const auto wanted = std::ceil(2 * std::sqrt(static_cast<double>(boxes.size())));
  side_ = std::min(static_cast<std::size_t>(wanted), bounds::shape_index_side_max);
  buckets_.resize(side_ * side_);
  for (const auto& [shape, box] : boxes) {
    for (std::size_t y = row(box.low.latitude); y <= row(box.high.latitude); ++y) {
      for (std::size_t x = column(box.low.longitude); x <= column(box.high.longitude); ++x) {
        buckets_[y * side_ + x].push_back(shape);
      }
    }
  }
}

std::span<const std::uint32_t> ShapeIndex::candidates(LonLat point) const {
  const bool within = side_ > 0 && point.longitude >= bounds_.low.longitude &&
                      point.longitude <= bounds_.high.longitude &&
                      point.latitude >= bounds_.low.latitude &&
                      point.latitude <= bounds_.high.latitude;
  if (!within) return {};
  return buckets_[row(point.latitude) * side_ + column(point.longitude)];
}

std::size_t ShapeIndex::column(double longitude) const {
  return bucket(longitude, bounds_.low.longitude, bounds_.high.longitude, side_);
}

std::size_t ShapeIndex::row(double latitude) const {
  return bucket(latitude, bounds_.low.latitude, bounds_.high.latitude, side_);
}

}  // namespace engine::directory
