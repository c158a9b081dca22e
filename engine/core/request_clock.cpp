// SPDX-License-Identifier: Apache-2.0
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

/// The case's own limit if it was opened with one (data `resolve_limit` for the limit `resolve`),
/// else the county's for its category, whistle type and severity.
std::optional<calendar::Limit> look_up(const Draft& draft, const std::string& name) {
  const model::Case& subject = draft.state();
  const std::string own = subject.text(name + "_limit");
  if (const auto limit = calendar::parse_limit(own); !own.empty() && limit) return limit.value();
  return draft.context().county.limits.find(name, subject.text("category"), subject.text("whistle"),
                                            subject.number_of("severity", 0));
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
  const std::optional<Instant> warn = clock.warned_at ? std::nullopt : model::warn(clock, calendar);
  return {model::due(clock, calendar), warn};
}

std::optional<Instant> until(const json::object& attributes) {
  const Result<Instant> at = parse_rfc3339(text(attributes, "until"));
  return at ? std::optional(at.value()) : std::nullopt;
}

void start(Draft& draft, const std::string& name, const chart::ElementRequest& request) {
  model::Clock clock;
  clock.name = name;
  clock.calendar = draft.context().county.default_calendar;
  clock.state = model::ClockState::stopped;
  const std::string limit_name = text(request.attributes, "limit");
  if (request.attributes.contains("until")) {
    clock.until = until(request.attributes);
    if (!clock.until) return draft.fault("the clock '" + name + "' has no date to run until");
  } else if (const auto limit = look_up(draft, limit_name)) {
    clock.limit = *limit;
  } else {
    return no_limit(draft, name, limit_name);
  }
  const DueAndWarn instants = from_now(draft, clock);
  draft.add(model::ClockStarted{name, clock.limit, clock.calendar, clock.until, instants.due,
                                instants.warn});
}

/// A clock that is late is broken, also when nothing but its being stopped shows it.
void breach_if_late(Draft& draft, const model::Clock& clock) {
  if (clock.breached_at || clock.until || !clock.due_at) return;
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

void change_limit(Draft& draft, const model::Clock& clock, calendar::Limit limit, bool extension) {
  model::Clock changed = clock;
  changed.limit = limit;
  DueAndWarn instants;
  if (clock.state == model::ClockState::running) instants = from_now(draft, changed);
  draft.add(model::ClockLimitChanged{clock.name, limit, extension, instants.due, instants.warn});
}

void extend(Draft& draft, const model::Clock& clock, const chart::ElementRequest& request) {
  std::optional<calendar::Limit> more = clock.first_limit;
  const std::string by = text(request.attributes, "by");
  if (!by.empty()) {
    more = look_up(draft, by);
    if (const auto amount = calendar::parse_limit(by); !more && amount) more = amount.value();
  }
  if (!more) return no_limit(draft, clock.name, by);
  if (more->unit != clock.limit.unit) {
    return draft.fault("the clock '" + clock.name + "' counts in another unit than its extension");
  }
  change_limit(draft, clock, {clock.limit.unit, clock.limit.amount + more->amount}, true);
}

void look_up_again(Draft& draft, const model::Clock& clock, const chart::ElementRequest& request) {
  const std::string name = text(request.attributes, "limit");
  const auto limit = look_up(draft, name.empty() ? clock.name : name);
  if (!limit) return no_limit(draft, clock.name, name);
  if (*limit != clock.limit) change_limit(draft, clock, *limit, false);
}

}  // namespace

void request_clock(Draft& draft, const chart::ElementRequest& request) {
  const std::string name = text(request.attributes, "name");
  const std::string what = text(request.attributes, "do");
  if (name.empty())
    return draft.fault("<clock> without a name, line " + std::to_string(request.line));
  if (what == "start") return start(draft, name, request);
  const model::Clock* found = draft.state().clock(name);
  if (!found) return;  // Never started: a chart may stop or resume it all the same.
  const model::Clock clock = *found;
  if (what == "pause") return pause(draft, clock);
  if (what == "resume") return resume(draft, clock);
  if (what == "stop") return stop(draft, clock);
  if (what == "extend") return extend(draft, clock, request);
  if (what == "limit") return look_up_again(draft, clock, request);
  if (what == "exempt") return draft.add(model::ClockExempted{name});
  draft.fault("<clock do=\"" + what + "\"> means nothing, line " + std::to_string(request.line));
}

void stop_clocks(Draft& draft) {
  const std::vector<model::Clock> clocks = draft.state().clocks;
  for (const model::Clock& clock : clocks) stop(draft, clock);
}

}  // namespace engine::core
