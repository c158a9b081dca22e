// SPDX-License-Identifier: Apache-2.0
#pragma once

// The head of an HTTP/1.1 request, read strictly: whatever two parsers could read in two ways is
// refused, so that nothing can be smuggled past a proxy in front of us.
//
// Floor:  adapters/http. Pure.
// Errors: the status to answer with, and why; the connection must then be closed.
// Source: RFC 9112; Beast 1.81's own parser accepts obs-fold, several Content-Lengths, a length
//         beside a Transfer-Encoding, missing and double Hosts [measured], hence this one.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace adapters::http {

struct Head {
  std::string method;
  std::string target;                                       ///< Origin form, as sent.
  int minor = 1;                                            ///< HTTP/1.x
  std::vector<std::pair<std::string, std::string>> fields;  ///< Names in lower case.
  std::uint64_t content_length = 0;
  bool has_length = false;
  bool keep_alive = true;
  bool expects_continue = false;
  bool upgrade = false;  ///< To a WebSocket.

  /// The first field of that name (lower case); empty where there is none.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

struct BadHead {
  std::uint16_t status = 400;
  std::string why;
};

/// Of ASCII; all other bytes stay.
[[nodiscard]] std::string lower_case(std::string_view text);
/// Whether a comma-separated list has this member (lower case), whatever its case there.
[[nodiscard]] bool lists(std::string_view list, std::string_view wanted);

/// `raw` ends with the empty line. A body of a request is told by Content-Length only: a
/// Transfer-Encoding is answered with 411.
[[nodiscard]] std::variant<Head, BadHead> parse_head(std::string_view raw);

}  // namespace adapters::http
