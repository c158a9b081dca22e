// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/zone_rule.hpp"

#include <algorithm>
#include <charconv>

namespace adapters::county {
namespace {

namespace chrono = std::chrono;
using engine::Instant;

constexpr unsigned last_week = 5;
constexpr int hours_max = 167;  ///< RFC 8536 allows a change up to a week off its day.

/// Reads a rule from its front.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool take(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// "EST" or "<-02>".
  bool take_name() {
    const std::size_t end = at('<') ? rest_.find('>') : rest_.find_first_of("+-,0123456789");
    if (end == std::string_view::npos || end == 0) return false;
    rest_.remove_prefix(at('<') ? end + 1 : end);
    return true;
  }
  std::optional<int> number(int most) {
    int value = 0;
    if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') return std::nullopt;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{} || value > most) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    return value;
  }
  /// "-1", "2", "2:45", "2:45:30".
  std::optional<chrono::seconds> time() {
    const bool minus = take('-');
    if (!minus) take('+');
    const auto hours = number(hours_max);
    const auto minutes = hours && take(':') ? number(59) : std::optional{0};
    const auto seconds = minutes && take(':') ? number(59) : std::optional{0};
    if (!hours || !minutes || !seconds) return std::nullopt;
    const chrono::seconds all =
        chrono::hours{*hours} + chrono::minutes{*minutes} + chrono::seconds{*seconds};
    return minus ? -all : all;
  }
  std::optional<YearlyChange> change() {
    if (!take(',') || !take('M')) return std::nullopt;
    const auto month = number(12);
    if (!month || *month == 0 || !take('.')) return std::nullopt;
    const auto week = number(last_week);
    if (!week || *week == 0 || !take('.')) return std::nullopt;
    const auto weekday = number(6);
    if (!weekday) return std::nullopt;
    const auto at = take('/') ? time() : chrono::hours{2};
    if (!at) return std::nullopt;
    return YearlyChange{chrono::month{static_cast<unsigned>(*month)}, static_cast<unsigned>(*week),
                        chrono::weekday{static_cast<unsigned>(*weekday)}, *at};
  }

 private:
  std::string_view rest_;
};

Instant instant_of(const YearlyChange& change, chrono::year year, chrono::seconds offset) {
  const chrono::sys_days day =
      change.week == last_week
          ? chrono::sys_days{year / change.month / change.weekday[chrono::last]}
          : chrono::sys_days{year / change.month / change.weekday[change.week]};
  return day + change.time - offset;
}

}  // namespace

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
  RuleReader reader(text);
  if (!reader.take_name()) return std::nullopt;
  const auto west = reader.time();
  if (!west || !reader.take_name()) return std::nullopt;
  const auto summer_west = reader.at(',') ? *west - chrono::hours{1} : reader.time();
  if (!summer_west) return std::nullopt;
  const auto begins = reader.change();
  const auto ends = begins ? reader.change() : std::nullopt;
  if (!ends || !reader.at_end()) return std::nullopt;
  return ZoneRule{-*west, -*summer_west, *begins, *ends};
}

std::vector<engine::calendar::Transition> transitions_of(const ZoneRule& rule, chrono::year first,
                                                         chrono::year last) {
  std::vector<engine::calendar::Transition> all;
  for (chrono::year year = first; year <= last; ++year) {
    all.push_back({instant_of(rule.begins, year, rule.standard), rule.summer});
    all.push_back({instant_of(rule.ends, year, rule.summer), rule.standard});
  }
  std::sort(all.begin(), all.end(),
            [](const auto& one, const auto& other) { return one.from < other.from; });
  return all;
}

}  // namespace adapters::county
