// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/simulation.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/bounds.hpp"
#include "tools/simulate/papers.hpp"

namespace tools::simulate {

namespace model = engine::model;
namespace runtime = engine::runtime;
using engine::Instant;
using engine::Result;

namespace {

/// Rows are written behind once so many cases have changed. Nobody reads them meanwhile, so that
/// only the memory of ended cases speaks for doing it sooner; most changes of a case fall together.
constexpr std::size_t rows_behind = 400'000;
constexpr std::size_t timers_at_once = 4'096;
constexpr std::uint8_t refusals_max = 3;
constexpr std::chrono::days clocks_go_on{60};
/// An incident that hasn't ended so long after `until` never will.
constexpr std::chrono::days patience{400};

Instant end_of(const IncidentFile& file) {
  Instant last{};
  for (const Incident& incident : file.incidents) {
    last = std::max({last, incident.raised_at, incident.resolved_at.value_or(Instant{})});
  }
  return last + clocks_go_on;
}

}  // namespace

Simulation::Simulation(const Options& options, Behind& store, IncidentFile file)
    : options_(options),
      store_(store),
      file_(std::move(file)),
      people_(options.county),
      loop_({store, store, store, options.log}, options.county, options.workflows),
      until_(options.until.value_or(end_of(file_))) {
  store_.follow([this](const auto& changes) {
    for (const auto& change : changes) follow(change);
  });
  store_.witness([this](const auto& changes) { count(changes); });
}

/// Whoever writes still counts.
Simulation::~Simulation() { static_cast<void>(store_.drain()); }

Result<void> Simulation::play(const std::function<void()>& at_instant) {
  if (auto recovered = loop_.recover(); !recovered) return recovered.error();
  while (const auto next = next_instant()) {
    if (*next > until_ && (walking_ == 0 || *next > until_ + patience)) break;
    now_ = std::max(now_, *next);
    if (auto fired = fire(); !fired) return fired;
    if (auto acted = act(); !acted) return acted;
    if (loop_.unwritten() > rows_behind) {
      if (auto written = write_rows(); !written) return written;
    }
    at_instant();
  }
  return write_rows();
}

Result<void> Simulation::write_rows() {
  if (auto written = loop_.write_rows(); !written) return written;
  return options_.tidy ? store_.later(options_.tidy) : Result<void>{};
}

std::optional<Instant> Simulation::next_instant() const {
  std::optional<Instant> first = agenda_.next();
  const auto sooner = [&first](std::optional<Instant> at) {
    if (at && (!first || *at < *first)) first = at;
  };
  sooner(loop_.next_due());
  if (next_raise_ < file_.incidents.size()) sooner(file_.incidents[next_raise_].raised_at);
  return first;
}

Result<void> Simulation::fire() {
  while (loop_.next_due() && *loop_.next_due() <= now_) {
    auto fired = loop_.fire_due(now_, timers_at_once);
    if (!fired) return fired.error();
  }
  return {};
}

/// One batch of what is to be done at this instant. What follows from it comes with the next one.
Result<void> Simulation::act() {
  std::vector<runtime::Submission> batch;
  while (batch.size() < engine::bounds::batch_max) {
    if (next_raise_ < file_.incidents.size() && file_.incidents[next_raise_].raised_at <= now_) {
      batch.push_back(raise(next_raise_++));
    } else if (agenda_.next() && *agenda_.next() <= now_) {
      if (auto submission = keep(agenda_.take())) batch.push_back(std::move(*submission));
    } else {
      break;
    }
  }
  if (batch.empty()) return {};
  attempts_.commands += batch.size();
  return loop_.process(std::move(batch), now_);
}

runtime::Submission Simulation::raise(std::size_t index) {
  const Incident& incident = file_.incidents[index];
  const auto* category = options_.county.catalogue.find(incident.category);
  model::OpenCase command{.workflow = category->workflow};
  command.facts.title = incident.title;
  command.facts.description = incident.description;
  command.facts.address = incident.address;
  command.facts.position = incident.position;
  command.facts.place = incident.place;
  command.given["category"] = incident.category.str();
  if (incident.severity) command.given["severity"] = *incident.severity;
  if (!incident.limit.empty()) command.given["resolve_limit"] = incident.limit;
  return {.actor = people_.for_case(incident.raised_by, incident.place, {}),
          .command = std::move(command),
          .word = [this, index](const runtime::Outcome& outcome) {
            raised(index, outcome);
            return engine::ports::Answer{};
          }};
}

void Simulation::raised(std::size_t index, const runtime::Outcome& outcome) {
  const Incident& incident = file_.incidents[index];
  if (outcome.rejection) {
    attempts_.reject("raise", *outcome.rejection);
    file_.refused.push_back({incident.line, incident.id, reason_of(*outcome.rejection)});
    return;
  }
  const model::CaseId id = outcome.subject->id;
  ++raised_;
  walking_ += incident.fate == Fate::open ? 0 : 1;
  cases_.emplace(incident.id, id);
  const auto number = static_cast<std::size_t>(id.value());
  if (players_.size() <= number) players_.resize(number + 1);
  players_[number].incident = index;
  players_[number].dice = Dice(options_.seed, id.value());
}

std::optional<runtime::Submission> Simulation::keep(const Appointment& appointment) {
  const auto number = static_cast<std::size_t>(appointment.subject.value());
  Player& player = players_[number];
  if (player.generation != appointment.generation) return std::nullopt;
  const auto stored = loop_.find(appointment.subject);
  if (!stored || !stored->row.open) return std::nullopt;
  const Incident& incident = file_.incidents[player.incident];
  const auto parent = cases_.find(incident.duplicate_of);
  const Scene scene{incident, stored->row, now_, parent != cases_.end()};
  model::SendEvent command{.subject = appointment.subject,
                           .event = std::string(player.move.event),
                           .form = fill(player.move.paper, scene, options_.county,
                                        parent == cases_.end() ? model::CaseId{} : parent->second)};
  return runtime::Submission{
      .actor = people_.for_case(player.move.role, stored->row.place, stored->row.unit,
                                player.move.which),
      .command = std::move(command),
      .word = [this, id = appointment.subject](const runtime::Outcome& outcome) {
        done(id, outcome);
        return engine::ports::Answer{};
      }};
}

void Simulation::done(model::CaseId id, const runtime::Outcome& outcome) {
  Player& player = players_[static_cast<std::size_t>(id.value())];
  if (!outcome.rejection) {
    player.acted = true;
    ++player.memory.acts;
    // Incidents are counted, and the lead's word is an incident's.
    const bool whole = outcome.subject && outcome.subject->text("part") == "lead";
    transferred_ += whole && player.move.paper == Paper::transferred ? 1 : 0;
    return;
  }
  attempts_.reject(std::string(player.move.event), *outcome.rejection);
  if (!outcome.subject || !outcome.subject->open()) return;
  // They try again the next day, and in the end leave it to the clocks.
  if (++player.memory.refusals < refusals_max) {
    agenda_.add(now_ + std::chrono::days{1}, id, player.generation);
  } else {
    player.memory.silent = true;
  }
}

void Simulation::count(const std::vector<engine::ports::Change>& changes) {
  for (const engine::ports::Change& change : changes) counts_.note(change, tracks_.take(change));
}

/// People make a new plan when the case stands elsewhere than before, or when one of them acted.
void Simulation::follow(const engine::ports::Change& change) {
  const model::Row& row = *change.after;
  Player& player = player_of(row);
  if (opened_aside(change)) player.aside = true;
  if (player.aside) return;
  const bool moved = !change.before || change.before->states != row.states;
  const bool ended = change.before && change.before->open && !row.open;
  if (ended && !row.parent && file_.incidents[player.incident].fate != Fate::open) --walking_;
  if (!row.open) {
    ++player.generation;
  } else if (moved || player.acted) {
    plan(row, player);
  }
  player.acted = false;
}

Simulation::Player& Simulation::player_of(const model::Row& row) {
  const auto number = static_cast<std::size_t>(row.id.value());
  if (players_.size() <= number) players_.resize(number + 1);
  Player& player = players_[number];
  if (row.parent && player.generation == 0) {
    player.incident = players_[static_cast<std::size_t>(row.parent.value())].incident;
    player.dice = Dice(options_.seed, row.id.value());
  }
  return player;
}

void Simulation::plan(const model::Row& row, Player& player) {
  ++player.generation;
  const Incident& incident = file_.incidents[player.incident];
  const Scene scene{incident, row, now_, cases_.contains(incident.duplicate_of)};
  const auto move = next_move(scene, player.memory, player.dice);
  if (!move) return;
  player.move = *move;
  agenda_.add(std::max(move->at, now_), row.id, player.generation);
}

}  // namespace tools::simulate
