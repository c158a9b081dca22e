// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/stores.hpp"

#include <stdlib.h>

#include <catch2/catch.hpp>

namespace tests {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "shao-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::unique_ptr<engine::ports::Queries> SqliteStore::queries() {
  auto queries = store_->open_queries();
  REQUIRE(queries);
  return std::move(queries).value();
}

void SqliteStore::reopen() {
  store_.reset();
  auto store = adapters::sqlite::Store::open({.folder = folder()});
  if (!store) FAIL(store.error().detail);
  store_ = std::move(store).value();
}

}  // namespace tests
