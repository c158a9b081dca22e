// SPDX-License-Identifier: Apache-2.0
#pragma once

// A small, sound county in a folder of its own, whose tables a test can spoil one by one.

#include <filesystem>
#include <string>

#include "engine/base/fault.hpp"

namespace tests::county {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& file, const std::string& text) const;
  void remove(const std::string& file) const;
  /// All faults of loading it, one a line: "grids.csv:2:1: what". Empty when it loads.
  [[nodiscard]] std::string faults() const;

 private:
  std::filesystem::path path_;
};

}  // namespace tests::county
