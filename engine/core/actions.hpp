// SPDX-License-Identifier: Apache-2.0
#pragma once

// The buttons of a case for one person: every event that the chart would take from somebody now,
// and for those that this person may not send, why.
//
// Floor:    core.
// Lifetime: an action points into its workflow, and lives as long as that does.

#include <string_view>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/directory/post.hpp"

namespace engine::core {

struct Action {
  std::string_view event;
  const Label* label = nullptr;  ///< Never null.
  const Form* form = nullptr;    ///< Null: no fields but a comment.
  bool allowed = false;
  const Label* reason = nullptr;  ///< Null when allowed.
};

[[nodiscard]] std::vector<Action> actions(const model::Case& subject, const directory::Actor& actor,
                                          const Context& context);

}  // namespace engine::core
