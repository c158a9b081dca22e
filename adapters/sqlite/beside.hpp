// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is kept beside the journal, in SQLite. Journal writes it, in its commits.
//
// Floor:   adapters/sqlite.
// Threads: the writer's.

#include "adapters/sqlite/connection.hpp"
#include "engine/ports/audit.hpp"
#include "engine/ports/beside.hpp"

namespace adapters::sqlite {

class Photos final : public engine::ports::Photos {
 public:
  /// The connection must outlive it; a read-only one will do for reading.
  [[nodiscard]] static engine::Result<std::unique_ptr<Photos>> open(const Connection& connection);

  engine::Result<std::optional<engine::ports::KeptPhoto>> find(const std::string& id) override;
  engine::Result<std::vector<engine::model::Photo>> loose() override;
  engine::Result<void> drop(const std::string& id) override;

 private:
  Statement select_, select_loose_, delete_;
};

class Reporters final : public engine::ports::Reporters {
 public:
  [[nodiscard]] static engine::Result<std::unique_ptr<Reporters>> open(
      const Connection& connection);

  engine::Result<std::optional<engine::model::Reporter>> find(
      engine::model::CaseId subject) override;

 private:
  Statement select_;
};

class Audit final : public engine::ports::Audit {
 public:
  [[nodiscard]] static engine::Result<std::unique_ptr<Audit>> open(const Connection& connection);

  engine::Result<void> note(const engine::ports::Deed& deed) override;
  engine::Result<std::vector<engine::ports::Deed>> list(std::uint64_t before,
                                                        std::size_t most) override;

 private:
  Statement insert_, select_;
};

/// Every photo that the database knows, in the order of their names.
[[nodiscard]] engine::Result<std::vector<engine::ports::KeptPhoto>> all_photos(
    const Connection& connection);

}  // namespace adapters::sqlite
