// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/delay.hpp"

#include <cmath>

#include "engine/base/bounds.hpp"
#include "engine/chart/expression/number.hpp"
#include "engine/chart/expression/text.hpp"

namespace engine::chart {

std::optional<Duration> parse_delay(std::string_view text) {
  text = expression::trimmed(text);
  double unit = 1000;
  if (text.ends_with("ms")) {
    unit = 1;
    text.remove_suffix(2);
  } else if (text.ends_with('s')) {
    text.remove_suffix(1);
  } else if (text != "0") {
    return std::nullopt;
  }
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) {
    return std::nullopt;
  }
  const double amount = expression::parse_whole(text) * unit;
  constexpr double longest = static_cast<double>(bounds::delay_seconds_max) * 1000;
  if (std::isnan(amount) || amount > longest) return std::nullopt;
  return Duration{static_cast<Duration::rep>(std::llround(amount))};
}

}  // namespace engine::chart
