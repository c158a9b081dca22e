// SPDX-License-Identifier: Apache-2.0
#pragma once

// A loop over the store in memory, with a toy chart whose one clock is easy to follow.

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "adapters/memory/case_rows.hpp"
#include "adapters/memory/journal.hpp"
#include "engine/directory/county.hpp"
#include "engine/runtime/loop.hpp"

namespace runtime_test {

/// Fails what the test asks to fail; else it is the journal in memory.
class Journal final : public engine::ports::Journal {
 public:
  explicit Journal(adapters::memory::Data& data) : below_(data) {}
  engine::Result<void> append(const engine::ports::Batch& batch) override {
    return below_.append(batch);
  }
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override {
    return below_.read(from, max_batches);
  }
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override;
  bool may_hold(const engine::ports::IdempotencyKey& key) const override {
    return below_.may_hold(key);
  }
  engine::Result<engine::ports::JournalEnd> end() override { return below_.end(); }
  engine::Result<void> forget_answers(engine::Instant before) override {
    return below_.forget_answers(before);
  }

  bool unreadable = false;  ///< Look-ups of kept answers fail.

 private:
  adapters::memory::Journal below_;
};

/// Counts commits; says nothing.
class Witness final : public engine::ports::Publisher, public engine::ports::Log {
 public:
  void publish(std::vector<engine::ports::Change> changes) override;
  void write(engine::ports::Severity, std::string_view, const std::vector<Field>&) override {}

  std::vector<engine::model::Record> records;  ///< All that was published.
};

/// Stands until it is set.
class StandingClock final : public engine::ports::Clock {
 public:
  explicit StandingClock(engine::Instant now) : now_(now) {}
  [[nodiscard]] engine::Instant now() const override { return now_; }
  void set(engine::Instant now) { now_ = now; }

 private:
  engine::Instant now_;
};

class Toy {
 public:
  explicit Toy(engine::runtime::Writer* writer = nullptr);

  /// As after a crash: a new loop over what the store holds. Fails the test if it can't recover.
  void restart();
  [[nodiscard]] engine::Result<engine::runtime::Recovered> recover(
      const engine::core::Workflows& workflows);
  [[nodiscard]] engine::runtime::Loop& loop() { return *loop_; }
  /// Raises a toy under `key`; its reply goes to replies().
  [[nodiscard]] engine::runtime::Submission raise(const std::string& key = {}, char body = 'a');
  [[nodiscard]] engine::runtime::Submission send(std::uint64_t id, const std::string& event,
                                                 const std::string& key = {});
  /// Processes it alone, now.
  engine::Result<void> process(engine::runtime::Submission submission);
  /// The store's next writing operation fails like this.
  void fail_next_write(engine::Errc code, bool written = false);
  [[nodiscard]] std::vector<engine::runtime::Reply>& replies() { return *replies_; }

  adapters::memory::Data data;
  Journal journal{data};
  adapters::memory::CaseRows rows{data};
  Witness witness;
  const engine::directory::County& county;
  const engine::core::Workflows& workflows;
  engine::Instant now;

 private:
  engine::runtime::Writer* writer_;
  std::unique_ptr<engine::runtime::Loop> loop_;
  std::shared_ptr<std::vector<engine::runtime::Reply>> replies_ =
      std::make_shared<std::vector<engine::runtime::Reply>>();
};

[[nodiscard]] bool failed_with(const engine::runtime::Reply& reply,
                               engine::runtime::Failure failure);
[[nodiscard]] int status_of(const engine::runtime::Reply& reply);

}  // namespace runtime_test
