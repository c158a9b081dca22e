// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/policy.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/sim/stands.hpp"

namespace sim {
namespace {

using engine::directory::Post;
using engine::directory::Role;
using engine::model::Case;

struct Rule {
  std::string_view kind, event;
  std::string_view who;     ///< g a G d: the chiefs and the desk; u U: a department and its lead;
                            ///< s supervisor, l leader, r resident, v volunteer, A adviser.
  std::string_view not_by;  ///< Whoever stands in this data of the case may not.
};

constexpr std::array rules{
    Rule{"", "unmask", "gaGduU", ""},  // Of a case of any kind.
    Rule{"", "erase_reporter", "d", ""},
    Rule{"incident", "comment", "rvAgaGduUsl", ""},
    Rule{"incident", "urge", "rgaGdsl", ""},
    Rule{"incident", "supervise", "sl", ""},
    Rule{"incident", "raise_severity", "gaGds", ""},
    Rule{"incident", "add_department", "dG", ""},
    Rule{"incident", "merge", "dG", ""},
    Rule{"incident", "answer", "rgaGd", ""},
    Rule{"incident", "approve", "lG", "blower"},
    Rule{"incident", "refuse", "lG", "blower"},
    Rule{"incident", "request_void", "gaGd", ""},
    Rule{"incident", "void", "dG", "void_by"},
    Rule{"incident", "file", "gaGd", ""},
    Rule{"incident", "done", "gaG", ""},
    Rule{"incident", "verify_exists", "gd", ""},
    Rule{"incident", "take", "g", ""},
    Rule{"incident", "whistle", "gaGld", ""},
    Rule{"incident", "escalate", "ga", ""},
    Rule{"incident", "send_down", "aGd", ""},
    Rule{"incident", "to_dispatch", "G", ""},
    Rule{"incident", "dispatch", "d", ""},
    Rule{"incident", "ownerless", "d", ""},
    Rule{"incident", "standdown", "gaGld", ""},
    Rule{"incident", "accept", "d", ""},
    Rule{"incident", "reject", "d", ""},
    Rule{"incident", "verify_fixed", "ga", "handlers"},
    Rule{"incident", "close", "dG", "handlers"},
    Rule{"incident", "reopen", "rgaGdsl", ""},
    Rule{"incident", "rate", "rgaGdsl", ""},
    Rule{"ticket", "comment", "gaGduUslA", ""},
    Rule{"ticket", "urge", "gaGdsl", ""},
    Rule{"ticket", "supervise", "sl", ""},
    Rule{"ticket", "claim", "uU", ""},
    Rule{"ticket", "ack", "uU", ""},
    Rule{"ticket", "return", "u", ""},
    Rule{"ticket", "resolve", "uU", ""},
    Rule{"ticket", "dept_done", "uU", ""},
    Rule{"ticket", "report_in", "uU", ""},
    Rule{"ticket", "made_safe", "uU", ""},
    Rule{"ticket", "plan", "uU", ""},
    Rule{"ticket", "ask_reporter", "u", ""},
    Rule{"ticket", "assign", "uU", ""},
    Rule{"ticket", "revoke", "uU", ""},
    Rule{"ticket", "answer", "gaGd", ""},
    Rule{"ticket", "resume", "duU", ""},
    Rule{"ticket", "adjudicate", "d", ""},
    Rule{"ticket", "redispatch", "d", ""},
    Rule{"ticket", "redo", "uU", ""},
    Rule{"ticket", "extend", "u", ""},
    Rule{"ticket", "suspend", "u", ""},
    Rule{"ticket", "approve", "Uds", ""},
    Rule{"ticket", "refuse", "Uds", ""},
    Rule{"ticket", "appeal", "U", ""},
};

char letter_of(Role role) {
  switch (role) {
    case Role::grid_chief: return 'g';
    case Role::area_chief: return 'a';
    case Role::general_chief: return 'G';
    case Role::dispatcher: return 'd';
    case Role::department: return 'u';
    case Role::department_lead: return 'U';
    case Role::supervisor: return 's';
    case Role::leader: return 'l';
    case Role::adviser: return 'A';
    case Role::volunteer: return 'v';
    case Role::resident: return 'r';
    case Role::building_chief: return 'b';
    case Role::auditor:
    case Role::security_admin:
    case Role::system_admin:
    case Role::display: return '-';
  }
  return '-';
}

bool reaches(const Post& post, const Case& subject, bool raised) {
  const auto& place = subject.facts->place;
  switch (letter_of(post.role)) {
    case 'g':
    case 'b':
    case 'v': return !post.scope.empty() && place.grid.str() == post.scope;
    case 'a': return !post.scope.empty() && place.area.str() == post.scope;
    case 'G': return !post.scope.empty() && place.street.str() == post.scope;
    case 'l':
    case 'A': return !post.scope.empty() && place.community.str() == post.scope;
    case 'u':
    case 'U':
      return subject.text("department") == post.scope ||
             std::any_of(subject.children.begin(), subject.children.end(), [&](const auto& child) {
               return child.took_part && child.unit == post.scope;
             });
    case 'd':
    case 's': return true;
    case 'r': return raised;
    default: return false;
  }
}

bool raises(const Post& post, const engine::model::Facts& facts, const Words& roles) {
  constexpr std::string_view from_anywhere = "dsuUvr";
  if (!roles.contains(std::string(engine::directory::to_string(post.role)))) return false;
  if (from_anywhere.find(letter_of(post.role)) != std::string_view::npos) return true;
  Case raised;
  raised.facts = facts;
  return reaches(post, raised, true);
}

bool acts_as(const Post& post, const engine::model::Cause& cause) {
  return cause.role == engine::directory::to_string(post.role) && cause.unit == post.scope;
}

/// By the text: somebody in this role may do it from a state where the case is, and not just this
/// person may not.
std::string forbidden_by_text(const engine::directory::Actor& actor, const Case& before,
                              const engine::model::Cause& cause, const PlainChart& text) {
  const bool raised = before.facts->raised_by == actor.login;
  const bool post = std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& each) {
    return acts_as(each, cause) && reaches(each, before, raised);
  });
  if (!post) return "none of their posts reaches so far";
  std::string why = "no state where it is lets their role do that";
  const auto all = text.transitions.find(cause.event);
  if (all == text.transitions.end()) return why;
  for (const PlainTransition& way : all->second) {
    if (!way.by.contains(cause.role) || !stands_in(before, way.source)) continue;
    const auto among = std::find_if(way.not_by.begin(), way.not_by.end(), [&](const auto& data) {
      return names(before, data, actor.login.str());
    });
    if (among == way.not_by.end()) return {};
    why = "they stand among its " + *among;
  }
  return why;
}

}  // namespace

bool visible(const engine::directory::Actor& actor, const Case& subject) {
  const bool raised = !actor.login.empty() && subject.facts->raised_by == actor.login;
  return raised || std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
           return reaches(post, subject, false) || post.role == Role::auditor;
         });
}

const Words& raisers(const std::string& kind, const PlainChart& text) {
  static const Words of_incidents{"resident",   "volunteer",     "adviser",    "grid_chief",
                                  "area_chief", "general_chief", "dispatcher", "department",
                                  "supervisor", "leader"};
  return kind == "incident" ? of_incidents : text.raised_by;
}

bool may_raise(const engine::directory::Actor& actor, const engine::model::Facts& facts,
               const Words& roles) {
  return std::any_of(actor.posts.begin(), actor.posts.end(),
                     [&](const Post& post) { return raises(post, facts, roles); });
}

std::string may_not_raise(const engine::directory::Actor& actor, const engine::model::Facts& facts,
                          const engine::model::Cause& cause, const Words& roles) {
  if (facts.raised_by != actor.login) return "it passes for the report of " + facts.raised_by.str();
  const bool may = std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    return raises(post, facts, roles) && acts_as(post, cause);
  });
  return may ? "" : actor.login.str() + " may not raise anything there";
}

bool may_blow(const engine::directory::Actor& actor, const engine::directory::Whistle& whistle,
              const Case& subject) {
  const auto& roles = whistle.who_may_blow;
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    return std::find(roles.begin(), roles.end(), post.role) != roles.end() &&
           reaches(post, subject, false);
  });
}

std::string forbidden(const engine::directory::Actor& actor, const Case& before,
                      const engine::model::Cause& cause, const PlainChart& text) {
  const std::string who = actor.login.str() + " may not '" + cause.event + "' here: ";
  if (!visible(actor, before)) return who + "the case is not theirs to see";
  const auto* const rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) {
    return (each.kind.empty() || each.kind == before.kind) && each.event == cause.event;
  });
  if (rule == rules.end()) {
    const std::string why = forbidden_by_text(actor, before, cause, text);
    return why.empty() ? why : who + why;
  }
  const bool raised = before.facts->raised_by == actor.login;
  const bool post = std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& each) {
    return rule->who.find(letter_of(each.role)) != std::string_view::npos && acts_as(each, cause) &&
           reaches(each, before, raised);
  });
  if (!post) return who + "none of their posts reaches so far";
  if (!rule->not_by.empty() && names(before, std::string(rule->not_by), actor.login.str())) {
    return who + "they stand among its " + std::string(rule->not_by);
  }
  return {};
}

}  // namespace sim
