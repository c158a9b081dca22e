// SPDX-License-Identifier: Apache-2.0
#pragma once

// Backups: one file, made beside a running server, and not called a backup before it was read back
// and verified. Photos go into it, in a table that only a backup has. Restoring is the same way
// round.
//
// Floor:   adapters/sqlite.
// Threads: any; the copy is made over a read-only connection of its own.
// Source:  sqlite.org/backup.html.

#include <string>

#include "adapters/sqlite/verify.hpp"

namespace adapters::sqlite {

/// Writes `file`, which must not exist yet, and verifies it.
/// Errc::invalid_input  The file exists.
/// Errc::corrupt        The copy does not verify: the database itself, or a photo, is damaged. No
///                      file is left.
[[nodiscard]] engine::Result<Verification> backup(const std::string& folder,
                                                  const std::string& file);

/// Puts the backup into `folder`, which must hold no database, and verifies it there.
/// Errc::invalid_input  The folder holds a database.
/// Errc::unavailable    A server uses the folder.
/// Errc::corrupt        The backup does not verify. Nothing is left in the folder.
[[nodiscard]] engine::Result<Verification> restore(const std::string& file,
                                                   const std::string& folder);

}  // namespace adapters::sqlite
