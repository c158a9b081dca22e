// SPDX-License-Identifier: Apache-2.0

// I10, of dispatch: where nobody names the lead, it is that of the rule that speaks for the
// category in the place, or the catalogue's. Told from the journal alone, by plainer means than the
// engine's.

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

}  // namespace

std::string Ledger::lead_of(const model::Case& subject) const {
  const std::string category = subject.text("category");
  const directory::Place& place = subject.facts->place;
  const model::Case* rule = nullptr;
  for (const auto& [id, other] : cases_) {
    if (other.kind != engine::core::routing_kind || !other.open()) continue;
    if (other.text("category") != category || !lies_in(place, other.facts->place)) continue;
    // In the order of their numbers: of two as narrow the later one holds.
    if (!rule || kind_of(other.facts->place) <= kind_of(rule->facts->place)) rule = &other;
  }
  if (rule) return rule->text("unit");
  const auto* listed = setting_.county.catalogue.find(directory::CategoryCode(category));
  const auto* unit = listed ? setting_.county.directory.unit_for(listed->lead, place) : nullptr;
  return unit ? unit->code.str() : std::string{};
}

void Ledger::check_route(const model::Record& record, const model::Case& before) {
  const auto* lead = taken_by_rule(record, before);
  if (!lead) return;
  const std::string expected = lead_of(before);
  if (lead->is_string() && std::string_view(lead->get_string()) == expected) return;
  broken("I10", record, "it is dispatched otherwise than by rule, which names " + expected);
}

}  // namespace sim
