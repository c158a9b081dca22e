// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chinese has no spaces, and most of its words are two characters long: a text is indexed by its
// single characters and by every two neighbours ("grams"), so that any word of two is found.
// SQLite's own trigram tokenizer finds nothing shorter than three.
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

/// What a text must have all of to be found by `query`: the pairs, and single characters only where
/// one stands alone. At most bounds::search_grams_max; empty if there is nothing to search for.
[[nodiscard]] std::vector<std::string> query_grams(std::string_view query);

}  // namespace adapters::codec
