// SPDX-License-Identifier: Apache-2.0

// A case moves into another version of its chart: its states by a mapping, its clocks and delayed
// sends as far as the new version knows them (ADR 0013).

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/planted.hpp"
#include "engine/chart/transplant.hpp"
#include "engine/core/around.hpp"
#include "engine/core/choice.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/step.hpp"

namespace engine::core {
namespace {

using model::Rejection;
using ClockRequests = std::map<std::string, const chart::ElementRequest*>;

Rejection refused(std::string why) {
  return model::NotAllowedNow{.event = "migrate", .allowed = {}, .reason = std::move(why)};
}

/// By clock: the last request that does `what` to it.
ClockRequests asked(const std::vector<chart::Request>& requests, std::string_view what) {
  ClockRequests clocks;
  for (const chart::Request& request : requests) {
    const auto* element = std::get_if<chart::ElementRequest>(&request);
    if (!element || element->name != "clock") continue;
    const auto* does = element->attributes.if_contains("do");
    const auto* name = element->attributes.if_contains("name");
    if (!does || !name || !does->is_string() || !name->is_string()) continue;
    if (std::string_view(does->get_string()) == what) {
      clocks[std::string(name->get_string())] = element;
    }
  }
  return clocks;
}

/// Whether an active state hears it, and nobody need act for that.
bool heard_here(const Workflow& workflow, const model::Case& subject, const std::string& event) {
  const auto& active = subject.session.configuration;
  for (const chart::TransitionIndex i : workflow.by_machine) {
    const auto& transition = workflow.chart->transitions()[i];
    const std::string& source = workflow.chart->states()[transition.source].id;
    if (std::find(active.begin(), active.end(), source) == active.end()) continue;
    if (takes(workflow, i, event)) return true;
  }
  return false;
}

class Move {
 public:
  Move(const Workflow& old, const Workflow& fresh, Draft& draft)
      : old_(old), fresh_(fresh), draft_(draft), before_(draft.state()) {}

  std::optional<Rejection> make(const model::MigrateCases& command) {
    const Around x(before_, draft_.context());
    const chart::Surroundings there{.x = &x, .barred = nullptr, .session_id = before_.number};
    auto placed = chart::transplant(*old_.chart, *fresh_.chart, before_.session, command.states,
                                    with_place({}, before_.facts), there);
    if (const auto* misfit = std::get_if<chart::Misfit>(&placed)) return refused(misfit->what);
    auto& moved = std::get<chart::Transplanted>(placed);
    draft_.add(model::CaseMigrated{.from = old_.version,
                                   .to = fresh_.version,
                                   .states = {command.states.begin(), command.states.end()},
                                   .forgotten = moved.forgotten});
    chart::Outcome step;
    for (const std::string& id : moved.entered) step.entered.push_back(*fresh_.chart->find(id));
    if (auto rejection = take_step(draft_, fresh_, chart::restore(*fresh_.chart, moved.after),
                                   std::move(step), {})) {
      return rejection;
    }
    carry_timers(moved, there);
    return come_to_rest(there);
  }

 private:
  /// What leaving stops is stopped and what entering starts is started, but that a clock which does
  /// both goes on with the time that it has used. What the old version would do where the case
  /// stood it has done, as the data then were: it is not done once more.
  void carry_timers(const chart::Transplanted& moved, const chart::Surroundings& there) {
    using chart::Handlers;
    const auto& session = draft_.state().session;
    const auto all = session.configuration;
    const auto on_entry = chart::rehearse(*fresh_.chart, session, all, Handlers::onentry, there);
    const auto on_exit =
        chart::rehearse(*old_.chart, before_.session, moved.left, Handlers::onexit, there);
    const auto once_entered = chart::rehearse(
        *old_.chart, before_.session, before_.session.configuration, Handlers::onentry, there);
    const ClockRequests starts = asked(on_entry, "start");
    ClockRequests wanted = asked(on_entry, "resume");
    wanted.insert(starts.begin(), starts.end());
    stop_strangers(wanted, asked(on_exit, "stop"));
    start_missing(starts, asked(once_entered, "start"));
    pause_and_resume(
        on_exit, chart::rehearse(*fresh_.chart, session, moved.entered, Handlers::onentry, there),
        once_entered);
    drop_sends();
    schedule_missing(on_entry, once_entered);
  }

  [[nodiscard]] bool known(const std::string& clock) const {
    return heard(fresh_, "clock." + clock + ".due") || heard(fresh_, "clock." + clock + ".warn");
  }

  void stop_strangers(const ClockRequests& wanted, const ClockRequests& left) {
    const auto clocks = draft_.state().clocks;
    for (const model::Clock& clock : clocks) {
      const bool goes_on =
          wanted.contains(clock.name) || (known(clock.name) && !left.contains(clock.name));
      if (!goes_on) stop_clock(draft_, clock);
    }
  }

  void start_missing(const ClockRequests& starts, const ClockRequests& started_before) {
    for (const auto& [name, request] : starts) {
      const model::Clock* clock = draft_.state().clock(name);
      const bool anew = PLANTED("moved_clocks_begin_anew");
      if (started_before.contains(name) && !anew) continue;  // What became of it was meant.
      const bool runs = clock && clock->state != model::ClockState::stopped && !clock->breached_at;
      if (runs && !anew) continue;
      request_clock(draft_, *request);
    }
  }

  /// A clock that waited only because of the state that was left goes on, and one that the new
  /// state lets wait waits.
  void pause_and_resume(const std::vector<chart::Request>& on_exit,
                        const std::vector<chart::Request>& on_entry,
                        const std::vector<chart::Request>& once_entered) {
    const ClockRequests pauses = asked(on_entry, "pause");
    const ClockRequests paused_before = asked(once_entered, "pause");
    const ClockRequests resumed_before = asked(once_entered, "resume");
    for (const auto& [name, request] : asked(on_exit, "resume")) {
      const model::Clock* clock = draft_.state().clock(name);
      const bool waits = clock && clock->state == model::ClockState::paused;
      if (waits && !pauses.contains(name)) request_clock(draft_, *request);
    }
    for (const auto& [name, request] : asked(on_entry, "resume")) {
      if (!resumed_before.contains(name)) request_clock(draft_, *request);
    }
    for (const auto& [name, request] : pauses) {
      if (!paused_before.contains(name)) request_clock(draft_, *request);
    }
  }

  void drop_sends() {
    const std::vector<model::PendingSend> sends = draft_.state().sends;
    for (const model::PendingSend& send : sends) {
      if (!heard(fresh_, send.event)) draft_.add(model::SendCancelled{send.sendid});
    }
  }

  void schedule_missing(const std::vector<chart::Request>& on_entry,
                        const std::vector<chart::Request>& once_entered) {
    std::set<std::string> there;
    for (const model::PendingSend& send : draft_.state().sends) there.insert(send.event);
    for (const chart::Request& request : once_entered) {
      if (const auto* send = delayed(request)) there.insert(send->event);
    }
    for (const chart::Request& request : on_entry) {
      const auto* send = delayed(request);
      if (send && there.insert(send->event).second) request_send(draft_, *send);
    }
  }

  static const chart::SendRequest* delayed(const chart::Request& request) {
    const auto* send = std::get_if<chart::SendRequest>(&request);
    return send && send->delay > Duration{0} && send->target.empty() && send->type.empty()
               ? send
               : nullptr;
  }

  /// Eventless transitions of the new version that can be taken are taken, as after any step; and
  /// then somebody must be sure to wake the case.
  std::optional<Rejection> come_to_rest(const chart::Surroundings& there) {
    std::vector<chart::TransitionIndex> all(fresh_.chart->transitions().size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<chart::TransitionIndex>(i);
    chart::Surroundings nobody = there;
    nobody.barred = &all;
    chart::Running session = chart::restore(*fresh_.chart, draft_.state().session);
    chart::Outcome step =
        chart::macrostep(*fresh_.chart, session, {.name = "migrate", .data = nullptr}, nobody);
    if (!step.taken.empty() || step.livelock) {
      if (step.finished) return refused("会立即结束|it would end at once");
      if (auto rejection = take_step(draft_, fresh_, session, std::move(step), {}))
        return rejection;
    }
    return wakes() ? std::nullopt
                   : std::optional(refused("没有计时会唤醒该件|no clock would ever wake it there: "
                                           "map to the state that starts one"));
  }

  [[nodiscard]] bool wakes() const {
    const model::Case& subject = draft_.state();
    if (subject.outward.owner.empty()) return true;
    const bool by_clock =
        std::any_of(subject.clocks.begin(), subject.clocks.end(), [&](const model::Clock& clock) {
          return clock.state == model::ClockState::running && !clock.breached_at &&
                 heard_here(fresh_, subject, "clock." + clock.name + ".due");
        });
    return by_clock || std::any_of(subject.sends.begin(), subject.sends.end(),
                                   [&](const model::PendingSend& send) {
                                     return heard_here(fresh_, subject, send.event);
                                   });
  }

  const Workflow& old_;
  const Workflow& fresh_;
  Draft& draft_;
  const model::Case before_;
};

}  // namespace

Decision decide_migrate(const model::Case& subject, const model::MigrateCases& command,
                        const directory::Actor& actor, const Context& context) {
  model::Cause cause{
      .kind = model::CauseKind::admin, .event = "migrate", .login = actor.login.str()};
  const bool over = !subject.open() && !PLANTED("moves_the_ended");
  if (over || subject.workflow == command.to) {
    return Decided{.events = {}, .cause = std::move(cause)};
  }
  const Workflow* old = context.workflows.find(subject.workflow);
  const Workflow* fresh = context.workflows.find(command.to);
  if (!old || !fresh || old->name != fresh->name) return Rejection{model::NotFound{}};
  Draft draft(subject, std::move(cause), context);
  Move move(*old, *fresh, draft);
  if (auto rejection = move.make(command)) return *rejection;
  return std::move(draft).take();
}

}  // namespace engine::core
