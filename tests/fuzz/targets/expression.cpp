// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>

#include "engine/base/ensure.hpp"
#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/evaluator.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/support/fixed_outlook.hpp"

namespace fuzz {
namespace {

using namespace engine::chart;
using namespace engine::chart::expression;

struct Surrounded {
  Names slots{{"n", 0}, {"word", 1}, {"list", 2}, {"nested", 3}, {"empty", 4}};
  Names states{{"s0", 0}, {"s1", 1}};
  Slots values{Slot(3), Slot("网格员"), Slot(boost::json::parse("[1,2.5,\"x\",null]")),
               Slot(boost::json::parse(R"({"a":{"b":[10,20]},"s":"x"})")), Slot()};
  StateSet configuration;
  tests::FixedOutlook x{{{"now", "2026-09-30T09:00:00Z"}, {"actor", {{"login", "wang"}}}}};
  Event event{.name = "a.b", .data = boost::json::object{{"level", 2}}};

  Surrounded() { configuration.insert(1); }
};

/// Runs it twice: equal surroundings must give equal values.
void evaluate(const Program& program, const Surrounded& around) {
  const Environment environment{.data = around.values,
                                .configuration = around.configuration,
                                .states = around.states,
                                .name = "chart",
                                .session_id = "s17",
                                .x = &around.x,
                                .event = &around.event};
  Evaluator one(environment);
  Evaluator other(environment);
  const Value first = one.run(program);
  const Value second = other.run(program);
  ENSURE(first.has_failed() == second.has_failed(), "an expression fails always or never");
  if (first.has_failed()) {
    ENSURE(one.needs_event() || !one.failure().empty(), "a failure says why");
    return;
  }
  ENSURE(to_text(first) == to_text(second), "an expression means one thing");
}

}  // namespace

void expression(std::string_view bytes) {
  static const Surrounded around;
  const auto functions = declared_functions(bytes);
  static_cast<void>(declared_names(bytes));
  static_cast<void>(function_literal(bytes));
  static_cast<void>(valid_name(bytes));
  for (const Functions* known : {static_cast<const Functions*>(nullptr), &functions}) {
    const Scope scope{.slots = around.slots, .states = around.states, .functions = known};
    std::vector<Issue> issues;
    evaluate(parse(bytes, scope, issues), around);
    evaluate(parse_location(bytes, scope, issues), around);
    for (const auto& assignment : parse_script(bytes, scope, issues)) {
      evaluate(assignment.value, around);
    }
    for (const auto& issue : issues) ENSURE(!issue.what.empty(), "an issue says what it is");
  }
}

}  // namespace fuzz
