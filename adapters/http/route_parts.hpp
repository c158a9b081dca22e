// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parts of the table of routes that fill files of their own.
//
// Floor: adapters/http; private to it.

#include <vector>

#include "adapters/http/route.hpp"

namespace adapters::http {

void add_photos(std::vector<Route>& table);
void add_reporters(std::vector<Route>& table);
void add_exports(std::vector<Route>& table);
void add_administration(std::vector<Route>& table);

}  // namespace adapters::http
