// SPDX-License-Identifier: Apache-2.0
#pragma once

// A case as its row, and the queues that list it.
//
// Floor: core.

#include <string_view>

#include "engine/directory/post.hpp"
#include "engine/model/case.hpp"
#include "engine/model/filter.hpp"
#include "engine/model/row.hpp"

namespace engine::core {

[[nodiscard]] model::Row row_of(const model::Case& subject);

/// `inbox unclaimed due_soon overdue escalations disputed ownerless supervised`.
[[nodiscard]] const std::vector<std::string>& queue_names();
/// The queue as a filter on what the actor may see. `name` is one of queue_names().
[[nodiscard]] model::ListFilter queue_filter(std::string_view name, const directory::Actor& actor);
/// Whether the queue lists this row for the actor: the same rule as queue_filter.
[[nodiscard]] bool in_queue(std::string_view name, const model::Row& row,
                            const directory::Actor& actor);

}  // namespace engine::core
