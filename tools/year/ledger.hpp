// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a year came to, workflow by workflow: counted from the journal's records and the cases' rows
// as they were committed.
//
// Floor: tools.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/workflow.hpp"
#include "engine/ports/surroundings.hpp"

namespace tools::year {

using Tally = std::map<std::string, std::uint64_t>;

struct Account {
  std::uint64_t raised = 0, opened = 0;  ///< By people; by other cases.
  std::uint64_t ended = 0, on_time = 0, late = 0;
  std::uint64_t acts = 0, timers = 0, breaches = 0, warnings = 0;
  Tally by_outcome, by_end;
  Tally up_by_clock, up_by_hand;  ///< By the level that it came to.
  Tally rejected;                 ///< "event: reason".
  engine::Duration longest_unowned{0};
  std::uint64_t left_without_clock = 0;  ///< Commits after which an open case had none.
};

class Ledger {
 public:
  explicit Ledger(const engine::core::Workflows& workflows);

  void note(const engine::ports::Change& change);
  void reject(const std::string& workflow, const std::string& what);
  /// Open cases have been without an owner until now.
  void close(engine::Instant at);

  [[nodiscard]] const std::map<std::string, Account>& accounts() const { return accounts_; }
  [[nodiscard]] const Tally& chart_faults() const { return chart_faults_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  /// Whether it should have an owner: no active state says that nobody need act.
  [[nodiscard]] bool wants_owner(const engine::model::Row& row) const;

 private:
  struct Standing {
    bool broken = false;
    std::string workflow;
    engine::Instant unowned_since{};  ///< The epoch: it has an owner.
  };

  void note(const engine::model::Record& record, Account& account, Standing& standing);
  void climb(const engine::ports::Change& change, Account& account);
  void own(const engine::model::Row& row, engine::Instant at, Account& account, Standing& standing);
  void end(const engine::model::Row& row, Account& account, const Standing& standing);

  std::map<std::string, Account> accounts_;
  std::map<std::string, std::map<std::string, bool>, std::less<>> unowned_;  ///< States.
  std::vector<Standing> standing_;                                           ///< By case.
  Tally chart_faults_;
  std::uint64_t records_ = 0;
};

}  // namespace tools::year
