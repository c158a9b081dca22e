// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/routes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "tests/sim/stands.hpp"

namespace sim {
namespace {

using engine::model::Case;
using engine::model::StepTaken;

struct Route {
  std::string_view kind, from, event;
  std::string_view to;  ///< One of these states is active then; "end": the case has ended.
};

constexpr std::array routes{
    Route{"incident", "reported", "verify_exists", "verifying"},
    Route{"incident", "filed", "take", "l1"},
    Route{"incident", "filed", "clock.take.due", "l1"},
    Route{"incident", "l1", "escalate", "l2"},
    Route{"incident", "l2", "escalate", "l3"},
    Route{"incident", "l2", "send_down", "l1"},
    Route{"incident", "l3", "send_down", "l2"},
    Route{"incident", "l3", "to_dispatch", "routing"},
    Route{"incident", "routing", "send_down", "l3"},
    Route{"incident", "routing", "ownerless", "ownerless"},
    Route{"incident", "routing", "clock.dispatch.due", "at_departments feedback ownerless"},
    Route{"incident", "ownerless", "clock.ownerless.due", "ownerless"},
    Route{"incident", "pending_dispatch", "dispatch", "at_departments feedback"},
    Route{"incident", "ladder", "done", "checking"},
    Route{"incident", "triaging", "done", "checking"},
    Route{"incident", "whistle_review", "approve", "at_departments routing"},
    Route{"incident", "whistle_review", "refuse", "ladder routing"},
    Route{"incident", "whistle_review", "clock.review.due", "ladder routing"},
    Route{"incident", "feedback", "accept", "checking"},
    Route{"incident", "feedback", "reject", "rework handling feedback"},
    Route{"incident", "feedback", "clock.feedback.due", "checking"},
    Route{"incident", "check_by_grid", "clock.verify.due", "check_by_area"},
    Route{"incident", "check_by_area", "clock.verify_area.due", "pending_close"},
    Route{"incident", "pending_close", "close", "closed"},
    Route{"incident", "pending_close", "clock.close.due", "closed"},
    Route{"incident", "closed", "reopen", "rework ladder routing handling feedback"},
    Route{"incident", "closed", "clock.reopen.due", "end"},
    Route{"incident", "to_rate", "clock.rate.due", "kept"},
    Route{"incident", "before", "void", "end"},
    Route{"incident", "live", "merge", "merged end"},
    Route{"ticket", "dispatched", "claim", "claimed"},
    Route{"ticket", "dispatched", "clock.claim.due", "claimed"},
    Route{"ticket", "dispatched", "return", "disputed"},
    Route{"ticket", "claimed", "return", "disputed"},
    Route{"ticket", "claimed", "assign", "handling"},
    Route{"ticket", "handling", "revoke", "claimed"},
    Route{"ticket", "held", "resolve", "at_rest"},
    Route{"ticket", "held", "ask_reporter", "waiting_reporter"},
    Route{"ticket", "waiting_reporter", "answer", "handling"},
    Route{"ticket", "waiting_reporter", "clock.reporter_answer.due", "handling"},
    Route{"ticket", "suspended", "resume", "handling"},
    Route{"ticket", "suspended", "clock.suspension.due", "handling"},
    Route{"ticket", "disputed", "adjudicate", "claimed end"},
    Route{"ticket", "disputed", "redispatch", "end"},
    Route{"ticket", "disputed", "clock.adjudicate.due", "claimed"},
    Route{"ticket", "rework", "redo", "handling"},
    Route{"ticket", "rework", "clock.claim.due", "handling"},
    Route{"ticket", "held", "extend", "plea_at_lead"},
    Route{"ticket", "held", "suspend", "plea_at_lead"},
    Route{"ticket", "plea_at_lead", "approve", "plea_at_centre"},
    Route{"ticket", "plea_at_lead", "refuse", "no_plea"},
    Route{"ticket", "plea_at_lead", "clock.approval.due", "no_plea"},
    Route{"ticket", "plea_at_centre", "approve", "no_plea"},
    Route{"ticket", "plea_at_centre", "refuse", "no_plea"},
    Route{"ticket", "plea_at_centre", "clock.approval.due", "no_plea"},
    Route{"ticket", "at_rest", "appeal", "appealed"},
    Route{"ticket", "appealed", "approve", "appeal_heard"},
    Route{"ticket", "appealed", "refuse", "at_rest"},
    Route{"ticket", "appealed", "clock.appeal.due", "at_rest"},
    Route{"ticket", "appeal_heard", "approve", "at_rest"},
    Route{"ticket", "appeal_heard", "refuse", "at_rest"},
    Route{"ticket", "appeal_heard", "clock.appeal.due", "at_rest"},
    Route{"ticket", "live", "clock.keep.due", "end"},
};

using States = std::vector<std::string>;

bool arrives(const StepTaken& step, std::string_view to) {
  while (!to.empty()) {
    const std::string_view state = to.substr(0, to.find(' '));
    if (state == "end" ? !step.running : stands_in(step.configuration, state)) return true;
    to.remove_prefix(std::min(to.size(), state.size() + 1));
  }
  return false;
}

/// Where a case goes that is filed: by who raised it, and red ones to the top.
std::string_view first_rung(const Case& before) {
  const std::string origin = before.text("origin");
  if (origin == "county") return "routing";
  if (before.number_of("severity", 0) == 1 || origin == "general") return "l3";
  return origin == "area" ? "l2" : "filed";
}

/// What a check of the repair found decides.
std::string_view after_check(const StepTaken& step) {
  const auto* result = step.form.if_contains("result");
  const bool failed = result && result->is_string() && result->get_string() == "fail";
  return failed ? "rework ladder routing handling feedback" : "pending_close";
}

std::string_view expected(const Case& before, const std::string& event, const StepTaken& step) {
  const States& now = before.session.configuration;
  if (before.kind == "incident" && stands_in(now, "triaging") &&
      (event == "file" || event == "clock.triage.due")) {
    return first_rung(before);
  }
  if (before.kind == "incident" && event == "verify_fixed") return after_check(step);
  const auto* const route = std::find_if(routes.begin(), routes.end(), [&](const Route& each) {
    return each.kind == before.kind && each.event == event && stands_in(now, each.from);
  });
  return route == routes.end() ? std::string_view() : route->to;
}

}  // namespace

std::string astray(const Case& before, const engine::model::Cause& cause, const StepTaken& step) {
  const std::string_view to = expected(before, cause.event, step);
  if (to.empty() || arrives(step, to)) return {};
  return std::string("it should lead to: ").append(to);
}

}  // namespace sim
