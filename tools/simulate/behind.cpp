// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/behind.hpp"

#include <iterator>
#include <memory>
#include <tuple>
#include <utility>

#include "engine/base/ensure.hpp"

namespace tools::simulate {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Result;

namespace {

/// So many commits may wait: more would only be memory.
constexpr std::size_t jobs_max = 4'096;

/// The changes of a commit stand in the order of its records.
ports::Batch batch_of(engine::Instant at, std::vector<ports::Change>& changes) {
  ports::Batch batch{.at = at};
  for (ports::Change& change : changes) {
    std::move(change.records.begin(), change.records.end(), std::back_inserter(batch.records));
  }
  return batch;
}

}  // namespace

Behind::Behind(ports::Journal& journal, ports::CaseRows& rows)
    : journal_(journal), rows_(rows), worker_([this] { work(); }) {}

Behind::~Behind() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

void Behind::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return jobs_.empty() ? stopping_ : may_write(); });
    if (jobs_.empty()) return;
    Job& job = jobs_.front();  // The front of a deque stays where it is while others come.
    if (failure_) {
      busy_ = true;
      lock.unlock();
      auto done = job.write();
      job.write = nullptr;  // What it held is freed here, and nobody waits for that.
      lock.lock();
      busy_ = false;
      failure_ = std::move(done);
    }
    if (job.rows) --rows_waiting_;
    jobs_.pop_front();
    changed_.notify_all();
  }
}

/// Who asks is let in between two jobs, but not before the rows that were given earlier.
bool Behind::may_write() const { return !asked_ || rows_waiting_ > 0; }

Result<void> Behind::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return jobs_.empty(); });
  return failure_;
}

Result<void> Behind::later(Write write) { return put({std::move(write)}); }

Result<void> Behind::put(Job job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return jobs_.size() < jobs_max; });
  if (!failure_) return failure_;
  if (job.rows) ++rows_waiting_;
  jobs_.push_back(std::move(job));
  lock.unlock();
  changed_.notify_all();
  return {};
}

Result<void> Behind::append(const ports::Batch& batch) {
  ENSURE(!coming_, "what was appended is published before the next append");
  if (batch.records.empty()) return later([this, batch] { return journal_.append(batch); });
  ENSURE(batch.answers.empty() && batch.reporters.empty() && batch.photos.empty(),
         "what a simulation writes beside its records comes in batches of its own");
  const std::scoped_lock lock(mutex_);
  if (failure_) coming_ = batch.at;
  return failure_;
}

void Behind::publish(std::vector<ports::Change> changes) {
  ENSURE(coming_, "the records of an append that went well");
  if (follow_) follow_(changes);
  const engine::Instant at = *std::exchange(coming_, std::nullopt);
  // A failure is kept: the next append returns it. The changes go when the job does, over there.
  const auto kept = std::make_shared<std::vector<ports::Change>>(std::move(changes));
  std::ignore = later([this, at, kept] {
    if (witness_) witness_(*kept);
    return journal_.append(batch_of(at, *kept));
  });
}

Result<void> Behind::project(const ports::Projection& projection) {
  return put({[this, projection] { return rows_.project(projection); }, true});
}

Result<void> Behind::forget_answers(engine::Instant before) {
  return later([this, before] { return journal_.forget_answers(before); });
}

template <class Ask>
auto Behind::ask(Ask ask) -> decltype(ask()) {
  if (auto written = drain(); !written) return written.error();
  return ask();
}

template <class Ask>
auto Behind::ask_rows(Ask ask) -> decltype(ask()) {
  std::unique_lock lock(mutex_);
  asked_ = true;
  changed_.wait(lock, [this] { return !busy_ && rows_waiting_ == 0; });
  const auto failure = failure_;
  lock.unlock();
  decltype(ask()) answer = failure ? ask() : failure.error();
  lock.lock();
  asked_ = false;
  lock.unlock();
  changed_.notify_all();
  return answer;
}

Result<std::vector<model::Record>> Behind::read(model::Sequence from, std::size_t max_batches) {
  return ask([&] { return journal_.read(from, max_batches); });
}

Result<std::optional<ports::KeptAnswer>> Behind::answer(const ports::IdempotencyKey& key) {
  return ask([&] { return journal_.answer(key); });
}

bool Behind::may_hold(const ports::IdempotencyKey&) const { return true; }

Result<ports::JournalEnd> Behind::end() {
  return ask([&] { return journal_.end(); });
}

Result<std::optional<model::Case>> Behind::load(model::CaseId id) {
  return ask_rows([&] { return rows_.load(id); });
}

Result<model::Sequence> Behind::projected_through() {
  return ask_rows([&] { return rows_.projected_through(); });
}

Result<void> Behind::visit_open(const std::function<void(model::Case)>& visit) {
  return ask_rows([&] { return rows_.visit_open(visit); });
}

Result<void> Behind::visit(const model::ListFilter& filter,
                           const std::function<void(ports::StoredCase)>& each) {
  return ask_rows([&] { return rows_.visit(filter, each); });
}

}  // namespace tools::simulate
