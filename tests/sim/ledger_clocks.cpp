// SPDX-License-Identifier: Apache-2.0

// I8, of clocks: each record that tells of one is held to what the case knew before, and each
// instant and limit is worked out again by plainer means than the engine's.

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "tests/sim/ledger.hpp"
#include "tests/sim/next_charts.hpp"
#include "tests/sim/plain_time.hpp"

namespace sim {

namespace calendar = engine::calendar;
namespace directory = engine::directory;
namespace model = engine::model;
using engine::Duration;
using engine::Instant;
using model::Clock;
using model::ClockState;

namespace {

/// Over its limit, and nothing says so yet.
bool late(const Clock& clock, Instant at) {
  return !clock.until && clock.due_at && at > *clock.due_at && !clock.breached_at;
}

std::optional<Instant> known_breach(const Clock& clock) {
  if (!clock.earlier_breach || !clock.breached_at) {
    return clock.earlier_breach ? clock.earlier_breach : clock.breached_at;
  }
  return std::min(*clock.earlier_breach, *clock.breached_at);
}

/// Whether amounts of the one may be added to amounts of the other.
bool same_time(calendar::Unit one, calendar::Unit other) {
  const auto by_work = [](calendar::Unit unit) {
    return unit == calendar::Unit::WH || unit == calendar::Unit::WD;
  };
  return one == other || (by_work(one) && by_work(other));
}

/// What may become of a clock that was like `before`; the answer is what is wrong, or empty.
struct Life {
  const Clock* before;
  const Clock& after;
  Instant at;

  std::string operator()(const model::ClockStarted&) const {
    const bool forgets = before && known_breach(*before) != after.earlier_breach;
    return forgets ? "starts anew and forgets that it was broken" : "";
  }
  std::string operator()(const model::ClockPaused&) const {
    if (!before || before->state != ClockState::running) return "is paused and did not run";
    return unnoticed();
  }
  std::string operator()(const model::ClockResumed&) const {
    return before && before->state != ClockState::running ? "" : "is resumed and did run";
  }
  std::string operator()(const model::ClockStopped&) const {
    if (!before || before->state == ClockState::stopped) return "is stopped and was stopped";
    return unnoticed();
  }
  std::string operator()(const model::ClockLimitChanged& event) const {
    if (!before) return "gets another limit and was never started";
    if (event.extension) {
      const Duration more = event.limit.amount - before->limit.amount;
      const bool once_more = more == before->first_limit.amount &&
                             event.limit.unit == before->limit.unit &&
                             event.first_limit == before->first_limit;
      return once_more ? "" : "is extended by something else than its first limit";
    }
    if (before->state == ClockState::stopped) return "was stopped, and gets another limit";
    const bool same = same_time(before->limit.unit, event.limit.unit);
    const Duration granted = before->limit.amount - before->first_limit.amount;
    const bool kept = event.limit.amount - event.first_limit.amount == granted;
    return !same || kept ? "" : "gets another limit and loses what it was granted";
  }
  template <class Event>
  std::string operator()(const Event&) const {
    return {};
  }

 private:
  [[nodiscard]] std::string unnoticed() const {
    return late(*before, at) ? "was over its limit, and nothing says so" : "";
  }
};

/// Which row of limits.csv the main charts mean with this clock, as the case now stands.
std::string limit_name(const model::Case& subject, const std::string& clock) {
  if (clock == "again") return "level_" + subject.outward.level;
  if (clock == "verify_area") return "verify";
  if (clock == "arrive") return subject.text("whistle").empty() ? "first_response" : "arrive";
  if (clock == "approval") return subject.text("plea") + "_approval";
  if (clock == new_clock.clock) return std::string(new_clock.limit);
  return clock;
}

bool fits(const directory::LimitRow& row, const model::Case& subject) {
  return (row.category.empty() || row.category == subject.text("category")) &&
         (row.condition.empty() || row.condition == subject.text("condition")) &&
         (row.whistle.empty() || row.whistle == subject.text("whistle")) &&
         (row.severity == 0 || row.severity == subject.number_of("severity", 0));
}

std::set<char> named_by(const directory::LimitRow& row) {
  std::set<char> names;
  if (!row.category.empty()) names.insert('c');
  if (!row.condition.empty()) names.insert('f');
  if (!row.whistle.empty()) names.insert('w');
  if (row.severity != 0) names.insert('s');
  return names;
}

/// Whether one row names all that the other names, and more. A category's row is written for the
/// category's own severity, until the case is graded up.
bool says_more(const directory::LimitRow& one, const directory::LimitRow& other, bool graded_up) {
  std::set<char> more = named_by(one);
  const std::set<char> some = named_by(other);
  if (more.contains('c') && !graded_up) more.insert('s');
  return more != some && std::includes(more.begin(), more.end(), some.begin(), some.end());
}

}  // namespace

const std::string* Ledger::clock_in(const model::Event& event) {
  return std::visit(
      [](const auto& each) -> const std::string* {
        if constexpr (requires { each.name; }) {
          return &each.name;
        } else {
          return nullptr;
        }
      },
      event);
}

void Ledger::check_clock(const model::Record& record, const Clock* before,
                         const model::Case& after) {
  const std::string& name = *clock_in(*record.event);
  const Clock* clock = after.clock(name);
  if (!clock) return broken("I8", record, "the case has no clock " + name);
  const std::string why = std::visit(Life{before, *clock, record.at}, *record.event);
  if (!why.empty()) return broken("I8", record, "the clock " + name + " " + why);
  const auto* changed = std::get_if<model::ClockLimitChanged>(&*record.event);
  const model::Case* sender = find(record.cause.from);
  const bool granted = after.kind == "incident" && changed && changed->extension;
  if (granted && (!sender || sender->text("department") != after.text("lead"))) {
    return broken("I8", record, "the incident is extended by another than its lead");
  }
  check_due(record, *clock);
  check_warning(record, before, *clock);
  check_limit(record, after);
}

/// The time that the clock has used when it is due is its limit: pauses count for nothing. That
/// instant is past where the limit is another now.
void Ledger::check_due(const model::Record& record, const Clock& clock) {
  const bool counts =
      std::visit(engine::overloaded{[](const model::ClockStarted&) { return true; },
                                    [](const model::ClockResumed&) { return true; },
                                    [](const model::ClockLimitChanged&) { return true; },
                                    [](const model::ClockRecomputed&) { return true; },
                                    [](const auto&) { return false; }},
                 *record.event);
  if (!counts || clock.state != ClockState::running || clock.until) return;
  if (const std::string why = misdue(clock); !why.empty()) broken("I8", record, why);
}

std::string Ledger::misdue(const Clock& clock) const {
  if (!clock.due_at) return "the clock " + clock.name + " runs and is never due";
  const Duration used = used_by(clock, *clock.due_at);
  const bool first = used_by(clock, *clock.due_at - Duration{1}) < clock.limit.amount;
  if (used == clock.limit.amount && (first || clock.limit.amount == Duration{0})) return {};
  return "the clock " + clock.name + " is due after " + std::to_string(used.count()) +
         " ms of counted time, and its limit is " + std::to_string(clock.limit.amount.count());
}

/// Four fifths of the limit are used when it warns, if it has to warn still.
std::string Ledger::miswarned(const Clock& clock) const {
  if (!clock.warn_at) return clock.warned_at ? "" : "the clock " + clock.name + " never warns";
  const Duration share = clock.limit.amount * 4 / 5;
  const bool right = used_by(clock, *clock.warn_at) == share &&
                     (share == Duration{0} || used_by(clock, *clock.warn_at - Duration{1}) < share);
  return right ? "" : "the clock " + clock.name + " warns at another instant";
}

Duration Ledger::used_by(const Clock& clock, Instant now) const {
  const auto& rules = county_->calendars.at(clock.calendar).rules();
  Duration used{0};
  for (const model::ClockInterval& interval : clock.intervals) {
    used += plainly_counted(rules, clock.limit.unit, interval.from,
                            std::min(interval.to.value_or(now), now));
  }
  return used;
}

/// It warns at four fifths of its limit, and again only where a longer limit has put that off.
void Ledger::check_warning(const model::Record& record, const Clock* before, const Clock& after) {
  const auto wanting = [&](const Clock& clock) {
    return used_by(clock, record.at).count() * 5 < clock.limit.amount.count() * 4;
  };
  if (std::holds_alternative<model::ClockWarned>(*record.event) && !stale_ && wanting(after)) {
    return broken("I8", record, "the clock " + after.name + " warns early");
  }
  const bool armed = after.warn_at && !after.warned_at;
  if (armed && before && before->warned_at &&
      !std::holds_alternative<model::ClockStarted>(*record.event) && !wanting(after)) {
    broken("I8", record, "the clock " + after.name + " is to warn twice of the same");
  }
}

Instant Ledger::due_from(const calendar::Limit& limit, Instant from) const {
  const auto& county = *county_;
  return county.calendars.at(county.default_calendar).advance(limit.unit, from, limit.amount);
}

/// The case's own limit, or of the county's rows that fit and that no other one says more exactly,
/// the one that is due first (ADR 0009).
std::optional<calendar::Limit> Ledger::limit_of(const model::Case& subject, const std::string& name,
                                                Instant at) const {
  if (const auto own = calendar::parse_limit(subject.text(name + "_limit"))) return own.value();
  const directory::CategoryCode category(subject.text("category"));
  const auto* listed = setting_.county.catalogue.find(category);
  const bool graded_up = listed && subject.number_of("severity", 0) < listed->severity;
  std::vector<const directory::LimitRow*> fitting;
  for (const directory::LimitRow& row : setting_.county.limits.rows()) {
    if (row.name == name && fits(row, subject)) fitting.push_back(&row);
  }
  std::optional<calendar::Limit> first;
  for (const directory::LimitRow* row : fitting) {
    const bool outdone = std::any_of(fitting.begin(), fitting.end(), [&](const auto* other) {
      return other != row && says_more(*other, *row, graded_up);
    });
    if (outdone || (first && due_from(*first, at) <= due_from(row->limit, at))) continue;
    first = row->limit;
  }
  return first;
}

/// Whether it is a limit that the text of the chart names for the clock.
bool Ledger::limited_by_text(const model::Case& subject, const std::string& clock,
                             const calendar::Limit& limit, Instant at) const {
  const auto names = setting_.text_of(subject).limits.find(clock);
  return names != setting_.text_of(subject).limits.end() &&
         std::any_of(names->second.begin(), names->second.end(), [&](const std::string& name) {
           return name.empty() || limit_of(subject, name, at) == limit;
         });
}

/// A clock that starts, or whose limit is looked up again, has the limit of its case.
void Ledger::check_limit(const model::Record& record, const model::Case& after) {
  const auto* started = std::get_if<model::ClockStarted>(&*record.event);
  const auto* changed = std::get_if<model::ClockLimitChanged>(&*record.event);
  if ((!started || started->until) && (!changed || changed->extension)) return;
  const std::string& clock = started ? started->name : changed->name;
  const calendar::Limit& limit = started ? started->limit : changed->first_limit;
  if (!setting_.written_limits.contains({limit.unit, limit.amount})) {
    return broken("I8", record, "no table of the county writes the limit of the clock " + clock);
  }
  const bool main = after.kind == "incident" || after.kind == "ticket";
  if (!main && limited_by_text(after, clock, limit, record.at)) return;
  const auto expected = limit_of(after, limit_name(after, clock), record.at);
  const auto since = engine::parse_rfc3339(after.text("since"));
  if (started && clock == "resolve" && after.kind == "ticket" && since && expected) {
    // Taken over: what others had of it counts, but `takeover` is left, or the whole limit.
    const auto least = limit_of(after, "takeover", record.at);
    const Instant whole = due_from(*expected, record.at);
    const Instant left = least ? std::min(whole, due_from(*least, record.at)) : whole;
    if (started->due_at == std::max(left, due_from(*expected, since.value()))) return;
    return broken("I8", record, "who takes a ticket over gets another time than is due to them");
  }
  if (expected && limit == *expected) return;
  broken("I8", record, "the clock " + clock + " has another limit than the county gives it");
}

}  // namespace sim
