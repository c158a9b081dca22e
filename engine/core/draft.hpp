// SPDX-License-Identifier: Apache-2.0
#pragma once

// A decision in the making: the case as it would be after the events so far. Later requests of one
// step (stop this clock, ask for that limit) must see what the earlier ones did.
//
// Floor: core; private to it.

#include <string>
#include <utility>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/core/decide.hpp"
#include "engine/model/case.hpp"

namespace engine::core {

class Draft {
 public:
  Draft(model::Case before, model::Cause cause, const Context& context);

  /// The case with every event so far folded in.
  [[nodiscard]] const model::Case& state() const { return state_; }
  [[nodiscard]] const Context& context() const { return context_; }
  [[nodiscard]] const model::Cause& cause() const { return cause_; }

  void add(model::Event event);
  void send(Errand errand) { errands_.push_back(std::move(errand)); }
  /// The chart asked for what cannot be done; the case goes on.
  void fault(std::string what) { add(model::ChartFaulted{std::move(what)}); }

  [[nodiscard]] const std::vector<Errand>& errands() const { return errands_; }
  [[nodiscard]] Decided take() &&;

 private:
  model::Case state_;
  model::Cause cause_;
  const Context& context_;
  std::vector<model::Event> events_;
  std::vector<Errand> errands_;
};

}  // namespace engine::core
