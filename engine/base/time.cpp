// SPDX-License-Identifier: Apache-2.0
#include "engine/base/time.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace engine {
namespace {

namespace chrono = std::chrono;

/// With zeros in front; longer if it must be. Written at every step of every case: no printf.
void append(std::string& text, int number, std::size_t width) {
  if (number < 0) text += '-';
  const std::string digits = std::to_string(std::abs(number));
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

std::string civil(Instant at) {
  const auto day = chrono::floor<chrono::days>(at);
  const chrono::year_month_day date{day};
  const chrono::hh_mm_ss<Duration> time{at - day};
  std::string text;
  text.reserve(sizeof "2026-09-30T17:00:00.000+08:00");
  append(text, static_cast<int>(date.year()), 4);
  append(text += '-', static_cast<int>(static_cast<unsigned>(date.month())), 2);
  append(text += '-', static_cast<int>(static_cast<unsigned>(date.day())), 2);
  append(text += 'T', static_cast<int>(time.hours().count()), 2);
  append(text += ':', static_cast<int>(time.minutes().count()), 2);
  append(text += ':', static_cast<int>(time.seconds().count()), 2);
  append(text += '.', static_cast<int>(time.subseconds().count()), 3);
  return text;
}

/// Reads fixed-width fields from the front of a text.
class Fields {
 public:
  explicit Fields(std::string_view text) : rest_(text) {}

  std::optional<int> number(std::size_t width) {
    if (rest_.size() < width) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return value;
  }
  bool one_of(std::string_view choices) {
    if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// The milliseconds of a fraction of any length.
  std::optional<int> fraction() {
    int value = 0;
    int digits = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      if (digits < 3) value = value * 10 + (rest_.front() - '0');
      ++digits;
      rest_.remove_prefix(1);
    }
    if (digits == 0) return std::nullopt;
    for (; digits < 3; ++digits) value *= 10;
    return value;
  }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

Error not_an_instant(std::string_view text) {
  return {Errc::invalid_input, "'" + std::string(text.substr(0, 64)) +
                                   "' is not an instant; write 2026-09-30T17:00:00+08:00"};
}

std::optional<chrono::sys_days> parse_date(Fields& fields) {
  const auto year = fields.number(4);
  if (!year || !fields.one_of("-")) return std::nullopt;
  const auto month = fields.number(2);
  if (!month || !fields.one_of("-")) return std::nullopt;
  const auto day = fields.number(2);
  if (!day) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year},
                                    chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return chrono::sys_days{date};
}

std::optional<Duration> parse_time_of_day(Fields& fields) {
  const auto hour = fields.number(2);
  if (!hour || *hour > 23 || !fields.one_of(":")) return std::nullopt;
  const auto minute = fields.number(2);
  if (!minute || *minute > 59 || !fields.one_of(":")) return std::nullopt;
  const auto second = fields.number(2);
  if (!second || *second > 60) return std::nullopt;
  Duration time = chrono::hours{*hour} + chrono::minutes{*minute} + chrono::seconds{*second};
  if (fields.one_of(".")) {
    const auto millis = fields.fraction();
    if (!millis) return std::nullopt;
    time += Duration{*millis};
  }
  return time;
}

std::optional<Duration> parse_offset(Fields& fields) {
  if (fields.one_of("Zz")) return Duration{0};
  const bool west = fields.peek() == '-';
  if (!fields.one_of("+-")) return std::nullopt;
  const auto hour = fields.number(2);
  if (!hour || *hour > 23 || !fields.one_of(":")) return std::nullopt;
  const auto minute = fields.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  const Duration offset = chrono::hours{*hour} + chrono::minutes{*minute};
  return west ? -offset : offset;
}

}  // namespace

std::string to_rfc3339(Instant at) { return civil(at) + "Z"; }

std::string to_rfc3339(Instant at, chrono::seconds offset) {
  const auto minutes = static_cast<int>(offset.count() / 60);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                std::abs(minutes) / 60, std::abs(minutes) % 60);
  return civil(at + offset) + text.data();
}

Result<Instant> parse_rfc3339(std::string_view text) {
  Fields fields(text);
  const auto date = parse_date(fields);
  if (!date || !fields.one_of("Tt ")) return not_an_instant(text);
  const auto time = parse_time_of_day(fields);
  if (!time) return not_an_instant(text);
  const auto offset = parse_offset(fields);
  if (!offset || !fields.empty()) return not_an_instant(text);
  return Instant{*date} + *time - *offset;
}

}  // namespace engine
