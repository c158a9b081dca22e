// SPDX-License-Identifier: Apache-2.0
#pragma once

// One commit, from its first command to the book: the loop's own, split off for its two files.
//
// Floor:   runtime; private to it.
// Threads: the engine's, but for what is the writer's while it writes.

#include <algorithm>

#include "engine/runtime/loop.hpp"

namespace engine::runtime {

/// One commit in the making, and then on its way.
struct Loop::Turn {
  struct PendingReply {
    std::function<void(Reply)> send;
    Reply reply;
  };

  void reply_all() {
    for (PendingReply& pending : replies) {
      if (pending.send) pending.send(std::move(pending.reply));
    }
    replies.clear();
  }
  void fail_all(Failure failure) {
    for (PendingReply& pending : replies) pending.reply = failure;
    reply_all();
  }
  /// Makes the batch of what was decided.
  void gather() {
    batch = {
        .at = setting.now, .records = overlay.take_records(), .reporters = std::move(reporters)};
    for (const auto& [id, photo] : photos) batch.photos.push_back(photo);
    for (auto& [key, answer] : answers) batch.answers.push_back(std::move(answer));
  }
  [[nodiscard]] std::size_t photos_by(const directory::Login& login) const {
    return static_cast<std::size_t>(std::count_if(
        photos.begin(), photos.end(), [&](const auto& each) { return each.second.by == login; }));
  }
  [[nodiscard]] bool writes() const {
    return !batch.records.empty() || !batch.answers.empty() || !batch.photos.empty();
  }

  Setting setting;
  Overlay overlay;
  std::map<ports::IdempotencyKey, ports::KeptAnswer> answers;
  std::vector<ports::KeptReporter> reporters;
  std::map<std::string, model::Photo, std::less<>> photos;  ///< Taken in by this commit.
  // From here on the writer's, once it is handed over and until it is written.
  std::vector<PendingReply> replies;
  ports::Batch batch;
  std::optional<ports::Projection> rows;  ///< Written behind it: what changed before.
  Result<void> appended, projected;
};

}  // namespace engine::runtime
