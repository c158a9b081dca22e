// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of the model with every field set, for tests of what is stored.

#include <vector>

#include "engine/model/record.hpp"

namespace tests {

/// One of each event of the closed set, in the order of the variant.
[[nodiscard]] engine::model::Photo sample_photo();
[[nodiscard]] std::vector<engine::model::Event> sample_events();
/// Those events as the records of one case, from `first` on.
[[nodiscard]] std::vector<engine::model::Record> sample_records(engine::model::Sequence first);
[[nodiscard]] engine::model::Case sample_case();
[[nodiscard]] engine::Instant sample_time(int minutes);

}  // namespace tests
