// SPDX-License-Identifier: Apache-2.0
#include "engine/model/clock.hpp"

#include "adapters/http/present/present.hpp"

namespace adapters::http::present {
namespace {

namespace calendar = engine::calendar;
namespace json = boost::json;
using engine::model::Clock;
using engine::model::ClockState;

std::string_view to_string(ClockState state) {
  switch (state) {
    case ClockState::running: return "running";
    case ClockState::paused: return "paused";
    case ClockState::stopped: return "stopped";
  }
  return "stopped";
}

std::string_view to_string(calendar::Unit unit) {
  switch (unit) {
    case calendar::Unit::UH: return "UH";
    case calendar::Unit::WH: return "WH";
    case calendar::Unit::WD: return "WD";
    case calendar::Unit::CD: return "CD";
  }
  return "UH";
}

double milliseconds_of(calendar::Unit unit) {
  constexpr double hour = 3'600'000;
  switch (unit) {
    case calendar::Unit::UH:
    case calendar::Unit::WH: return hour;
    case calendar::Unit::WD: return 8 * hour;
    case calendar::Unit::CD: return 24 * hour;
  }
  return hour;
}

json::object amount(engine::Duration duration, calendar::Unit unit) {
  const double value = static_cast<double>(duration.count()) / milliseconds_of(unit);
  json::object shown;
  // Whole amounts are written as such: 4, not 4E0.
  if (value == static_cast<double>(static_cast<std::int64_t>(value))) {
    shown["amount"] = static_cast<std::int64_t>(value);
  } else {
    shown["amount"] = value;
  }
  shown["unit"] = to_string(unit);
  return shown;
}

json::value optional_instant(const std::optional<engine::Instant>& at,
                             const engine::directory::County& county) {
  return at ? json::value(instant(*at, county)) : json::value(nullptr);
}

const calendar::Calendar* calendar_of(const Clock& clock, const engine::directory::County& county) {
  const auto found = county.calendars.find(clock.calendar);
  return found == county.calendars.end() ? nullptr : &found->second;
}

json::array trace(const Clock& clock, const calendar::Calendar& counted_by, engine::Instant now) {
  json::array lines;
  for (const auto& line : engine::model::explain(clock, counted_by, now)) lines.emplace_back(line);
  return lines;
}

}  // namespace

std::string instant(engine::Instant at, const engine::directory::County& county) {
  const auto found = county.calendars.find(county.default_calendar);
  if (found == county.calendars.end()) return engine::to_rfc3339(at);
  return engine::to_rfc3339(at, found->second.rules().zone.offset(at));
}

json::object limit(const calendar::Limit& limit) { return amount(limit.amount, limit.unit); }

json::object clock(const Clock& clock, const engine::core::Context& context, bool explained) {
  const auto& county = context.county;
  const auto* counted_by = calendar_of(clock, county);
  json::object shown{{"name", clock.name}, {"state", to_string(clock.state)}};
  shown["limit"] = clock.until ? json::value(nullptr) : json::value(limit(clock.limit));
  shown["started_at"] = clock.intervals.empty()
                            ? json::value(nullptr)
                            : json::value(instant(clock.intervals.front().from, county));
  shown["due_at"] = optional_instant(clock.due_at, county);
  shown["breached_at"] = optional_instant(engine::model::first_breach(clock), county);
  shown["exempt"] = clock.exempt;
  shown["extensions"] = clock.extensions;
  shown["remaining"] = nullptr;
  if (counted_by == nullptr) return shown;
  if (!clock.until) {
    const auto left = engine::model::remaining(clock, *counted_by, context.now);
    shown["remaining"] = amount(left, clock.limit.unit);
  }
  if (explained) shown["trace"] = trace(clock, *counted_by, context.now);
  return shown;
}

}  // namespace adapters::http::present
