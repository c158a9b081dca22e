// SPDX-License-Identifier: Apache-2.0
#pragma once

// A store that is written behind the one who decides: appends and rows go to a thread of their own,
// in order, so that a simulation decides the next commit while the disk takes the last one.
//
// Not for a server: it answers "done" before anything is. A failure comes back with a later call,
// and nothing is written after it. What a commit wrote is not copied: append() notes that it is
// coming, and publish(), which the loop calls next, hands it over.
//
// Floor:   tools.
// Threads: one thread calls; the store behind is used by one thread at a time, theirs or ours.
// Errors:  those of the store, late.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"
#include "engine/ports/surroundings.hpp"

namespace tools::simulate {

class Behind final : public engine::ports::Journal,
                     public engine::ports::CaseRows,
                     public engine::ports::Publisher {
 public:
  /// Called with every commit, before it is written.
  using Follow = std::function<void(const std::vector<engine::ports::Change>&)>;

  Behind(engine::ports::Journal& journal, engine::ports::CaseRows& rows);
  Behind(const Behind&) = delete;
  Behind& operator=(const Behind&) = delete;
  ~Behind() override;

  /// Returns once all is written that was given before.
  [[nodiscard]] engine::Result<void> drain();
  /// Does it in its turn, with the store for itself.
  [[nodiscard]] engine::Result<void> later(std::function<engine::Result<void>()> job);
  void follow(Follow follow) { follow_ = std::move(follow); }
  /// Called with every commit by the thread that writes it.
  void witness(Follow witness) { witness_ = std::move(witness); }

  void publish(std::vector<engine::ports::Change> changes) override;

  engine::Result<void> append(const engine::ports::Batch& batch) override;
  engine::Result<void> project(const engine::ports::Projection& projection) override;
  engine::Result<void> forget_answers(engine::Instant before) override;

  // What reads the journal waits for all that was written before; what reads rows, for rows alone.
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override;
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override;
  bool may_hold(const engine::ports::IdempotencyKey& key) const override;
  engine::Result<engine::ports::JournalEnd> end() override;
  engine::Result<std::optional<engine::model::Case>> load(engine::model::CaseId id) override;
  engine::Result<engine::model::Sequence> projected_through() override;
  engine::Result<void> visit_open(const std::function<void(engine::model::Case)>& visit) override;
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& each) override;

 private:
  using Write = std::function<engine::Result<void>()>;
  struct Job {
    Write write;
    bool rows = false;  ///< It writes rows.
  };

  void work();
  [[nodiscard]] bool may_write() const;
  [[nodiscard]] engine::Result<void> put(Job job);
  /// Drains, and then asks the store.
  template <class Ask>
  auto ask(Ask ask) -> decltype(ask());
  /// Asks between two commits, once no rows wait.
  template <class Ask>
  auto ask_rows(Ask ask) -> decltype(ask());

  engine::ports::Journal& journal_;
  engine::ports::CaseRows& rows_;
  Follow follow_, witness_;
  std::optional<engine::Instant> coming_;  ///< When the commit was whose records are to come.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;          ///< The first one may be under way.
  std::size_t rows_waiting_ = 0;  ///< Jobs that write rows, and are not done.
  bool busy_ = false;             ///< The worker has the store.
  bool asked_ = false;            ///< Somebody else waits for the store, or has it.
  engine::Result<void> failure_;
  bool stopping_ = false;
  std::thread worker_;  ///< The last member: it uses the others.
};

}  // namespace tools::simulate
