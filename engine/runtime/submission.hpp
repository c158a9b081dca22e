// SPDX-License-Identifier: Apache-2.0
#pragma once

// A command on its way through the loop, with who asked, under which key, and how to answer.
//
// Floor:   runtime.
// Threads: made on any thread; `word` runs on the engine thread, `reply` there or on its writer's.

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "engine/directory/post.hpp"
#include "engine/model/case.hpp"
#include "engine/model/command.hpp"
#include "engine/model/rejection.hpp"
#include "engine/ports/journal.hpp"

namespace engine::runtime {

/// What a command led to, before it is committed. `subject` is the case as it will be.
struct Outcome {
  const model::Case* subject = nullptr;         ///< Null on a rejection without a visible case.
  const model::Rejection* rejection = nullptr;  ///< Null when it was done.
  Instant now;
  /// Any other case as it will be then: those that hang on this one.
  std::function<const model::Case*(model::CaseId)> find = {};
};

/// Why a submission got no decision.
enum class Failure {
  busy,          ///< The queue is full, or nothing could be read. Retry later, with the same key.
  stopping,      ///< The server is shutting down. Retry later, with the same key.
  storage_full,  ///< Nothing was written.
  unknown,       ///< It may have been written: retry with the same key.
  key_reused,    ///< This key came with another request before.
};

using Reply = std::variant<ports::Answer, Failure>;

struct Submission {
  directory::Actor actor;
  model::Command command;
  std::optional<ports::IdempotencyKey> key;
  ports::Fingerprint fingerprint{};
  /// Words the answer from the outcome. Its bytes are committed with the records when `key` is set.
  std::function<ports::Answer(const Outcome&)> word;
  /// Called once, after the commit.
  std::function<void(Reply)> reply;
};

}  // namespace engine::runtime
