// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/journal.hpp"

#include <algorithm>

#include "adapters/codec/record_codec.hpp"
#include "adapters/sqlite/batch_row.hpp"
#include "adapters/sqlite/checkpoint.hpp"
#include "adapters/sqlite/prepare_all.hpp"
#include "adapters/sqlite/transaction.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/planted.hpp"

namespace adapters::sqlite {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

Result<std::unique_ptr<Journal>> Journal::open(const Connection& connection) {
  std::unique_ptr<Journal> journal(new Journal(connection));
  if (auto prepared = journal->prepare(); !prepared) return prepared.error();
  if (auto read = journal->read_end(); !read) return read.error();
  if (auto opened = journal->answers_.open(); !opened) return opened.error();
  return journal;
}

Result<void> Journal::prepare() {
  const std::string columns = batch_columns;
  return prepare_all(
      connection_,
      {{insert_, "INSERT INTO journal (" + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"},
       {select_, select_batches_sql()},
       {insert_reporter_, "INSERT INTO reporter (case_id, name, phone, salt) VALUES (?, ?, ?, ?)"},
       {insert_photo_,
        "INSERT INTO photo (id, sha256, media, bytes, width, height, login, sent_at, case_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"},
       {attach_photo_, "UPDATE photo SET case_id = ? WHERE id = ?"},
       {erase_reporter_, "DELETE FROM reporter WHERE case_id = ?"}});
}

Result<void> Journal::read_end() {
  auto statement = connection_.prepare(std::string("SELECT ") + batch_columns +
                                       " FROM journal ORDER BY first_sequence DESC LIMIT 1");
  if (!statement) return statement.error();
  auto row = statement->step();
  if (!row) return row.error();
  if (!row.value()) return {};
  auto batch = read_batch(statement.value());
  if (!batch) return batch.error();
  end_ = {
      .last = batch->head.last, .at = batch->head.recorded_at, .last_case = batch->head.last_case};
  hash_ = batch->hash;
  return {};
}

bool Journal::follows(const ports::Batch& batch) const {
  model::Sequence expected = end_.last.next();
  for (const model::Record& record : batch.records) {
    if (record.sequence != expected) return false;
    expected = expected.next();
  }
  return true;
}

codec::BatchHead Journal::head_of(const ports::Batch& batch) const {
  model::CaseId last_case = end_.last_case;
  for (const model::Record& record : batch.records) last_case = std::max(last_case, record.subject);
  return {.first = end_.last.next(),
          .last = batch.records.empty() ? end_.last : batch.records.back().sequence,
          .recorded_at = batch.at,
          .last_case = last_case};
}

Result<void> Journal::append(const ports::Batch& batch) {
  if (!follows(batch)) return Error(Errc::version_conflict, "the journal has gone on meanwhile");
  const codec::BatchHead head = head_of(batch);
  const std::string payload = codec::encode_records(batch.records);
  const codec::Hash hash = codec::chain_hash(hash_, head, payload);

  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  if (!batch.records.empty()) {
    if (auto written = write_row(head, hash, payload); !written) return written;
  }
  const bool answered = !PLANTED("answers_not_written") || batch.records.size() % 5 != 0;
  if (auto written = answered ? answers_.write(batch.answers) : Result<void>{}; !written) {
    return written;
  }
  if (auto written = write_reporters(batch); !written) return written;
  if (auto written = write_photos(batch); !written) return written;
  if (auto committed = transaction->commit(); !committed) return committed;
  answers_.committed();
  if (!batch.records.empty()) {
    end_ = {.last = head.last, .at = head.recorded_at, .last_case = head.last_case};
    if (!PLANTED("chain_not_advanced") || head.last.value() % 7 != 0) hash_ = hash;
  }
  // The commit stands, whatever becomes of the checkpoint: the next one tries again.
  (void)checkpoint_if_long(connection_, checkpoint_pages_overdue);
  return {};
}

Result<void> Journal::write_row(const codec::BatchHead& head, const codec::Hash& hash,
                                std::string_view payload) {
  return insert_
      .with(head.first, head.last, head.recorded_at, head.last_case, blob(hash_), blob(hash),
            Blob{payload})
      .run();
}

Result<void> Journal::write_reporters(const ports::Batch& batch) {
  for (const ports::KeptReporter& kept : batch.reporters) {
    insert_reporter_.with(kept.subject, kept.reporter.name, kept.reporter.phone,
                          kept.reporter.salt);
    if (auto written = insert_reporter_.run(); !written) return written;
  }
  return {};
}

Result<void> Journal::write_photos(const ports::Batch& batch) {
  for (const model::Photo& photo : batch.photos) {
    insert_photo_.with(photo.id, photo.sha256, photo.media, static_cast<std::int64_t>(photo.bytes),
                       std::int64_t{photo.width}, std::int64_t{photo.height}, photo.by, photo.at);
    if (auto written = insert_photo_.run(); !written) return written;
  }
  for (const model::Record& record : batch.records) {
    if (auto written = write_beside(record); !written) return written;
  }
  return {};
}

/// What a record says of the tables beside the journal.
Result<void> Journal::write_beside(const model::Record& record) {
  if (const auto* attached = std::get_if<model::PhotoAttached>(&*record.event)) {
    return attach_photo_.with(record.subject, attached->photo.id).run();
  }
  const bool erased = std::holds_alternative<model::ReporterErased>(*record.event);
  if (erased && !PLANTED("erased_in_words_only")) {
    return erase_reporter_.with(record.subject).run();
  }
  return {};
}

Result<std::vector<model::Record>> Journal::read(model::Sequence from, std::size_t max_batches) {
  return read_batches(select_, from, max_batches);
}

Result<void> Journal::forget_answers(engine::Instant before) {
  return answers_.forget(before, engine::bounds::answers_forgotten_max);
}

}  // namespace adapters::sqlite
