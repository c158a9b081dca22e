// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who writes what the loop has decided. With a thread of its own the next commit is decided while
// the disk takes the last one.
//
// Floor:   runtime.
// Threads: the engine thread calls; the work may run on another. What it uses is the work's from
//          begin() until end() returns.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace engine::runtime {

class Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  /// One piece of work at a time: end() first, then the next.
  virtual void begin(std::function<void()> work) = 0;
  /// Returns once the work that was begun is done; at once if there is none.
  virtual void end() = 0;
  /// Whether end() would return at once.
  [[nodiscard]] virtual bool idle() const = 0;
};

class WriterThread final : public Writer {
 public:
  /// `done` is called by its thread after each piece of work, and must not call back.
  explicit WriterThread(std::function<void()> done);
  ~WriterThread() override;  ///< Finishes what was begun.

  void begin(std::function<void()> work) override;
  void end() override;
  [[nodiscard]] bool idle() const override;

 private:
  void run();

  const std::function<void()> done_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> work_;  ///< Empty: none is under way.
  bool stopping_ = false;
  std::thread thread_;  ///< The last member: it uses the others.
};

}  // namespace engine::runtime
