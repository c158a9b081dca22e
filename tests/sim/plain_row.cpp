// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plain_row.hpp"

#include <algorithm>
#include <vector>

#include "tests/sim/policy.hpp"

namespace sim {
namespace {

using engine::Duration;
using engine::Instant;
using engine::directory::Role;
using engine::model::Case;
using engine::model::Clock;
using engine::model::ClockState;
using engine::model::Row;
using engine::model::Timer;
using engine::model::TimerKind;

template <class Test>
bool any_running(const Case& subject, Test test) {
  return subject.open() &&
         std::any_of(subject.clocks.begin(), subject.clocks.end(), [&](const auto& clock) {
           return clock->state == ClockState::running && test(*clock);
         });
}

bool overdue(const Case& subject) {
  return any_running(subject,
                     [](const Clock& clock) { return clock.breached_at && !clock.exempt; });
}

bool due_soon(const Case& subject) {
  return !overdue(subject) && any_running(subject, [](const Clock& clock) {
    return clock.warned_at && !clock.breached_at;
  });
}

std::optional<Instant> first_due(const Case& subject) {
  std::optional<Instant> first;
  (void)any_running(subject, [&](const Clock& clock) {
    if (clock.due_at && (!first || *clock.due_at < *first)) first = clock.due_at;
    return false;
  });
  return first;
}

std::vector<Timer> timers_of(const Case& subject) {
  std::vector<Timer> timers;
  (void)any_running(subject, [&](const Clock& clock) {
    if (clock.warn_at && !clock.warned_at) {
      timers.push_back({*clock.warn_at, TimerKind::clock_warn, clock.name});
    }
    if (clock.due_at && !clock.breached_at) {
      const Duration grace{clock.until ? 0 : 1};
      timers.push_back({*clock.due_at + grace, TimerKind::clock_due, clock.name});
    }
    return false;
  });
  if (!subject.open()) return timers;
  for (const auto& send : subject.sends) {
    timers.push_back({send.due, TimerKind::send, send.sendid});
  }
  return timers;
}

/// The departments with a share in it.
std::vector<std::string> units_of(const Case& subject) {
  std::vector<std::string> units;
  for (const auto& child : subject.children) {
    if (child.took_part && !child.unit.empty()) units.push_back(child.unit);
  }
  return units;
}

bool is_text(const Case& subject, std::string_view name, std::string_view value) {
  const auto* text = subject.data(name).if_string();
  return text ? std::string_view(*text) == value : value.empty();
}

template <class Item>
bool same_but_for_order(const std::vector<Item>& one, const std::vector<Item>& other) {
  return std::is_permutation(one.begin(), one.end(), other.begin(), other.end());
}

bool owned_by(const Case& subject, const engine::directory::Actor& actor,
              const engine::directory::Post& post) {
  if (engine::directory::to_string(post.role) != subject.outward.owner) return false;
  if (post.role == Role::resident) return subject.facts->raised_by == actor.login;
  if (!visible({.login = {}, .posts = {post}}, subject)) return false;  // By this post.
  const bool department = post.role == Role::department || post.role == Role::department_lead;
  return !department || subject.text("department") == post.scope;
}

}  // namespace

std::string misdrawn(const Row& row, const Case& subject) {
  const auto& facts = *subject.facts;
  const auto wrong = [](const char* what) { return std::string("its row has another ") + what; };
  if (row.id != subject.id || row.parent != subject.parent || row.kind != subject.kind) {
    return wrong("name");
  }
  if (row.open != subject.open() || row.states != subject.session.configuration) {
    return wrong("state");
  }
  const auto& outward = subject.outward;
  if (row.stage != outward.stage || row.level != outward.level || row.owner != outward.owner ||
      row.queues != outward.queues) {
    return wrong("place in the work");
  }
  if (row.place != facts.place || row.title != facts.title ||
      row.raised_by != facts.raised_by.str() || row.raised_at != facts.raised_at) {
    return wrong("report");
  }
  if (!is_text(subject, "category", row.category) || !is_text(subject, "outcome", row.outcome) ||
      !is_text(subject, "department", row.unit) || !is_text(subject, "part", row.part) ||
      !is_text(subject, "claimed_by", row.claimed_by) ||
      row.severity != subject.number_of("severity", 0) ||
      row.supervised != subject.flag("supervised")) {
    return wrong("content");
  }
  if (row.due_at != first_due(subject)) return wrong("due instant");
  if (row.overdue != overdue(subject) || row.warned != due_soon(subject)) return wrong("light");
  if (!same_but_for_order(row.units, units_of(subject))) return wrong("set of departments");
  return same_but_for_order(row.timers, timers_of(subject)) ? "" : wrong("set of timers");
}

bool queues(std::string_view queue, const Case& subject, const engine::directory::Actor& actor) {
  if (!subject.open()) return false;
  if (queue == "inbox") {
    return std::any_of(actor.posts.begin(), actor.posts.end(),
                       [&](const auto& post) { return owned_by(subject, actor, post); });
  }
  if (queue == "overdue") return overdue(subject);
  if (queue == "due_soon") return due_soon(subject);
  if (queue == "supervised") return subject.flag("supervised");
  const auto& listed = subject.outward.queues;
  return std::find(listed.begin(), listed.end(), queue) != listed.end();
}

}  // namespace sim
