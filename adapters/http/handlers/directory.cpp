// SPDX-License-Identifier: Apache-2.0

// Who is responsible for a place: from the entrance of a building up to the county.

#include "adapters/http/handlers/handlers.hpp"

namespace adapters::http::handlers {
namespace {

namespace directory = engine::directory;
namespace json = boost::json;
using directory::PlaceKind;
using directory::Role;

/// Those who hold a place as a whole. Members and building chiefs only have a share in it.
bool holds(Role role) {
  return role != Role::volunteer && role != Role::building_chief && role != Role::auditor &&
         role != Role::security_admin && role != Role::system_admin;
}

class Ladder {
 public:
  explicit Ladder(const directory::County& county) : county_(county) {}

  /// Empty if the code names nothing.
  json::array climb(const std::string& code) {
    const auto& places = county_.directory;
    std::optional<directory::Place> place = places.place_named(code);
    if (const auto* building = places.find(directory::BuildingCode(code))) {
      if (const auto* around = places.find(building->building)) {
        rung("entrance", building->code.str(), building->name, {});
        building = around;
      }
      rung("building", building->code.str(), building->name, {});
      place = places.place_of(building->grid);
    }
    if (!place) return {};
    if (const auto* grid = places.find(place->grid)) rung("grid", grid->code, grid->name);
    if (const auto* area = places.find(place->area)) rung("area", area->code, area->name);
    if (const auto* community = places.find(place->community)) {
      rung("community", community->code, community->name);
    }
    if (const auto* street = places.find(place->street)) rung("street", street->code, street->name);
    rung("county", county_.code, county_.name, PlaceKind::county);
    return std::move(rungs_);
  }

 private:
  template <class Code>
  void rung(std::string_view kind, const Code& code, const std::string& name) {
    rung(kind, code.str(), name, directory::parse_place_kind(kind));
  }

  void rung(std::string_view kind, const std::string& code, const std::string& name,
            std::optional<PlaceKind> scope) {
    json::array held = duties(code);
    if (scope) posts(*scope, code, held);
    const bool gap = held.empty();
    rungs_.push_back(json::object{{"kind", kind},
                                  {"code", code},
                                  {"name", name},
                                  {"responsible", std::move(held)},
                                  {"gap", gap}});
  }

  json::array duties(const std::string& code) const {
    json::array held;
    for (const auto& duty : county_.duties) {
      if (duty.place != code || duty.post.empty()) continue;
      for (const auto& row : county_.posts) {
        if (row.id == duty.post) held.push_back(shown(row, duty.name, duty.note));
      }
    }
    return held;
  }

  void posts(PlaceKind kind, const std::string& code, json::array& held) const {
    for (const auto& row : county_.posts) {
      if (!holds(row.post.role)) continue;
      const auto scope = to_string(directory::scope_kind(row.post.role));
      if (scope != to_string(kind)) continue;
      if (kind == PlaceKind::county || row.post.scope == code) held.push_back(shown(row, "", ""));
    }
  }

  static json::object shown(const directory::PostRow& row, const std::string& duty,
                            const std::string& note) {
    return {{"duty", duty.empty() ? json::value(nullptr) : json::value(duty)},
            {"post", row.id.str()},
            {"title", row.title},
            {"role", to_string(row.post.role)},
            {"note", note.empty() ? json::value(nullptr) : json::value(note)}};
  }

  const directory::County& county_;
  json::array rungs_;
};

}  // namespace

void show_directory(const Call& call) {
  const auto place = call.request->target.parameter("place");
  if (!place) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"缺 place：楼栋、单元、网格、片区、社区或街道的代码",
                                   "name a place: the code of a building, an entrance, a grid, an "
                                   "area, a community or a street"}});
  }
  json::array rungs = Ladder(call.desk.county).climb(*place);
  if (rungs.empty()) return call.refuse({.type = ProblemType::not_found});
  call.answer(200, json::object{{"place", *place}, {"rungs", std::move(rungs)}});
}

}  // namespace adapters::http::handlers
