// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/machine/content.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "engine/base/overloaded.hpp"
#include "engine/chart/expression/convert.hpp"

namespace engine::chart::machine {
namespace {

bool run_if(Machine& machine, const If& choice) {
  for (const If::Branch& branch : choice.branches) {
    if (machine.holds(branch.cond)) return run(machine, branch.block);
  }
  return true;
}

bool run_assignment(Machine& machine, const Program& location, const Program& value) {
  Value result = machine.evaluate(value);
  return !result.has_failed() && write(machine, location, std::move(result));
}

bool run_script(Machine& machine, const Script& script) {
  for (const expression::Assignment& assignment : script.assignments) {
    if (!run_assignment(machine, assignment.location, assignment.value)) return false;
  }
  return true;
}

bool run_foreach(Machine& machine, const Foreach& loop) {
  Value value = machine.evaluate(loop.array);
  if (value.has_failed()) return false;
  if (!value.json().is_array()) {
    machine.raise_error("foreach over what is no array");
    return false;
  }
  if (const auto* illegal = std::get_if<expression::Illegal>(&loop.item.top())) {
    machine.raise_error(illegal->what);
    return false;
  }
  // A copy: what the loop does to the array does not change the loop (SCXML 4.6).
  const boost::json::value items = std::move(value).take();
  std::int64_t index = 0;
  for (const boost::json::value& item : items.get_array()) {
    if (!write(machine, loop.item, Value::borrowed(item))) return false;
    if (loop.index && !write(machine, *loop.index, Value{index})) return false;
    if (!run(machine, loop.block)) return false;
    ++index;
  }
  return true;
}

bool run_log(Machine& machine, const Log& log) {
  LogRequest request{log.label, nullptr};
  if (log.value) {
    const Value value = machine.evaluate(*log.value);
    if (value.has_failed()) return false;
    if (!value.undefined()) request.value = value.json();
  }
  machine.outcome().requests.emplace_back(std::move(request));
  return true;
}

bool run_cancel(Machine& machine, const Cancel& cancel) {
  std::optional<std::string> sendid = text_of(machine, cancel.sendid);
  if (!sendid) return false;
  machine.outcome().requests.emplace_back(CancelRequest{std::move(*sendid)});
  return true;
}

bool run_foreign(Machine& machine, const Foreign& foreign, int line) {
  ElementRequest request{.name = foreign.name, .attributes = {}, .line = line};
  for (const auto& [name, source] : foreign.attributes) {
    if (const auto* literal = std::get_if<std::string>(&source)) {
      request.attributes[name] = *literal;
      continue;
    }
    Value value = machine.evaluate(*std::get_if<Program>(&source));
    const bool undefined = value.undefined();
    auto kept = machine.storable(std::move(value));
    if (!kept) return false;
    if (!undefined) request.attributes[name] = std::move(*kept);
  }
  machine.outcome().requests.emplace_back(std::move(request));
  return true;
}

std::string_view element_of(const Action& action) {
  constexpr std::array<std::string_view, 8> names{"raise",  "if",     "foreach", "log",
                                                  "assign", "script", "send",    "cancel"};
  if (const auto* foreign = std::get_if<Foreign>(&action.what)) return foreign->name;
  return names[action.what.index()];
}

bool run_action(Machine& machine, const Action& action) {
  return std::visit(
      overloaded{
          [&](const Raise& raise) {
            machine.raise({.name = raise.event, .type = EventType::internal});
            return true;
          },
          [&](const If& choice) { return run_if(machine, choice); },
          [&](const Foreach& loop) { return run_foreach(machine, loop); },
          [&](const Log& log) { return run_log(machine, log); },
          [&](const Assign& assign) {
            return run_assignment(machine, assign.location, assign.value);
          },
          [&](const Script& script) { return run_script(machine, script); },
          [&](const Send& send) { return run_send(machine, send); },
          [&](const Cancel& cancel) { return run_cancel(machine, cancel); },
          [&](const Foreign& foreign) { return run_foreign(machine, foreign, action.line); },
      },
      action.what);
}

}  // namespace

bool run(Machine& machine, const Block& block) {
  if (block.empty()) return true;
  const Where around = machine.stand_at({});
  const bool done = std::all_of(block.begin(), block.end(), [&](const Action& action) {
    machine.stand_at({element_of(action), action.line, action.column});
    return machine.spend_action() && run_action(machine, action);
  });
  machine.stand_at(around);
  return done;
}

std::optional<std::string> text_of(Machine& machine, const TextSource& source,
                                   const std::string& sendid) {
  if (const auto* literal = std::get_if<std::string>(&source)) return *literal;
  const Value value = machine.evaluate(*std::get_if<Program>(&source), sendid);
  if (value.has_failed()) return std::nullopt;
  return expression::to_text(value);
}

std::optional<std::string> text_of(Machine& machine, const OptionalText& source,
                                   const std::string& sendid) {
  return source ? text_of(machine, *source, sendid) : std::string{};
}

}  // namespace engine::chart::machine
