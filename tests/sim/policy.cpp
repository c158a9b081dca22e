// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/policy.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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
    case Role::building_chief:
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

bool stands_in(const std::string& login, const boost::json::value& data) {
  if (const auto* text = data.if_string()) return std::string_view(*text) == login;
  const auto* list = data.if_array();
  return list && std::any_of(list->begin(), list->end(), [&](const auto& each) {
           return each.is_string() && std::string_view(each.get_string()) == login;
         });
}

bool raises(const Post& post, const engine::model::Facts& facts) {
  constexpr std::string_view from_anywhere = "dsuvr", from_their_place = "gaGlA";
  const char who = letter_of(post.role);
  if (from_anywhere.find(who) != std::string_view::npos) return true;
  Case raised;
  raised.facts = facts;
  return from_their_place.find(who) != std::string_view::npos && reaches(post, raised, true);
}

}  // namespace

bool visible(const engine::directory::Actor& actor, const Case& subject) {
  const bool raised = !actor.login.empty() && subject.facts->raised_by == actor.login;
  return raised || std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
           return reaches(post, subject, false) || post.role == Role::auditor;
         });
}

bool may_raise(const engine::directory::Actor& actor, const engine::model::Facts& facts) {
  return std::any_of(actor.posts.begin(), actor.posts.end(),
                     [&](const Post& post) { return raises(post, facts); });
}

std::string may_not_raise(const engine::directory::Actor& actor, const engine::model::Facts& facts,
                          const engine::model::Cause& cause) {
  if (facts.raised_by != actor.login) return "it passes for the report of " + facts.raised_by.str();
  const bool may = std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    return raises(post, facts) && cause.role == engine::directory::to_string(post.role) &&
           cause.unit == post.scope;
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
                      const engine::model::Cause& cause) {
  const std::string who = actor.login.str() + " may not '" + cause.event + "' here: ";
  if (!visible(actor, before)) return who + "the case is not theirs to see";
  const auto* const rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) {
    return each.kind == before.kind && each.event == cause.event;
  });
  if (rule == rules.end()) return {};  // Of a chart that the table doesn't tell.
  const bool raised = before.facts->raised_by == actor.login;
  const bool post = std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& each) {
    return rule->who.find(letter_of(each.role)) != std::string_view::npos &&
           cause.role == engine::directory::to_string(each.role) && cause.unit == each.scope &&
           reaches(each, before, raised);
  });
  if (!post) return who + "none of their posts reaches so far";
  if (!rule->not_by.empty() && stands_in(actor.login.str(), before.data(rule->not_by))) {
    return who + "they stand among its " + std::string(rule->not_by);
  }
  return {};
}

}  // namespace sim
