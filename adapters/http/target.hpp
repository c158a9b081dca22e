// SPDX-License-Identifier: Apache-2.0
#pragma once

// The target of a request: its path and its query, percent-decoded exactly once.
//
// Floor: adapters/http. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adapters::http {

struct Target {
  std::vector<std::string> segments;  ///< "/v1/incidents/17" → v1, incidents, 17
  std::vector<std::pair<std::string, std::string>> query;

  /// The first parameter of that name; none where it is absent.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// None for a broken escape, a NUL or other control character, invalid UTF-8, a `.` or `..` or
/// empty segment, or a slash that was escaped.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

/// One text, percent-decoded; `plus` reads "+" as a blank, as forms do.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus);
[[nodiscard]] std::string percent_encode(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace adapters::http
