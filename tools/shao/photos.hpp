// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the server comes to its photos: a workshop of children, and the files in the data folder.
//
// Floor: tools.

#include "adapters/http/photos.hpp"
#include "adapters/photo/workshop.hpp"
#include "adapters/sqlite/photo_files.hpp"

namespace tools::shao {

/// This binary again, as the child that decodes one photo.
[[nodiscard]] std::vector<std::string> photo_worker_command();

/// Both must outlive the desk.
[[nodiscard]] adapters::http::PhotoDesk photo_desk(adapters::photo::Workshop& workshop,
                                                   const adapters::sqlite::PhotoFiles& files,
                                                   engine::ports::Photos& kept);

/// Removes files that no photo in the store names: what a crash left between the two.
void sweep(const adapters::sqlite::PhotoFiles& files, engine::ports::Photos& kept);

}  // namespace tools::shao
