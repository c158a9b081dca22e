// SPDX-License-Identifier: Apache-2.0
#pragma once

// One consistent look at a database, read-only: beside a running server, or at a copy.
//
// Floor:   adapters/sqlite.
// Threads: one at a time.

#include "adapters/sqlite/beside.hpp"
#include "adapters/sqlite/case_rows.hpp"
#include "adapters/sqlite/journal.hpp"
#include "adapters/sqlite/verify.hpp"

namespace adapters::sqlite {

class Inspection {
 public:
  /// Errc::not_found    There is no such file.
  /// Errc::unsupported  It is a newer version's, or another program's.
  [[nodiscard]] static engine::Result<std::unique_ptr<Inspection>> open_folder(
      const std::string& folder);
  [[nodiscard]] static engine::Result<std::unique_ptr<Inspection>> open_file(
      const std::string& path);
  Inspection(const Inspection&) = delete;
  Inspection& operator=(const Inspection&) = delete;

  [[nodiscard]] engine::Result<Verification> verify(
      const VisitRecord& visit = {}, const std::optional<Anchor>& anchor = std::nullopt) const {
    return verify_journal(connection_, visit, anchor);
  }
  [[nodiscard]] engine::Result<std::vector<std::string>> integrity() const {
    return check_integrity(connection_);
  }
  /// Any thread, as long as this lives: what is being read now ends with an Error.
  void interrupt() const;
  /// Every photo, with the case that has it.
  [[nodiscard]] engine::Result<std::vector<engine::ports::KeptPhoto>> photos() const {
    return all_photos(connection_);
  }
  /// For reading only.
  [[nodiscard]] engine::ports::Journal& journal() { return *journal_; }
  [[nodiscard]] engine::ports::CaseRows& rows() { return *rows_; }

 private:
  explicit Inspection(Connection connection) : connection_(std::move(connection)) {}
  [[nodiscard]] engine::Result<void> prepare();

  Connection connection_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<CaseRows> rows_;
};

}  // namespace adapters::sqlite
