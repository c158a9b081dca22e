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

struct Ledger::Tickets {
  int waiting = 0, finished = 0, disputed = 0;
  bool claimed = false;    ///< One of them, and it was never returned.
  bool forgotten = false;  ///< One was kept its five hundred days: nobody counts on it any more.
  bool lost = false;
};

Ledger::Tickets Ledger::tickets_of(const model::Case& incident) const {
  Tickets tickets;
  for (const model::Child& child : incident.children) {
    const model::Case* ticket = find(child.id);
    tickets.lost = tickets.lost || !ticket;
    if (!ticket) continue;
    tickets.waiting += stands_in(*ticket, "at_work") ? 1 : 0;
    tickets.finished += stands_in(*ticket, "resolved") ? 1 : 0;
    tickets.disputed += stands_in(*ticket, "disputed") ? 1 : 0;
    tickets.forgotten = tickets.forgotten || stands_in(*ticket, "ended");
    const bool returned = ticket->number_of("returns", 0) > 0;
    tickets.claimed = tickets.claimed || (stands_in(*ticket, "held") && !returned);
  }
  return tickets;
}

/// A ticket that is moved is its new owner's from then on, who has the time that is left.
std::string Ledger::mislaid(const model::Case& child, const model::Case& parent) const {
  const bool just_moved = stands_in(child, "moved") && touched_.contains(child.id);
  if (!just_moved || !stands_in(parent, "at_departments")) return {};
  if (tickets_of(parent).forgotten) return {};
  const std::string owner = child.text("owner");
  const auto entry =
      std::find_if(parent.children.begin(), parent.children.end(),
                   [&](const model::Child& each) { return each.open && each.unit == owner; });
  if (entry == parent.children.end()) {
    // Unless the same batch moved that one on.
    const bool moved_on =
        std::any_of(parent.children.begin(), parent.children.end(), [&](const model::Child& each) {
          return each.unit == owner && !each.open && touched_.contains(each.id);
        });
    return moved_on ? "" : "it is moved, and its new owner has no ticket";
  }
  const model::Case* ticket = find(entry->id);
  const bool in_its_place =
      ticket && opened_.contains(entry->id) && ticket->number_of("bounces", 0) > 0;
  if (!in_its_place) return {};
  // Of two that the same batch moves there, one has its time go on.
  const bool goes_on =
      std::any_of(parent.children.begin(), parent.children.end(), [&](const model::Child& each) {
        const model::Case* moved = touched_.contains(each.id) ? find(each.id) : nullptr;
        return moved && stands_in(*moved, "moved") && moved->data("since") == ticket->data("since");
      });
  return goes_on ? "" : "its new owner has all the time anew";
}

/// Each grid of the places that a campaign is for has a task of it, and no other has.
std::string Ledger::misses_grids(const model::Case& campaign) const {
  if (campaign.kind != "campaign" || !opened_.contains(campaign.id)) return {};
  const auto& directory = setting_.county.directory;
  std::multiset<std::string> wanted, there;
  const auto want = [&](const engine::directory::Place& place) {
    for (const auto& grid : directory.grids()) {
      const auto inner = *directory.place_of(grid.code);
      if (lies_inside(inner, place)) wanted.insert(grid.code.str());
    }
  };
  const auto* within = campaign.data("within").if_array();
  for (std::size_t i = 0; within && i < within->size(); ++i) {
    want(*directory.place_named(std::string((*within)[i].as_string())));
  }
  if (!within || within->empty()) want(campaign.facts->place);
  for (const model::Child& child : campaign.children) {
    const model::Case* task = find(child.id);
    if (task) there.insert(task->facts->place.grid.str());
  }
  return wanted == there ? "" : "not just the grids of its places have a task";
}

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
  const bool graver = child.kind == "ticket" && child.open() &&
                      child.number_of("severity", 0) != parent->number_of("severity", 0);
  if (graver) return "it is of another severity than its parent";
  if (entry->open != child.open()) return "its parent did not hear of its end";
  if (std::string why = mislaid(child, *parent); !why.empty()) return why;
  const auto& states = setting_.text_of(child).states;
  const auto& active = child.session.configuration;
  const bool share = child.open() || std::any_of(active.begin(), active.end(), [&](auto& state) {
                       return states.at(state).has_part;
                     });
  return entry->took_part == share ? "" : "its parent is wrong about its share";
}

/// Of an incident that is open: each department that was called has a ticket, and it is waited for
/// just those that are at work.
std::string Ledger::miscounted(const model::Case& incident) const {
  if (!incident.open() || incident.kind != "incident" || stands_in(incident, "merged")) return {};
  const Tickets tickets = tickets_of(incident);
  if (tickets.lost) return "a child of it is nowhere";
  if (tickets.forgotten) return {};
  const auto says = [&](const char* name, int count) {
    return incident.number_of(name, 0) == count;
  };
  if (!says("waiting", tickets.waiting)) return "it waits for another number of tickets";
  if (!says("finished", tickets.finished)) return "it counts other tickets as done";
  if (!says("disputes", tickets.disputed)) return "it counts other tickets as disputed";
  // One that is called in later finds the others at work, or done.
  const bool first_call = incident.text("join") == "all" && tickets.finished == 0;
  if (tickets.claimed && first_call && stands_in(incident, "dispatched")) {
    return "a department has claimed its ticket, and it still waits for that";
  }
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
    if (other && other->open() && link.inbound && !subject.open()) {
      return "case " + std::to_string(link.other.value()) + " did not end with it";
    }
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
  const auto tell = [this](model::CaseId id, const std::string& why) {
    if (!why.empty()) verdict_.broken("I2", "case " + std::to_string(id.value()) + ": " + why);
  };
  tell(subject.id, subject.parent ? estranged(subject) : miscounted(subject));
  tell(subject.id, one_sided(subject));
  tell(subject.id, misses_grids(subject));
  for (const model::Child& child : subject.children) {
    const model::Case* found = find(child.id);
    tell(child.id, found ? estranged(*found) : "it is nowhere, and its parent knows it");
  }
}

}  // namespace sim
