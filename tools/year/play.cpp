// SPDX-License-Identifier: Apache-2.0
#include "tools/year/play.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "tools/simulate/counts.hpp"

namespace tools::year {

namespace model = engine::model;
namespace runtime = engine::runtime;
using engine::Instant;
using engine::Result;
using simulate::Dice;

namespace {

/// Nobody reads rows meanwhile but charts that count, and they look at what is not written too.
constexpr std::size_t rows_behind = 400'000;
/// Rows of ended cases, written on the way: few enough that nobody waits for them.
constexpr std::size_t ended_at_once = 256;
constexpr std::size_t timers_at_once = 4'096;
constexpr std::uint8_t refusals_max = 3;
/// Of the times that a case comes to somebody: nobody looks, and the clocks decide.
constexpr double silence = 0.06;
/// Of the time until the next clock of the case.
constexpr double soonest = 0.05, latest = 0.9;
constexpr std::chrono::hours when_nothing_is_due{24};
/// The dice of the plan's rows are others than those of cases.
constexpr std::uint64_t rows_apart = 1ULL << 40U;

/// Nobody looks at the second: few instants with many acts are also what a batch is made for.
Instant on_the_minute(Instant at) {
  constexpr engine::Duration step = std::chrono::minutes{10};
  const auto over = at.time_since_epoch() % step;
  return over == engine::Duration{0} ? at : at + (step - over);
}

bool reminds(const engine::ports::Change& change) {
  return std::any_of(change.records.begin(), change.records.end(), [](const auto& record) {
    return std::holds_alternative<model::ClockBreached>(*record.event);
  });
}

}  // namespace

Play::Play(const Options& options, simulate::Behind& store)
    : options_(options),
      store_(store),
      folk_(options.county, options.workflows),
      ledger_(options.workflows),
      loop_({store, store, store, options.log}, options.county, options.workflows),
      until_(options.until.value_or(options.plan.empty() ? Instant{} : options.plan.back().at)) {
  store_.follow([this](const auto& changes) { note(changes); });
}

Result<void> Play::play(const std::function<void()>& now_and_then) {
  if (auto recovered = loop_.recover(); !recovered) return recovered.error();
  for (auto next = next_instant(); next && *next <= until_; next = next_instant()) {
    now_ = std::max(now_, *next);
    if (auto fired = fire(); !fired) return fired;
    if (auto acted = act(); !acted) return acted;
    if (auto written = loop_.write_ended_rows(ended_at_once); !written) return written;
    if (loop_.unwritten() > rows_behind) {
      if (auto written = write_rows(); !written) return written;
    }
    now_and_then();
  }
  ledger_.close(now_);
  return write_rows();
}

Result<void> Play::write_rows() {
  if (auto written = loop_.write_rows(); !written) return written;
  return options_.tidy ? store_.later(options_.tidy) : Result<void>{};
}

std::optional<Instant> Play::next_instant() const {
  std::optional<Instant> first = agenda_.next();
  const auto sooner = [&first](std::optional<Instant> at) {
    if (at && (!first || *at < *first)) first = at;
  };
  sooner(loop_.next_due());
  if (next_raise_ < options_.plan.size()) sooner(options_.plan[next_raise_].at);
  return first;
}

Result<void> Play::fire() {
  while (loop_.next_due() && *loop_.next_due() <= now_) {
    auto fired = loop_.fire_due(now_, timers_at_once);
    if (!fired) return fired.error();
  }
  return {};
}

Result<void> Play::act() {
  std::vector<runtime::Submission> batch;
  while (batch.size() < engine::bounds::batch_max) {
    if (next_raise_ < options_.plan.size() && options_.plan[next_raise_].at <= now_) {
      batch.push_back(raise(next_raise_++));
    } else if (agenda_.next() && *agenda_.next() <= now_) {
      auto submission = keep(agenda_.take());
      if (!submission) continue;
      if (auto sent = send_photos(*submission); !sent) return sent;
      batch.push_back(std::move(*submission));
    } else {
      break;
    }
  }
  if (batch.empty()) return {};
  commands_ += batch.size();
  return loop_.process(std::move(batch), now_);
}

/// What the form shows was photographed, and sent, before it was filled in.
Result<void> Play::send_photos(const runtime::Submission& submission) {
  const auto* event = std::get_if<model::SendEvent>(&submission.command);
  const auto* named = event ? event->form.if_contains("photos") : nullptr;
  const auto* list = named ? named->if_array() : nullptr;
  if (!list) return {};
  for (const auto& name : *list) {
    std::vector<runtime::Submission> batch(1);
    batch[0].actor = submission.actor;
    batch[0].command = model::KeepPhoto{{.id = std::string(name.as_string()),
                                         .sha256 = std::string(64, '0'),
                                         .media = "image/jpeg",
                                         .by = submission.actor.login,
                                         .at = now_}};
    batch[0].word = [](const runtime::Outcome&) { return engine::ports::Answer{}; };
    if (auto sent = loop_.process(std::move(batch), now_); !sent) return sent;
  }
  return {};
}

runtime::Submission Play::raise(std::size_t index) {
  const Raise& row = options_.plan[index];
  Dice dice(options_.seed, rows_apart + index);
  auto [actor, command] = folk_.raise(row, index, dice);
  return {.actor = *actor,
          .command = std::move(command),
          .word = [this, &row](const runtime::Outcome& outcome) {
            if (outcome.rejection) {
              ledger_.reject(row.category->workflow,
                             "raise: " + simulate::reason_of(*outcome.rejection));
            }
            return engine::ports::Answer{};
          }};
}

std::optional<runtime::Submission> Play::keep(const simulate::Appointment& appointment) {
  Player& player = player_of(appointment.subject);
  if (player.generation != appointment.generation) return std::nullopt;
  const auto stored = loop_.find(appointment.subject);
  if (!stored || !stored->row.open) return std::nullopt;
  auto act = folk_.act(*stored, player.memory, player.dice, loop_.context(now_));
  if (!act) return std::nullopt;
  return runtime::Submission{
      .actor = *act->actor,
      .command = act->command,
      .word = [this, id = appointment.subject, workflow = stored->row.workflow,
               event = act->command.event](const runtime::Outcome& outcome) {
        done(id, workflow, event, outcome);
        return engine::ports::Answer{};
      }};
}

void Play::done(model::CaseId id, const std::string& workflow, const std::string& event,
                const runtime::Outcome& outcome) {
  Player& player = player_of(id);
  if (!outcome.rejection) {
    player.acted = true;
    return;
  }
  ledger_.reject(workflow, event + ": " + simulate::reason_of(*outcome.rejection));
  if (!outcome.subject || !outcome.subject->open()) return;
  // They try again the next day, and in the end leave it to the clocks.
  if (++player.refusals < refusals_max) {
    agenda_.add(now_ + std::chrono::days{1}, id, player.generation);
  }
}

void Play::note(const std::vector<engine::ports::Change>& changes) {
  for (const engine::ports::Change& change : changes) {
    ledger_.note(change);
    follow(change);
  }
}

Play::Player& Play::player_of(model::CaseId id) {
  const auto number = static_cast<std::size_t>(id.value());
  if (players_.size() <= number) players_.resize(number + 1);
  return players_[number];
}

/// People make a new plan when the case stands elsewhere than before, when one of them acted, or
/// when they are told that a limit has passed.
void Play::follow(const engine::ports::Change& change) {
  const model::Row& row = *change.after;
  Player& player = player_of(row.id);
  if (!change.before) player.dice = Dice(options_.seed, row.id.value());
  const bool moved = !change.before || change.before->states != row.states;
  if (!row.open) {
    ++player.generation;
    player.memory = {};
  } else if (moved || player.acted || reminds(change)) {
    plan(row, player);
  }
  player.acted = false;
}

void Play::plan(const model::Row& row, Player& player) {
  ++player.generation;
  player.refusals = 0;
  if (player.dice.chance(silence)) return;
  engine::Duration left = when_nothing_is_due;
  if (!row.timers.empty() && row.timers.back().due > now_) left = row.timers.front().due - now_;
  const double share = player.dice.between(soonest, latest) * static_cast<double>(left.count());
  const engine::Duration delay{static_cast<engine::Duration::rep>(std::max(share, 0.0))};
  agenda_.add(on_the_minute(now_ + delay), row.id, player.generation);
}

}  // namespace tools::year
