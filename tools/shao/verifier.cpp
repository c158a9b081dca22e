// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/verifier.hpp"

#include <chrono>

#include "adapters/http/digest.hpp"

namespace tools::shao {
namespace {

using adapters::http::Verification;
using adapters::http::VerificationState;
using adapters::sqlite::Inspection;

/// What is under way is interrupted so often: an interrupt between two statements goes unheard.
constexpr std::chrono::milliseconds nudge{20};

}  // namespace

Verifier::Verifier(std::string folder, const engine::ports::Clock& clock, engine::ports::Log& log)
    : folder_(std::move(folder)), clock_(clock), log_(log) {}

Verifier::~Verifier() { stop(); }

bool Verifier::begin() {
  const std::lock_guard lock(mutex_);
  if (stopping_ || last_.state == VerificationState::running) return false;
  last_ = {.state = VerificationState::running, .begun_at = clock_.now()};
  running_ = std::async(std::launch::async, [this] { run(); });
  return true;
}

Verification Verifier::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

void Verifier::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  while (running_.valid() && running_.wait_for(nudge) != std::future_status::ready) {
    const std::lock_guard lock(mutex_);
    if (inspection_) inspection_->interrupt();
  }
}

void Verifier::run() {
  Verification found = look();
  found.ended_at = clock_.now();
  const std::lock_guard lock(mutex_);
  inspection_.reset();
  found.begun_at = last_.begun_at;
  last_ = std::move(found);
}

Verification Verifier::look() {
  auto opened = Inspection::open_folder(folder_);
  if (!opened) return failed(opened.error());
  const Inspection& inspection = **opened;
  {
    const std::lock_guard lock(mutex_);
    inspection_ = std::move(opened).value();
  }
  const auto chain = inspection.verify();
  if (!chain) return failed(chain.error());
  const auto pages = inspection.integrity();
  if (!pages) return failed(pages.error());
  Verification found{.batches = chain->batches,
                     .records = chain->records,
                     .last = chain->last.value(),
                     .head = adapters::http::hex(chain->head),
                     .faults = chain->faults};
  found.faults.insert(found.faults.end(), pages->begin(), pages->end());
  found.state = found.faults.empty() ? VerificationState::sound : VerificationState::unsound;
  for (const auto& fault : found.faults) {
    log_.write(engine::ports::Severity::error, "the journal is not sound", {{"fault", fault}});
  }
  return found;
}

Verification Verifier::failed(const engine::Error& error) {
  const std::lock_guard lock(mutex_);
  // Broken off because the server stops, it says nothing of the journal.
  const auto severity = stopping_ ? engine::ports::Severity::info : engine::ports::Severity::error;
  log_.write(severity, "the journal could not be verified", {{"detail", error.detail}});
  return {.state = VerificationState::failed};
}

}  // namespace tools::shao
