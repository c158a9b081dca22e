// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>

#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/bounds.hpp"
#include "engine/calendar/day.hpp"

namespace adapters::http::handlers {
namespace {

namespace calendar = engine::calendar;
namespace chrono = std::chrono;
namespace json = boost::json;

/// "2026-10"; of the years that can be written with four digits.
std::optional<chrono::year_month> month_of(const std::string& text) {
  const bool shaped = text.size() == 7 && text[4] == '-';
  const auto year = shaped ? parse::whole_number(text.substr(0, 4)) : std::nullopt;
  const auto month = shaped ? parse::whole_number(text.substr(text[5] == '0' ? 6 : 5)) : year;
  if (!year || !month || *year < 1900 || *month > 12) return std::nullopt;
  return chrono::year(static_cast<int>(*year)) / chrono::month(static_cast<unsigned>(*month));
}

std::string clock_text(chrono::minutes of_day) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(of_day.count() / 60) % 100,
                static_cast<int>(of_day.count() % 60));
  return text.data();
}

std::string date_text(chrono::year_month_day day) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()) % 10000,
                static_cast<unsigned>(day.month()) % 100, static_cast<unsigned>(day.day()) % 100);
  return text.data();
}

/// 休 and 班 are told from what the week alone would say.
std::string_view kind_of_day(const calendar::CalendarRules& rules, calendar::Date day) {
  const bool works = calendar::is_working(rules, day);
  if (!rules.special.contains(day)) return works ? "work" : "rest";
  return works ? "workday" : "holiday";
}

json::object day_object(const calendar::CalendarRules& rules, calendar::Date day) {
  json::array hours;
  if (calendar::is_working(rules, day)) {
    for (const auto& each : rules.hours) {
      hours.push_back({{"from", clock_text(each.from)}, {"to", clock_text(each.to)}});
    }
  }
  const auto special = rules.special.find(day);
  return {{"date", date_text(chrono::year_month_day(day))},
          {"weekday", chrono::weekday(day).iso_encoding()},
          {"kind", kind_of_day(rules, day)},
          {"name", special == rules.special.end() ? json::value(nullptr)
                                                  : json::value(special->second.name)},
          {"hours", std::move(hours)}};
}

}  // namespace

/// This month, where none is named.
void show_month(const Call& call) {
  const auto& county = call.desk.county;
  const auto found = county.calendars.find(call.captured("id"));
  if (found == county.calendars.end()) return call.refuse({.type = ProblemType::not_found});
  const auto& rules = found->second.rules();
  const chrono::year_month_day today(calendar::day_of(rules, call.desk.clock.now()));
  const auto named = call.request->target.parameter("month");
  const auto month = named ? month_of(*named) : std::optional(today.year() / today.month());
  if (!month) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"month 应如 2026-10", "month must be like 2026-10"}});
  }
  json::array days;
  const calendar::Date first{*month / 1};
  const calendar::Date last{*month / chrono::last};
  for (auto day = first; day <= last; day += chrono::days(1)) {
    days.push_back(day_object(rules, day));
  }
  call.answer(200, {{"month", date_text(*month / 1).substr(0, 7)},
                    {"known", found->second.knows(calendar::whole_day(rules, first).from)},
                    {"days", std::move(days)}});
}

void due(const Call& call) {
  const auto& county = call.desk.county;
  const auto found = county.calendars.find(call.captured("id"));
  if (found == county.calendars.end()) return call.refuse({.type = ProblemType::not_found});
  const auto body = body_of(call);
  if (!body) return;
  const auto question = accepted(call, parse::due_question(*body));
  if (!question) return;
  // The answer is made on a network thread: ten working years would hold up everybody else.
  constexpr auto most = engine::bounds::trace_lines_max;
  const auto due =
      found->second.explain(question->limit.unit, question->from, question->limit.amount, most);
  if (!parse::can_be_counted(due.at)) {
    return refuse_fields(call, {{"/limit", "期限止于 9999 年之后|ends after the year 9999"}});
  }
  const bool truncated = !due.trace.empty() && due.trace.back().to < due.at;
  boost::json::array trace;
  for (const auto& line : due.trace) {
    trace.push_back({{"from", present::instant(line.from, county)},
                     {"to", present::instant(line.to, county)},
                     {"counted_ms", line.counted.count()},
                     {"why", line.why}});
  }
  call.answer(200, {{"due_at", present::instant(due.at, county)},
                    {"trace", std::move(trace)},
                    {"truncated", truncated}});
}

}  // namespace adapters::http::handlers
