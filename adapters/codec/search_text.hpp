// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chinese has no spaces, and most of its words are two characters long: a text is indexed by every
// two neighbours ("grams"), so that any word of two is found. A single character is found as the
// beginning of a gram, for which the last one of a stretch is a gram by itself. SQLite's own
// trigram tokenizer finds nothing shorter than three.
//
// Floor:   adapters/codec.
// Units:   a character is a Unicode code point, folded: full width to half width, A–Z to a–z. All
//          that is neither letter, digit nor ideograph is a break: no gram reaches over it.
// Errors:  a byte that is not UTF-8 is a break.

#include <string>
#include <string_view>
#include <vector>

namespace adapters::codec {

/// Each gram of the text once, in byte order. `fields` are apart: no gram reaches from one into the
/// next.
[[nodiscard]] std::vector<std::string> grams(const std::vector<std::string_view>& fields);

struct WantedGram {
  std::string text;
  bool begins = false;  ///< Any gram that begins with it will do: it is one character.

  friend auto operator<=>(const WantedGram&, const WantedGram&) = default;
};

/// What a text must have all of to be found by `query`. At most bounds::search_grams_max; empty if
/// there is nothing to search for.
[[nodiscard]] std::vector<WantedGram> query_grams(std::string_view query);

/// Whether `there`, made by grams(), has all that is wanted. Nothing wanted finds nothing.
[[nodiscard]] bool has_all(const std::vector<std::string>& there,
                           const std::vector<WantedGram>& wanted);

}  // namespace adapters::codec
