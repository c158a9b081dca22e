// SPDX-License-Identifier: Apache-2.0
#include "tools/scenario/values.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>
#include <variant>

#include "engine/base/overloaded.hpp"

namespace tools::scenario {
namespace {

namespace chrono = std::chrono;
namespace json = boost::json;
namespace model = engine::model;
using engine::Duration;
using engine::Instant;
using engine::core::Field;
using engine::core::FieldType;

std::optional<Duration> parse_step(const std::string& text) {
  if (text == "+0") return Duration{0};
  char* unit = nullptr;
  const double amount = std::strtod(text.c_str() + 1, &unit);
  double seconds = 0;
  if (std::string_view(unit) == "s") seconds = 1;
  if (std::string_view(unit) == "m") seconds = 60;
  if (std::string_view(unit) == "h") seconds = 3600;
  if (std::string_view(unit) == "d") seconds = 86400;
  if (seconds == 0) return std::nullopt;
  return Duration{static_cast<std::int64_t>(amount * seconds * 1000)};
}

const Field* field_of(const engine::core::Form* form, const std::string& name) {
  if (!form) return nullptr;
  for (const Field& field : form->fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

/// The field of that name in whichever form the event carries.
const Field* find_field(const engine::core::Workflow& workflow, const std::string& event,
                        const std::string& name) {
  if (event == "raise") return field_of(workflow.opening, name);
  for (std::size_t i = 0; i < workflow.transitions.size(); ++i) {
    const auto& events = workflow.chart->transitions()[i].events;
    if (std::find(events.begin(), events.end(), event) == events.end()) continue;
    if (const Field* field = field_of(workflow.transitions[i].form, name)) return field;
  }
  return nullptr;
}

json::value scalar(FieldType type, const std::string& text) {
  switch (type) {
    case FieldType::integer: return std::strtoll(text.c_str(), nullptr, 10);
    case FieldType::number: return std::strtod(text.c_str(), nullptr);
    case FieldType::boolean: return text == "true";
    case FieldType::string:
    case FieldType::array: return json::string(text);
  }
  return nullptr;
}

json::value value_of(const Field* field, const std::string& text) {
  if (!field) return json::string(text);
  if (field->type != FieldType::array) return scalar(field->type, text);
  json::array list;
  for (const std::string& word : split_plus(text)) list.push_back(scalar(field->item_type, word));
  return list;
}

/// As it is written in a scenario: a list as a+b, a number without an exponent.
std::string plain(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (const auto* number = value.if_double()) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", *number);
    return text.data();
  }
  const auto* list = value.if_array();
  if (!list) return json::serialize(value);
  std::string text;
  for (const json::value& each : *list) text += (text.empty() ? "" : "+") + plain(each);
  return text;
}

/// What stands at a path such as `progress.0.returned`.
json::value within(const json::value& data, const std::string& path) {
  const std::size_t dot = path.find('.');
  if (path.empty()) return data;
  const std::string step = path.substr(0, dot);
  const std::string rest = dot == std::string::npos ? "" : path.substr(dot + 1);
  if (const auto* object = data.if_object()) {
    const auto* found = object->if_contains(step);
    return found ? within(*found, rest) : json::value(nullptr);
  }
  const auto* list = data.if_array();
  const std::size_t at = std::strtoul(step.c_str(), nullptr, 10);
  return list && at < list->size() ? within((*list)[at], rest) : json::value(nullptr);
}

std::string clock_state(const model::Case& subject, const std::string& name) {
  const model::Clock* clock = subject.clock(name);
  if (!clock) return "none";
  if (clock->breached_at) return "breached";
  switch (clock->state) {
    case model::ClockState::running: return "running";
    case model::ClockState::paused: return "paused";
    case model::ClockState::stopped: return "stopped";
  }
  return "none";
}

std::string clock_limit(const model::Case& subject, const std::string& name) {
  const model::Clock* clock = subject.clock(name);
  if (!clock) return "none";
  std::string limit = engine::calendar::to_string(clock->limit);
  std::erase(limit, ' ');  // Blanks part the checks of a row.
  return limit;
}

std::string ever_breached(const model::Case& subject, const std::string& name) {
  const model::Clock* clock = subject.clock(name);
  return clock && model::first_breach(*clock) ? "true" : "false";
}

}  // namespace

std::optional<Instant> parse_when(const std::string& text, Instant before,
                                  const engine::calendar::Zone& zone) {
  if (text.starts_with('+')) {
    const auto step = parse_step(text);
    return step ? std::optional(before + *step) : std::nullopt;
  }
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  if (std::sscanf(text.c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5) {
    return std::nullopt;
  }
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return zone.to_instant(chrono::local_days{date} + chrono::hours{hour} + chrono::minutes{minute});
}

json::object parse_form(const std::vector<Pair>& with, const engine::core::Workflow& workflow,
                        const std::string& event) {
  json::object form;
  for (const Pair& pair : with) {
    form[pair.name] = value_of(find_field(workflow, event, pair.name), pair.value);
  }
  return form;
}

std::string name_of(const model::Rejection& rejection) {
  return std::visit(engine::overloaded{
                        [](const model::NotFound&) { return "not_found"; },
                        [](const model::NotAllowedNow&) { return "not_allowed_now"; },
                        [](const model::NotPermitted&) { return "not_permitted"; },
                        [](const model::SamePerson&) { return "same_person"; },
                        [](const model::InvalidForm&) { return "invalid_form"; },
                        [](const model::StaleVersion&) { return "stale_version"; },
                        [](const model::BoundReached&) { return "bound_reached"; },
                        [](const model::ChartBroken&) { return "chart_broken"; },
                    },
                    rejection);
}

std::optional<std::string> look_up(const model::Case& subject, const std::string& name) {
  if (name == "stage") return subject.outward.stage;
  if (name == "level") return subject.outward.level;
  if (name == "owner") return subject.outward.owner;
  if (name == "open") return subject.open() ? "true" : "false";
  if (name == "tickets") return std::to_string(subject.children.size());
  if (name == "outcome" || name == "rating" || name == "severity") return plain(subject.data(name));
  if (name.starts_with("data.")) {
    return plain(within(subject.session.data.object(), name.substr(5)));
  }
  if (name.starts_with("clock.")) return clock_state(subject, name.substr(6));
  if (name.starts_with("limit.")) return clock_limit(subject, name.substr(6));
  if (name.starts_with("ever_breached.")) return ever_breached(subject, name.substr(14));
  return std::nullopt;
}

bool contains_all(const std::vector<std::string>& list, const std::string& wanted) {
  const auto words = split_plus(wanted);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

std::vector<std::string> split_plus(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t plus = std::min(text.find('+', begin), text.size());
    if (plus > begin) words.push_back(text.substr(begin, plus - begin));
    begin = plus + 1;
  }
  return words;
}

}  // namespace tools::scenario
