// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/batch_row.hpp"

#include <iterator>

#include "adapters/codec/record_codec.hpp"
#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
using engine::Errc;
using engine::Error;
using engine::Result;

Error broken(const BatchRow& batch, const std::string& what) {
  return {Errc::corrupt, "batch " + std::to_string(batch.head.first.value()) +
                             " of the journal: " + what + "; restore from a backup"};
}

bool is_whole(const BatchRow& batch) {
  return codec::chain_hash(batch.previous, batch.head, batch.payload) == batch.hash;
}

bool are_in_order(const BatchRow& batch, const std::vector<model::Record>& records) {
  model::Sequence expected = batch.head.first;
  for (const model::Record& record : records) {
    if (record.sequence != expected) return false;
    expected = expected.next();
  }
  return expected == batch.head.last.next();
}

}  // namespace

Result<BatchRow> read_batch(const Statement& row) {
  BatchRow batch;
  batch.head = {.first = row.number<model::Sequence>(0),
                .last = row.number<model::Sequence>(1),
                .recorded_at = row.instant(2),
                .last_case = row.number<model::CaseId>(3)};
  auto previous = row.hash(4);
  auto hash = row.hash(5);
  if (!previous || !hash) return broken(batch, "a hash is not 32 bytes long");
  batch.previous = previous.value();
  batch.hash = hash.value();
  batch.payload = row.text(6);
  return batch;
}

Result<std::vector<model::Record>> records_of(const BatchRow& batch) {
  if (!is_whole(batch)) return broken(batch, "its bytes do not match its hash");
  auto records = codec::decode_records(batch.payload);
  if (records && !are_in_order(batch, records.value())) {
    return broken(batch, "its records are not those that its row names");
  }
  return records;
}

Result<std::vector<model::Record>> records_of(const BatchRow& batch, model::CaseId subject) {
  if (!is_whole(batch)) return broken(batch, "its bytes do not match its hash");
  return codec::decode_records_of(batch.payload, subject);
}

std::string select_batches_sql() {
  return std::string("SELECT ") + batch_columns +
         " FROM journal WHERE first_sequence >= ifnull((SELECT max(first_sequence)"
         " FROM journal WHERE first_sequence <= ?1), 0)"
         " AND last_sequence >= ?1 ORDER BY first_sequence LIMIT ?2";
}

Result<std::vector<model::Record>> read_batches(Statement& select, model::Sequence from,
                                                std::size_t max_batches) {
  std::vector<model::Record> all;
  select.with(from, static_cast<std::int64_t>(max_batches));
  const Reset at_end(select);
  while (true) {
    auto row = select.step();
    if (!row) return row.error();
    if (!row.value()) return all;
    auto batch = read_batch(select);
    if (!batch) return batch.error();
    auto records = records_of(batch.value());
    if (!records) return records.error();
    std::move(records->begin(), records->end(), std::back_inserter(all));
  }
}

}  // namespace adapters::sqlite
