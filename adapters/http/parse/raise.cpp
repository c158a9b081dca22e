// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "adapters/http/digest.hpp"
#include "adapters/http/parse/command.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http::parse {
namespace {

namespace directory = engine::directory;
namespace json = boost::json;
using engine::model::Position;

std::optional<Position> read_coordinates(const json::array& coordinates) {
  if (coordinates.size() < 2 || coordinates.size() > 3) return std::nullopt;
  for (const auto& each : coordinates) {
    if (!each.is_number()) return std::nullopt;
  }
  const Position at{coordinates[0].to_number<double>(), coordinates[1].to_number<double>()};
  const bool on_earth =
      at.longitude >= -180 && at.longitude <= 180 && at.latitude >= -90 && at.latitude <= 90;
  if (!on_earth) return std::nullopt;
  return at;
}

/// A GeoJSON point, WGS 84, longitude first.
std::optional<Position> read_position(Fields& fields) {
  const auto* object = fields.object("position");
  if (object == nullptr) return std::nullopt;
  const auto* type = object->if_contains("type");
  const auto* coordinates = object->if_contains("coordinates");
  const bool point = type && type->is_string() && type->get_string() == "Point" && coordinates &&
                     coordinates->is_array();
  const auto at = point ? read_coordinates(coordinates->get_array()) : std::nullopt;
  if (!at) {
    fields.wrong("position",
                 "应为 GeoJSON 点，经度在前|must be a GeoJSON point, longitude first, in WGS 84");
  }
  return at;
}

/// An area, a community or a street, where one is named; of several the narrowest.
std::optional<directory::Place> read_wide_place(Fields& fields,
                                                const directory::Directory& places) {
  using directory::PlaceKind;
  std::optional<directory::Place> found;
  for (const auto kind : {PlaceKind::street, PlaceKind::community, PlaceKind::area}) {
    const auto name = directory::to_string(kind);
    const auto code = fields.text(name);
    if (code.empty()) continue;
    found = places.place_named(code);
    if (!found || directory::kind_of(*found) != kind) {
      fields.wrong(name, "没有此处|names no " + std::string(name) + " of the county");
    }
  }
  return found;
}

directory::Place read_place(Fields& fields, const std::optional<Position>& position,
                            const directory::Directory& places) {
  const auto wide = read_wide_place(fields, places);
  const auto named = fields.text("grid");
  if (!named.empty()) {
    const auto place = places.place_of(directory::GridCode(named));
    if (!place) fields.wrong("grid", "没有此网格|is not a grid; GET /v1/grids lists them");
    return place.value_or(directory::Place{});
  }
  if (wide) return *wide;
  if (!position) return {};  // The engine says whether such a case needs a place.
  const auto* grid = places.grid_at(position->longitude, position->latitude);
  if (grid == nullptr) {
    fields.wrong("position", "不在任何网格内，请指明 grid|lies in no grid; name the grid");
    return {};
  }
  return places.place_of(grid->code).value_or(directory::Place{});
}

void read_reporter(Fields& fields, const std::string& salt, engine::model::OpenCase& command) {
  const auto* object = fields.object("reporter");
  if (object == nullptr) return;
  Fields inner(*object);
  command.reporter = {
      inner.at_most(inner.text("name"), engine::bounds::reporter_name_max, "name"),
      inner.at_most(inner.text("phone"), engine::bounds::reporter_phone_max, "phone"), salt};
  inner.no_others();
  fields.wrong_inside("reporter", inner.take_errors());
  command.facts.reporter_commitment =
      hex(digest_of({salt, command.reporter.name, command.reporter.phone}));
}

/// The workflow that is named, or the category's; empty if neither is known: the engine says so.
std::string workflow_of(const std::string& named, const std::string& category,
                        const directory::Catalogue& catalogue) {
  if (!named.empty()) return named;
  const auto* row = catalogue.find(directory::CategoryCode(category));
  return row == nullptr ? "incident" : row->workflow;
}

}  // namespace

Parsed<engine::model::OpenCase> raise(const json::object& body, const directory::County& county,
                                      const std::string& salt) {
  Fields fields(body);
  engine::model::OpenCase command;
  const auto category = fields.text("category", true);
  command.facts.title = fields.text("title", true);
  command.facts.description = fields.text("description");
  command.facts.address = fields.text("address");
  command.facts.position = read_position(fields);
  command.facts.place = read_place(fields, command.facts.position, county.directory);
  command.workflow = workflow_of(fields.text("workflow"), category, county.catalogue);
  const auto severity = fields.whole("severity");
  read_reporter(fields, salt, command);
  command.given = fields.rest();  // The opening form's own fields; the engine checks them.
  command.given["category"] = category;
  if (severity) command.given["severity"] = *severity;
  if (!fields.good()) return fields.take_errors();
  return command;
}

}  // namespace adapters::http::parse
