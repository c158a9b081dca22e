// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's own description, made from the table of routes: no route can be missing from it.
//
// Floor:  adapters/http. Pure.
// Source: OpenAPI 3.1.0.

#include <boost/json/object.hpp>
#include <vector>

#include "adapters/http/route.hpp"

namespace adapters::http {

[[nodiscard]] boost::json::object openapi_document(const std::vector<Route>& routes);
/// components/schemas
[[nodiscard]] boost::json::object openapi_schemas();

}  // namespace adapters::http
