// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/cursor.hpp"

#include <charconv>

namespace adapters::codec {
namespace {

template <class T>
std::optional<T> parse(std::string_view text) {
  T value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::int64_t urgency_of(const std::optional<engine::Instant>& due) {
  return due ? std::int64_t{due->time_since_epoch().count()} : never_due;
}

std::string cursor_text(const Cursor& cursor) {
  return std::to_string(cursor.urgency) + "_" + std::to_string(cursor.id.value());
}

engine::Result<Cursor> parse_cursor(std::string_view text) {
  const std::size_t cut = text.find('_');
  if (cut != std::string_view::npos) {
    const auto urgency = parse<std::int64_t>(text.substr(0, cut));
    const auto id = parse<std::uint64_t>(text.substr(cut + 1));
    if (urgency && id) return Cursor{.urgency = *urgency, .id = engine::model::CaseId(*id)};
  }
  return engine::Error(engine::Errc::invalid_input, "the cursor was not made by this server");
}

}  // namespace adapters::codec
