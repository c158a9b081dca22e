// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes of photos, one file each, in the data folder:
//
//   FOLDER/photos/ab/abc…   by the first two characters of its name
//
// A file is on the disk before the journal says that there is such a photo, and gone only after the
// journal no longer does: whatever the journal names is there.
//
// Floor:   adapters/sqlite.
// Threads: any; files are never changed.
// Errors:  returned.

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/ports/beside.hpp"

namespace adapters::sqlite {

class PhotoFiles {
 public:
  explicit PhotoFiles(const std::string& folder) : folder_(folder + "/photos") {}

  /// On the disk, under its name, with the folder synced, or not there at all.
  /// Errc::storage_full  Nothing was written.
  [[nodiscard]] engine::Result<void> save(const std::string& name, const std::string& bytes) const;
  /// Errc::not_found  There is no such file, or it could be none of ours by its name.
  [[nodiscard]] engine::Result<std::string> load(const std::string& name) const;
  void remove(const std::string& name) const;
  /// All names, in no order; what was left half written is removed.
  [[nodiscard]] std::vector<std::string> names() const;
  /// What is wrong with the file of this photo; empty: it is what was written.
  [[nodiscard]] std::string check(const engine::model::Photo& photo) const;

 private:
  [[nodiscard]] std::string path_of(const std::string& name) const;

  std::string folder_;
};

}  // namespace adapters::sqlite
