// SPDX-License-Identifier: Apache-2.0
#pragma once

// Failures of the world (disk, peer, file). A broken rule of the domain is a model::Rejection.
//
// Floor:  base.
// Errors: a code exists only if some caller reacts to it; numbers are never reused.

#include <string>
#include <system_error>
#include <utility>

namespace engine {

enum class Errc {
  invalid_input = 1,     ///< The input is malformed. Tell its author; retrying is useless.
  not_found = 2,         ///< It does not exist.
  version_conflict = 3,  ///< Another writer won. Reload and decide again.
  storage_full = 4,      ///< Nothing was written. Refuse commands, go on answering reads.
  outcome_unknown = 5,   ///< It may have been written. Stop, recover, and only then answer.
  corrupt = 6,           ///< What was read is not what was written. Stop; restore from a backup.
  unavailable = 7,       ///< Busy or shutting down. Retry later.
  unsupported = 8,       ///< Made by a newer version, or on a file system that cannot be trusted.
};

const std::error_category& error_category() noexcept;
std::error_code make_error_code(Errc code) noexcept;

/// What failed, and in words what to do about it.
struct Error {
  std::error_code code;
  std::string detail;

  Error(Errc errc, std::string what) : code(make_error_code(errc)), detail(std::move(what)) {}
  Error(std::error_code from, std::string what) : code(from), detail(std::move(what)) {}
};

}  // namespace engine

template <>
struct std::is_error_code_enum<engine::Errc> : std::true_type {};
