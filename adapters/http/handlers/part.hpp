// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pages of tables that do not change while the server runs. Whoever names no limit gets all of it:
// that is how a page is filled with what one can choose from.
//
// Floor: adapters/http.

#include <boost/json/array.hpp>
#include <optional>

#include "adapters/http/call.hpp"

namespace adapters::http::handlers {

struct Part {
  std::size_t first = 0, last = 0, size = 0;  ///< Rows [first, last) of `size`.
};

/// As `limit` and `cursor` say; none if they cannot be read, and then the call is refused.
[[nodiscard]] std::optional<Part> part_of(const Call& call, std::size_t size);
[[nodiscard]] Response part_response(const Call& call, boost::json::array items, const Part& part);

}  // namespace adapters::http::handlers
