// SPDX-License-Identifier: Apache-2.0
#pragma once

// Photos inside of a backup: a backup is one file, and their bytes are files beside the database.
//
// Floor:   adapters/sqlite; private to it.
// Threads: any.

#include <string>

#include "engine/base/result.hpp"

namespace adapters::sqlite {

/// Puts the file of every photo that the copy at `path` knows into it. Photos that no case has and
/// that were dropped meanwhile are forgotten.
/// Errc::corrupt  A case's photo is missing or changed.
[[nodiscard]] engine::Result<void> pack_photos(const std::string& folder, const std::string& path);

/// The other way round: the files are written into `folder`, and leave the database at `path`.
[[nodiscard]] engine::Result<void> unpack_photos(const std::string& path,
                                                 const std::string& folder);

}  // namespace adapters::sqlite
