// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the W3C's cases belong in the Recommendation.
//
// Source: SCXML 1.0 Implementation Report, 10 March 2015, with the Recommendation's numbers.

#include <span>
#include <string_view>

namespace conformance {

struct Section {
  std::string_view number, title;
  /// By number; `?` behind an optional one, `!` behind one that a person must judge.
  std::string_view cases;
};

enum class Demand { mandatory, optional, manual, unknown };

struct Belonging {
  const Section* section = nullptr;  ///< None for a document that is not the W3C's.
  Demand demand = Demand::unknown;
};

[[nodiscard]] std::span<const Section> sections();
/// "403a" of ".../test403a.txml.scxml"; empty if it is named otherwise.
[[nodiscard]] std::string_view number_of(std::string_view name);
[[nodiscard]] Belonging belonging(std::string_view name);

}  // namespace conformance
