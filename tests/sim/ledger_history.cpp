// SPDX-License-Identifier: Apache-2.0

// I10, of what was done before: the ledger remembers by itself who had a hand in a case and how
// often it took a way that may be taken once, whatever the case's own data say of that.

#include <algorithm>
#include <array>

#include "tests/sim/ledger.hpp"
#include "tests/sim/stands.hpp"

namespace sim {

namespace model = engine::model;

namespace {

constexpr int reopened_at_most = 2;

/// Of the county's other work: who did the one thing may never do the other to the same case.
struct Hands {
  std::string_view kind, did, barred;
};
constexpr std::array hands_of_others{
    Hands{"hazard", "rectified", "recheck"},   Hands{"joint", "record", "recheck"},
    Hands{"liaison", "done", "accept"},        Hands{"liaison", "done", "reject"},
    Hands{"consultation", "second", "second"}, Hands{"consultation", "object", "object"},
    Hands{"activity", "check_in", "check_in"},
};

bool is_of_incident(const model::Case& subject, std::initializer_list<const char*> events,
                    const std::string& event) {
  return subject.kind == "incident" &&
         std::find(events.begin(), events.end(), event) != events.end();
}

}  // namespace

bool Ledger::disputed(const model::Case& incident) const {
  return std::any_of(incident.children.begin(), incident.children.end(), [&](const auto& child) {
    const model::Case* ticket = find(child.id);
    return ticket && stands_in(*ticket, "disputed");
  });
}

/// Why what was done before forbids this act; empty: it doesn't.
std::string Ledger::barred_by_past(const model::Cause& cause, const model::Case& before) const {
  if (before.kind != "incident" && before.kind != "ticket") return barred_by_hand(cause, before);
  const auto found = pasts_.find(before.id);
  static const Past none;
  const Past& past = found == pasts_.end() ? none : found->second;
  const auto times = [&](const std::string& what) {
    const auto done = past.times.find(what);
    return done == past.times.end() ? 0 : done->second;
  };
  const std::string& event = cause.event;
  if (is_of_incident(before, {"verify_fixed", "close"}, event) &&
      past.hands.contains(cause.login)) {
    return cause.login + " had a hand in it";
  }
  if (is_of_incident(before, {"accept", "close"}, event) && disputed(before)) {
    return "a department disputes its ticket";
  }
  if (before.kind == "ticket" && event == "approve") {
    const bool appeal = stands_in(before, "appealed") || stands_in(before, "appeal_heard");
    const bool own = appeal ? past.hands.contains(cause.login) : past.pleader == cause.login;
    if (own) return cause.login + (appeal ? " had a hand in it" : " asked for it");
  }
  if (event == "send_down" && times("send_down from " + before.outward.level) > 0) {
    return "it was sent down from here before";
  }
  if (event == "reopen" && times("reopen") >= reopened_at_most) return "it was reopened twice";
  if (event == "standdown" &&
      (before.text("standdown") == "approver") == (cause.login == past.blower)) {
    return "it is not theirs to stand down";
  }
  if (event == "return") {
    const model::Clock* window = before.clock("return_window");
    if (times("return") > 0) return "it was returned before";
    if (window && window->breached_at) return "the time for returning it is over";
  }
  return {};
}

std::string Ledger::barred_by_hand(const model::Cause& cause, const model::Case& before) const {
  const auto past = pasts_.find(before.id);
  if (past == pasts_.end()) return {};
  const bool barred =
      std::any_of(hands_of_others.begin(), hands_of_others.end(), [&](const Hands& each) {
        return before.kind == each.kind && cause.event == each.barred &&
               past->second.did.contains({std::string(each.did), cause.login});
      });
  return barred ? cause.login + " had a hand in it" : "";
}

void Ledger::remember(const model::Cause& cause, const model::Case& before) {
  Past& past = pasts_[before.id];
  const std::string& event = cause.event;
  past.did.insert({event, cause.login});
  ++past.times[event == "send_down" ? "send_down from " + before.outward.level : event];
  if (event == "whistle") past.blower = cause.login;
  if (event == "done") past.hands.insert(cause.login);
  if (event == "standdown") past.hands.insert(past.blower);
  if (before.kind != "ticket") return;
  if (event == "extend" || event == "suspend") past.pleader = cause.login;
  if (event != "resolve") return;
  for (Past* each : {&past, &pasts_[before.parent]}) {
    each->hands.insert(cause.login);
    each->hands.insert(before.text("claimed_by"));
  }
}

/// No act makes the same clock start or says the same to the same people twice.
void Ledger::check_once(const model::Record& record) {
  std::string said;
  if (const auto* started = std::get_if<model::ClockStarted>(&*record.event)) {
    said = "starts the clock " + started->name;
  } else if (const auto* notified = std::get_if<model::Notified>(&*record.event)) {
    said = "says " + notified->event;
    for (const auto& role : notified->roles) said += " " + role;
  }
  if (said.empty() || said_.insert(said).second) return;
  broken("I8", record, "one act " + said + " twice");
}

}  // namespace sim
