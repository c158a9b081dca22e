// SPDX-License-Identifier: Apache-2.0
#pragma once

// The threads that read lists: each has its own read-only view of the store, so that no list holds
// up the engine or the network.
//
// Floor:   adapters/http.
// Threads: post() from any thread; jobs run on the reader threads.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/ports/case_rows.hpp"

namespace adapters::http {

class Readers {
 public:
  using Factory = std::function<std::unique_ptr<engine::ports::Queries>()>;
  using Job = std::function<void(engine::ports::Queries&)>;

  Readers(const Factory& factory, std::size_t threads);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  /// Ends the threads after the jobs that run now; those that wait are dropped.
  void stop();
  /// False when too many wait already: the job will not run.
  [[nodiscard]] bool post(Job job);

 private:
  void run(engine::ports::Queries& queries);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace adapters::http
