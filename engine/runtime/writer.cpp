// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/writer.hpp"

#include "engine/base/ensure.hpp"

namespace engine::runtime {

WriterThread::WriterThread(std::function<void()> done)
    : done_(std::move(done)), thread_([this] { run(); }) {}

WriterThread::~WriterThread() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void WriterThread::begin(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    ENSURE(!work_, "one piece of work at a time");
    work_ = std::move(work);
  }
  changed_.notify_all();
}

void WriterThread::end() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !work_; });
}

bool WriterThread::idle() const {
  const std::lock_guard lock(mutex_);
  return !work_;
}

void WriterThread::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || work_; });
    if (!work_) return;
    lock.unlock();
    work_();
    lock.lock();
    work_ = nullptr;
    changed_.notify_all();
    done_();  // Locked: after end() nobody is told any more.
  }
}

}  // namespace engine::runtime
