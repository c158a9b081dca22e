// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/base/planted.hpp"
#include "engine/core/actions.hpp"
#include "engine/core/around.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/choice.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/photos.hpp"
#include "engine/core/step.hpp"

namespace engine::core {
namespace {

using model::Rejection;

std::vector<std::string> allowed_events(const model::Case& subject, const directory::Actor& actor,
                                        const Context& context) {
  std::vector<std::string> events;
  for (const Action& action : actions(subject, actor, context)) {
    if (action.allowed) events.emplace_back(action.event);
  }
  return events;
}

Rejection not_now(const model::Case& subject, const std::string& event,
                  const directory::Actor& actor, const Context& context, std::string reason) {
  return model::NotAllowedNow{event, allowed_events(subject, actor, context), std::move(reason)};
}

/// Why none of the transitions is this person's to take.
Rejection refuse(const Workflow& workflow, const std::vector<Choice>& matching,
                 const std::string& event, const directory::Actor& actor) {
  std::set<std::string> roles;
  for (const Choice& choice : matching) {
    if (choice.post && choice.same_person) return model::SamePerson{event, actor.login.str()};
    for (const auto role : workflow.transitions[choice.transition].roles) {
      roles.emplace(directory::to_string(role));
    }
  }
  return model::NotPermitted{event, {roles.begin(), roles.end()}};
}

/// The transition that speaks for the person: the first that is theirs and not closed, else the
/// first that is theirs.
const Choice* spokesman(const std::vector<Choice>& matching) {
  const Choice* first = nullptr;
  for (const Choice& choice : matching) {
    if (!choice.allowed()) continue;
    if (choice.guard != chart::Guard::closed) return &choice;
    if (!first) first = &choice;
  }
  return first;
}

/// What this person, acting under this post, may not take of the transitions that take the event.
std::vector<chart::TransitionIndex> barred(const Workflow& workflow,
                                           const std::vector<Choice>& matching,
                                           const directory::Post& post) {
  std::vector<chart::TransitionIndex> list = workflow.by_machine;
  for (const Choice& choice : matching) {
    const auto& roles = workflow.transitions[choice.transition].roles;
    const bool theirs = std::find(roles.begin(), roles.end(), post.role) != roles.end();
    if (!choice.allowed() || !theirs) list.push_back(choice.transition);
  }
  std::sort(list.begin(), list.end());
  return list;
}

model::Cause cause_of(const model::SendEvent& command, const directory::Actor& actor,
                      const directory::Post& post) {
  return {.kind = model::CauseKind::person,
          .event = command.event,
          .login = actor.login.str(),
          .role = std::string(directory::to_string(post.role)),
          .unit = post.scope};
}

}  // namespace

Decision decide_event(const model::Case& subject, const model::SendEvent& command,
                      const directory::Actor& actor, const Context& context) {
  const bool named_so = command.kind.empty() || command.kind == subject.kind;
  if (!named_so || !may_see(actor, subject)) return Rejection{model::NotFound{}};
  const bool heeds = !PLANTED("if_match_ignored");
  if (heeds && command.if_match && *command.if_match != subject.version) {
    return Rejection{model::StaleVersion{subject.version}};
  }
  const Workflow* workflow = context.workflows.find(subject.workflow);
  if (!workflow)
    return Rejection{model::ChartBroken{"the chart " + subject.workflow.name + " is not loaded"}};
  if (!subject.open())
    return not_now(subject, command.event, actor, context, "已办结归档|the case has ended");

  Around x(subject, context);
  x.measure(*workflow, command.event);
  chart::Running session = chart::restore(*workflow->chart, subject.session);
  const auto matching = choices(*workflow, subject, session, actor, x, command.event);
  if (matching.empty()) {
    return not_now(subject, command.event, actor, context,
                   "当前环节不能办理|the state of the case does not take it");
  }
  const Choice* choice = spokesman(matching);
  if (!choice) return refuse(*workflow, matching, command.event, actor);

  const Form* form = workflow->transitions[choice->transition].form;
  std::vector<model::FieldError> errors = check(form, command.form);
  if (!errors.empty()) return Rejection{model::InvalidForm{std::move(errors)}};
  x.act_as(actor, choice->post);
  boost::json::object filled = command.form;
  x.refer(references(form, filled, {actor, subject.facts->place, context}, errors));
  if (!errors.empty()) return Rejection{model::InvalidForm{std::move(errors)}};

  const auto forbidden = barred(*workflow, matching, *choice->post);
  chart::Outcome step =
      chart::macrostep(*workflow->chart, session,
                       {.name = command.event, .type = chart::EventType::external, .data = filled},
                       {.x = &x, .barred = &forbidden, .session_id = subject.number});
  if (step.taken.empty()) {
    return not_now(subject, command.event, actor, context,
                   "条件不满足|its condition does not hold for this case");
  }
  Draft draft(subject, cause_of(command, actor, *choice->post), context);
  if (auto rejection = take_step(draft, *workflow, session, std::move(step), filled))
    return *rejection;
  if (auto rejection = attach(draft, photos_in(form, filled))) return *rejection;
  return std::move(draft).take();
}

}  // namespace engine::core
