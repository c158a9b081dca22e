// SPDX-License-Identifier: Apache-2.0
#pragma once

// What was asked and what was answered, held against what the journal says (I1, I2, I3, I17): each
// request's tag stands in the records that it caused, so the journal tells what really was done.
//
// Floor: tests/sim.

#include <cstdint>
#include <map>
#include <unordered_map>

#include "engine/ports/journal.hpp"
#include "engine/runtime/submission.hpp"
#include "tests/sim/op.hpp"
#include "tests/sim/violation.hpp"

namespace sim {

class Requests {
 public:
  explicit Requests(Verdict& verdict) : verdict_(verdict) {}

  void delivered(const Op& op, const engine::ports::Fingerprint& fingerprint);
  /// The engine answered one delivery.
  void replied(const Op& op, const engine::runtime::Reply& reply);
  /// One delivery died with its process: nobody will ever answer it.
  void lost(const Op& op) { --by_tag_[op.tag].waiting; }
  /// The engine failed to store something: what it says of new commands from now on is no answer.
  void storage_failed() { sound_ = false; }
  void restarted() { sound_ = true; }

  /// The journal has a record of what this request asked for.
  void done(std::uint32_t tag, const engine::model::Cause& cause);
  void kept(const engine::ports::KeptAnswer& answer);
  /// Answers of before may be repeated no more, or still: a store takes its time to forget.
  void forgotten(engine::Instant before);

  [[nodiscard]] const Op* find(std::uint32_t tag) const;
  /// How often it was delivered.
  [[nodiscard]] std::uint32_t times(std::uint32_t tag) const;
  using Answers = std::map<engine::ports::IdempotencyKey, engine::ports::KeptAnswer>;
  [[nodiscard]] const Answers& answers() const { return kept_; }
  /// Null where all that are kept are younger.
  [[nodiscard]] const engine::ports::KeptAnswer* youngest_until(engine::Instant instant) const;
  [[nodiscard]] std::uint64_t acked() const { return acked_; }
  [[nodiscard]] std::uint64_t unknown() const { return unknown_; }
  [[nodiscard]] std::uint64_t waiting() const;
  [[nodiscard]] static engine::ports::IdempotencyKey key_of(const Op& op);

 private:
  struct Request {
    Op op;
    engine::ports::Fingerprint fingerprint{};
    std::int64_t live = 0;     ///< Deliveries that may have been done, or may still be.
    std::int64_t done = 0;     ///< How often the journal says that it was done.
    std::int64_t allowed = 1;  ///< Of a request with a key: once, and once more a week later.
    std::int64_t waiting = 0;  ///< Deliveries without a reply.
    std::uint32_t times = 0;   ///< Deliveries.
  };
  void answered(Request& request, const Op& op, const engine::ports::Answer& answer);
  void refused(Request& request, const Op& op, engine::runtime::Failure failure);
  [[nodiscard]] Answers::const_iterator recall(const engine::ports::IdempotencyKey& key);
  void check_count(const Request& request);

  Verdict& verdict_;
  std::unordered_map<std::uint32_t, Request> by_tag_;
  Answers kept_, perhaps_;
  std::uint64_t acked_ = 0, unknown_ = 0;
  bool sound_ = true;
};

}  // namespace sim
