// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/setting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <tuple>

#include "adapters/county/load.hpp"
#include "adapters/scxml/library.hpp"
#include "adapters/scxml/reader.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/planted.hpp"
#include "tests/sim/next_charts.hpp"
#include "tools/simulate/people.hpp"

namespace sim {
namespace {

namespace directory = engine::directory;
using directory::Role;

constexpr std::array grids_of_area{3U, 3U, 2U};
constexpr std::array departments{"D17", "D10", "D18", "D04"};
/// Categories whose lead is one of those departments, of all severities.
constexpr std::array categories{"E0110", "E0201", "E0113", "E0503", "E0128",
                                "E0108", "E0496", "E0596", "E0301", "C0402"};

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The chart's text as its next version: another number, and what next_charts.hpp tells.
std::string next_version(const std::filesystem::path& file, const engine::core::Workflow& before) {
  std::string text = slurp(file);
  const std::string mark = "shao:version=\"" + std::to_string(before.version) + "\"";
  const std::size_t at = text.find(mark);
  ENSURE(at != std::string::npos, "a chart says its version");
  text.replace(at, mark.size(), "shao:version=\"" + std::to_string(before.version + 1) + "\"");
  if (PLANTED("new_chart_skips_a_rung")) {
    const std::string rung = "clock.level_grid.due clock.again.due\" target=\"l2\"";
    const std::size_t where = text.find(rung);
    if (where != std::string::npos) text[where + rung.size() - 2] = '3';
  }
  return as_next(before.name, std::move(text));
}

void add_next_version(const std::filesystem::path& source, const std::string& name,
                      Setting& setting) {
  const auto file = source / "workflows" / (name + ".scxml");
  const engine::core::Workflow& before = *setting.now.newest(name);
  const std::string text = next_version(file, before);
  auto chart = adapters::scxml::load(text, file.string());
  ENSURE(chart.has_value(), "the chart is sound");
  auto workflow = engine::core::read_workflow(chart.value(), file.string(), before.forms);
  ENSURE(workflow.has_value(), "the chart's words are sound");
  setting.next.add(workflow.value());
  setting.next_texts.emplace(name, read_plainly(text));
}

/// Told again every four hours, those who stay silent for weeks would be most of what is simulated;
/// told again every five days, they are told often enough.
void chase_seldom(engine::directory::County& county) {
  auto rows = county.limits.rows();
  std::erase_if(rows, [](const auto& row) { return row.name == "chase" && row.severity != 0; });
  county.limits = directory::LimitTable(std::move(rows));
}

/// Every other Wednesday is a holiday now, and the Saturday after every second one of those is
/// worked for it.
void edit_holidays(engine::directory::County& county) {
  using engine::calendar::SpecialDay;
  using std::chrono::days;
  constexpr days first_wednesday{20'517}, term{14}, to_saturday{3};  // 2026-03-04.
  constexpr int terms = 60;
  engine::calendar::Calendar& calendar = county.calendars.at(county.default_calendar);
  engine::calendar::CalendarRules rules = calendar.rules();
  for (int i = 0; i < terms; ++i) {
    const engine::calendar::Date day(first_wednesday + i * term);
    rules.special.emplace(day, SpecialDay{.working = false, .name = "a new holiday"});
    if (i % 2 == 0) {
      rules.special.emplace(day + to_saturday,
                            SpecialDay{.working = true, .name = "worked instead"});
    }
  }
  calendar = engine::calendar::Calendar(std::move(rules));
}

void cast_people(Setting& setting) {
  tools::simulate::People all(setting.county);
  const auto add = [&](Role role, const std::string& scope, std::size_t which = 0) {
    setting.people.push_back(all.holder(role, scope, which));
  };
  const auto& tables = setting.county.directory;
  const auto& street = tables.streets().front();
  const auto areas = tables.areas_of(street.code);
  for (std::size_t i = 0; i < grids_of_area.size(); ++i) {
    add(Role::area_chief, areas.at(i)->code.str());
    const auto grids = tables.grids_of(areas.at(i)->code);
    for (std::size_t k = 0; k < grids_of_area.at(i); ++k) {
      add(Role::grid_chief, grids.at(k)->code.str());
      setting.places.push_back(*tables.place_of(grids.at(k)->code));
    }
  }
  add(Role::general_chief, street.code.str());
  const auto& far_street = tables.streets().at(1);
  const auto* far_area = tables.areas_of(far_street.code).front();
  const auto* far_grid = tables.grids_of(far_area->code).front();
  add(Role::grid_chief, far_grid->code.str());
  add(Role::area_chief, areas.at(grids_of_area.size())->code.str());
  setting.places.push_back(*tables.place_of(far_grid->code));
  for (const std::string unit : departments) {
    add(Role::department, unit);
    add(Role::department_lead, unit);
    setting.departments.push_back(unit);
  }
  const auto two_hats = [&](Role role, const std::string& scope, Role second,
                            const std::string& other) {
    directory::Actor person = all.holder(role, scope, 1);
    person.posts.push_back(all.holder(second, other, 1).posts.front());
    setting.people.push_back(std::move(person));
  };
  two_hats(Role::grid_chief, setting.places.front().grid.str(), Role::area_chief,
           areas.at(1)->code.str());
  two_hats(Role::department, departments.front(), Role::department_lead, departments.at(1));
  two_hats(Role::department, departments.at(2), Role::department_lead, departments.at(2));
  two_hats(Role::department, departments.at(3), Role::dispatcher, "");
  add(Role::dispatcher, "", 0);
  add(Role::dispatcher, "", 1);
  add(Role::supervisor, "");
  add(Role::leader, setting.places.front().community.str());
  add(Role::resident, "");
  add(Role::security_admin, "");
  add(Role::system_admin, "");
  setting.always_there = setting.people.size();
}

/// Who takes part in the county's other work.
void cast_helpers(Setting& setting) {
  tools::simulate::People all(setting.county);
  const auto add = [&](Role role, const std::string& scope, std::size_t which) {
    setting.people.push_back(all.holder(role, scope, which));
  };
  for (const std::size_t grid : {0U, 3U}) {
    const std::string scope = setting.places.at(grid).grid.str();
    add(Role::building_chief, scope, 0);
    add(Role::volunteer, scope, 0);
    add(Role::volunteer, scope, 1);
    add(Role::adviser, setting.places.at(grid).community.str(), 0);
  }
  add(Role::resident, "", 1);
}

void read_texts(const std::filesystem::path& source, Setting& setting) {
  for (const auto* workflow : setting.now.all()) {
    const std::string text = slurp(source / "workflows" / (workflow->name + ".scxml"));
    setting.texts.emplace(workflow->name, read_plainly(text));
    if (!workflow->raised_by.empty() && workflow->name != "incident") {
      setting.kinds.push_back(workflow->name);
    }
  }
  for (const auto& [name, measure] : setting.county.measures) {
    for (const auto& category : measure.categories) setting.measured.push_back(category.str());
  }
}

/// "1.5 WD"
void note_limit(const std::string& cell, Setting& setting) {
  using engine::calendar::Unit;
  constexpr std::array<std::tuple<std::string_view, Unit, double>, 4> units{
      {{" UH", Unit::UH, 1}, {" WH", Unit::WH, 1}, {" WD", Unit::WD, 8}, {" CD", Unit::CD, 24}}};
  constexpr double millis_of_hour = 3'600'000;
  for (const auto& [word, unit, hours] : units) {
    if (cell.find_first_not_of("0123456789.") + word.size() != cell.size()) continue;
    if (!cell.ends_with(word)) continue;
    const double millis = std::stod(cell) * hours * millis_of_hour;
    setting.written_limits.emplace(unit, engine::Duration(std::llround(millis)));
  }
}

void note_limits(const std::filesystem::path& county, Setting& setting) {
  for (const char* table : {"limits.csv", "categories.csv", "conditions.csv"}) {
    std::istringstream text(slurp(county / table));
    for (std::string line; std::getline(text, line);) {
      std::istringstream cells(line);
      for (std::string cell; std::getline(cells, cell, ',');) note_limit(cell, setting);
    }
  }
  ENSURE(!setting.written_limits.empty(), "the sample county has limits");
}

}  // namespace

const directory::Actor* Setting::person(const std::string& login) const {
  const auto found = std::find_if(people.begin(), people.end(),
                                  [&](const auto& each) { return each.login.str() == login; });
  return found == people.end() ? nullptr : &*found;
}

const PlainChart& Setting::text_of(const engine::model::Case& subject) const {
  const PlainChart& text = texts.at(subject.workflow.name);
  return text.version == subject.workflow.version ? text : next_texts.at(subject.workflow.name);
}

Setting load_setting(const std::filesystem::path& source) {
  Setting setting;
  auto county = adapters::county::load_county(source / "config" / "quxian");
  ENSURE(county.has_value(), "the sample county is sound");
  setting.county = std::move(county.value());
  chase_seldom(setting.county);
  note_limits(source / "config" / "quxian", setting);
  setting.edited = setting.county;
  edit_holidays(setting.edited);
  auto charts = adapters::scxml::load_library(source / "workflows");
  ENSURE(charts.has_value(), "the charts are sound");
  setting.now = std::move(charts.value());
  setting.next = setting.now;
  for (const std::string name : {"incident", "ticket"}) {
    add_next_version(source, name, setting);
  }
  cast_people(setting);
  cast_helpers(setting);
  read_texts(source, setting);
  for (const std::string code : categories) {
    const auto* category = setting.county.catalogue.find(directory::CategoryCode(code));
    ENSURE(category != nullptr, "the sample county has the category");
    setting.categories.push_back(code);
  }
  for (const auto& whistle : setting.county.catalogue.whistles()) {
    setting.whistles.push_back(whistle.type);
  }
  return setting;
}

}  // namespace sim
