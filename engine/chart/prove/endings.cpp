// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/endings.hpp"

#include <algorithm>

#include "engine/chart/prove/deed.hpp"

namespace engine::chart::prove {
namespace {

void add(Fields& all, const Program& program) {
  const Fields more = fields_of(program);
  all.event.insert(all.event.end(), more.event.begin(), more.event.end());
  all.refs.insert(all.refs.end(), more.refs.begin(), more.refs.end());
}

void add(Fields& all, const OptionalText& text) {
  if (!text) return;
  if (const auto* program = std::get_if<Program>(&*text)) add(all, *program);
}

void add(Fields& all, const Send& send) {
  for (const OptionalText* text : {&send.event, &send.target, &send.type, &send.delay}) {
    add(all, *text);
  }
  for (const Param& param : send.payload.params) add(all, param.value);
  for (const Param& param : send.payload.namelist) add(all, param.value);
  if (send.payload.content) add(all, *send.payload.content);
}

void add(Fields& all, const Action& action) {
  if (const auto* each = std::get_if<Assign>(&action.what)) {
    add(all, each->value);
  } else if (const auto* script = std::get_if<Script>(&action.what)) {
    for (const auto& line : script->assignments) add(all, line.value);
  } else if (const auto* choice = std::get_if<If>(&action.what)) {
    for (const If::Branch& branch : choice->branches) {
      if (branch.cond) add(all, *branch.cond);
    }
  } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
    add(all, loop->array);
  } else if (const auto* send = std::get_if<Send>(&action.what)) {
    add(all, *send);
  } else if (const auto* foreign = std::get_if<Foreign>(&action.what)) {
    for (const auto& [name, source] : foreign->attributes) add(all, OptionalText(source));
  }
}

}  // namespace

std::vector<Ending> endings_of(const Chart& chart) {
  std::vector<Ending> endings;
  const auto& states = chart.compiled().states;
  for (StateIndex index = 0; index < states.size(); ++index) {
    if (states[index].parent != root || states[index].kind != StateKind::final_state) continue;
    Ending ending{.state = index};
    if (const auto& data = states[index].donedata) {
      for (const Param& param : data->params) ending.fields.push_back(param.name);
      for (const Param& param : data->namelist) ending.fields.push_back(param.name);
      ending.any_field = data->content.has_value();
    }
    endings.push_back(std::move(ending));
  }
  return endings;
}

Fields fields_of(const Chart& chart, TransitionIndex index) {
  Fields fields;
  const Transition& transition = chart.compiled().transitions[index];
  if (transition.cond) add(fields, *transition.cond);
  for_each_action(transition.block, [&](const Action& action) { add(fields, action); });
  return fields;
}

Fields fields_on_entry(const Chart& chart, StateIndex index) {
  Fields fields;
  for (const Block& block : chart.compiled().states[index].onentry) {
    for_each_action(block, [&](const Action& action) { add(fields, action); });
  }
  return fields;
}

std::vector<StateIndex> entered_by(const Chart& chart, TransitionIndex index) {
  std::vector<StateIndex> states;
  if (const auto& entry = chart.compiled().transitions[index].entry) {
    entry->states.for_each([&](StateIndex state) { states.push_back(state); });
  }
  return states;
}

std::vector<SlotIndex> condition_reads(const Chart& chart, TransitionIndex index) {
  const auto& condition = chart.compiled().transitions[index].cond;
  return condition ? about(*condition, condition->root).reads : std::vector<SlotIndex>{};
}

std::vector<SlotIndex> choice_reads(const Block& block) {
  std::vector<SlotIndex> reads;
  for_each_action(block, [&](const Action& action) {
    const auto* choice = std::get_if<If>(&action.what);
    if (!choice) return;
    for (const If::Branch& branch : choice->branches) {
      if (!branch.cond) continue;
      const About of = about(*branch.cond, branch.cond->root);
      reads.insert(reads.end(), of.reads.begin(), of.reads.end());
    }
  });
  return reads;
}

}  // namespace engine::chart::prove
