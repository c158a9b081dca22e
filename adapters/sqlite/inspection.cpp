// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/inspection.hpp"

#include <sqlite3.h>

#include "adapters/sqlite/file.hpp"
#include "adapters/sqlite/schema.hpp"

namespace adapters::sqlite {

using engine::Result;

Result<std::unique_ptr<Inspection>> Inspection::open_folder(const std::string& folder) {
  return open_file(database_path(folder));
}

Result<std::unique_ptr<Inspection>> Inspection::open_file(const std::string& path) {
  auto connection = Connection::open({.path = path, .access = Access::read});
  if (!connection) return connection.error();
  std::unique_ptr<Inspection> inspection(new Inspection(std::move(connection).value()));
  if (auto prepared = inspection->prepare(); !prepared) return prepared.error();
  return inspection;
}

void Inspection::interrupt() const { sqlite3_interrupt(connection_.handle()); }

Result<void> Inspection::prepare() {
  if (auto known = check_schema(connection_); !known) return known;
  // All that follows sees the file as it is now, whatever a server appends meanwhile.
  if (auto begun = connection_.run("BEGIN"); !begun) return begun;
  auto journal = Journal::open(connection_);
  if (!journal) return journal.error();
  auto rows = CaseRows::open(connection_);
  if (!rows) return rows.error();
  journal_ = std::move(journal).value();
  rows_ = std::move(rows).value();
  return {};
}

}  // namespace adapters::sqlite
