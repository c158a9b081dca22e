// SPDX-License-Identifier: Apache-2.0
#include "engine/core/routing.hpp"

namespace engine::core {
namespace {

std::string unit_at(const directory::UnitCode& code, const directory::Place& place,
                    const Context& context) {
  const auto* unit = context.county.directory.unit_for(code, place);
  return unit ? unit->code.str() : code.str();
}

bool speaks_for(const model::Case& rule, const directory::CategoryCode& category,
                const directory::Place& place) {
  return rule.open() && rule.kind == routing_kind && rule.text("category") == category.str() &&
         !rule.text("unit").empty() && directory::lies_in(place, rule.facts->place);
}

bool outdoes(const model::Case& rule, const model::Case& other) {
  const auto width = directory::kind_of(rule.facts->place);
  const auto other_width = directory::kind_of(other.facts->place);
  return width == other_width ? other.id < rule.id : width < other_width;
}

}  // namespace

Route route(const directory::Category& category, const directory::Place& place,
            const Context& context) {
  Route found{.lead = unit_at(category.lead, place, context), .co = {}, .rule = nullptr};
  if (const auto* rule = context.rule ? context.rule(category.code, place) : nullptr) {
    const directory::UnitCode named(rule->text("unit"));
    // A unit that the tables no longer have can't take anything.
    if (const auto* unit = context.county.directory.unit_for(named, place)) {
      found.rule = rule;
      found.lead = unit->code.str();
    }
  }
  for (const directory::UnitCode& unit : category.co) {
    std::string code = unit_at(unit, place, context);
    if (code != found.lead) found.co.push_back(std::move(code));
  }
  return found;
}

const model::Case* rule_among(const std::vector<model::CaseId>& cases,
                              const directory::CategoryCode& category,
                              const directory::Place& place, const decltype(Context::find)& find) {
  const model::Case* best = nullptr;
  for (const model::CaseId id : cases) {
    const model::Case* rule = find(id);
    if (!rule || !speaks_for(*rule, category, place)) continue;
    if (!best || outdoes(*rule, *best)) best = rule;
  }
  return best;
}

}  // namespace engine::core
