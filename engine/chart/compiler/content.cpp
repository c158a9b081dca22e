// SPDX-License-Identifier: Apache-2.0
#include "engine/base/overloaded.hpp"
#include "engine/chart/compiler/steps.hpp"

namespace engine::chart::compiler {
namespace {

If compile_if(Context& context, const IfElement& element) {
  If choice;
  for (const IfElement::Branch& branch : element.branches) {
    choice.branches.push_back(
        {context.optional_program(branch.cond), compile_block(context, branch.block)});
  }
  return choice;
}

Foreach compile_foreach(Context& context, const ForeachElement& element) {
  Foreach loop;
  loop.array = context.program(element.array);
  loop.item = context.location(element.item);
  if (element.index) loop.index = context.location(*element.index);
  loop.block = compile_block(context, element.block);
  return loop;
}

Assign compile_assign(Context& context, Place place, const AssignElement& element) {
  context.at_most_one(place, "expr and inline content",
                      {element.expr.has_value(), element.body.has_value()});
  Assign assign;
  assign.location = context.location(element.location);
  if (element.expr) {
    assign.value = context.program(*element.expr);
  } else if (element.body) {
    assign.value = compile_content(context, *element.body);
  } else {
    context.fault(place, "nothing is assigned", "add expr");
  }
  return assign;
}

Raise compile_raise(Context& context, const RaiseElement& element) {
  const std::vector<std::string> names = words(element.event.text);
  if (names.size() != 1) {
    context.fault(element.event.place, "'" + element.event.text + "' names no event",
                  "write one word");
  }
  return {element.event.text};
}

Cancel compile_cancel(Context& context, Place place, const CancelElement& element) {
  OptionalText id = context.text(place, "sendid", element.sendid, element.sendidexpr);
  if (id) return {std::move(*id)};
  context.fault(place, "it doesn't say what to cancel", "add sendid");
  return {std::string{}};
}

Foreign compile_foreign(Context& context, const ForeignElement& element) {
  constexpr std::string_view suffix = "expr";
  Foreign foreign;
  foreign.name = element.name;
  for (const auto& [name, source] : element.attributes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      foreign.attributes.emplace_back(name.substr(0, name.size() - suffix.size()),
                                      context.program(source));
    } else {
      foreign.attributes.emplace_back(name, source.text);
    }
  }
  return foreign;
}

decltype(Action::what) compile_action(Context& context, const ExecutableElement& element) {
  using What = decltype(Action::what);
  const Place place = element.place;
  return std::visit(
      overloaded{
          [&](const RaiseElement& raise) { return What{compile_raise(context, raise)}; },
          [&](const IfElement& choice) { return What{compile_if(context, choice)}; },
          [&](const ForeachElement& loop) { return What{compile_foreach(context, loop)}; },
          [&](const LogElement& log) {
            return What{Log{log.label, context.optional_program(log.expr)}};
          },
          [&](const AssignElement& assign) { return What{compile_assign(context, place, assign)}; },
          [&](const ScriptElement& script) { return What{compile_script(context, script)}; },
          [&](const SendElement& send) { return What{compile_send(context, place, send)}; },
          [&](const CancelElement& cancel) { return What{compile_cancel(context, place, cancel)}; },
          [&](const ForeignElement& foreign) { return What{compile_foreign(context, foreign)}; },
      },
      element.what);
}

}  // namespace

Script compile_script(Context& context, const ScriptElement& element) {
  // SCXML 5.8: a document whose script can't be had is refused.
  if (element.src) {
    context.fault(element.src->place, "scripts are not loaded from elsewhere",
                  "write the assignments into the document");
  }
  return {context.script(element.body)};
}

Block compile_block(Context& context, const BlockElement& block) {
  Block made;
  made.reserve(block.size());
  for (const ExecutableElement& element : block) {
    made.push_back({element.place.line, element.place.column, compile_action(context, element)});
  }
  return made;
}

}  // namespace engine::chart::compiler
