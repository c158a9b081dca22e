// SPDX-License-Identifier: Apache-2.0
// The table of grid shapes: "106.97 30.84;106.98 30.84;…", WGS 84, longitude first, closed.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "adapters/county/draft.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

std::optional<double> degrees(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<directory::LonLat> corner(const std::string& text, Row& row) {
  const std::vector<std::string> parts = words(text);
  const auto longitude = parts.size() == 2 ? degrees(parts[0]) : std::nullopt;
  const auto latitude = parts.size() == 2 ? degrees(parts[1]) : std::nullopt;
  if (!longitude || !latitude) {
    row.fault("polygon", "'" + text + "' is not a corner",
              "write longitude and latitude with a blank between, as 106.9742 30.8365");
    return std::nullopt;
  }
  if (std::abs(*longitude) > 180 || std::abs(*latitude) > 90) {
    row.fault("polygon", "'" + text + "' is not on the earth",
              "write degrees, the longitude (to 180) first, then the latitude (to 90)");
    return std::nullopt;
  }
  return directory::LonLat{*longitude, *latitude};
}

directory::Polygon corners(const std::string& text, Row& row) {
  directory::Polygon polygon;
  std::string_view rest = text;
  while (!rest.empty() && polygon.size() < engine::bounds::polygon_corners_max) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const auto point = corner(std::string(trimmed(rest.substr(0, end))), row);
    if (!point) return {};
    polygon.push_back(*point);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!rest.empty()) row.fault("polygon", "the shape has too many corners", "simplify it");
  return polygon;
}

void check_ring(const directory::Polygon& polygon, Row& row) {
  if (polygon.front() != polygon.back()) {
    row.fault("polygon", "the shape is not closed", "write the first corner again as the last");
  } else if (polygon.size() < 4) {
    row.fault("polygon", "the shape has fewer than 3 corners",
              "write at least 4 points, the last one being the first again");
  } else if (directory::crosses_itself(polygon)) {
    row.fault("polygon", "the border crosses or touches itself",
              "order the corners along the border");
  }
}

directory::Grid* grid_of(Draft& draft, const std::string& code) {
  auto& grids = draft.places.grids;
  const auto found = std::find_if(grids.begin(), grids.end(),
                                  [&code](const auto& grid) { return grid.code.str() == code; });
  return found == grids.end() ? nullptr : &*found;
}

/// A shape with its box and its line, for the search of overlaps.
struct Shape {
  const directory::Grid* grid;
  directory::Box box;
  int line;
};

void report_overlap(Draft& draft, const Shape& one, const Shape& other) {
  const bool later = one.line > other.line;
  const Shape& second = later ? one : other;
  const Shape& first = later ? other : one;
  draft.faults.push_back(
      {(draft.folder / "grid_shapes.csv").string(), second.line, 0,
       "the grids " + second.grid->code.str() + " and " + first.grid->code.str() + " overlap",
       "move their border; the other shape is on line " + std::to_string(first.line)});
}

/// Sweeps from west to east: only shapes whose boxes share a longitude are compared.
void check_overlaps(Draft& draft, std::vector<Shape> shapes) {
  std::sort(shapes.begin(), shapes.end(), [](const Shape& one, const Shape& other) {
    return std::pair(one.box.low.longitude, one.line) <
           std::pair(other.box.low.longitude, other.line);
  });
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (std::size_t k = i + 1; k < shapes.size(); ++k) {
      if (shapes[k].box.low.longitude > shapes[i].box.high.longitude) break;
      const bool apart = shapes[k].box.low.latitude > shapes[i].box.high.latitude ||
                         shapes[i].box.low.latitude > shapes[k].box.high.latitude;
      if (apart || !directory::overlap(shapes[i].grid->polygon, shapes[k].grid->polygon)) continue;
      report_overlap(draft, shapes[i], shapes[k]);
    }
  }
}

}  // namespace

void read_shapes(Draft& draft) {
  Keys with_shape{"shape of grid"};
  std::vector<Shape> shapes;
  Table table =
      draft.table_if_there("grid_shapes.csv", {.needed = {"grid", "polygon"}, .optional = {}});
  table.each([&](Row& row) {
    const std::string code = row.key("grid", with_shape);
    if (row.good()) row.reference("grid", draft.grid_codes);
    directory::Polygon polygon = corners(row.text("polygon"), row);
    if (!polygon.empty()) check_ring(polygon, row);
    directory::Grid* grid = grid_of(draft, code);
    if (!row.good() || !grid) return;
    grid->polygon = std::move(polygon);
    shapes.push_back({grid, directory::box_of(grid->polygon), row.line()});
  });
  check_overlaps(draft, std::move(shapes));
}

}  // namespace adapters::county
