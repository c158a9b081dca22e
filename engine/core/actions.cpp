// SPDX-License-Identifier: Apache-2.0
#include "engine/core/actions.hpp"

#include <algorithm>

#include "engine/core/choice.hpp"

namespace engine::core {
namespace {

std::string role_list(const std::vector<directory::Role>& roles) {
  std::string text;
  for (const auto role : roles) {
    text += (text.empty() ? "" : " ") + std::string(directory::to_string(role));
  }
  return text;
}

Label why_not(const Choice& choice, const TransitionMeaning& meaning) {
  if (!choice.post) {
    const std::string roles = role_list(meaning.roles);
    return {"须由 " + roles + " 办理", "only " + roles + " may do this"};
  }
  if (choice.same_person) {
    return {"经办人不能自己办理此步", "whoever handled it may not also do this"};
  }
  if (choice.guard == chart::Guard::closed) {
    return {"当前条件不满足", "its condition does not hold now"};
  }
  return {};
}

}  // namespace

std::vector<Action> actions(const model::Case& subject, const directory::Actor& actor,
                            const Context& context) {
  std::vector<Action> list;
  const Workflow* workflow = context.workflows.find(subject.workflow);
  if (!workflow || !subject.open()) return list;
  for (const Choice& choice : choices(*workflow, subject, actor, context)) {
    const auto& meaning = workflow->transitions[choice.transition];
    Action action{.event = workflow->chart->transitions()[choice.transition].events.front(),
                  .label = meaning.label,
                  .form = meaning.form,
                  .allowed = choice.allowed() && choice.guard != chart::Guard::closed,
                  .reason = why_not(choice, meaning)};
    const auto same = std::find_if(list.begin(), list.end(),
                                   [&](const Action& each) { return each.event == action.event; });
    if (same == list.end()) {
      list.push_back(std::move(action));
    } else if (!same->allowed && action.allowed) {
      *same = std::move(action);  // An event is allowed if one of its transitions is.
    }
  }
  return list;
}

}  // namespace engine::core
