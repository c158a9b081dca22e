// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cursor of a list: the key of the last row that was shown, as text that clients hand back.
//
// Floor: adapters/codec.
// Units: urgency is the due instant in milliseconds, the greatest number where nothing is due.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"
#include "engine/model/ids.hpp"

namespace adapters::codec {

inline constexpr std::int64_t never_due = std::numeric_limits<std::int64_t>::max();

struct Cursor {
  std::int64_t urgency = 0;
  engine::model::CaseId id;

  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};

[[nodiscard]] std::int64_t urgency_of(const std::optional<engine::Instant>& due);

[[nodiscard]] std::string cursor_text(const Cursor& cursor);
/// Errc::invalid_input  It was not ours.
[[nodiscard]] engine::Result<Cursor> parse_cursor(std::string_view text);

}  // namespace adapters::codec
