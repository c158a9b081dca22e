// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which cases a list shows: what was asked for, within what the asker may see.
//
// Floor: model.

#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/ids.hpp"

namespace engine::model {

/// Who may see a case: any of these, joined by "or". Made by core::visibility.
struct Visibility {
  bool everything = false;
  std::vector<std::string> grids, areas, streets, communities, units;
  std::string login;  ///< Raised by this person.
};

struct ListFilter {
  std::string kind;  ///< "incident", "ticket", …; empty: any.
  std::optional<std::string> state, stage, level, grid, area, unit, category, queue;
  std::vector<std::string> categories;  ///< Any of these; none: any.
  std::optional<int> severity;
  std::optional<bool> open, overdue, warned, supervised;
  std::optional<Instant> from, to;  ///< Raised in [from, to).
  std::optional<std::string> text;  ///< Every two neighbouring characters must occur in a row.
  /// Waits on one of these posts: the owner's role, with the place or unit of the post.
  std::optional<std::vector<directory::Post>> owners;
  std::string owner_login;  ///< For owners of the kind "self".
  std::optional<model::CaseId> parent;
  Visibility visible;
};

}  // namespace engine::model
