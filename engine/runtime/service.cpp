// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/service.hpp"

#include <algorithm>
#include <iterator>

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/planted.hpp"
#include "engine/runtime/loop.hpp"

namespace engine::runtime {
namespace {

/// With nothing due, the thread looks at the wall clock this often: it may have been set.
constexpr std::chrono::milliseconds idle_max{1000};

}  // namespace

Service::Service(Loop& loop, const ports::Clock& clock, ports::Log& log, std::size_t commands_max)
    : loop_(loop), clock_(clock), log_(log), commands_max_(commands_max) {}

Service::~Service() { stop(); }

void Service::start() {
  thread_ = std::thread([this] { run(); });
}

void Service::submit(Submission submission) {
  Failure failure = Failure::busy;
  {
    const std::lock_guard lock(mutex_);
    if (!healthy_) {
      failure = Failure::unknown;
    } else if (stopping_) {
      failure = Failure::stopping;
    } else if (waiting_.size() < commands_max_) {
      waiting_.push_back(std::move(submission));
      wake_.notify_one();
      return;
    }
  }
  submission.reply(failure);
}

bool Service::ask(std::function<void(const View&)> question) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || questions_.size() >= bounds::queue_max) return false;
  questions_.push_back({std::move(question), false});
  wake_.notify_one();
  return true;
}

bool Service::ask_caught_up(std::function<void(const View&)> question) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || questions_.size() >= bounds::queue_max) return false;
  questions_.push_back({std::move(question), true});
  wake_.notify_one();
  return true;
}

void Service::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

bool Service::healthy() const {
  const std::lock_guard lock(mutex_);
  return healthy_;
}

void Service::run() {
  while (turn()) {
  }
  end();
}

bool Service::step(bool under_way) {
  ENSURE(!thread_.joinable(), "a service that has a thread makes its own rounds");
  {
    const std::lock_guard lock(mutex_);
    waits_ = false;
    overlaps_ = under_way;
  }
  if (turn()) return true;
  end();
  return false;
}

void Service::end() {
  finish();
  if (!healthy()) return;
  if (auto written = loop_.write_rows(); !written) {
    log_.write(ports::Severity::warning, "the rows were not written at the end; recovery will",
               {{"reason", written.error().detail}});
  }
}

/// One round: take what waits, commit it, fire what is due, answer questions. False at the end.
bool Service::turn() {
  std::vector<Submission> batch;
  std::deque<Question> questions;
  {
    std::unique_lock lock(mutex_);
    if (waits_) wait(lock);
    written_ = false;
    if (stopping_ && waiting_.empty() && questions_.empty()) return false;
    if (PLANTED("stop_drops_the_queue") && stopping_) waiting_.clear();
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), bounds::batch_max));
    std::move(waiting_.begin(), waiting_.begin() + count, std::back_inserter(batch));
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    questions.swap(questions_);
  }
  serve(std::move(batch), questions);
  return true;
}

void Service::finish() {
  if (auto done = loop_.finish(); !done) note(done.error());
}

void Service::written() {
  const std::lock_guard lock(mutex_);
  written_ = true;
  wake_.notify_one();
}

void Service::wait(std::unique_lock<std::mutex>& lock) {
  const auto due = healthy_ ? loop_.next_due() : std::nullopt;
  const Duration until = due ? std::max(*due, fire_after_) - clock_.now() : Duration{idle_max};
  const auto time = std::clamp<Duration>(until, Duration{0}, idle_max);
  wake_.wait_for(lock, time,
                 [&] { return stopping_ || written_ || !waiting_.empty() || !questions_.empty(); });
}

void Service::serve(std::vector<Submission> batch, std::deque<Question>& questions) {
  const bool idle = batch.empty() && !loop_.busy();
  if (!healthy()) {
    for (Submission& submission : batch) submission.reply(Failure::unknown);
  } else if (!batch.empty()) {
    if (auto done = loop_.process(std::move(batch), clock_.now()); !done) note(done.error());
  } else if (auto done = loop_.advance(); !done) {
    note(done.error());
  }
  fire();
  const bool lists = std::any_of(questions.begin(), questions.end(),
                                 [](const Question& question) { return question.caught_up; });
  const auto behind = catch_up(lists || idle);
  if (!questions.empty() || !overlaps_) finish();
  for (Question& question : questions) {
    const auto unsound = healthy() ? std::nullopt : std::optional(Failure::unknown);
    question.run({.context = loop_.context(clock_.now()),
                  .last = loop_.last(),
                  .failure = question.caught_up && behind ? behind : unsound});
  }
}

/// People go first: of a storm of timers, one bounded commit between two batches.
void Service::fire() {
  const Instant now = clock_.now();
  // Further ahead than it was ever put, the clock was set back: waiting would take for ever.
  const bool too_soon = now < fire_after_ && fire_after_ - now <= idle_max;
  if (!healthy() || too_soon) return;
  if (auto fired = loop_.fire_due(now, bounds::timers_batch_max); !fired) {
    fire_after_ = now + idle_max;
    note(fired.error());
  }
}

/// Writes the rows behind; says why lists can't be trusted if that failed.
std::optional<Failure> Service::catch_up(bool wanted) {
  if (!healthy()) return Failure::unknown;
  if (!wanted) return std::nullopt;
  auto written = loop_.write_rows();
  if (written) return std::nullopt;
  note(written.error());
  return Failure::busy;
}

/// A full disk is told and waited out; anything else ends the engine's service until it recovers.
void Service::note(const Error& error) {
  log_.write(ports::Severity::error, "storage failed",
             {{"code", error.code.message()}, {"detail", error.detail}});
  if (error.code == Errc::storage_full || error.code == Errc::unavailable) return;
  const std::lock_guard lock(mutex_);
  healthy_ = PLANTED("ack_after_storage_error");
}

}  // namespace engine::runtime
