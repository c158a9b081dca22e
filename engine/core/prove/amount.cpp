// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/amount.hpp"

#include <algorithm>

namespace engine::core::prove {
namespace {

using namespace std::chrono_literals;

constexpr Duration working_day = 8h;
constexpr Duration day = 24h;
constexpr Duration century = 24h * 36'525;

struct Words {
  std::string_view working_days, working_hours, days, hours, granted, and_then, none;
};

void say(std::string& text, long long count, std::string_view unit) {
  if (count == 0) return;
  if (!text.empty()) text += ' ';
  text += std::to_string(count) + ' ' + std::string(unit);
}

/// Hours, with two digits behind the point where they aren't whole.
void say_hours(std::string& text, Duration rest, std::string_view unit) {
  const auto hundredths = std::chrono::ceil<std::chrono::duration<long long, std::ratio<36>>>(rest);
  if (hundredths.count() % 100 == 0) return say(text, hundredths.count() / 100, unit);
  if (!text.empty()) text += ' ';
  std::string digits = std::to_string(100 + hundredths.count() % 100).substr(1);
  if (digits.back() == '0') digits.pop_back();
  text += std::to_string(hundredths.count() / 100) + '.' + digits + ' ' + std::string(unit);
}

std::string written(const Amount& amount, const Words& words) {
  std::string working, wall;
  say(working, amount.working / working_day, words.working_days);
  say_hours(working, amount.working % working_day, words.working_hours);
  say(wall, amount.wall / day, words.days);
  say_hours(wall, amount.wall % day, words.hours);
  std::string text = working;
  if (!working.empty() && !wall.empty()) text += words.and_then;
  text += wall;
  if (text.empty() && !amount.granted) return std::string(words.none);
  if (amount.granted) text += (text.empty() ? "" : std::string(words.and_then));
  if (amount.granted) text += words.granted;
  return text;
}

}  // namespace

void Amount::cover(const Amount& other) {
  const auto outlasts = [](const Amount& work, const Amount& days) {
    return work.wall == Duration{0} && days.working == Duration{0} &&
           days.wall <= (work.working / working_day - 1) * day;
  };
  const bool ever = granted || other.granted;
  if (outlasts(*this, other) || outlasts(other, *this)) {
    if (outlasts(other, *this)) *this = other;
    granted = ever;
    return;
  }
  working = std::max(working, other.working);
  wall = std::max(wall, other.wall);
  granted = granted || other.granted;
}

Amount operator+(const Amount& one, const Amount& other) {
  return {one.working + other.working, one.wall + other.wall, one.granted || other.granted};
}

Amount amount_of(const calendar::Limit& limit) {
  switch (limit.unit) {
    case calendar::Unit::UH:
    case calendar::Unit::CD: return {.wall = limit.amount};
    case calendar::Unit::WH:
    case calendar::Unit::WD: return {.working = limit.amount};
  }
  return {};
}

Duration about(const Amount& amount) {
  return amount.working * 21 / 5 + amount.wall + (amount.granted ? century : Duration{0});
}

std::string in_chinese(const Amount& amount) {
  return written(amount, {"工作日", "工作时", "自然日", "小时", "经批准的时间", "，另加 ", "当即"});
}

std::string in_english(const Amount& amount) {
  return written(amount, {"WD", "WH", "CD", "UH", "what is granted", " and ", "at once"});
}

}  // namespace engine::core::prove
