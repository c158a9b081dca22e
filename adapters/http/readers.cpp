// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/readers.hpp"

#include "engine/base/bounds.hpp"

namespace adapters::http {

Readers::Readers(const Factory& factory, std::size_t threads) {
  for (std::size_t count = 0; count < threads; ++count) {
    auto queries = std::shared_ptr(factory());
    if (queries == nullptr) return;  // The store cannot be read: whoever asks is told "busy".
    threads_.emplace_back([this, queries] { run(*queries); });
  }
}

Readers::~Readers() { stop(); }

void Readers::stop() {
  std::deque<Job> dropped;  // They end outside of the lock: whatever they hold may call back.
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool Readers::post(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_ || threads_.empty() || waiting_.size() >= engine::bounds::reads_waiting_max)
      return false;
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void Readers::run(engine::ports::Queries& queries) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job(queries);
  }
}

}  // namespace adapters::http
