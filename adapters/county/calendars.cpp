// SPDX-License-Identifier: Apache-2.0
// The tables of working time: calendars, holidays and worked weekends, and the years they cover.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "adapters/county/draft.hpp"
#include "adapters/county/zone.hpp"

namespace adapters::county {
namespace {

namespace calendar = engine::calendar;
namespace chrono = std::chrono;

/// The numbers between the separators, each of digits only; nothing if anything else stands there.
std::optional<std::vector<int>> numbers(std::string_view text, std::string_view separators) {
  std::vector<int> found;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + end, value);
    if (error != std::errc{} || stop != text.data() + end || text[0] == '-') return std::nullopt;
    found.push_back(value);
    if (end == text.size()) return found;
    text.remove_prefix(end + 1);
  }
}

/// 2026-10-01, or 2026/10/1 as spreadsheets turn it into.
std::optional<calendar::Date> parse_date(const std::string& text) {
  const auto parts = numbers(text, "-/");
  if (!parts || parts->size() != 3) return std::nullopt;
  const auto [year, month, day] = std::array{(*parts)[0], (*parts)[1], (*parts)[2]};
  if (year < year_first || year > year_last || month > 12 || day > 31) return std::nullopt;
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return calendar::Date{date};
}

/// 08:00, and 24:00 for the end of the day.
std::optional<chrono::minutes> parse_time(std::string_view text) {
  const auto parts = numbers(text, ":");
  if (!parts || parts->size() != 2 || (*parts)[0] > 24 || (*parts)[1] > 59) return std::nullopt;
  const chrono::minutes time = chrono::hours{(*parts)[0]} + chrono::minutes{(*parts)[1]};
  if (time > chrono::hours{24}) return std::nullopt;
  return time;
}

std::optional<calendar::Hours> parse_hours(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_time(text.substr(0, dash));
  const auto to = parse_time(text.substr(dash + 1));
  if (!from || !to || *from >= *to) return std::nullopt;
  return calendar::Hours{*from, *to};
}

std::vector<calendar::Hours> working_hours(Row& row) {
  std::vector<calendar::Hours> all;
  for (const std::string& word : words(row.text("hours"))) {
    const auto hours = parse_hours(word);
    if (!hours || (!all.empty() && hours->from < all.back().to)) {
      row.fault("hours", "'" + word + "' is not a later span of the day",
                "write spans in order, as 08:00-12:00 14:00-18:00");
      return {};
    }
    all.push_back(*hours);
  }
  return all;
}

std::vector<chrono::weekday> working_weekdays(Row& row) {
  constexpr std::array<std::string_view, 7> names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  std::vector<chrono::weekday> days;
  for (const std::string& word : words(row.text("weekdays"))) {
    const auto found = std::find(names.begin(), names.end(), word);
    const chrono::weekday day{static_cast<unsigned>(found - names.begin()) % 7};
    if (found == names.end() || std::find(days.begin(), days.end(), day) != days.end()) {
      row.fault("weekdays", "'" + word + "' is not another weekday",
                "write each once, as Mon Tue Wed Thu Fri");
      return {};
    }
    days.push_back(day);
  }
  return days;
}

std::map<calendar::Date, calendar::SpecialDay> read_holidays(Draft& draft) {
  std::map<calendar::Date, calendar::SpecialDay> days;
  Table table = draft.table_if_there("holidays.csv",
                                     {.needed = {"date", "kind", "name"}, .optional = {"source"}});
  table.each([&days](Row& row) {
    const std::string text = row.text("date");
    const auto date = parse_date(text);
    if (!date && !text.empty()) {
      row.fault("date", "'" + text + "' is not a date from 1970 to 2100", "write it as 2026-10-01");
    }
    const std::string kind = row.text("kind");
    if (!kind.empty() && kind != "holiday" && kind != "workday") {
      row.fault("kind", "'" + kind + "' is unknown", "write holiday or workday");
    }
    calendar::SpecialDay day{kind == "workday", row.text("name")};
    if (!row.good()) return;
    if (!days.emplace(*date, std::move(day)).second) {
      row.fault("date", "the day " + text + " stands twice", "delete one of them");
    }
  });
  return days;
}

std::vector<chrono::year> read_years(Draft& draft) {
  std::vector<chrono::year> years;
  Table table =
      draft.table_if_there("holiday_years.csv", {.needed = {"year"}, .optional = {"source"}});
  table.each([&years](Row& row) {
    const chrono::year year{row.whole("year", year_first, year_last)};
    if (std::find(years.begin(), years.end(), year) != years.end()) {
      row.fault("year", "the year stands twice", "delete one of them");
    }
    if (row.good()) years.push_back(year);
  });
  std::sort(years.begin(), years.end());
  return years;
}

std::optional<calendar::Zone> zone_of(Row& row) {
  const std::string name = row.text("zone");
  if (name.empty()) return std::nullopt;
  auto zone = load_zone(name);
  if (zone) return std::move(*zone);
  row.fault("zone", zone.error().detail, "write a name of the IANA list, as Asia/Shanghai");
  return std::nullopt;
}

}  // namespace

void read_calendars(Draft& draft) {
  const auto holidays = read_holidays(draft);
  const auto years = read_years(draft);
  Table table =
      draft.table("calendars.csv", {.needed = {"id", "zone", "hours", "weekdays"}, .optional = {}});
  table.each([&](Row& row) {
    std::string id = row.key("id", draft.calendar_ids);
    auto zone = zone_of(row);
    auto hours = working_hours(row);
    auto weekdays = working_weekdays(row);
    if (!row.good() || !zone) return;
    calendar::CalendarRules rules{.id = id,
                                  .zone = std::move(*zone),
                                  .hours = std::move(hours),
                                  .weekdays = std::move(weekdays),
                                  .special = holidays,
                                  .years = years};
    draft.calendars.emplace(std::move(id), calendar::Calendar{std::move(rules)});
  });
  if (table.read()) draft.calendar_ids.open();
}

}  // namespace adapters::county
