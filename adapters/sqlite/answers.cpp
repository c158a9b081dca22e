// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/answers.hpp"

#include <cstring>

#include "adapters/sqlite/error.hpp"
#include "adapters/sqlite/packed_answers.hpp"
#include "adapters/sqlite/prepare_all.hpp"
#include "adapters/sqlite/transaction.hpp"

namespace adapters::sqlite {

namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

namespace {

/// Of an older file: so many answers go into one row.
constexpr std::size_t taken_over_together = 64;

Blob bytes_of(const std::vector<std::int64_t>& hashes) {
  return {{reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(std::int64_t)}};
}

Result<std::vector<std::int64_t>> hashes_in(std::string_view bytes) {
  if (bytes.size() % sizeof(std::int64_t) != 0) {
    return Error(Errc::corrupt, "hashes of keys are eight bytes each");
  }
  std::vector<std::int64_t> hashes(bytes.size() / sizeof(std::int64_t));
  if (!hashes.empty()) std::memcpy(hashes.data(), bytes.data(), bytes.size());
  return hashes;
}

Result<ports::KeptAnswer> read_older(const Statement& row) {
  auto fingerprint = row.hash(2);
  if (!fingerprint) return fingerprint.error();
  return ports::KeptAnswer{.key = {.scope = row.text(0), .key = row.text(1)},
                           .fingerprint = fingerprint.value(),
                           .at = row.instant(3),
                           .answer = {.status = static_cast<std::uint16_t>(row.integer(4)),
                                      .body = row.text(5),
                                      .location = row.text(6),
                                      .etag = row.text(7)}};
}

}  // namespace

Result<void> Answers::open() {
  if (auto prepared = prepare(); !prepared) return prepared;
  if (auto read = read_keys(); !read) return read;
  return take_over();
}

Result<void> Answers::prepare() {
  return prepare_all(
      connection_,
      {{insert_, "INSERT INTO answers (id, answered_at, hashes, packed) VALUES (?, ?, ?, ?)"},
       {select_, "SELECT packed FROM answers WHERE id = ?"},
       {select_oldest_, "SELECT id, answered_at, hashes FROM answers ORDER BY id LIMIT ?"},
       {forget_, "DELETE FROM answers WHERE id <= ?"}});
}

Result<void> Answers::read_keys() {
  auto rows = connection_.prepare("SELECT id, hashes FROM answers ORDER BY id");
  if (!rows) return rows.error();
  while (true) {
    auto row = rows->step();
    if (!row) return row.error();
    if (!row.value()) return {};
    last_ = rows->integer(0);
    auto hashes = hashes_in(rows->view(1));
    if (!hashes) return hashes.error();
    for (const std::int64_t hash : hashes.value()) index_.add(hash, last_);
  }
}

/// Before version 4 each answer had a row of its own, found by an index of the file.
Result<void> Answers::take_over() {
  auto there = connection_.number("SELECT count(*) FROM sqlite_schema WHERE name = 'answer'");
  if (!there) return there.error();
  if (there.value() == 0) return {};
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  {
    auto rows = connection_.prepare(
        "SELECT scope, key, fingerprint, answered_at, status, body, location, etag FROM answer"
        " ORDER BY id");
    if (!rows) return rows.error();
    std::vector<ports::KeptAnswer> some;
    for (bool more = true; more;) {
      auto row = rows->step();
      if (!row) return row.error();
      more = row.value();
      if (more) {
        auto kept = read_older(rows.value());
        if (!kept) return kept.error();
        some.push_back(std::move(kept).value());
      }
      if (some.empty() || (more && some.size() < taken_over_together)) continue;
      if (auto written = write(some); !written) return written;
      committed();
      some.clear();
    }
  }
  if (auto dropped = connection_.run("DROP TABLE answer"); !dropped) return dropped;
  return transaction->commit();
}

Result<void> Answers::write(const std::vector<ports::KeptAnswer>& answers) {
  written_ = {.id = last_ + 1, .hashes = {}};
  if (answers.empty()) return {};
  for (const ports::KeptAnswer& kept : answers) {
    const std::int64_t hash = AnswerIndex::hash_of(kept.key);
    if (index_.holds(hash)) {
      auto same = find(kept.key);
      if (!same) return same.error();
      if (same.value()) {
        return Error(Errc::version_conflict, "an answer is kept under this key already");
      }
    }
    written_.hashes.push_back(hash);
  }
  const std::string packed = pack_answers(answers);
  return insert_.with(written_.id, answers.back().at, bytes_of(written_.hashes), Blob{packed})
      .run();
}

void Answers::committed() {
  if (written_.hashes.empty()) return;
  for (const std::int64_t hash : written_.hashes) index_.add(hash, written_.id);
  last_ = written_.id;
  written_.hashes.clear();
}

bool Answers::may_hold(const ports::IdempotencyKey& key) const {
  return index_.holds(AnswerIndex::hash_of(key));
}

Result<std::optional<ports::KeptAnswer>> Answers::find(const ports::IdempotencyKey& key) {
  for (const std::int64_t id : index_.find(AnswerIndex::hash_of(key))) {
    select_.with(id);
    const Reset at_end(select_);
    auto row = select_.step();
    if (!row) return row.error();
    if (!row.value()) continue;
    auto answers = unpack_answers(select_.view(0));
    if (!answers) return answers.error();
    for (ports::KeptAnswer& kept : answers.value()) {
      if (kept.key == key) return std::optional(std::move(kept));
    }
  }
  return std::optional<ports::KeptAnswer>();
}

Result<std::vector<Answers::Written>> Answers::older_than(engine::Instant before,
                                                          std::size_t most) {
  select_oldest_.with(static_cast<std::int64_t>(most));
  const Reset at_end(select_oldest_);
  std::vector<Written> old;
  while (true) {
    auto row = select_oldest_.step();
    if (!row) return row.error();
    if (!row.value() || select_oldest_.instant(1) >= before) return old;
    auto hashes = hashes_in(select_oldest_.view(2));
    if (!hashes) return hashes.error();
    old.push_back({select_oldest_.integer(0), std::move(hashes).value()});
  }
}

Result<void> Answers::forget(engine::Instant before, std::size_t most) {
  if (connection_.unsound()) return unsound_error();
  auto old = older_than(before, most);
  if (!old) return old.error();
  if (old->empty()) return {};
  if (auto done = forget_.with(old->back().id).run(); !done) return done;
  for (const Written& gone : old.value()) {
    for (const std::int64_t hash : gone.hashes) index_.drop(hash, gone.id);
  }
  return {};
}

}  // namespace adapters::sqlite
