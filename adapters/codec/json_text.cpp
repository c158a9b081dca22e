// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/json_text.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cereal/types/string.hpp>
#include <cmath>
#include <vector>

#include "engine/base/bounds.hpp"

namespace adapters::codec {
namespace {

namespace json = boost::json;

void append(std::string& out, const json::value& value);

void append_text(std::string& out, json::string_view text) { out += json::serialize(text); }

void append(std::string& out, const json::object& object) {
  std::vector<const json::key_value_pair*> members;
  members.reserve(object.size());
  for (const json::key_value_pair& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const auto* a, const auto* b) { return a->key() < b->key(); });
  out += '{';
  for (const json::key_value_pair* member : members) {
    if (member != members.front()) out += ',';
    append_text(out, member->key());
    out += ':';
    append(out, member->value());
  }
  out += '}';
}

void append(std::string& out, const json::array& array) {
  out += '[';
  for (const json::value& element : array) {
    if (&element != array.begin()) out += ',';
    append(out, element);
  }
  out += ']';
}

void append(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::object: append(out, value.get_object()); return;
    case json::kind::array: append(out, value.get_array()); return;
    case json::kind::string: append_text(out, value.get_string()); return;
    case json::kind::double_:
      out += std::isfinite(value.get_double()) ? json::serialize(value) : "null";
      return;
    case json::kind::null:
    case json::kind::bool_:
    case json::kind::int64:
    case json::kind::uint64: out += json::serialize(value); return;
  }
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string out;
  append(out, value);
  return out;
}

std::string json_text(const json::object& object) {
  std::string out;
  append(out, object);
  return out;
}

json::value parse_json_text(std::string_view text) {
  // What an expression cut out of the middle of a character is not UTF-8, and is kept as it is.
  json::parse_options options;
  options.max_depth = engine::bounds::stored_json_depth_max;
  options.allow_invalid_utf8 = true;
  json::error_code failed;
  json::value value = json::parse({text.data(), text.size()}, failed, {}, options);
  if (failed) throw Malformed(engine::Errc::corrupt, "stored JSON is broken: " + failed.message());
  return value;
}

void save_text(Writer& writer, const std::string& text) { writer(text); }

json::value load_text(Reader& reader) {
  std::string text;
  reader(text);
  return parse_json_text(text);
}

}  // namespace adapters::codec
