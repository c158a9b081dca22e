// SPDX-License-Identifier: Apache-2.0

// I10, of dispatch: where nobody names the lead, it is that of the rule that speaks for the
// category in the place, or the catalogue's. Told from the journal alone, by plainer means than the
// engine's.

#include <algorithm>

#include "engine/core/routing.hpp"
#include "tests/sim/ledger.hpp"

namespace sim {

namespace directory = engine::directory;
namespace model = engine::model;

namespace {

/// The lead that the step took by itself; null where it took none, or somebody named it.
const boost::json::value* taken_by_rule(const model::Record& record, const model::Case& before) {
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step || before.kind != "incident") return nullptr;
  const std::string& event = record.cause.event;
  const bool unnamed = event == "dispatch" && !step->form.contains("lead");
  if (!unnamed && event != "clock.dispatch.due") return nullptr;
  return step->assigned.if_contains("lead");
}

/// From the street inwards, as far as the place names them; the county names none.
std::vector<std::string> codes_of(const directory::Place& place) {
  std::vector<std::string> codes;
  for (const std::string& code :
       {place.street.str(), place.community.str(), place.area.str(), place.grid.str()}) {
    if (!code.empty()) codes.push_back(code);
  }
  return codes;
}

}  // namespace

bool Ledger::lies_inside(const directory::Place& inner, const directory::Place& outer) {
  const auto all = codes_of(inner);
  const auto some = codes_of(outer);
  return some.size() <= all.size() && std::equal(some.begin(), some.end(), all.begin());
}

const model::Case* Ledger::rule_for(const model::Case& subject) const {
  const std::string category = subject.text("category");
  const directory::Place& place = subject.facts->place;
  const model::Case* rule = nullptr;
  for (const auto& [id, other] : cases_) {
    if (other.kind != engine::core::routing_kind || !other.open()) continue;
    if (other.text("category") != category || !lies_inside(place, other.facts->place)) continue;
    // In the order of their numbers: of two as narrow the later one holds.
    if (!rule || codes_of(other.facts->place).size() >= codes_of(rule->facts->place).size()) {
      rule = &other;
    }
  }
  return rule;
}

std::string Ledger::lead_of(const model::Case& subject) const {
  if (const model::Case* rule = rule_for(subject)) return rule->text("unit");
  const auto& catalogue = setting_.county.catalogue;
  const auto& directory = setting_.county.directory;
  const auto* listed = catalogue.find(directory::CategoryCode(subject.text("category")));
  const auto* unit = listed ? directory.unit_for(listed->lead, subject.facts->place) : nullptr;
  return unit ? unit->code.str() : std::string{};
}

/// Those who help by the catalogue, where no rule speaks and nobody named them.
bool Ledger::helped(const model::Case& before, const model::StepTaken& step) const {
  if (rule_for(before) || step.form.contains("co")) return true;
  const auto& catalogue = setting_.county.catalogue;
  const auto& directory = setting_.county.directory;
  const auto* listed = catalogue.find(directory::CategoryCode(before.text("category")));
  const auto* assigned = step.assigned.if_contains("co");
  const auto* co = (assigned ? *assigned : before.data("co")).if_array();
  return !listed || std::all_of(listed->co.begin(), listed->co.end(), [&](const auto& code) {
    const auto* unit = directory.unit_for(code, before.facts->place);
    return !unit || (co && std::find(co->begin(), co->end(),
                                     boost::json::value(unit->code.str())) != co->end());
  });
}

void Ledger::check_route(const model::Record& record, const model::Case& before) {
  const auto* lead = taken_by_rule(record, before);
  if (!lead) return;
  const std::string expected = lead_of(before);
  if (!helped(before, std::get<model::StepTaken>(*record.event))) {
    return broken("I10", record, "who is to help by the catalogue is not called");
  }
  if (lead->is_string() && std::string_view(lead->get_string()) == expected) return;
  broken("I10", record, "it is dispatched otherwise than by rule, which names " + expected);
}

}  // namespace sim
