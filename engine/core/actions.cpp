// SPDX-License-Identifier: Apache-2.0
#include "engine/core/actions.hpp"

#include <algorithm>

#include "engine/core/choice.hpp"

namespace engine::core {
namespace {

const Label* why_not(const Choice& choice, const TransitionMeaning& meaning) {
  static const Label handled{"经办人不能自己办理此步", "whoever handled it may not also do this"};
  static const Label not_now{"当前条件不满足", "its condition does not hold now"};
  if (!choice.post) return &meaning.others;
  if (choice.same_person) return &handled;
  return choice.guard == chart::Guard::closed ? &not_now : nullptr;
}

}  // namespace

std::vector<Action> actions(const model::Case& subject, const directory::Actor& actor,
                            const Context& context) {
  std::vector<Action> list;
  const Workflow* workflow = context.workflows.find(subject.workflow);
  if (!workflow || !subject.open()) return list;
  for (const Choice& choice : choices(*workflow, subject, actor, context)) {
    const auto& meaning = workflow->transitions[choice.transition];
    const Action action{.event = workflow->chart->transitions()[choice.transition].events.front(),
                        .label = &meaning.label,
                        .form = meaning.form,
                        .allowed = choice.allowed() && choice.guard != chart::Guard::closed,
                        .reason = why_not(choice, meaning)};
    const auto same = std::find_if(list.begin(), list.end(),
                                   [&](const Action& each) { return each.event == action.event; });
    if (same == list.end()) {
      list.push_back(action);
    } else if (!same->allowed && action.allowed) {
      *same = action;  // An event is allowed if one of its transitions is.
    }
  }
  return list;
}

}  // namespace engine::core
