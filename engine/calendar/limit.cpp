// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/limit.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"

namespace engine::calendar {
namespace {

namespace chrono = std::chrono;

struct UnitWord {
  Unit unit;
  std::string_view word;
  Duration one;
  Duration day;  ///< Counted time of one day in this unit.
};

constexpr std::array unit_words{UnitWord{Unit::UH, "UH", chrono::hours{1}, chrono::hours{24}},
                                UnitWord{Unit::WH, "WH", chrono::hours{1}, chrono::hours{8}},
                                UnitWord{Unit::WD, "WD", chrono::hours{8}, chrono::hours{8}},
                                UnitWord{Unit::CD, "CD", chrono::hours{24}, chrono::hours{24}}};

/// One millisecond is 0.0000000116 CD: nine decimals tell every limit from its neighbours.
constexpr std::size_t decimals_max = 9;
constexpr std::size_t whole_digits_max = 9;

Error not_a_limit(std::string_view text) {
  return {Errc::invalid_input, "'" + std::string(text.substr(0, 64)) +
                                   "' is not a limit; write an amount and UH, WH, WD or CD: 4 WH"};
}

Error too_long(std::string_view text) {
  return {Errc::invalid_input, "the limit '" + std::string(text) + "' is over " +
                                   std::to_string(bounds::limit_days_max) +
                                   " days; write a shorter one"};
}

const UnitWord* find_unit(std::string_view word) {
  const auto* const found =
      std::find_if(unit_words.begin(), unit_words.end(),
                   [word](const UnitWord& candidate) { return candidate.word == word; });
  return found == unit_words.end() ? nullptr : found;
}

std::optional<std::int64_t> digits(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// `fraction` of ten to the power of `decimals`, of one unit, rounded to the millisecond.
Duration part_of(Duration one, std::int64_t fraction, std::size_t decimals) {
  std::int64_t scale = 1;
  for (std::size_t i = 0; i < decimals; ++i) scale *= 10;
  return Duration{(fraction * one.count() + scale / 2) / scale};
}

/// "1.5" of one unit.
std::optional<Duration> parse_amount(std::string_view text, Duration one) {
  const std::size_t point = text.find('.');
  const auto whole = digits(text.substr(0, point), whole_digits_max);
  if (!whole) return std::nullopt;
  if (point == std::string_view::npos) return *whole * one;
  const std::string_view decimals = text.substr(point + 1);
  const auto fraction = digits(decimals, decimals_max);
  if (!fraction) return std::nullopt;
  return *whole * one + part_of(one, *fraction, decimals.size());
}

/// The fewest decimals that stand for `rest`, which is less than one unit; empty for none.
std::string shortest_fraction(Duration rest, Duration one) {
  std::int64_t scale = 1;
  for (std::size_t decimals = 0; decimals <= decimals_max; ++decimals, scale *= 10) {
    const std::int64_t fraction = (rest.count() * scale + one.count() / 2) / one.count();
    if (fraction >= scale && rest.count() > 0) continue;
    if (part_of(one, fraction, decimals) != rest) continue;
    if (decimals == 0) return {};
    const std::string text = std::to_string(fraction);
    return "." + std::string(decimals - text.size(), '0') + text;
  }
  ENSURE(false, "nine decimals tell every millisecond of a unit from its neighbours");
}

}  // namespace

std::string to_string(const Limit& limit) {
  const auto* const word =
      std::find_if(unit_words.begin(), unit_words.end(),
                   [&](const UnitWord& candidate) { return candidate.unit == limit.unit; });
  ENSURE(word != unit_words.end(), "a unit is one of the four");
  const Duration amount = limit.amount < Duration{0} ? -limit.amount : limit.amount;
  const std::string sign = limit.amount < Duration{0} ? "-" : "";
  return sign + std::to_string(amount / word->one) +
         shortest_fraction(amount % word->one, word->one) + " " + std::string(word->word);
}

Result<Limit> parse_limit(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return not_a_limit(text);
  const UnitWord* const unit = find_unit(text.substr(blank + 1));
  if (unit == nullptr) return not_a_limit(text);
  const auto amount = parse_amount(text.substr(0, blank), unit->one);
  if (!amount) return not_a_limit(text);
  if (*amount > bounds::limit_days_max * unit->day) return too_long(text);
  return Limit{unit->unit, *amount};
}

}  // namespace engine::calendar
