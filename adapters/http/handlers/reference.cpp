// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/part.hpp"
#include "adapters/http/present/present.hpp"

// What the county's tables say. They do not change while the server runs, and any thread may read.

namespace adapters::http::handlers {
namespace {

namespace directory = engine::directory;
namespace json = boost::json;

template <class Code>
json::value code_or_null(const Code& code) {
  return code.empty() ? json::value(nullptr) : json::value(code.str());
}

template <class Rows, class Show>
void answer_list(const Call& call, const Rows& rows, Show show) {
  const auto part = part_of(call, rows.size());
  if (!part) return;
  json::array items;
  for (auto at = part->first; at < part->last; ++at) items.push_back(show(rows[at]));
  call.answer(part_response(call, std::move(items), *part));
}

json::value shape(const directory::Polygon& polygon) {
  if (polygon.empty()) return nullptr;
  json::array ring;
  for (const auto& corner : polygon) {
    ring.push_back(json::array{corner.longitude, corner.latitude});
  }
  return json::object{{"type", "Polygon"}, {"coordinates", json::array{std::move(ring)}}};
}

json::object grid(const directory::Grid& row, const directory::Directory& places) {
  const auto* community = places.find(row.community);
  return {{"code", row.code.str()},
          {"name", row.name},
          {"type", directory::to_string(row.type)},
          {"community", row.community.str()},
          {"street", community ? code_or_null(community->street) : json::value(nullptr)},
          {"area", code_or_null(row.area)},
          {"shape", shape(row.polygon)}};
}

json::object department(const directory::Unit& row) {
  return {{"code", row.code.str()},
          {"name", row.name},
          {"english", row.english},
          {"kind", directory::to_string(row.kind)},
          {"parent", code_or_null(row.parent)}};
}

/// A condition's own limit is the row that names it.
json::value limit_of(const directory::Category& category, const directory::Condition& condition,
                     const directory::County& county) {
  const auto& rows = county.limits.rows();
  const auto own = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.name == "resolve" && row.category == category.code.str() &&
           row.condition == condition.text;
  });
  return own == rows.end() ? json::value(nullptr) : json::value(present::limit(own->limit));
}

json::array conditions(const directory::Category& category, const directory::County& county) {
  json::array list;
  for (const auto& each : category.conditions) {
    list.push_back({{"text", each.text},
                    {"english", each.english},
                    {"limit", limit_of(category, each, county)},
                    {"done_when", each.done_when}});
  }
  return list;
}

json::object category(const directory::Category& row, const directory::County& county) {
  json::array co;
  for (const auto& unit : row.co) co.emplace_back(unit.str());
  return {{"code", row.code.str()},
          {"name", row.name},
          {"english", row.english},
          {"lead", row.lead.str()},
          {"co", std::move(co)},
          {"severity", row.severity},
          {"note", row.note},
          {"workflow", row.workflow},
          {"conditions", conditions(row, county)}};
}

json::object whistle(const directory::Whistle& row) {
  json::array blowers;
  for (const auto role : row.who_may_blow) blowers.emplace_back(directory::to_string(role));
  return {{"type", row.type},
          {"name", row.name},
          {"needs_approval", row.needs_approval},
          {"join", row.join},
          {"who_may_blow", std::move(blowers)},
          {"standdown", row.standdown_rule}};
}

}  // namespace

void list_grids(const Call& call) {
  const auto& places = call.desk.county.directory;
  answer_list(call, places.grids(), [&](const auto& row) { return grid(row, places); });
}

void list_areas(const Call& call) {
  answer_list(call, call.desk.county.directory.areas(), [](const directory::Area& row) {
    return json::object{{"code", row.code.str()}, {"name", row.name}, {"street", row.street.str()}};
  });
}

void list_departments(const Call& call) {
  answer_list(call, call.desk.county.directory.units(), department);
}

void list_categories(const Call& call) {
  const auto& county = call.desk.county;
  answer_list(call, county.catalogue.categories(),
              [&](const auto& row) { return category(row, county); });
}

void list_whistles(const Call& call) {
  answer_list(call, call.desk.county.catalogue.whistles(), whistle);
}

}  // namespace adapters::http::handlers
