// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.hpp"

#include <algorithm>

#include "engine/base/time.hpp"
#include "tests/sim/world_state.hpp"

namespace sim {

namespace ports = engine::ports;

namespace {

constexpr std::int64_t second = 1000, day = 24 * 3600 * second;
/// Turns at one instant of virtual time, or without any effect: more is a loop that never ends.
constexpr std::uint64_t turns_max = 5'000, fruitless_max = 50;
constexpr std::uint64_t commits_between_compares = 64;
constexpr std::size_t ended_at_once = 3;
constexpr std::uint64_t restart_spread = 7919;
constexpr int failures_told_apart = 9;  ///< In a row; timers are tried ever more seldom.

}  // namespace

Report run(const Setting& setting, const MakeStorage& make_storage, const Script& script,
           bool with_timeline) {
  return World(setting, make_storage, script, with_timeline).run();
}

World::World(const Setting& setting, const MakeStorage& make_storage, const Script& script,
             bool timeline)
    : setting_(setting),
      county_(&setting.county),
      script_(script),
      plan_(plan_of(script.terms)),
      clock_(plan_.begin),
      storage_(make_storage(script.terms.seed)),
      requests_(verdict_),
      ledger_(setting, requests_, verdict_),
      timeline_(timeline),
      ties_(stream(script.terms.seed, "ties")),
      writes_(stream(script.terms.seed, "writes")),
      relapses_(stream(script.terms.seed, "relapses")) {
  plan_.disk = plan_.disk && storage_->has_disk();
  if (script.ops) {
    for (const Op& op : *script.ops) queue_.push({op, ++pushed_});
  } else {
    crowd_.emplace(setting, plan_, script.terms.seed);
  }
}

Report World::run() {
  safety();
  if (!verdict_) liveness();
  if (!verdict_) check_at_end();
  report_.violation = verdict_.first();
  report_.hash = hash_.value();
  report_.acked = requests_.acked();
  report_.unknown = requests_.unknown();
  report_.faults += nemesis_.struck() + storage_->struck();
  report_.touches = storage_->touches();
  report_.records = ledger_.records().size();
  node_.reset();
  return std::move(report_);
}

void World::note(const std::string& line) {
  if (!timeline_) return;
  report_.timeline.push_back(engine::to_rfc3339(clock_.now()) + "  +" + std::to_string(now_) +
                             " ms  " + line);
}

void World::push(std::vector<Op> ops) {
  for (Op& op : ops) queue_.push({std::move(op), static_cast<std::uint64_t>(ties_.roll() * 1e9)});
}

void World::safety() {
  while (!verdict_) {
    const bool more = crowd_ && report_.commands < plan_.commands;
    if (!more && queue_.empty()) break;
    const auto act_at = more ? std::optional(std::max(crowd_->next(), now_)) : std::nullopt;
    const auto op_at = next_op();
    if (act_at && (!op_at || *act_at < *op_at)) {
      while (!verdict_ && advance(*act_at)) {
      }
      pass_until(*act_at);
      push(crowd_->act({now_, clock_.now(), next_charts_}, ledger_));
    } else {
      while (!verdict_ && advance(*op_at)) {
      }
      pass_until(*op_at);
      const Op op = queue_.top().op;
      queue_.pop();
      execute(op);
    }
  }
  // Where it ended stands in the list, so that a replay ends there as well.
  if (crowd_) execute({.at = now_, .kind = OpKind::stall});
}

/// One thing that the server does by itself before `until`; false if there is none.
bool World::advance(std::optional<std::int64_t> until) {
  const auto at = next_turn();
  if (!at || (until && *at >= *until)) return false;
  pass_until(std::max(*at, now_));
  if (thaw_at_ != 0 && now_ >= thaw_at_) {
    thaw_at_ = 0;
    clock_.freeze(false);
    note("the wall clock goes on");
  } else if (up()) {
    turn();
  } else {
    start();
  }
  return true;
}

void World::pass_until(std::int64_t at) {
  if (at <= now_) return;
  clock_.pass(at - now_);
  now_ = at;
  turns_at_instant_ = 0;
}

std::optional<std::int64_t> World::next_op() const {
  return queue_.empty() ? std::nullopt : std::optional(queue_.top().op.at);
}

std::optional<std::int64_t> World::next_turn() const {
  std::optional<std::int64_t> first;
  const auto sooner = [&first](std::optional<std::int64_t> at) {
    if (at && (!first || *at < *first)) first = at;
  };
  if (thaw_at_ != 0) sooner(thaw_at_);
  if (!up()) {
    sooner(start_at_);
    return first;
  }
  std::optional<std::int64_t> turn = turn_at_;
  if (written_at_ && (!turn || *written_at_ < *turn)) turn = written_at_;
  const auto timer = next_timer();
  if (timer && (!turn || *timer < *turn)) turn = timer;
  if (turn) sooner(std::max(*turn, stalled_until_));
  return first;
}

std::optional<std::int64_t> World::next_timer() const {
  const auto due = node_->loop().next_due();
  if (!due || !node_->service().healthy()) return std::nullopt;
  const auto wall = clock_.now();
  if (*due <= std::max(wall, ledger_.last_at())) return std::max(now_, retry_timers_at_);
  if (clock_.frozen()) return std::nullopt;
  return std::max(now_ + (*due - wall).count(), retry_timers_at_);
}

void World::execute(const Op& op) {
  report_.ops.push_back(op);
  report_.ops.back().at = now_;
  hash_.add(static_cast<std::uint64_t>(now_));
  hash_.add((std::uint64_t{op.tag} << 8U) + static_cast<std::uint64_t>(op.kind));
  if (timeline_) note(describe(op));
  switch (op.kind) {
    case OpKind::raise:
    case OpKind::send:
    case OpKind::photo:
    case OpKind::unmask:
    case OpKind::erase: return deliver(op);
    case OpKind::list: return list(op);
    case OpKind::migrate:
    case OpKind::holidays: return operate(op);
    case OpKind::fault:
    case OpKind::crash:
    case OpKind::stop:
    case OpKind::jump:
    case OpKind::freeze:
    case OpKind::stall:
    case OpKind::forget:
    case OpKind::room:
    case OpKind::clear:
    case OpKind::disable: return misfortune(op);
  }
}

void World::appending(const ports::Batch& batch) {
  if (unsound_) verdict_.broken("I17", "something is written after the store had failed");
  batch_ = &batch;
}

void World::committed() {
  ledger_.take(*batch_);
  check_room(*batch_);
  for (const auto& photo : batch_->photos) {
    hash_.add(photo.id);
    if (timeline_) note("  committed " + photo.id);
  }
  for (const auto& record : batch_->records) {
    hash_.add(record.subject.value());
    hash_.add(static_cast<std::uint64_t>(record.at.time_since_epoch().count()));
    hash_.add(record.cause.event);
    hash_.add(record.event->index());
    if (!timeline_) continue;
    note("  committed " + std::to_string(record.sequence.value()) + ": case " +
         std::to_string(record.subject.value()) + " " + record.cause.event);
  }
  batch_ = nullptr;
  ++commits_;
}

void World::outcome_unknown() {
  pending_ = *batch_;
  batch_ = nullptr;
  unsound_ = true;
  requests_.storage_failed();
  note("  the outcome of the commit is not known");
}

void World::store_failed(std::string_view doing, const engine::Error& error) {
  if (storage_->struck() != struck_)
    return;  // Its disk failed, and it has words of its own for it.
  verdict_.broken("I13", "the store could not " + std::string(doing) + ": " + error.detail);
}

void World::turn() {
  turn_at_.reset();
  const auto due = node_->loop().next_due();
  const std::uint64_t errors = node_->errors(), commits = commits_;
  if (++turns_at_instant_ > turns_max) {
    verdict_.broken("I13", "the engine never gets done with one instant");
  }
  const bool overlaps = plan_.write_time > 0 && !healed_;
  try {
    if (written_at_ && now_ >= *written_at_) node_->writer().end();
    if (!node_->service().step(overlaps)) verdict_.broken("I13", "the service ended by itself");
  } catch (const Crash&) {
    return crash(second +
                 static_cast<std::int64_t>(report_.lives * restart_spread % (60 * second)));
  }
  if (storage_->dead()) return crash(second);
  if (node_->heard_gap()) verdict_.broken("I12", "listeners were told of records with a gap");
  if (!node_->service().healthy()) {
    note("the engine has stopped serving; the operator starts it anew");
    return end_life(30 * second);
  }
  if (unsound_) verdict_.broken("I17", "the store failed, and the engine goes on as before");
  note_under_way();
  room_heeded_ = room_heeded_ || !node_->loop().busy();
  if (!in_flight_.empty() && !written_at_) turn_at_ = now_;  // More than one batch waits.
  const bool failed = node_->errors() != errors;
  failures_ = failed ? std::min(failures_ + 1, failures_told_apart) : 0;
  if (failed) wait_with_timers(second << failures_);
  const auto next = node_->loop().next_due();
  const bool fruitless = due && next == due && commits == commits_ &&
                         *due <= std::max(clock_.now(), ledger_.last_at());
  fruitless_ = fruitless && !failed && !clock_.frozen() ? fruitless_ + 1 : 0;
  if (fruitless && !failed) wait_with_timers(second);
  if (fruitless_ > fruitless_max) verdict_.broken("I8", "what is due is not fired");
  if (commits == commits_) return;
  if (plan_.ended_ahead && !write_ended_rows()) return;
  if (commits_ - compared_ < commits_between_compares || node_->loop().busy()) return;
  compared_ = commits_;
  compare(false);
  if (const auto rested = storage_->rest(); !rested) failed_aside(rested.error());
}

/// People and clocks go on while a commit is on its way to the disk.
void World::note_under_way() {
  if (node_->writer().idle()) {
    written_at_.reset();
  } else if (!written_at_ || *written_at_ <= now_) {
    written_at_ = now_ + 1 +
                  static_cast<std::int64_t>(writes_.roll() * static_cast<double>(plan_.write_time));
  }
}

/// False where it ended this life.
bool World::write_ended_rows() {
  try {
    const auto written = node_->loop().write_ended_rows(ended_at_once);
    if (!written) failed_aside(written.error());
  } catch (const Crash&) {
    crash(second);
  }
  if (up()) note_under_way();
  return up();
}

/// The service looks every second; a world that did would spend its time on full disks.
void World::wait_with_timers(std::int64_t time) {
  retry_timers_at_ = std::max(now_ + time, clock_.frozen() ? thaw_at_ : now_);
}

void World::start(bool tool) {
  ++report_.lives;
  node_ = std::make_unique<Node>(
      Node::Around{setting_, clock_, *storage_, nemesis_, *this, plan_.late_writer && !tool});
  relapse();
  unsound_ = false;
  rows_told_.clear();  // Nobody listens any more.
  requests_.restarted();
  struck_ = storage_->struck();
  try {
    auto recovered = node_->start(next_charts_, *county_);
    if (!recovered) {
      note("the start failed: " + recovered.error().detail);
      if (recovered.error().code == engine::Errc::corrupt && storage_->struck() == struck_) {
        verdict_.broken("I5", "recovery finds the store corrupt: " + recovered.error().detail);
      }
      if (healed_) verdict_.broken("I18", "it does not start: " + recovered.error().detail);
      node_.reset();
      storage_->dead() ? storage_->crash() : storage_->close();
      start_at_ = now_ + 600 * second;
      return;
    }
  } catch (const Crash&) {
    return crash(second);
  }
  if (storage_->dead()) return crash(second);
  if (!tool) node_->loop().set_room(room_);  // Tools look at no watermarks.
  note("started, " + std::to_string(node_->loop().open_cases()) + " open cases");
  storage_->calm(true);
  settle_pending(storage_->journal());
  room_heeded_ = true;
  ledger_.goes_by(*county_);  // Not before: what is settled was decided by the one before.
  if (!verdict_) compare(true);
  if (!verdict_) check_beside(false);
  storage_->calm(false);
}

void World::liveness() {
  note("everything is healed");
  set_room(ports::Room::ample);
  healed_ = true;
  nemesis_.heal();
  storage_->heal();
  clock_.freeze(false);
  thaw_at_ = 0;
  stalled_until_ = 0;
  if (clock_.now() < ledger_.last_at()) {
    clock_.jump((ledger_.last_at() - clock_.now()).count());
  }
  const std::int64_t end = now_ + plan_.heal_days * day;
  while (!verdict_ && advance(end)) {
  }
  pass_until(end);
  if (!up()) start();
}

}  // namespace sim
