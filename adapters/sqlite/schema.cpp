// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/schema.hpp"

#include <initializer_list>
#include <string>

#include "adapters/sqlite/transaction.hpp"

namespace adapters::sqlite {
namespace {

using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::string_view journal_tables = R"sql(
CREATE TABLE journal (
  first_sequence INTEGER PRIMARY KEY,
  last_sequence  INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
  recorded_at    INTEGER NOT NULL,
  last_case      INTEGER NOT NULL,
  previous_hash  BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash           BLOB NOT NULL CHECK (length(hash) = 32),
  payload        BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE reporter (
  case_id INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  phone   TEXT NOT NULL,
  salt    TEXT NOT NULL
) STRICT;
)sql";

/// Since version 4: a row for the answers of each commit. Before, each had its own, and an index by
/// keys, which are random, took a page for every one. What is there is taken over by answers.cpp.
constexpr std::string_view answer_tables = R"sql(
CREATE TABLE answers (
  id          INTEGER PRIMARY KEY,
  answered_at INTEGER NOT NULL,
  hashes      BLOB NOT NULL,
  packed      BLOB NOT NULL
) STRICT;
)sql";

/// Since version 2.
constexpr std::string_view later_tables = R"sql(
CREATE TABLE photo (
  id      TEXT PRIMARY KEY,
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  media   TEXT NOT NULL,
  bytes   INTEGER NOT NULL,
  width   INTEGER NOT NULL,
  height  INTEGER NOT NULL,
  login   TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  case_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE deed (
  number INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  login  TEXT NOT NULL,
  act    TEXT NOT NULL,
  about  TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER deeds_are_never_changed BEFORE UPDATE ON deed
  BEGIN SELECT RAISE(ABORT, 'deeds are append-only'); END;
CREATE TRIGGER deeds_are_never_dropped BEFORE DELETE ON deed
  BEGIN SELECT RAISE(ABORT, 'deeds are append-only'); END;
CREATE INDEX photo_loose ON photo (sent_at) WHERE case_id = 0;
)sql";

/// Since version 3: what charts count of other cases goes by category.
constexpr std::string_view later_indexes = R"sql(
CREATE INDEX cases_by_category ON cases (category, raised_at);
)sql";

constexpr std::string_view people_tables = R"sql(
CREATE TABLE account (
  login         TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  posts         TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  disabled      INTEGER NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
  hash       BLOB PRIMARY KEY CHECK (length(hash) = 32),
  kind       INTEGER NOT NULL CHECK (kind IN (1, 2)),
  login      TEXT NOT NULL,
  label      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_by_login ON credential (login);
)sql";

// `urgency` puts what has no due instant last. `search` has no content of its own: rowid is the
// case, and the words are grams that we cut ourselves; `ascii` leaves all non-ASCII alone.
constexpr std::string_view case_tables = R"sql(
CREATE TABLE cases (
  id          INTEGER PRIMARY KEY,
  parent      INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  number      TEXT NOT NULL,
  workflow    TEXT NOT NULL,
  open        INTEGER NOT NULL,
  states      TEXT NOT NULL,
  queues      TEXT NOT NULL,
  stage       TEXT NOT NULL,
  level       TEXT NOT NULL,
  owner       TEXT NOT NULL,
  category    TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  unit        TEXT NOT NULL,
  part        TEXT NOT NULL,
  severity    INTEGER NOT NULL,
  grid        TEXT NOT NULL,
  area        TEXT NOT NULL,
  community   TEXT NOT NULL,
  street      TEXT NOT NULL,
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  address     TEXT NOT NULL,
  raised_by   TEXT NOT NULL,
  claimed_by  TEXT NOT NULL,
  raised_at   INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  due_at      INTEGER,
  warned      INTEGER NOT NULL,
  overdue     INTEGER NOT NULL,
  supervised  INTEGER NOT NULL,
  units       TEXT NOT NULL,
  snapshot    BLOB NOT NULL,
  urgency     INTEGER NOT NULL AS (ifnull(due_at, 9223372036854775807)) VIRTUAL
) STRICT;
CREATE INDEX cases_by_urgency ON cases (urgency);
CREATE INDEX cases_open_by_urgency ON cases (urgency) WHERE open = 1;
CREATE INDEX cases_by_parent ON cases (parent) WHERE parent <> 0;

CREATE TABLE timer (
  case_id  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  due_at   INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE trail (
  case_id INTEGER NOT NULL,
  batch   INTEGER NOT NULL,
  PRIMARY KEY (case_id, batch)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
  grams, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii');

CREATE TABLE mark (
  name     TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;
)sql";

Result<bool> is_empty(const Connection& connection) {
  auto tables = connection.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  return tables.value() == 0;
}

/// All of it or nothing: a file never has half of a version.
Result<void> make(const Connection& connection, std::initializer_list<std::string_view> parts) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  for (const std::string_view tables : parts) {
    if (auto done = connection.run(tables); !done) return done;
  }
  const std::string identity = "PRAGMA application_id = " + std::to_string(application_id) +
                               "; PRAGMA user_version = " + std::to_string(schema_version) + ";";
  if (auto done = connection.run(identity); !done) return done;
  return transaction->commit();
}

}  // namespace

Result<void> check_schema(const Connection& connection) {
  auto application = connection.number("PRAGMA application_id");
  if (!application) return application.error();
  auto version = connection.number("PRAGMA user_version");
  if (!version) return version.error();
  if (application.value() != application_id) {
    return Error(Errc::unsupported, "the file is a database of another program");
  }
  if (version.value() != schema_version) {
    return Error(Errc::unsupported, "the file has tables of version " +
                                        std::to_string(version.value()) + ", this server knows " +
                                        std::to_string(schema_version) +
                                        "; start the version that wrote it");
  }
  return {};
}

Result<void> prepare_schema(const Connection& connection) {
  auto empty = is_empty(connection);
  if (!empty) return empty.error();
  if (empty.value()) {
    return make(connection, {journal_tables, answer_tables, later_tables, people_tables,
                             case_tables, later_indexes});
  }
  auto application = connection.number("PRAGMA application_id");
  if (!application) return application.error();
  auto version = connection.number("PRAGMA user_version");
  if (!version) return version.error();
  if (application.value() != application_id) return check_schema(connection);
  switch (version.value()) {
    case 1: return make(connection, {later_tables, later_indexes, answer_tables});
    case 2: return make(connection, {later_indexes, answer_tables});
    case 3: return make(connection, {answer_tables});
    default: return check_schema(connection);
  }
}

}  // namespace adapters::sqlite
