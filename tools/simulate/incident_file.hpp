// SPDX-License-Identifier: Apache-2.0
#pragma once

// The file of incidents that a simulation plays: what is raised, where, when, and what became of
// it.
//
// Floor:  tools.
// Time:   RFC 3339, or "YYYY-MM-DD HH:MM:SS" on the wall clock of the county.
// Errors: a file that cannot be used is an Error; a row that cannot be raised is a Refused, and the
//         others go on. Every row is one or the other.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/directory/county.hpp"
#include "engine/model/facts.hpp"

namespace tools::simulate {

/// What the file says became of an incident. Whatever it leaves open, people decide.
enum class Fate {
  walk,         ///< People walk it to its end.
  resolved,     ///< Its department resolves it at `resolved_at`.
  duplicate,    ///< It is merged at `resolved_at`.
  transferred,  ///< It turns out at `resolved_at` to be for somebody else.
  open,         ///< It is dispatched and never resolved.
};

struct Incident {
  int line = 0;
  std::string id;
  engine::Instant raised_at;
  engine::directory::CategoryCode category;
  std::string title, description, address;
  engine::directory::Place place;
  std::optional<engine::model::Position> position;
  std::optional<int> severity;
  engine::directory::Role raised_by = engine::directory::Role::grid_chief;
  engine::directory::UnitCode department;  ///< Empty: the lead of the category.
  Fate fate = Fate::walk;
  std::optional<engine::Instant> resolved_at;
  std::string duplicate_of;  ///< The id of another row; empty: none.
  std::string limit;         ///< "7 CD"; empty: the category's.
};

struct Refused {
  int line = 0;
  std::string id, reason;
};

struct IncidentFile {
  std::vector<Incident> incidents;  ///< In the order in which they are raised.
  std::vector<Refused> refused;
  std::size_t rows = 0;
};

[[nodiscard]] engine::Result<IncidentFile> read_incidents(const std::filesystem::path& path,
                                                          const engine::directory::County& county);

/// The same of a text that is already read; `file` is the name that errors show.
[[nodiscard]] engine::Result<IncidentFile> parse_incidents(std::string_view text,
                                                           const std::string& file,
                                                           const engine::directory::County& county);

}  // namespace tools::simulate
