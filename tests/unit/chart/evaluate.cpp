// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/chart/evaluate.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/evaluator.hpp"
#include "tests/support/fixed_outlook.hpp"

namespace tests {
namespace {

using namespace engine::chart;
using namespace engine::chart::expression;

constexpr std::string_view model = R"({
  "n": 3, "pi": 3.5, "word": "abc", "han": "网格员", "list": [1, 2, 3],
  "nested": {"a": {"b": [10, 20]}, "s": "x", "网格": 7}, "yes": true, "no": false, "nil": null})";

struct Data {
  Names slots, states;
  Slots values;
  StateSet configuration;
  FixedOutlook x{{{"now", "2026-09-30T09:00:00Z"}, {"actor", {{"login", "wang"}}}}};
  Event event{.name = "a.b", .data = boost::json::object{{"level", 2}}};

  Data() {
    const boost::json::value parsed = boost::json::parse(model);
    for (const auto& entry : parsed.as_object()) {
      add(entry.key(), entry.value());
    }
    add("empty", std::nullopt);
    states = {{"s0", 0}, {"s1", 1}};
    configuration.insert(1);
  }
  void add(std::string_view name, std::optional<boost::json::value> value) {
    slots.emplace(std::string(name), static_cast<SlotIndex>(values.size()));
    values.emplace_back() = std::move(value);
  }
  Scope scope() const { return {slots, states}; }
};

std::string shown(const Value& value) {
  if (value.undefined()) return "undefined";
  if (value.json().is_number()) return to_text(value);
  return boost::json::serialize(value.json());
}

}  // namespace

std::string evaluated(std::string_view expression) {
  const Data data;
  std::vector<Issue> issues;
  const Program program = parse(expression, data.scope(), issues);
  if (!issues.empty()) return "refused";
  const Environment environment{.data = data.values,
                                .configuration = data.configuration,
                                .states = data.states,
                                .name = "chart",
                                .session_id = "s17",
                                .x = &data.x,
                                .event = &data.event};
  Evaluator evaluator(environment);
  const Value value = evaluator.run(program);
  return value.has_failed() ? "error" : shown(value);
}

std::string refusal(std::string_view expression) {
  const Data data;
  std::vector<Issue> issues;
  static_cast<void>(parse(expression, data.scope(), issues));
  return issues.empty() ? std::string{} : issues[0].what;
}

}  // namespace tests
