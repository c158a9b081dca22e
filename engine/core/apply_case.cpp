// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/core/apply.hpp"

namespace engine::core {

std::string describe(const model::Cause& cause) {
  switch (cause.kind) {
    case model::CauseKind::person: return cause.event + " by " + cause.login;
    case model::CauseKind::timer: return cause.event;
    case model::CauseKind::message:
      return cause.event + " from case " + std::to_string(cause.from.value());
    case model::CauseKind::admin: return cause.event + " by " + cause.login;
  }
  return cause.event;
}

void apply_opened(model::Case& subject, const model::CaseOpened& event) {
  subject.kind = event.kind;
  subject.number = event.number;
  subject.workflow = event.workflow;
  subject.parent = event.parent;
  subject.facts = event.facts;
}

void apply_step(model::Case& subject, const model::StepTaken& event) {
  chart::Snapshot& session = subject.session;
  session.configuration = event.configuration;
  session.history = event.history;
  for (const auto& [location, value] : event.assigned) session.data.set(location, value);
  for (const auto& location : event.unassigned) session.data.erase(location);
  session.entered = event.late_bound;
  session.invocations = event.invocations;
  session.generated = event.generated;
  session.running = event.running;
  subject.outward = event.outward;
  if (!event.running) subject.sends.clear();  // SCXML 6.2: an ended session discards them.
}

void apply_scheduled(model::Case& subject, const model::SendScheduled& event) {
  subject.sends.push_back(event.send);
}

void drop_send(model::Case& subject, const std::string& sendid) {
  std::erase_if(subject.sends,
                [&](const model::PendingSend& pending) { return pending.sendid == sendid; });
}

void apply_linked(model::Case& subject, const model::Linked& event) {
  const auto same = std::find(subject.links.begin(), subject.links.end(), event.link);
  if (same == subject.links.end()) subject.links.push_back(event.link);
}

void apply_child_opened(model::Case& subject, const model::ChildOpened& event) {
  subject.children.push_back({.id = event.child, .open = true, .unit = event.unit});
}

void apply_photo(model::Case& subject, const model::PhotoAttached& event, Instant at) {
  subject.photos.push_back(
      {.photo = event.photo, .kind = event.kind, .event = event.event, .attached_at = at});
}

void apply_child_ended(model::Case& subject, const model::ChildEnded& event) {
  for (model::Child& child : subject.children) {
    if (child.id != event.child) continue;
    child.open = false;
    child.took_part = event.took_part;
  }
}

}  // namespace engine::core
