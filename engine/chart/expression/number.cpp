// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "engine/chart/expression/text.hpp"

namespace engine::chart::expression {
namespace {

constexpr double exact_max = 9007199254740992.0;  // 2^53
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::size_t digits(std::string_view text, std::size_t from) {
  while (from < text.size() && digit(text[from])) ++from;
  return from;
}

/// How much of the front of `text` is an unsigned decimal literal; 0 if none of it.
std::size_t decimal_length(std::string_view text) {
  std::size_t end = digits(text, 0);
  std::size_t count = end;
  if (end < text.size() && text[end] == '.') {
    const std::size_t after = digits(text, end + 1);
    count += after - end - 1;
    end = after;
  }
  if (count == 0) return 0;
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t power = end + 1;
    if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
    const std::size_t after = digits(text, power);
    if (after > power) end = after;
  }
  return end;
}

/// `text` is a decimal literal. Out of range is Infinity or 0, as in ECMAScript.
double decimal(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const std::size_t power = text.find_first_of("eE");
  const bool tiny = power != std::string_view::npos && text[power + 1] == '-';
  return tiny ? 0.0 : infinity;
}

int digit_value(char c) {
  if (digit(c)) return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return std::numeric_limits<int>::max();
}

/// The digits in front of `text` in `radix`; NaN if there are none, or if all of it was wanted.
double whole(std::string_view text, int radix, bool all) {
  double value = 0;
  std::size_t at = 0;
  for (; at < text.size() && digit_value(text[at]) < radix; ++at) {
    value = value * radix + digit_value(text[at]);
  }
  return at == 0 || (all && at < text.size()) ? nan : value;
}

bool take_sign(std::string_view& text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const bool negative = text[0] == '-';
  text.remove_prefix(1);
  return negative;
}

int prefixed_radix(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 10;
  switch (text[1]) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 10;
  }
}

/// Places the decimal point among `figures`, which mean 0.FIGURES times ten to the `point`.
std::string laid_out(const std::string& figures, int point) {
  const int count = static_cast<int>(figures.size());
  if (count <= point && point <= 21) {
    return figures + std::string(static_cast<std::size_t>(point - count), '0');
  }
  if (0 < point && point <= 21) {
    const auto before = static_cast<std::size_t>(point);
    return figures.substr(0, before) + "." + figures.substr(before);
  }
  if (-6 < point && point <= 0) {
    return "0." + std::string(static_cast<std::size_t>(-point), '0') + figures;
  }
  const std::string power = (point > 0 ? "e+" : "e-") + std::to_string(std::abs(point - 1));
  if (count == 1) return figures + power;
  return figures.substr(0, 1) + "." + figures.substr(1) + power;
}

}  // namespace

boost::json::value number(double value) {
  const bool integral = std::abs(value) <= exact_max && std::trunc(value) == value;
  if (integral && !(value == 0 && std::signbit(value))) return static_cast<std::int64_t>(value);
  return value;
}

double parse_whole(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return 0;
  const int radix = prefixed_radix(text);
  if (radix != 10) return whole(text.substr(2), radix, true);
  const bool negative = take_sign(text);
  double value = nan;
  if (text == "Infinity") {
    value = infinity;
  } else if (decimal_length(text) == text.size() && !text.empty()) {
    value = decimal(text);
  }
  return negative ? -value : value;
}

double parse_float(std::string_view text) {
  text = trimmed(text);
  const bool negative = take_sign(text);
  double value = nan;
  if (text.starts_with("Infinity")) {
    value = infinity;
  } else if (const std::size_t length = decimal_length(text); length > 0) {
    value = decimal(text.substr(0, length));
  }
  return negative ? -value : value;
}

double parse_int(std::string_view text, int radix) {
  text = trimmed(text);
  const bool negative = take_sign(text);
  if ((radix == 0 || radix == 16) && prefixed_radix(text) == 16) {
    text.remove_prefix(2);
    radix = 16;
  }
  if (radix == 0) radix = 10;
  if (radix < 2 || radix > 36) return nan;
  const double value = whole(text, radix, false);
  return negative ? -value : value;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (value == 0) return "0";
  if (value < 0) return "-" + number_text(-value);
  if (std::isinf(value)) return "Infinity";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific);
  const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t mark = shortest.find('e');
  std::string figures(shortest.substr(0, 1));
  if (mark > 2) figures += shortest.substr(2, mark - 2);
  // from_chars takes a minus and no plus.
  const std::string_view exponent = shortest.substr(mark + (shortest[mark + 1] == '+' ? 2 : 1));
  int power = 0;
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  return laid_out(figures, power + 1);
}

}  // namespace engine::chart::expression
