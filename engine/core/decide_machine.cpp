// SPDX-License-Identifier: Apache-2.0

// What clocks, delayed sends and other cases cause: steps without a person.

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/around.hpp"
#include "engine/core/choice.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/step.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;
using model::Rejection;

/// Sends the event through the chart as nobody's act. An event that the chart ignores leaves the
/// case as it is, but for what the draft already holds.
std::optional<Rejection> step_on(Draft& draft, const std::string& event, const json::value& data,
                                 const std::string& origin) {
  const model::Case& subject = draft.state();
  const Workflow* workflow = draft.context().workflows.find(subject.workflow);
  if (!workflow) return model::ChartBroken{"the chart " + subject.workflow.name + " is not loaded"};
  if (!heard(*workflow, event)) return std::nullopt;  // Most warnings: they need no step.
  Around x(subject, draft.context());
  x.measure(*workflow, event);
  chart::Running session = chart::restore(*workflow->chart, subject.session);
  chart::Outcome step = chart::macrostep(
      *workflow->chart, session,
      {.name = event, .type = chart::EventType::external, .data = data, .origin = origin},
      {.x = &x, .barred = &workflow->by_people, .session_id = subject.number});
  if (step.taken.empty() && !step.livelock) return std::nullopt;
  const auto* form = data.if_object();
  return take_step(draft, *workflow, session, std::move(step), form ? *form : json::object{});
}

Decided nothing(model::Cause cause) { return {.events = {}, .cause = std::move(cause)}; }

model::Cause timer_cause(std::string event) {
  return {.kind = model::CauseKind::timer, .event = std::move(event)};
}

Decision finish(Draft draft, std::optional<Rejection> rejection) {
  if (rejection) return *rejection;
  return std::move(draft).take();
}

/// The timer's own fact, and then what the chart makes of it; a chart that could not take it leaves
/// the fact and the reason.
Decision fire(const model::Case& subject, const model::FireTimer& timer, const Context& context,
              model::Event fact, const std::string& event, const json::value& data) {
  Draft draft(subject, timer_cause(event), context);
  draft.add(std::move(fact));
  if (!timer.fault.empty()) {
    draft.fault(event + ": " + timer.fault);
    return std::move(draft).take();
  }
  if (PLANTED("escalation_stops") && event == "clock.level_area.due") {
    return std::move(draft).take();
  }
  auto rejection = step_on(draft, event, data, {});
  return finish(std::move(draft), std::move(rejection));
}

Decision decide_warn(const model::Case& subject, const model::FireTimer& timer,
                     const Context& context) {
  const std::string event = "clock." + timer.name + ".warn";
  const model::Clock* clock = subject.clock(timer.name);
  const bool armed = clock && clock->state == model::ClockState::running && clock->warn_at &&
                     *clock->warn_at <= context.now && !clock->warned_at;
  if (!armed) return nothing(timer_cause(event));
  return fire(subject, timer, context, model::ClockWarned{timer.name}, event, nullptr);
}

Decision decide_due(const model::Case& subject, const model::FireTimer& timer,
                    const Context& context) {
  const std::string event = "clock." + timer.name + ".due";
  const model::Clock* clock = subject.clock(timer.name);
  const bool armed = clock && clock->state == model::ClockState::running && clock->due_at &&
                     !(clock->breached_at && !PLANTED("timer_fires_twice")) &&
                     (clock->until ? *clock->due_at <= context.now : *clock->due_at < context.now);
  if (!armed) return nothing(timer_cause(event));
  return fire(subject, timer, context, model::ClockBreached{timer.name}, event, nullptr);
}

Decision decide_send(const model::Case& subject, const model::FireTimer& timer,
                     const Context& context) {
  const auto pending =
      std::find_if(subject.sends.begin(), subject.sends.end(),
                   [&](const model::PendingSend& send) { return send.sendid == timer.name; });
  if (pending == subject.sends.end() || pending->due > context.now) {
    return nothing(timer_cause(timer.name));
  }
  return fire(subject, timer, context, model::SendFired{pending->sendid}, pending->event,
              pending->data);
}

}  // namespace

Decision decide_timer(const model::Case& subject, const model::FireTimer& timer,
                      const Context& context) {
  if (!subject.open()) return nothing(timer_cause(timer.name));
  switch (timer.kind) {
    case model::TimerKind::clock_warn: return decide_warn(subject, timer, context);
    case model::TimerKind::clock_due: return decide_due(subject, timer, context);
    case model::TimerKind::send: return decide_send(subject, timer, context);
  }
  return nothing(timer_cause(timer.name));
}

Decision decide_message(const model::Case& subject, const Message& message, model::CaseId from,
                        const Context& context) {
  model::Cause cause{.kind = model::CauseKind::message, .event = message.event, .from = from};
  if (!subject.open()) return nothing(std::move(cause));
  Draft draft(subject, std::move(cause), context);
  const bool from_child =
      std::any_of(subject.children.begin(), subject.children.end(),
                  [&](const model::Child& child) { return child.id == from && child.open; });
  if (from_child && message.event.starts_with("done.")) {
    const auto* report = message.data.if_object();
    draft.add(model::ChildEnded{
        from, (report && report->contains("part")) || PLANTED("share_of_the_withdrawn")});
  }
  auto rejection =
      step_on(draft, message.event, message.data, "#_case." + std::to_string(from.value()));
  return finish(std::move(draft), std::move(rejection));
}

Decision decide_link(const model::Case& subject, const LinkNotice& notice, model::CaseId from) {
  (void)subject;  // A case that has ended can still be pointed at.
  return Decided{.events = {model::Linked{{.kind = notice.kind, .other = from, .inbound = true}}},
                 .cause = {.kind = model::CauseKind::message, .event = "link", .from = from}};
}

std::vector<model::ClockRecomputed> recounted(const model::Case& subject, const Context& context) {
  std::vector<model::ClockRecomputed> list;
  for (const model::Clock& clock : subject.clocks) {
    const auto calendar = context.county.calendars.find(clock.calendar);
    const bool fired = clock.breached_at && !PLANTED("recount_wakes_the_late");
    if (calendar == context.county.calendars.end() || fired ||
        clock.state != model::ClockState::running ||
        (clock.warned_at && PLANTED("recount_skips_the_warned"))) {
      continue;
    }
    const auto due = model::due(clock, calendar->second);
    const auto warn = model::next_warn(clock, calendar->second, context.now);
    if (due != clock.due_at || warn != clock.warn_at) list.push_back({clock.name, due, warn});
  }
  return list;
}

Decision decide_recompute(const model::Case& subject, const model::RecomputeClocks& command,
                          const directory::Actor& actor, const Context& context) {
  if (!context.county.calendars.contains(command.calendar)) return Rejection{model::NotFound{}};
  Draft draft(subject,
              {.kind = model::CauseKind::admin, .event = "recompute", .login = actor.login.str()},
              context);
  for (const model::ClockRecomputed& event : recounted(subject, context)) {
    if (subject.clock(event.name)->calendar == command.calendar) draft.add(event);
  }
  return std::move(draft).take();
}

}  // namespace engine::core
