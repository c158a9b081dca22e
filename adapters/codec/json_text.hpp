// SPDX-License-Identifier: Apache-2.0
#pragma once

// JSON values as canonical text: keys in byte order, no spaces, so that equal values are equal
// bytes whatever order their keys were inserted in.
//
// Floor:  adapters/codec.
// Errors: parse throws Malformed. A number that JSON cannot say (NaN, infinity) is written as null,
//         as ECMAScript's JSON.stringify does.

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "adapters/codec/archive.hpp"
#include "engine/chart/data.hpp"

namespace adapters::codec {

[[nodiscard]] std::string json_text(const boost::json::value& value);
[[nodiscard]] std::string json_text(const boost::json::object& object);
/// That of the object which the data would be, without making it.
[[nodiscard]] std::string json_text(const engine::chart::Data& data);
[[nodiscard]] boost::json::value parse_json_text(std::string_view text);

template <class T>
concept JsonValue = std::is_same_v<T, boost::json::value> || std::is_same_v<T, boost::json::object>;

void save_text(Writer& writer, const std::string& text);
[[nodiscard]] boost::json::value load_text(Reader& reader);

template <JsonValue T>
void save(Writer& writer, const T& value) {
  save_text(writer, json_text(value));
}
template <JsonValue T>
void load(Reader& reader, T& value) {
  boost::json::value read = load_text(reader);
  if constexpr (std::is_same_v<T, boost::json::object>) {
    if (!read.is_object()) throw Malformed(engine::Errc::corrupt, "a JSON object is expected");
    value = std::move(read.get_object());
  } else {
    value = std::move(read);
  }
}

}  // namespace adapters::codec
