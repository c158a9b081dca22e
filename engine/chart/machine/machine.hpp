// SPDX-License-Identifier: Apache-2.0
#pragma once

// The working state of one macrostep: the session, its internal queue, and what has been asked of
// the world so far.
//
// Floor:   chart.
// Threads: one macrostep, one thread.
// Source:  W3C SCXML 1.0, Appendix D (global variables).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/chart/compiled.hpp"
#include "engine/chart/expression/evaluator.hpp"
#include "engine/chart/running.hpp"

namespace engine::chart::machine {

using expression::Value;

struct Where {
  std::string_view element;  ///< Its name; empty where nothing of the document is being run.
  int line = 0, column = 0;
};

class Machine {
 public:
  /// The outcome must be empty.
  Machine(const Chart& chart, Running& session, const Surroundings& around, Outcome& outcome);
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  [[nodiscard]] const Chart::Compiled& chart() const { return chart_; }
  [[nodiscard]] Running& session() { return session_; }
  [[nodiscard]] Outcome& outcome() { return outcome_; }
  [[nodiscard]] StateSet& to_invoke() { return to_invoke_; }
  [[nodiscard]] const Surroundings& around() const { return around_; }
  [[nodiscard]] const expression::Environment& environment() const { return environment_; }

  /// `_event` from now on; it must outlive the step.
  void bind(const Event& event) { environment_.event = &event; }
  void raise(Event event) { internal_.push_back(std::move(event)); }
  /// error.execution, with the reason and the element in its data.
  void raise_error(const std::string& reason, const std::string& sendid = {});
  /// error.communication, likewise.
  void raise_unreachable(const std::string& target, const std::string& sendid);
  /// The element that is being run, for errors to name. Returns what stood there before.
  Where stand_at(Where where) { return std::exchange(where_, where); }
  [[nodiscard]] bool has_internal() const { return internal_next_ < internal_.size(); }
  /// Takes the next internal event and binds it.
  const Event& take_internal();

  /// The value, or a failed one after error.execution was raised.
  [[nodiscard]] Value evaluate(const Program& program, const std::string& sendid = {});
  /// Writes what the program, just evaluated, leaves behind.
  void carry_out(const Program& program);
  /// An absent or failing condition: true, or false after error.execution.
  [[nodiscard]] bool holds(const std::optional<Program>& condition);
  /// A value that can be kept; none after error.execution was raised. Undefined is null.
  [[nodiscard]] std::optional<boost::json::value> storable(Value value,
                                                           const std::string& sendid = {});
  [[nodiscard]] std::string new_id(const std::string& prefix);

  /// False once the macrostep has used up its microsteps or actions: it would never rest.
  [[nodiscard]] bool spend_round();
  [[nodiscard]] bool spend_action();
  /// True only once for each: an eventless guard that fails would otherwise fail for ever.
  [[nodiscard]] bool first_complaint(TransitionIndex transition);

 private:
  void complain(const char* name, const std::string& reason, const std::string& sendid);

  const Chart::Compiled& chart_;
  Running& session_;
  const Surroundings& around_;
  Outcome& outcome_;
  expression::Environment environment_;
  std::vector<Event> internal_;
  std::size_t internal_next_ = 0;
  Event current_;
  Where where_;
  StateSet to_invoke_;
  std::vector<TransitionIndex> complaints_;
  std::size_t rounds_ = 0, actions_ = 0;
};

}  // namespace engine::chart::machine
