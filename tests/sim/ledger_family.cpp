// SPDX-License-Identifier: Apache-2.0

// What cases know of each other at the end of each batch: nothing that one sent to another is lost.

#include <algorithm>

#include "tests/sim/ledger.hpp"
#include "tests/sim/stands.hpp"

namespace sim {

namespace model = engine::model;

namespace {

std::vector<std::string> units_of(const model::Case& incident) {
  std::vector<std::string> units;
  const auto* list = incident.data("units").if_array();
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    units.emplace_back((*list)[i].as_string());
  }
  return units;
}

}  // namespace

/// A child and its parent say the same of each other.
std::string Ledger::estranged(const model::Case& child) const {
  const model::Case* parent = find(child.parent);
  if (!parent) return "its parent is nowhere";
  const auto entry = std::find_if(parent->children.begin(), parent->children.end(),
                                  [&](const auto& each) { return each.id == child.id; });
  if (entry == parent->children.end()) return "its parent does not know it";
  if (entry->unit != child.text("department")) return "its parent thinks it another's";
  if (!child.facts->raised_by.empty()) return "it passes for somebody's report";
  if (!parent->open()) return child.open() ? "it goes on without its parent" : "";
  const bool graver =
      child.open() && child.number_of("severity", 0) != parent->number_of("severity", 0);
  if (graver) return "it is of another severity than its parent";
  if (entry->open != child.open()) return "its parent did not hear of its end";
  const bool share = child.open() || child.kind != "ticket" || stands_in(child, "ended");
  return entry->took_part == share ? "" : "its parent is wrong about its share";
}

/// Of an incident at work: each department that was called has a ticket, and it is waited for just
/// those that are at work.
std::string Ledger::miscounted(const model::Case& incident) const {
  const bool counts = stands_in(incident, "at_departments") || stands_in(incident, "feedback");
  if (!counts) return {};
  int waiting = 0, finished = 0, disputed = 0;
  for (const model::Child& child : incident.children) {
    const model::Case* ticket = find(child.id);
    if (!ticket) return "a child of it is nowhere";
    if (stands_in(*ticket, "ended")) return {};  // Kept its five hundred days: nobody counts on it.
    waiting += stands_in(*ticket, "at_work") ? 1 : 0;
    finished += stands_in(*ticket, "resolved") ? 1 : 0;
    disputed += stands_in(*ticket, "disputed") ? 1 : 0;
  }
  if (incident.number_of("waiting", 0) != waiting) return "it waits for another number of tickets";
  if (incident.number_of("finished", 0) != finished) return "it counts other tickets as done";
  if (incident.number_of("disputes", 0) != disputed) return "it counts other tickets as disputed";
  for (const std::string& unit : units_of(incident)) {
    const bool called =
        std::any_of(incident.children.begin(), incident.children.end(),
                    [&](const model::Child& child) { return child.open && child.unit == unit; });
    if (!called) return "department " + unit + " was called and has no ticket";
  }
  return {};
}

/// Of two that are linked both say so.
std::string Ledger::one_sided(const model::Case& subject) const {
  for (const model::Link& link : subject.links) {
    if (link.kind != "duplicate") continue;
    const model::Case* other = find(link.other);
    const bool both =
        other &&
        std::any_of(other->links.begin(), other->links.end(), [&](const model::Link& back) {
          return back.kind == link.kind && back.other == subject.id && back.inbound != link.inbound;
        });
    if (!both) return "case " + std::to_string(link.other.value()) + " knows nothing of their link";
  }
  return {};
}

void Ledger::check_family(const model::Case& subject) {
  std::string why = subject.parent ? estranged(subject) : miscounted(subject);
  if (why.empty()) why = one_sided(subject);
  for (const model::Child& child : subject.children) {
    const model::Case* found = find(child.id);
    if (why.empty()) why = found ? estranged(*found) : "a child of it is nowhere";
  }
  if (why.empty()) return;
  verdict_.broken("I2", "case " + std::to_string(subject.id.value()) + ": " + why);
}

}  // namespace sim
