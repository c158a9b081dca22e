// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stage for scenarios: the real engine loop on a given store, in virtual time, with a cast.
//
// Floor: tools.
// Time:  virtual; whatever falls due on the way is fired at its own instant.

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "engine/core/actions.hpp"
#include "engine/runtime/loop.hpp"

namespace tools::scenario {

/// What became of one act.
struct Act {
  engine::model::CaseId subject;
  std::optional<engine::model::Rejection> rejection;
};

class Stage {
 public:
  Stage(engine::ports::Journal& journal, engine::ports::CaseRows& rows,
        const engine::directory::County& county, const engine::core::Workflows& workflows);
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage();

  /// Lets time pass. An instant in the past leaves the clock where it is.
  void pass_until(engine::Instant at);
  [[nodiscard]] engine::Instant now() const { return now_; }
  /// Photos that the command names are sent first, by the same person.
  [[nodiscard]] Act act(const engine::directory::Actor& actor, engine::model::Command command);

  [[nodiscard]] const engine::model::Case* find(engine::model::CaseId id);
  [[nodiscard]] std::vector<engine::core::Action> actions(engine::model::CaseId id,
                                                          const engine::directory::Actor& actor);
  /// The roles that were told something since the last call.
  [[nodiscard]] std::set<std::string> take_notified();
  /// What charts asked for and could not have, since the beginning: a sound chart has none.
  [[nodiscard]] const std::vector<std::string>& chart_faults() const;

 private:
  void send_photos(const engine::directory::Actor& actor, const engine::model::Command& command);

  class Witness;
  std::unique_ptr<Witness> witness_;
  engine::runtime::Loop loop_;
  engine::Instant now_{};
};

}  // namespace tools::scenario
