// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/papers.hpp"

#include <algorithm>

namespace tools::simulate {

namespace directory = engine::directory;
namespace json = boost::json;

namespace {

constexpr std::chrono::days suspended_for{5};

const directory::Category& category_of(const Scene& scene, const directory::County& county) {
  return *county.catalogue.find(scene.incident.category);
}

/// By rule or catalogue where the file names nobody; else to whom it names, whatever a rule says.
json::object dispatch(const Scene& scene, const directory::County& county) {
  const directory::Category& category = category_of(scene, county);
  const directory::UnitCode& named = scene.incident.department;
  if (named.empty()) return {};
  json::object form{{"lead", named.str()}, {"reason", "as the file of incidents says"}};
  if (named != category.lead) return form;
  json::array co;
  for (const directory::UnitCode& unit : category.co) co.emplace_back(unit.str());
  form["co"] = std::move(co);
  return form;
}

/// The type follows the severity: an emergency for the red, the everyday one for most others.
std::string whistle_type(const Scene& scene, const directory::County& county) {
  const auto& whistles = county.catalogue.whistles();
  if (whistles.empty()) return {};
  for (const directory::Whistle& whistle : whistles) {
    if (scene.row.severity == 1 && !whistle.needs_approval) return whistle.type;
  }
  const std::size_t kind = static_cast<std::size_t>(scene.row.id.value()) % 10;
  return whistles[kind < 7 ? 0 : kind - 6 < whistles.size() ? kind - 6 : 0].type;
}

json::object whistle(const Scene& scene, const directory::County& county) {
  return {{"type", whistle_type(scene, county)}, {"reason", "beyond what the grid can do"}};
}

json::object ruling(const Scene& scene, const directory::County& county, bool same) {
  std::string owner = scene.row.unit;
  for (const directory::Unit& unit : county.directory.units()) {
    if (same || unit.kind != directory::UnitKind::department) continue;
    if (unit.code.str() == scene.row.unit) continue;
    owner = unit.code.str();
    break;
  }
  json::object form{{"owner", owner}, {"grounds", "the list of duties"}};
  const auto& states = scene.row.states;
  if (std::find(states.begin(), states.end(), "disputed_again") != states.end()) {
    form["staffing"] = "the county's plan of posts";
    form["justice"] = "the law names it";
  }
  return form;
}

json::object outcome(const char* word) { return {{"outcome", word}}; }

json::object rating(const Scene& scene) {
  // Every fifth answer is less than content (domain §7.4: satisfaction of 76 to 92 %).
  return {{"rating", scene.row.id.value() % 5 == 0 ? 3 : 5}};
}

}  // namespace

json::object fill(Paper paper, const Scene& scene, const directory::County& county,
                  engine::model::CaseId parent) {
  switch (paper) {
    case Paper::none: return {};
    case Paper::condition: return {{"condition", "as found on the spot"}};
    case Paper::reason: return {{"reason", "beyond what this post can do"}};
    case Paper::settled: return outcome("fixed");
    case Paper::transferred: return outcome("transferred");
    case Paper::duplicate: return outcome("duplicate");
    case Paper::parent: return {{"parent", std::to_string(parent.value())}};
    case Paper::dispatch: return dispatch(scene, county);
    case Paper::dispatch_lead: return {{"co", json::array{}}};
    case Paper::whistle: return whistle(scene, county);
    case Paper::question: return {{"question", "where exactly is it?"}};
    case Paper::answer: return {{"text", "behind the gate"}};
    case Paper::plan: return {{"plan", "on the spot first and for good afterwards"}};
    case Paper::basis: return {{"code", "not_our_duty"}, {"basis", "the list of duties"}};
    case Paper::ruling_same: return ruling(scene, county, true);
    case Paper::ruling_other: return ruling(scene, county, false);
    case Paper::suspension:
      return {{"until", engine::to_rfc3339(scene.now + suspended_for)}, {"plan", "when it is dry"}};
    case Paper::passed: return {{"result", "pass"}};
    case Paper::failed: return {{"result", "fail"}};
    case Paper::rating: return rating(scene);
  }
  return {};
}

}  // namespace tools::simulate
