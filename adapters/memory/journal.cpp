// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/journal.hpp"

#include <algorithm>
#include <iterator>

namespace adapters::memory {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

Result<void> Journal::check(const ports::Batch& batch) const {
  model::Sequence expected;
  if (!data_.batches.empty()) expected = data_.batches.back().records.back().sequence;
  for (const model::Record& record : batch.records) {
    expected = expected.next();
    if (record.sequence == expected) continue;
    return Error(Errc::version_conflict, "the journal has gone on meanwhile");
  }
  for (const ports::KeptAnswer& kept : batch.answers) {
    if (!data_.answers.contains(kept.key)) continue;
    return Error(Errc::version_conflict, "an answer is kept under this key already");
  }
  return {};
}

void Journal::write(const ports::Batch& batch) {
  if (!batch.records.empty()) {
    data_.batches.push_back({.at = batch.at, .records = batch.records});
  }
  for (const ports::KeptAnswer& kept : batch.answers) data_.answers.emplace(kept.key, kept);
  for (const ports::KeptReporter& kept : batch.reporters) {
    data_.reporters.emplace(kept.subject, kept.reporter);
  }
  for (const model::Photo& photo : batch.photos) data_.photos[photo.id] = {photo, {}};
  for (const model::Record& record : batch.records) {
    if (const auto* attached = std::get_if<model::PhotoAttached>(&*record.event)) {
      data_.photos[attached->photo.id] = {attached->photo, record.subject};
    } else if (std::holds_alternative<model::ReporterErased>(*record.event)) {
      data_.reporters.erase(record.subject);
    }
  }
}

Result<void> Journal::append(const ports::Batch& batch) {
  const std::lock_guard lock(data_.mutex);
  if (data_.unknown) {
    return Error(Errc::outcome_unknown, "the last commit's outcome is not known yet");
  }
  if (auto checked = check(batch); !checked) return checked;
  if (const auto fault = data_.next_operation()) {
    data_.unknown = fault->code == Errc::outcome_unknown;
    if (data_.unknown && fault->written) write(batch);
    return Error(fault->code, "the test asked for it");
  }
  write(batch);
  return {};
}

Result<std::vector<model::Record>> Journal::read(model::Sequence from, std::size_t max_batches) {
  return data_.read(from, max_batches);
}

Result<std::optional<ports::KeptAnswer>> Journal::answer(const ports::IdempotencyKey& key) {
  const std::lock_guard lock(data_.mutex);
  const auto kept = data_.answers.find(key);
  if (kept == data_.answers.end()) return std::optional<ports::KeptAnswer>();
  return std::optional(kept->second);
}

bool Journal::may_hold(const ports::IdempotencyKey& key) const {
  const std::lock_guard lock(data_.mutex);
  return data_.answers.contains(key);
}

Result<ports::JournalEnd> Journal::end() {
  const std::lock_guard lock(data_.mutex);
  ports::JournalEnd end;
  if (data_.batches.empty()) return end;
  end.last = data_.batches.back().records.back().sequence;
  end.at = data_.batches.back().at;
  for (const ports::Batch& batch : data_.batches) {
    for (const model::Record& record : batch.records) {
      end.last_case = std::max(end.last_case, record.subject);
    }
  }
  return end;
}

Result<void> Journal::forget_answers(engine::Instant before) {
  const std::lock_guard lock(data_.mutex);
  if (const auto fault = data_.next_operation()) return Error(fault->code, "the test asked for it");
  std::erase_if(data_.answers, [before](const auto& each) { return each.second.at < before; });
  return {};
}

}  // namespace adapters::memory
