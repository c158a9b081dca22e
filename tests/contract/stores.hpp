// SPDX-License-Identifier: Apache-2.0
#pragma once

// The stores that the contract holds for, each behind the same few doors.

#include <filesystem>
#include <memory>
#include <string>

#include "adapters/memory/store.hpp"
#include "adapters/sqlite/store.hpp"

namespace tests {

/// A folder of its own, gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

class MemoryStore {
 public:
  [[nodiscard]] engine::ports::Journal& journal() { return store_.journal(); }
  [[nodiscard]] engine::ports::CaseRows& rows() { return store_.rows(); }
  [[nodiscard]] engine::ports::Accounts& accounts() { return store_.accounts(); }
  [[nodiscard]] engine::ports::Credentials& credentials() { return store_.credentials(); }
  [[nodiscard]] engine::ports::Photos& photos() { return store_.photos(); }
  [[nodiscard]] engine::ports::Reporters& reporters() { return store_.reporters(); }
  [[nodiscard]] std::unique_ptr<engine::ports::Queries> queries() { return store_.open_queries(); }
  void reopen() { store_.data().reopen(); }

 private:
  adapters::memory::Store store_;
};

class SqliteStore {
 public:
  SqliteStore() { reopen(); }
  [[nodiscard]] engine::ports::Journal& journal() { return store_->journal(); }
  [[nodiscard]] adapters::sqlite::CaseRows& rows() { return store_->rows(); }
  [[nodiscard]] engine::ports::Accounts& accounts() { return store_->accounts(); }
  [[nodiscard]] engine::ports::Credentials& credentials() { return store_->credentials(); }
  [[nodiscard]] engine::ports::Photos& photos() { return store_->photos(); }
  [[nodiscard]] engine::ports::Reporters& reporters() { return store_->reporters(); }
  [[nodiscard]] std::unique_ptr<engine::ports::Queries> queries();
  void reopen();
  void close() { store_.reset(); }
  [[nodiscard]] adapters::sqlite::Store& store() { return *store_; }
  [[nodiscard]] std::string folder() const { return folder_.path("data"); }
  [[nodiscard]] std::string file(const std::string& name) const { return folder_.path(name); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<adapters::sqlite::Store> store_;
};

}  // namespace tests
