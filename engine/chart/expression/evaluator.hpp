// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs programs over a session's data.
//
// Floor:   chart.
// Time:    bounded by the size of the program and of the data it touches, and by growth_max.
// Threads: one evaluator, one thread; it keeps only what explains a failure.
// Errors:  a program that fails yields Value::failed(); failure() says why.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/chart/expression/attempt.hpp"
#include "engine/chart/expression/parser.hpp"
#include "engine/chart/expression/program.hpp"
#include "engine/chart/expression/slot.hpp"
#include "engine/chart/expression/value.hpp"
#include "engine/chart/interpreter.hpp"
#include "engine/chart/state_set.hpp"

namespace engine::chart::expression {

/// What an expression can see. All of it outlives the values that are borrowed from it.
struct Environment {
  const Slots& data;
  const StateSet& configuration;
  const Names& states;
  std::string_view name, session_id;
  const Outlook* x = nullptr;
  const Event* event = nullptr;  ///< None before the first event.
  bool event_known = true;       ///< If not, reading `_event` fails and needs_event() says so.
};

class Evaluator {
 public:
  explicit Evaluator(const Environment& environment) : environment_(environment) {}

  [[nodiscard]] Value run(const Program& program) { return run(program, program.root); }
  /// Only the part of it below `node`.
  [[nodiscard]] Value run(const Program& program, NodeIndex node);
  [[nodiscard]] const std::string& failure() const { return attempt_.failure(); }
  [[nodiscard]] bool needs_event() const { return attempt_.needs_event(); }

 private:
  [[nodiscard]] Value at(const Program& program, NodeIndex index);
  [[nodiscard]] Value system(SystemName which);
  [[nodiscard]] Value whole_event();
  [[nodiscard]] Value event_field(std::string_view key);
  [[nodiscard]] Value member_of(const Program& program, const Member& node);
  [[nodiscard]] Value unary(const Program& program, const Unary& node);
  [[nodiscard]] Value binary(const Program& program, const Binary& node);
  [[nodiscard]] Value array(const Program& program, const ArrayLiteral& node);
  [[nodiscard]] Value object(const Program& program, const ObjectLiteral& node);
  [[nodiscard]] Value in_state(const Value& id) const;
  [[nodiscard]] Value method(const Program& program, const MethodCall& node);
  [[nodiscard]] Value builtin(const Program& program, const BuiltinCall& node);
  /// None if one of them failed.
  [[nodiscard]] std::optional<std::vector<Value>> all(const Program& program,
                                                      const std::vector<NodeIndex>& nodes);

  const Environment& environment_;
  Attempt attempt_;
};

}  // namespace engine::chart::expression
