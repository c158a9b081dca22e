// SPDX-License-Identifier: Apache-2.0
#include "tools/year/ledger.hpp"

#include <algorithm>

#include "engine/directory/role.hpp"

namespace tools::year {

namespace model = engine::model;
using engine::Instant;

Ledger::Ledger(const engine::core::Workflows& workflows) {
  for (const auto* workflow : workflows.all()) {
    accounts_[workflow->name];
    const auto& states = workflow->chart->states();
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (workflow->states[i].owner == "none") unowned_[workflow->name][states[i].id] = true;
    }
  }
}

bool Ledger::wants_owner(const model::Row& row) const {
  const auto states = unowned_.find(row.workflow);
  if (states == unowned_.end()) return true;
  return std::none_of(row.states.begin(), row.states.end(),
                      [&](const std::string& state) { return states->second.contains(state); });
}

void Ledger::note(const engine::ports::Change& change) {
  if (change.records.empty()) return;
  const model::Row& row = *change.after;
  const auto index = static_cast<std::size_t>(row.id.value());
  if (standing_.size() <= index) standing_.resize(index + 1);
  Standing& standing = standing_[index];
  standing.workflow = row.workflow;
  Account& account = accounts_[row.workflow];
  records_ += change.records.size();
  const model::Record& first = change.records.front();
  if (first.cause.kind == model::CauseKind::timer) ++account.timers;
  if (first.cause.kind == model::CauseKind::person) ++account.acts;
  for (const model::Record& record : change.records) note(record, account, standing);
  climb(change, account);
  own(row, first.at, account, standing);
  if (row.open && row.timers.empty()) ++account.left_without_clock;
  const bool was_open = !change.before || change.before->open;
  if (was_open && !row.open) end(row, account, standing);
}

void Ledger::note(const model::Record& record, Account& account, Standing& standing) {
  if (std::holds_alternative<model::CaseOpened>(*record.event)) {
    ++(record.cause.kind == model::CauseKind::person ? account.raised : account.opened);
  } else if (std::holds_alternative<model::ClockBreached>(*record.event)) {
    standing.broken = true;
    ++account.breaches;
  } else if (std::holds_alternative<model::ClockWarned>(*record.event)) {
    ++account.warnings;
  } else if (const auto* fault = std::get_if<model::ChartFaulted>(&*record.event)) {
    ++chart_faults_[fault->what];
  }
}

void Ledger::climb(const engine::ports::Change& change, Account& account) {
  if (!change.before || !change.after->open) return;
  const auto from = engine::directory::parse_level(change.before->level);
  const auto to = engine::directory::parse_level(change.after->level);
  if (!from || !to || *to <= *from) return;
  const bool by_clock = change.records.front().cause.kind == model::CauseKind::timer;
  ++(by_clock ? account.up_by_clock : account.up_by_hand)[change.after->level];
}

void Ledger::own(const model::Row& row, Instant at, Account& account, Standing& standing) {
  const bool unowned = row.open && row.owner.empty() && wants_owner(row);
  const bool was_unowned = standing.unowned_since != Instant{};
  if (was_unowned && !unowned) {
    account.longest_unowned = std::max(account.longest_unowned, at - standing.unowned_since);
    standing.unowned_since = {};
  } else if (unowned && !was_unowned) {
    standing.unowned_since = at;
  }
}

void Ledger::end(const model::Row& row, Account& account, const Standing& standing) {
  ++account.ended;
  ++(standing.broken ? account.late : account.on_time);
  ++account.by_outcome[row.outcome.empty() ? "-" : row.outcome];
  ++account.by_end[row.states.empty() ? "-" : row.states.back()];
}

void Ledger::reject(const std::string& workflow, const std::string& what) {
  ++accounts_[workflow].rejected[what];
}

void Ledger::close(Instant at) {
  for (Standing& standing : standing_) {
    if (standing.unowned_since == Instant{}) continue;
    Account& account = accounts_[standing.workflow];
    account.longest_unowned = std::max(account.longest_unowned, at - standing.unowned_since);
  }
}

}  // namespace tools::year
