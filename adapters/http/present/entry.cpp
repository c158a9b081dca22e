// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/entry.hpp"

#include "adapters/http/present/present.hpp"
#include "engine/base/overloaded.hpp"

namespace adapters::http::present {
namespace {

namespace json = boost::json;
namespace model = engine::model;
using engine::core::Label;

std::string_view to_string(model::CauseKind kind) {
  switch (kind) {
    case model::CauseKind::person: return "person";
    case model::CauseKind::timer: return "timer";
    case model::CauseKind::message: return "message";
    case model::CauseKind::admin: return "admin";
  }
  return "person";
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object by(const model::Cause& cause) {
  json::object shown{{"kind", to_string(cause.kind)},
                     {"login", text_or_null(cause.login)},
                     {"role", text_or_null(cause.role)},
                     {"unit", text_or_null(cause.unit)}};
  if (cause.from) shown["case"] = cause.from.value();
  return shown;
}

json::array strings(const std::vector<std::string>& list) {
  json::array shown;
  for (const auto& each : list) shown.emplace_back(each);
  return shown;
}

/// What a record that is no step says: its kind, in words and as a stable name.
struct Saying {
  std::string_view what;
  Label label;
  json::object data = {};
};

Saying clock_saying(std::string_view what, const std::string& name, Label label) {
  return {what, std::move(label), {{"clock", name}}};
}

Saying say(const model::Event& event) {
  return std::visit(
      engine::overloaded{
          [](const model::CaseOpened& e) -> Saying {
            return {"opened", {"立案登记", "opened"}, {{"number", e.number}}};
          },
          [](const model::StepTaken&) -> Saying {
            return {"step", {"", ""}};
          },
          [](const model::ClockStarted& e) -> Saying {
            auto saying = clock_saying("clock_started", e.name, {"开始计时", "clock started"});
            if (!e.until) saying.data["limit"] = limit(e.limit);
            return saying;
          },
          [](const model::ClockPaused& e) {
            return clock_saying("clock_paused", e.name, {"暂停计时", "clock paused"});
          },
          [](const model::ClockResumed& e) {
            return clock_saying("clock_resumed", e.name, {"恢复计时", "clock resumed"});
          },
          [](const model::ClockStopped& e) {
            return clock_saying("clock_stopped", e.name, {"停止计时", "clock stopped"});
          },
          [](const model::ClockLimitChanged& e) -> Saying {
            auto saying = e.extension
                              ? clock_saying("clock_extended", e.name, {"延长时限", "extended"})
                              : clock_saying("clock_limit", e.name, {"变更时限", "limit changed"});
            saying.data["limit"] = limit(e.limit);
            return saying;
          },
          [](const model::ClockRecomputed& e) {
            return clock_saying("clock_recomputed", e.name, {"日历变更重算", "counted anew"});
          },
          [](const model::ClockWarned& e) {
            return clock_saying("clock_warned", e.name, {"即将超时", "due soon"});
          },
          [](const model::ClockBreached& e) {
            return clock_saying("clock_breached", e.name, {"超时", "overdue"});
          },
          [](const model::ClockExempted& e) {
            return clock_saying("clock_exempted", e.name, {"超时免责", "breach exempted"});
          },
          [](const model::SendScheduled& e) -> Saying {
            return {"scheduled", {"预定", "scheduled"}, {{"event", e.send.event}}};
          },
          [](const model::SendCancelled& e) -> Saying {
            return {"cancelled", {"取消预定", "schedule cancelled"}, {{"send", e.sendid}}};
          },
          [](const model::SendFired& e) -> Saying {
            return {"fired", {"预定到时", "schedule fired"}, {{"send", e.sendid}}};
          },
          [](const model::Linked& e) -> Saying {
            return {
                "linked",
                {"关联", "linked"},
                {{"kind", e.link.kind}, {"id", e.link.other.value()}, {"inbound", e.link.inbound}}};
          },
          [](const model::ChildOpened& e) -> Saying {
            return {"ticket_opened",
                    {"派发工单", "ticket opened"},
                    {{"id", e.child.value()}, {"department", text_or_null(e.unit)}}};
          },
          [](const model::ChildEnded& e) -> Saying {
            return {"ticket_ended", {"工单结束", "ticket ended"}, {{"id", e.child.value()}}};
          },
          [](const model::Notified& e) -> Saying {
            return {"notified",
                    {"通知", "notified"},
                    {{"event", e.event}, {"roles", strings(e.roles)}}};
          },
          [](const model::ChartFaulted& e) -> Saying {
            return {"chart_faulted", {"流程有误", "chart at fault"}, {{"what", e.what}}};
          }},
      event);
}

}  // namespace

/// The label of the transition that the event takes, as the chart's buttons say it.
std::string Entries::label_of(const std::string& event) const {
  if (event == "raise") return in(language_, {"上报", "Raise"});
  if (workflow_ == nullptr) return event;
  const auto& transitions = workflow_->chart->transitions();
  for (std::size_t at = 0; at < transitions.size(); ++at) {
    const auto& label = workflow_->transitions[at].label;
    if (label.zh.empty()) continue;
    for (const auto& descriptor : transitions[at].events) {
      if (engine::chart::matches(descriptor, event)) return in(language_, label);
    }
  }
  return event;
}

void Entries::add_step(const model::StepTaken& step, json::object& entry) {
  json::object form = step.form;
  const auto* comment = form.if_contains("comment");
  entry["comment"] = comment ? *comment : json::value(nullptr);
  form.erase("comment");
  entry["data"] = std::move(form);
  entry["from"] = strings(states_);
  entry["to"] = strings(step.configuration);
  entry["stage"] = text_or_null(step.outward.stage);
  entry["level"] = text_or_null(step.outward.level);
  entry["owner"] = text_or_null(step.outward.owner);
  states_ = step.configuration;
}

json::object Entries::read(const model::Record& record) {
  auto saying = say(record.event);
  json::object entry{{"seq", record.sequence.value()},
                     {"version", record.version.value()},
                     {"at", instant(record.at, county_)},
                     {"by", by(record.cause)},
                     {"what", saying.what},
                     {"event", record.cause.event}};
  if (const auto* step = std::get_if<model::StepTaken>(&record.event)) {
    entry["label"] = label_of(record.cause.event);
    add_step(*step, entry);
  } else {
    entry["label"] = in(language_, saying.label);
    entry["data"] = std::move(saying.data);
  }
  return entry;
}

}  // namespace adapters::http::present
