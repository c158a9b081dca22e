// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/step.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;

std::string text(const json::object& attributes, std::string_view name) {
  const auto* value = attributes.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

const calendar::Calendar& calendar_of(const Draft& draft, const std::string& id) {
  const auto& calendars = draft.context().county.calendars;
  const auto found = calendars.find(id);
  return found == calendars.end() ? calendars.at(draft.context().county.default_calendar)
                                  : found->second;
}

/// Of several limits the one that would be due first if it were counted from now on: amounts of
/// different units can't be compared otherwise.
std::optional<calendar::Limit> due_first(const Draft& draft,
                                         const std::vector<calendar::Limit>& limits) {
  const calendar::Calendar& calendar = calendar_of(draft, draft.context().county.default_calendar);
  const auto due = [&](const calendar::Limit& limit) {
    return calendar.advance(limit.unit, draft.context().now, limit.amount);
  };
  const auto first =
      std::min_element(limits.begin(), limits.end(),
                       [&](const auto& one, const auto& other) { return due(one) < due(other); });
  return first == limits.end() ? std::nullopt : std::optional(*first);
}

/// The case's own limit if it was opened with one (data `resolve_limit` for the limit `resolve`),
/// else the county's for its category, filing condition, whistle type and severity.
std::optional<calendar::Limit> look_up(const Draft& draft, const std::string& name) {
  const model::Case& subject = draft.state();
  const std::string own = subject.text(name + "_limit");
  if (const auto limit = calendar::parse_limit(own); !own.empty() && limit) return limit.value();
  const directory::County& county = draft.context().county;
  const std::string category = subject.text("category");
  const std::string condition = subject.text("condition");
  const std::string whistle = subject.text("whistle");
  const auto* catalogued = county.catalogue.find(directory::CategoryCode(category));
  return due_first(draft,
                   county.limits.find({.name = name,
                                       .category = category,
                                       .condition = condition,
                                       .whistle = whistle,
                                       .severity = subject.number_of("severity", 0),
                                       .catalogued = catalogued ? catalogued->severity : 0}));
}

void no_limit(Draft& draft, const std::string& clock, const std::string& limit) {
  draft.fault("the county has no limit '" + limit + "' for the clock '" + clock +
              "': add it to limits.csv");
}

struct DueAndWarn {
  std::optional<Instant> due, warn;
};

/// What the clock's instants are once it runs, from now on, with what it has used so far.
DueAndWarn from_now(const Draft& draft, model::Clock clock) {
  if (clock.state != model::ClockState::running) {
    clock.intervals.push_back({draft.context().now, std::nullopt, {}, {}});
    clock.state = model::ClockState::running;
  }
  const calendar::Calendar& calendar = calendar_of(draft, clock.calendar);
  return {model::due(clock, calendar), model::next_warn(clock, calendar, draft.context().now)};
}

std::optional<Instant> instant(const json::object& attributes, std::string_view name) {
  const Result<Instant> at = parse_rfc3339(text(attributes, name));
  return at ? std::optional(at.value()) : std::nullopt;
}

model::ClockStarted started(const Draft& draft, model::Clock clock, std::optional<Instant> since) {
  const Instant from = since.value_or(draft.context().now);
  clock.calendar = draft.context().county.default_calendar;
  clock.intervals = {{.from = from, .to = std::nullopt, .started_by = {}, .stopped_by = {}}};
  const DueAndWarn instants = from_now(draft, clock);
  return {clock.name, clock.limit, clock.calendar, clock.until, instants.due, instants.warn, since};
}

/// With `since`, what another had of the limit counts too: but LEAST is left, or the whole limit
/// where that is less.
model::ClockStarted started_late(const Draft& draft, const model::Clock& clock, Instant since,
                                 const std::string& least) {
  model::ClockStarted rest = started(draft, clock, since);
  if (least.empty()) return rest;
  std::vector<calendar::Limit> limits{clock.limit};
  if (const auto limit = look_up(draft, least)) limits.push_back(*limit);
  model::Clock fresh = clock;
  fresh.limit = *due_first(draft, limits);
  model::ClockStarted anew = started(draft, fresh, std::nullopt);
  return anew.due_at > rest.due_at ? anew : rest;
}

void start(Draft& draft, const std::string& name, const chart::ElementRequest& request) {
  const bool once = text(request.attributes, "once") == "true";
  if (once && draft.state().clock(name)) return;
  model::Clock clock;
  clock.name = name;
  if (request.attributes.contains("until")) {
    clock.until = instant(request.attributes, "until");
    if (!clock.until) return draft.fault("the clock '" + name + "' has no date to run until");
    return draft.add(started(draft, clock, std::nullopt));
  }
  const std::string limit_name = text(request.attributes, "limit");
  const auto limit = look_up(draft, limit_name);
  if (!limit && once) return;
  if (!limit) return no_limit(draft, name, limit_name);
  clock.limit = *limit;
  if (const auto since = instant(request.attributes, "since")) {
    return draft.add(started_late(draft, clock, *since, text(request.attributes, "least")));
  }
  draft.add(started(draft, clock, std::nullopt));
}

/// A clock that is late is broken, also when nothing but its being stopped shows it.
void breach_if_late(Draft& draft, const model::Clock& clock) {
  if (clock.breached_at || clock.until || !clock.due_at || PLANTED("late_clock_ends_quietly"))
    return;
  if (draft.context().now > *clock.due_at) draft.add(model::ClockBreached{clock.name});
}

void pause(Draft& draft, const model::Clock& clock) {
  if (clock.state != model::ClockState::running) return;
  breach_if_late(draft, clock);
  draft.add(model::ClockPaused{clock.name});
}

void resume(Draft& draft, const model::Clock& clock) {
  if (clock.state == model::ClockState::running) return;
  const DueAndWarn instants = from_now(draft, clock);
  draft.add(model::ClockResumed{clock.name, instants.due, instants.warn});
}

void stop(Draft& draft, const model::Clock& clock) {
  if (clock.state == model::ClockState::stopped) return;
  breach_if_late(draft, clock);
  draft.add(model::ClockStopped{clock.name});
}

bool by_work(calendar::Unit unit) {
  return unit == calendar::Unit::WH || unit == calendar::Unit::WD;
}

/// Whether amounts of the one may be added to amounts of the other.
bool same_time(calendar::Unit one, calendar::Unit other) {
  return one == other || (by_work(one) && by_work(other));
}

/// `changed` is the clock with its new limits.
void change_limit(Draft& draft, const model::Clock& changed, bool extension) {
  DueAndWarn instants;
  if (changed.state == model::ClockState::running) instants = from_now(draft, changed);
  draft.add(model::ClockLimitChanged{changed.name, changed.limit, changed.first_limit, extension,
                                     instants.due, instants.warn});
}

void extend(Draft& draft, const model::Clock& clock, const chart::ElementRequest& request) {
  std::optional<calendar::Limit> more = clock.first_limit;
  const std::string by = text(request.attributes, "by");
  if (!by.empty()) {
    more = look_up(draft, by);
    if (const auto amount = calendar::parse_limit(by); !more && amount) more = amount.value();
  }
  if (!more) return no_limit(draft, clock.name, by);
  if (!same_time(more->unit, clock.limit.unit)) {
    return draft.fault("the clock '" + clock.name + "' counts in another unit than its extension");
  }
  model::Clock longer = clock;
  longer.limit.amount += more->amount;
  change_limit(draft, longer, true);
}

/// What was granted stays granted: its amount, or, where the new limit counts another kind of time,
/// the new limit once for each extension.
Duration granted(const model::Clock& clock, const calendar::Limit& limit) {
  if (same_time(clock.limit.unit, limit.unit)) return clock.limit.amount - clock.first_limit.amount;
  return limit.amount * clock.extensions;
}

/// A clock that was stopped keeps the limit that it kept or broke.
void look_up_again(Draft& draft, const model::Clock& clock, const chart::ElementRequest& request) {
  if (clock.state == model::ClockState::stopped) return;
  const std::string name = text(request.attributes, "limit");
  const auto limit = look_up(draft, name.empty() ? clock.name : name);
  if (!limit) return no_limit(draft, clock.name, name);
  if (*limit == clock.first_limit) return;
  model::Clock changed = clock;
  changed.first_limit = *limit;
  changed.limit = {limit->unit, limit->amount + granted(clock, *limit)};
  change_limit(draft, changed, false);
}

}  // namespace

void request_clock(Draft& draft, const chart::ElementRequest& request) {
  const std::string name = text(request.attributes, "name");
  const std::string what = text(request.attributes, "do");
  if (name.empty())
    return draft.fault("<clock> without a name, line " + std::to_string(request.line));
  if (what == "start") return start(draft, name, request);
  const auto found = draft.state().kept_clock(name);
  if (!found) return;  // Never started: a chart may stop or resume it all the same.
  const model::Clock& clock = *found;
  if (what == "pause") return pause(draft, clock);
  if (what == "resume") return resume(draft, clock);
  if (what == "stop") return stop(draft, clock);
  if (what == "extend") return extend(draft, clock, request);
  if (what == "limit") return look_up_again(draft, clock, request);
  if (what == "exempt") return draft.add(model::ClockExempted{name});
  draft.fault("<clock do=\"" + what + "\"> means nothing, line " + std::to_string(request.line));
}

void stop_clock(Draft& draft, const model::Clock& clock) { stop(draft, clock); }

void stop_clocks(Draft& draft) {
  const auto clocks = draft.state().clocks;
  for (const model::Clock& clock : clocks) stop(draft, clock);
}

}  // namespace engine::core
