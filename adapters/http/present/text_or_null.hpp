// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is not there is null in an answer, never "".
//
// Floor: adapters/http.

#include <boost/json/value.hpp>
#include <string>

namespace adapters::http {

[[nodiscard]] inline boost::json::value text_or_null(const std::string& text) {
  return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

}  // namespace adapters::http
