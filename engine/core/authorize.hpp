// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may see and do what: the one rule for HTTP, stream, lists and exports.
//
// Floor:  core.
// Source: design §6: the chart's roles joined with the directory's jurisdiction.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/case.hpp"
#include "engine/model/filter.hpp"
#include "engine/model/row.hpp"

namespace engine::core {

/// Whether one of the actor's posts lets them see the case, or that they raised it.
[[nodiscard]] bool may_see(const directory::Actor& actor, const model::Row& row);
[[nodiscard]] bool may_see(const directory::Actor& actor, const model::Case& subject);
/// The same rule as a filter for lists: a row passes it exactly when may_see says yes.
[[nodiscard]] model::Visibility visibility(const directory::Actor& actor);

/// The first of the actor's posts that has one of `roles` and covers the case.
[[nodiscard]] const directory::Post* acting_post(const directory::Actor& actor,
                                                 const std::vector<directory::Role>& roles,
                                                 const model::Case& subject);

/// Whether the case waits on this actor.
[[nodiscard]] bool owns(const directory::Actor& actor, const model::Row& row);

/// What is asked of the server outside of any case.
enum class Capability {
  read_reference,  ///< Grids, departments, categories, workflows, calendars.
  read_statistics,
  read_metrics,
  manage_accounts,  ///< security_admin
  manage_system,    ///< system_admin
  read_audit,       ///< auditor
  verify_journal,   ///< system_admin, auditor
};
[[nodiscard]] bool may(const directory::Actor& actor, Capability capability);

}  // namespace engine::core
