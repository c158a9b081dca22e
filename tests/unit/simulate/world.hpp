// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sample county, its charts, and a store in memory: what a simulation needs.

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>

#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"

namespace simulate_test {

struct World {
  engine::directory::County county;
  engine::core::Workflows workflows;
};

/// Read from config/quxian and workflows; a fault in them fails the test.
World load_world();

/// Writes `csv` to a file of its own and plays it in a fresh store.
boost::json::object play(const World& world, const std::string& csv, std::uint64_t seed = 1);

/// The number behind a path of keys; 0 where there is none.
std::int64_t figure(const boost::json::object& report, std::string_view key,
                    std::string_view inner = {});

}  // namespace simulate_test
