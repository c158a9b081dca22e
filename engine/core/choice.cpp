// SPDX-License-Identifier: Apache-2.0
#include "engine/core/choice.hpp"

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/around.hpp"
#include "engine/core/authorize.hpp"

namespace engine::core {
namespace {

/// Whether the data at `location` names the login: as itself, or in a list.
bool names(const model::Case& subject, const std::string& location, const std::string& login) {
  const auto& value = subject.data(location);
  if (const auto* one = value.if_string()) return std::string_view(*one) == login;
  const auto* list = value.if_array();
  return list && std::any_of(list->begin(), list->end(), [&](const boost::json::value& each) {
           return each.is_string() && std::string_view(each.get_string()) == login;
         });
}

bool same_person(const TransitionMeaning& meaning, const model::Case& subject,
                 const directory::Actor& actor) {
  if (PLANTED("handler_may_close")) return false;
  return std::any_of(meaning.not_by.begin(), meaning.not_by.end(), [&](const std::string& where) {
    return names(subject, where, actor.login.str());
  });
}

}  // namespace

std::vector<Choice> choices(const Workflow& workflow, const model::Case& subject,
                            const directory::Actor& actor, const Context& context,
                            std::string_view event) {
  Around x(subject, context);
  x.measure(workflow, event);
  return choices(workflow, subject, chart::restore(*workflow.chart, subject.session), actor, x,
                 event);
}

std::vector<Choice> choices(const Workflow& workflow, const model::Case& subject,
                            const chart::Running& session, const directory::Actor& actor, Around& x,
                            std::string_view event) {
  std::vector<Choice> found;
  for (const chart::TransitionIndex transition : chart::taking(*workflow.chart, session, event)) {
    const TransitionMeaning& meaning = workflow.transitions[transition];
    if (!meaning.by_people) continue;
    Choice choice{.transition = transition,
                  .post = acting_post(actor, meaning.roles, subject),
                  .same_person = same_person(meaning, subject, actor)};
    if (choice.allowed()) {
      x.act_as(actor, choice.post);  // The guard as this post finds it.
      choice.guard = chart::ask(*workflow.chart, session, {.x = &x}, transition);
    }
    found.push_back(choice);
  }
  return found;
}

bool takes(const Workflow& workflow, chart::TransitionIndex transition, std::string_view event) {
  const auto& descriptors = workflow.chart->transitions()[transition].events;
  return std::any_of(descriptors.begin(), descriptors.end(),
                     [&](const std::string& each) { return chart::matches(each, event); });
}

bool heard(const Workflow& workflow, std::string_view event) {
  const auto& by_machine = workflow.by_machine;
  return std::any_of(by_machine.begin(), by_machine.end(),
                     [&](chart::TransitionIndex each) { return takes(workflow, each, event); });
}

}  // namespace engine::core
