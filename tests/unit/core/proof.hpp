// SPDX-License-Identifier: Apache-2.0
#pragma once

// Small charts for the tests of the proofs, in a county that has every post and a few limits.

#include <string>
#include <vector>

#include "engine/core/prove/prove.hpp"

namespace tests {

/// The rules that a chart breaks, each once, in the order found: "silent endless". `body` stands
/// inside `<scxml name="t">`, whose cases a grid chief raises.
std::string broken_rules(const std::string& body);
/// The same for a whole library: every text is a document of its own.
std::string broken_rules_of(const std::vector<std::string>& documents);
/// The proof of the one chart.
engine::core::prove::Proof proof_of(const std::string& body,
                                    std::size_t spots_max = engine::bounds::proof_spots_max);

/// `<scxml …>` with these words on it, around the body.
std::string document(const std::string& name, const std::string& words, const std::string& body);

engine::core::Workflows workflows_of(const std::vector<std::string>& documents);
engine::directory::County small_county();

/// A ladder that nobody could object to, from `first` (its own clock leads there) to the end.
std::string ladder();

}  // namespace tests
