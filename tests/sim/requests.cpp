// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/requests.hpp"

#include <algorithm>

namespace sim {

namespace ports = engine::ports;
namespace runtime = engine::runtime;
using runtime::Failure;

namespace {

constexpr std::uint16_t refusals_begin = 400;

std::string name_of(const Op& op) { return "request " + std::to_string(op.tag); }

}  // namespace

ports::IdempotencyKey Requests::key_of(const Op& op) {
  return {.scope = op.who, .key = "k" + std::to_string(op.key)};
}

const Op* Requests::find(std::uint32_t tag) const {
  const auto found = by_tag_.find(tag);
  return found == by_tag_.end() ? nullptr : &found->second.op;
}

std::uint32_t Requests::times(std::uint32_t tag) const {
  const auto found = by_tag_.find(tag);
  return found == by_tag_.end() ? 0 : found->second.times;
}

std::uint64_t Requests::waiting() const {
  std::int64_t sum = 0;
  for (const auto& [tag, request] : by_tag_) sum += request.waiting;
  return static_cast<std::uint64_t>(sum);
}

void Requests::delivered(const Op& op, const ports::Fingerprint& fingerprint) {
  Request& request = by_tag_[op.tag];
  request.op = op;
  request.fingerprint = fingerprint;
  ++request.live;
  ++request.times;
  ++request.waiting;
}

void Requests::replied(const Op& op, const runtime::Reply& reply) {
  Request& request = by_tag_[op.tag];
  if (--request.waiting < 0) verdict_.broken("I1", name_of(op) + " was answered twice");
  if (const auto* answer = std::get_if<ports::Answer>(&reply)) {
    answered(request, op, *answer);
  } else {
    refused(request, op, std::get<Failure>(reply));
  }
  check_count(request);
}

void Requests::answered(Request& request, const Op& op, const ports::Answer& answer) {
  ++acked_;
  if (!sound_) {
    verdict_.broken("I17", name_of(op) + " was answered after the store had failed");
  }
  // A photo that is one too many is welcome later, under the same key.
  const bool refused = answer.status >= refusals_begin;
  const bool keeps = op.key != 0 && !(refused && op.kind == OpKind::photo);
  if (keeps) {
    const auto found = recall(key_of(op));
    if (found == kept_.end()) {
      return verdict_.broken("I1", name_of(op) + " was answered and its answer isn't kept");
    }
    if (found->second.fingerprint != request.fingerprint) {
      return verdict_.broken("I1", name_of(op) + " got the answer of another request");
    }
    if (found->second.answer != answer) {
      return verdict_.broken("I1", name_of(op) + " got '" + answer.body + "' and first was told '" +
                                       found->second.answer.body + "'");
    }
  }
  if (refused) {
    if (!keeps) --request.live;
    if (request.done > 0 && keeps && request.allowed == 1) {
      verdict_.broken("I2", name_of(op) + " was refused and stands in the journal");
    }
  } else if (request.done == 0) {
    verdict_.broken("I1", name_of(op) + " was answered 'done' and isn't in the journal");
  }
}

/// The answer under a key that the server repeats or refuses: if it might have been forgotten, it
/// was not.
Requests::Answers::const_iterator Requests::recall(const ports::IdempotencyKey& key) {
  if (const auto perhaps = perhaps_.find(key); perhaps != perhaps_.end()) kept_.insert(*perhaps);
  return kept_.find(key);
}

void Requests::refused(Request& request, const Op& op, Failure failure) {
  switch (failure) {
    case Failure::unknown: ++unknown_; return;
    case Failure::busy:
    case Failure::stopping:
    case Failure::storage_full: --request.live; return;
    case Failure::key_reused: break;
  }
  --request.live;
  const auto found = recall(key_of(op));
  if (found == kept_.end() || found->second.fingerprint == request.fingerprint) {
    verdict_.broken("I1", name_of(op) + " was told that its key is another's, which it is not");
  }
}

void Requests::done(std::uint32_t tag, const engine::model::Cause& cause) {
  const auto found = by_tag_.find(tag);
  if (found == by_tag_.end()) {
    return verdict_.broken("I2", "the journal has a request that nobody made: #" +
                                     std::to_string(tag) + " " + cause.event);
  }
  Request& request = found->second;
  const std::string event = request.op.kind == OpKind::raise ? "raise" : request.op.event;
  if (cause.login != request.op.who || cause.event != event) {
    verdict_.broken("I2", name_of(request.op) + " stands in the journal as '" + cause.event +
                              "' by " + cause.login);
  }
  ++request.done;
  check_count(request);
}

void Requests::check_count(const Request& request) {
  if (request.op.key != 0 && request.done > request.allowed) {
    verdict_.broken("I3", name_of(request.op) + " was done " + std::to_string(request.done) +
                              " times under one key");
  }
  if (request.done > request.live) {
    verdict_.broken(
        "I2", name_of(request.op) + " stands in the journal though it was refused for certain");
  }
}

void Requests::kept(const ports::KeptAnswer& answer) {
  if (!kept_.emplace(answer.key, answer).second) {
    verdict_.broken("I1", "the key " + answer.key.key + " of " + answer.key.scope +
                              " was answered for the first time twice");
  }
}

const ports::KeptAnswer* Requests::youngest_until(engine::Instant instant) const {
  const ports::KeptAnswer* youngest = nullptr;
  for (const auto& [key, answer] : kept_) {
    if (answer.at <= instant && (!youngest || answer.at > youngest->at)) youngest = &answer;
  }
  return youngest;
}

void Requests::forgotten(engine::Instant before) {
  for (auto& [tag, request] : by_tag_) {
    if (request.op.key == 0) continue;
    const auto found = kept_.find(key_of(request.op));
    if (found == kept_.end() || found->second.at >= before) continue;
    request.allowed = request.done + 1;
    perhaps_.insert_or_assign(found->first, found->second);
  }
  std::erase_if(kept_, [before](const auto& each) { return each.second.at < before; });
}

}  // namespace sim
