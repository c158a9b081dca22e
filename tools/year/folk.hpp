// SPDX-License-Identifier: Apache-2.0
#pragma once

// The people of the county, who know no workflow: they see a case's buttons, press one that is
// theirs, and fill in its form. What they like less they do less often; now and then they do
// nothing, and the clocks decide.
//
// Floor:   tools.
// Threads: one thread calls.

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/model/command.hpp"
#include "engine/ports/case_rows.hpp"
#include "tools/simulate/dice.hpp"
#include "tools/simulate/people.hpp"
#include "tools/year/plan.hpp"

namespace tools::year {

/// What one case's people remember of it: how often they took each of its transitions.
struct Memory {
  std::vector<std::pair<engine::chart::TransitionIndex, std::uint8_t>> taken;
};

struct Act {
  const engine::directory::Actor* actor = nullptr;
  engine::model::SendEvent command;
};

class Folk {
 public:
  Folk(const engine::directory::County& county, const engine::core::Workflows& workflows);

  /// Whoever raises the row number `index` of the plan, and what is filled in.
  [[nodiscard]] std::pair<const engine::directory::Actor*, engine::model::OpenCase> raise(
      const Raise& row, std::size_t index, simulate::Dice& dice);
  /// What somebody does about the case now; nothing where nobody can or cares to.
  [[nodiscard]] std::optional<Act> act(const engine::ports::StoredCase& stored, Memory& memory,
                                       simulate::Dice& dice, const engine::core::Context& context);

 private:
  struct Button {
    engine::chart::TransitionIndex transition = 0;
    double liking = 1;
  };
  struct Buttons {
    const engine::core::Workflow* workflow = nullptr;
    std::vector<std::vector<Button>> of_state;  ///< By state.
  };

  [[nodiscard]] const Buttons* buttons_of(const engine::model::Case& subject) const;
  [[nodiscard]] std::vector<Button> shown(const Buttons& buttons,
                                          const engine::model::Case& subject,
                                          const Memory& memory) const;
  /// A case as those who look at its buttons see it.
  struct Look;
  [[nodiscard]] const engine::directory::Actor* presser(Look& look, const Button& button,
                                                        simulate::Dice& dice);
  [[nodiscard]] const engine::directory::Actor* holder(engine::directory::Role role,
                                                       const engine::ports::StoredCase& stored,
                                                       simulate::Dice& dice);

  const engine::directory::County& county_;
  const engine::core::Workflows& workflows_;
  simulate::People people_;
  std::map<std::string, Buttons, std::less<>> buttons_;                       ///< By workflow.
  std::unordered_map<std::string, const engine::directory::Actor*> raisers_;  ///< By login.
};

}  // namespace tools::year
