// SPDX-License-Identifier: Apache-2.0
#pragma once

// A simulated disk: names and their files. A name is on the disk once its file was synced; a
// deletion, once the folder was. Until then a power cut decides.
//
// Threads: one.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/sim/vfs/file.hpp"

namespace sim {

class Disk {
 public:
  /// Null if there is none.
  [[nodiscard]] std::shared_ptr<File> find(const std::string& name) const;
  [[nodiscard]] std::shared_ptr<File> find_or_make(const std::string& name);
  [[nodiscard]] std::vector<std::string> names() const;
  /// `durably`: the folder is synced too.
  void remove(const std::string& name, bool durably);
  /// The file of that name was synced, and so is its name.
  void keep_name(const std::string& name);
  /// Afterwards processes see what the disk had.
  void lose_power(Chance& chance);
  /// A disk with the same content, cache included.
  [[nodiscard]] Disk copy() const;

 private:
  struct Entry {
    std::shared_ptr<File> file;
    bool kept = false;  ///< The name is on the disk.
  };
  std::map<std::string, Entry> entries_;
  std::map<std::string, Entry> removed_;  ///< Gone, and the disk does not know it yet.
};

}  // namespace sim
