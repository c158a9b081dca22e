// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lists of texts in one column: a JSON array, readable by SQL (json_each), searchable by instr().
//
// Floor: adapters/sqlite; private to it.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace adapters::sqlite {

[[nodiscard]] std::string list_text(const std::vector<std::string>& list);
/// Errc::corrupt  Not a JSON array of texts.
[[nodiscard]] engine::Result<std::vector<std::string>> parse_list(std::string_view text);
/// What a list's text has in it exactly when the list has `item`.
[[nodiscard]] std::string item_text(const std::string& item);

}  // namespace adapters::sqlite
