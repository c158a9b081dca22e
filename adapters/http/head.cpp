// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

namespace bounds = engine::bounds;
using Refusal = std::optional<BadHead>;

BadHead bad(std::string why, std::uint16_t status = 400) { return {status, std::move(why)}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_token_char(char c) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  const bool alnum = (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
  return alnum || marks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

/// Visible ASCII, and what UTF-8 needs; no control characters, no DEL.
bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
  });
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Cuts the next line off; a line ends with CR LF, and neither stands alone anywhere.
std::optional<std::string_view> next_line(std::string_view& rest) {
  const auto end = rest.find_first_of("\r\n");
  if (end == std::string_view::npos || rest.substr(end, 2) != "\r\n") return std::nullopt;
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + 2);
  return line;
}

bool is_origin_form(std::string_view target) {
  if (target.empty() || target.front() != '/') return false;
  return std::all_of(target.begin(), target.end(), [](char c) {
    return c > 0x20 && c < 0x7f && c != '#' && c != '\\' && c != '"' && c != '<' && c != '>';
  });
}

Refusal read_request_line(std::string_view line, Head& head) {
  const auto first = line.find(' ');
  const auto second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) {
    return bad("the request line is not METHOD SP target SP HTTP/1.1");
  }
  const auto version = line.substr(second + 1);
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, second - first - 1);
  if (!is_token(head.method) || head.method.size() > 16) return bad("the method is not a token");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.substr(0, 5) == "HTTP/" ? bad("only HTTP/1.1 is spoken here", 505)
                                           : bad("the request line has no HTTP version");
  }
  head.minor = version.back() - '0';
  head.keep_alive = head.minor == 1;
  if (!is_origin_form(head.target)) return bad("the target is not an origin-form path");
  if (head.target.size() > bounds::target_bytes_max) return bad("the target is too long", 414);
  return std::nullopt;
}

Refusal read_field(std::string_view line, Head& head) {
  // A line that begins with a blank continues the one before (obs-fold): parsers disagree on it.
  if (line.front() == ' ' || line.front() == '\t') return bad("a header line is folded");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return bad("a header line has no colon");
  const auto name = line.substr(0, colon);
  if (!is_token(name)) return bad("a header's name is not a token");
  const auto value = trim(line.substr(colon + 1));
  if (!is_field_value(value)) return bad("a header's value holds a control character");
  head.fields.emplace_back(lower_case(name), std::string(value));
  if (head.fields.size() > bounds::header_fields_max) return bad("too many header fields", 431);
  return std::nullopt;
}

std::size_t count(const Head& head, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(head.fields.begin(), head.fields.end(),
                    [name](const auto& field) { return field.first == name; }));
}

/// Fields that carry identity or framing must not come twice: which of them counts?
Refusal check_single_fields(const Head& head) {
  constexpr std::array<std::string_view, 9> single = {
      "host",   "content-length",  "content-type", "authorization", "cookie",
      "origin", "idempotency-key", "if-match",     "expect"};
  for (const auto name : single) {
    if (count(head, name) > 1) return bad("the header " + std::string(name) + " comes twice");
  }
  if (count(head, "host") == 0 && head.minor == 1) return bad("the header host is missing");
  return std::nullopt;
}

Refusal read_framing(Head& head) {
  const bool coded = count(head, "transfer-encoding") > 0;
  const bool sized = count(head, "content-length") > 0;
  if (coded && sized) return bad("both a Content-Length and a Transfer-Encoding");
  if (coded && head.minor == 0) return bad("HTTP/1.0 has no Transfer-Encoding");
  if (coded) return bad("send the body with a Content-Length", 411);
  if (!sized) return std::nullopt;
  const auto length = head.field("content-length");
  const auto* end = length.data() + length.size();
  const auto [stopped, failed] = std::from_chars(length.data(), end, head.content_length);
  if (failed != std::errc() || stopped != end) return bad("the Content-Length is not a number");
  // Where 1.0 meets a proxy, the two may disagree on where the body ends.
  if (head.minor == 0 && head.content_length > 0) return bad("a body needs HTTP/1.1", 505);
  head.has_length = true;
  return std::nullopt;
}

Refusal read_options(Head& head) {
  const auto connection = head.field("connection");
  if (lists(connection, "close")) head.keep_alive = false;
  head.upgrade = lists(connection, "upgrade") && lists(head.field("upgrade"), "websocket");
  const auto expect = lower_case(head.field("expect"));
  if (!expect.empty() && expect != "100-continue") return bad("an unknown expectation", 417);
  head.expects_continue = !expect.empty() && head.minor == 1;
  return std::nullopt;
}

Refusal read_fields(std::string_view& rest, Head& head) {
  for (;;) {
    const auto line = next_line(rest);
    if (!line) return bad("a line of the head does not end with CR LF");
    if (line->empty()) return std::nullopt;
    if (auto refusal = read_field(*line, head)) return refusal;
  }
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
  return lowered;
}

bool lists(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (lower_case(trim(list.substr(0, comma))) == wanted) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

std::string_view Head::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::variant<Head, BadHead> parse_head(std::string_view raw) {
  if (raw.size() > bounds::header_bytes_max) return bad("the head is too large", 431);
  Head head;
  const auto line = next_line(raw);
  if (!line) return bad("the request line does not end with CR LF");
  if (auto refusal = read_request_line(*line, head)) return *refusal;
  if (auto refusal = read_fields(raw, head)) return *refusal;
  if (!raw.empty()) return bad("the head has more than one end");
  if (auto refusal = check_single_fields(head)) return *refusal;
  if (auto refusal = read_framing(head)) return *refusal;
  if (auto refusal = read_options(head)) return *refusal;
  return head;
}

}  // namespace adapters::http
