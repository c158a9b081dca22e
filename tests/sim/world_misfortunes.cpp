// SPDX-License-Identifier: Apache-2.0

// What goes wrong in a world, and how a life of its server ends.

#include "tests/sim/world_state.hpp"

namespace sim {

namespace ports = engine::ports;

namespace {

constexpr std::int64_t second = 1000;
constexpr double relapse_share = 0.3;  ///< Of starts after a disk had failed: it fails once more.
constexpr std::int64_t touches_of_a_start = 40;

}  // namespace

void World::misfortune(const Op& op) {
  if (healed_) return;
  ++report_.faults;
  switch (op.kind) {
    case OpKind::fault:
      --report_.faults;  // It counts when it strikes.
      was_scarce_ = was_scarce_ || op.event.ends_with(".full");
      if (op.event.starts_with("io.")) {
        storage_->harm(std::string_view(op.event).substr(3), op.amount);
      } else if (const auto mishap = mishap_of(op.event)) {
        nemesis_.arm(*mishap, op.amount);
      }
      return;
    case OpKind::crash:
      if (up()) crash(op.amount);
      return;
    case OpKind::stop:
      if (up()) stop(op);
      return;
    case OpKind::jump: clock_.jump(op.amount); return;
    case OpKind::freeze:
      clock_.freeze(true);
      thaw_at_ = now_ + op.amount;
      return;
    case OpKind::stall: stalled_until_ = std::max(stalled_until_, now_ + op.amount); return;
    case OpKind::disable: disabled_until_[op.who] = now_ + op.amount; return;
    case OpKind::forget: return forget();
    case OpKind::room: return set_room(static_cast<ports::Room>(op.amount));
    case OpKind::clear: return clear_photos();
    case OpKind::raise:
    case OpKind::send:
    case OpKind::photo:
    case OpKind::unmask:
    case OpKind::erase:
    case OpKind::list:
    case OpKind::migrate:
    case OpKind::holidays: return;
  }
}

/// A disk that failed is likelier to fail again, and then while the next start mends what it left.
void World::relapse() {
  const bool failed = storage_->struck() != struck_;
  if (!failed || healed_ || !plan_.disk || !relapses_.chance(relapse_share)) return;
  const std::vector<std::string> harms{"crash", "torn", "error", "sync", "sync_then_crash"};
  const std::string& harm = pick(relapses_, harms);
  storage_->harm(harm, 1 + static_cast<std::int64_t>(below(relapses_, touches_of_a_start)));
  note("the disk is to fail again: " + harm);
}

void World::set_room(ports::Room room) {
  room_ = room;
  was_scarce_ = was_scarce_ || room != ports::Room::ample;
  // What was decided before may still be written, or may have been by the life that is over.
  room_heeded_ = up() && !node_->loop().busy();
  if (up()) node_->loop().set_room(room);
}

/// I13: what the disk has no room for any more is not written, once what was decided before is.
void World::check_room(const ports::Batch& batch) {
  if (!room_heeded_ || room_ == ports::Room::ample) return;
  for (const auto& record : batch.records) {
    if (record.cause.kind != engine::model::CauseKind::person) continue;
    const bool opens = std::holds_alternative<engine::model::CaseOpened>(*record.event);
    if (room_ == ports::Room::timers_only || (opens && room_ == ports::Room::no_cases)) {
      return verdict_.broken("I13", "'" + record.cause.event + "' is written without room for it");
    }
  }
}

void World::forget() {
  if (!up() || !node_->service().healthy()) return;
  // An answer that is just a week old stays: where there is one that old, that is the instant.
  const auto week = std::chrono::days(7);
  const auto* edge = requests_.youngest_until(clock_.now() - week);
  const auto before = edge ? edge->at : clock_.now() - week;
  const auto key = edge ? std::optional(edge->key) : std::nullopt;
  try {
    const auto forgotten = node_->loop().forget_answers(before + week);
    requests_.forgotten(before);
    if (!forgotten) return failed_aside(forgotten.error());
  } catch (const Crash&) {  // What was under way had to be written first.
    requests_.forgotten(before);
    return crash(second);
  }
  note_under_way();
  if (key) check_not_forgotten(*key);
}

void World::check_not_forgotten(const ports::IdempotencyKey& key) {
  storage_->calm(true);
  const auto kept = storage_->journal().answer(key);
  storage_->calm(false);
  if (kept && !kept.value())
    verdict_.broken("I1", "an answer is forgotten before its week is over");
}

/// Something failed that no request waits for: a full disk is waited out, all else is a start anew.
void World::failed_aside(const engine::Error& error) {
  note("  failed: " + error.detail);
  if (storage_->dead()) return crash(second);
  if (error.code != engine::Errc::storage_full) end_life(30 * second);
}

/// The process is gone: what was on its way is not answered, and clients try again.
void World::end_life(std::int64_t downtime, bool power_cut) {
  node_.reset();
  power_cut ? storage_->crash() : storage_->close();
  turn_at_.reset();
  written_at_.reset();
  retry_timers_at_ = 0;
  start_at_ = now_ + downtime;
  const auto gone = std::exchange(in_flight_, {});
  for (const auto& [delivery, op] : gone) {
    requests_.lost(op);
    if (crowd_ && !healed_) push(crowd_->retry(op, now_));
  }
}

void World::crash(std::int64_t downtime) {
  note("killed");
  end_life(downtime, true);
}

/// SIGTERM: what waits is still done, the rows are written, and nobody is left without an answer.
void World::stop(const Op& op) {
  node_->service().stop();
  try {
    while (node_->service().step()) {
    }
  } catch (const Crash&) {
    return crash(op.amount);
  }
  if (!in_flight_.empty() && node_->service().healthy()) {
    verdict_.broken("I13", "a stopped server left " + std::to_string(in_flight_.size()) +
                               " requests without an answer");
  }
  next_charts_ = next_charts_ || op.event == "next";
  if (storage_->dead()) return crash(op.amount);
  if (!in_flight_.empty()) return end_life(op.amount, false);
  node_.reset();
  storage_->close();
  turn_at_.reset();
  written_at_.reset();
  start_at_ = now_ + op.amount;
}

}  // namespace sim
