// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/json_text.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <cereal/types/string.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "adapters/codec/exact_numbers.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::codec {
namespace {

namespace json = boost::json;

void append(std::string& out, const json::value& value);

bool stands_as_it_is(char letter) {
  return static_cast<unsigned char>(letter) >= 0x20 && letter != '"' && letter != '\\';
}

/// Nearly every text stands between its quotes as it is: what needs more goes the long way.
void append_text(std::string& out, std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), stands_as_it_is)) {
    out += json::serialize(json::string_view(text.data(), text.size()));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, std::numeric_limits<Number>::digits10 + 3> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

struct Member {
  std::string_view key;
  const json::value* value;
};

void append(std::string& out, std::vector<Member> members) {
  std::sort(members.begin(), members.end(),
            [](const Member& a, const Member& b) { return a.key < b.key; });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    append_text(out, members[i].key);
    out += ':';
    append(out, *members[i].value);
  }
  out += '}';
}

void append(std::string& out, const json::object& object) {
  std::vector<Member> members;
  members.reserve(object.size());
  for (const auto& [key, value] : object) members.push_back({key, &value});
  append(out, std::move(members));
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
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64: append_number(out, value.get_int64()); return;
    case json::kind::uint64: append_number(out, value.get_uint64()); return;
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

std::string json_text(const engine::chart::Data& data) {
  std::vector<Member> members;
  members.reserve(data.size());
  for (const auto& [location, value] : data) members.push_back({location.str(), &value});
  std::string out;
  append(out, std::move(members));
  return out;
}

json::value parse_json_text(std::string_view text) {
  // What an expression cut out of the middle of a character is not UTF-8, and is kept as it is.
  json::parse_options options;
  options.max_depth = engine::bounds::stored_json_depth_max;
  options.allow_invalid_utf8 = true;
  json::basic_parser<ExactNumbers> parser(options);
  json::error_code failed;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), failed);
  if (!failed && read < text.size()) failed = json::error::extra_data;
  if (failed) throw Malformed(engine::Errc::corrupt, "stored JSON is broken: " + failed.message());
  return parser.handler().release();
}

void save_text(Writer& writer, const std::string& text) { writer(text); }

json::value load_text(Reader& reader) {
  std::string text;
  reader(text);
  return parse_json_text(text);
}

}  // namespace adapters::codec
