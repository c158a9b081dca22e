// SPDX-License-Identifier: Apache-2.0
#pragma once

// The engine thread: a bounded queue in front of the loop, and the timer pump beside it.
//
// Floor:   runtime.
// Threads: submit(), ask() and stop() from any thread; everything they are given runs on the engine
//          thread and must not block or call back into the service synchronously.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/base/door_bounds.hpp"
#include "engine/core/context.hpp"
#include "engine/ports/surroundings.hpp"
#include "engine/runtime/submission.hpp"

namespace engine::runtime {

class Loop;

/// The state as a reader on the engine thread sees it. Valid only inside the call.
struct View {
  core::Context context;  ///< now, county, workflows, find
  model::Sequence last;   ///< The journal's end.
  /// Set where the store is in trouble: then lists may show less than was answered, and nothing
  /// may be written. Whoever lists or writes answers this instead.
  std::optional<Failure> failure = std::nullopt;
};

class Service {
 public:
  /// `commands_max`: so many wait at most.
  Service(Loop& loop, const ports::Clock& clock, ports::Log& log,
          std::size_t commands_max = bounds::queue_default);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  void start();
  /// Replies Failure::busy at once when the queue is full, Failure::stopping when it is closed,
  /// Failure::unknown once storage has failed: it may be a retry of what was written.
  void submit(Submission submission);
  /// One round on the caller's thread and without waiting, for whoever brings the time along, as a
  /// simulation does: instead of start(). After stop(), false at the end, when all is written.
  /// A commit that a Writer has not ended by then is ended first, unless it may stay `under_way`.
  [[nodiscard]] bool step(bool under_way = false);
  /// Runs `question` between two batches. False when stopping or full: it will not run.
  bool ask(std::function<void(const View&)> question);
  /// As ask(), after the rows have caught up with the journal: before any list is read.
  bool ask_caught_up(std::function<void(const View&)> question);
  /// Finishes what is queued, writes the rows behind, and ends the thread.
  void stop();
  /// The loop's writer is idle again. From any thread.
  void written();
  /// Logs a failure of the store that somebody else met; one after which nothing may be answered
  /// as done ends the engine's service.
  void note(const Error& error);
  /// False once a storage failure has stopped the engine.
  [[nodiscard]] bool healthy() const;

 private:
  struct Question {
    std::function<void(const View&)> run;
    bool caught_up = false;
  };
  void run();
  bool turn();
  void wait(std::unique_lock<std::mutex>& lock);
  void end();
  void serve(std::vector<Submission> batch, std::deque<Question>& questions);
  void finish();
  void fire();
  [[nodiscard]] std::optional<Failure> catch_up(bool wanted);

  Loop& loop_;
  const ports::Clock& clock_;
  ports::Log& log_;
  const std::size_t commands_max_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Submission> waiting_;
  std::deque<Question> questions_;
  bool stopping_ = false;
  bool written_ = false;
  bool healthy_ = true;
  bool waits_ = true;     ///< False for whoever makes its rounds with step().
  bool overlaps_ = true;  ///< Whether a commit may stay under way between two rounds.
  Instant fire_after_{};  ///< Where timers could not be committed: not at once again.
  std::thread thread_;
};

}  // namespace engine::runtime
