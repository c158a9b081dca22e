// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/entry.hpp"

#include "adapters/http/present/present.hpp"
#include "adapters/http/present/text_or_null.hpp"

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

/// One arm for each kind of event.
struct Sayer {
  Saying operator()(const model::CaseOpened& e) const {
    return {"opened", {"登记", "opened"}, {{"number", e.number}}};
  }
  Saying operator()(const model::StepTaken&) const { return {"step", {"", ""}}; }
  Saying operator()(const model::ClockStarted& e) const {
    auto saying = clock_saying("clock_started", e.name, {"开始计时", "clock started"});
    if (!e.until) saying.data["limit"] = limit(e.limit);
    return saying;
  }
  Saying operator()(const model::ClockPaused& e) const {
    return clock_saying("clock_paused", e.name, {"暂停计时", "clock paused"});
  }
  Saying operator()(const model::ClockResumed& e) const {
    return clock_saying("clock_resumed", e.name, {"恢复计时", "clock resumed"});
  }
  Saying operator()(const model::ClockStopped& e) const {
    return clock_saying("clock_stopped", e.name, {"停止计时", "clock stopped"});
  }
  Saying operator()(const model::ClockLimitChanged& e) const {
    auto saying = e.extension ? clock_saying("clock_extended", e.name, {"延长时限", "extended"})
                              : clock_saying("clock_limit", e.name, {"变更时限", "limit changed"});
    saying.data["limit"] = limit(e.limit);
    return saying;
  }
  Saying operator()(const model::ClockRecomputed& e) const {
    return clock_saying("clock_recomputed", e.name, {"日历变更重算", "counted anew"});
  }
  Saying operator()(const model::ClockWarned& e) const {
    return clock_saying("clock_warned", e.name, {"即将超时", "due soon"});
  }
  Saying operator()(const model::ClockBreached& e) const {
    return clock_saying("clock_breached", e.name, {"超时", "overdue"});
  }
  Saying operator()(const model::ClockExempted& e) const {
    return clock_saying("clock_exempted", e.name, {"超时免责", "breach exempted"});
  }
  Saying operator()(const model::SendScheduled& e) const {
    return {"scheduled", {"预定", "scheduled"}, {{"event", e.send.event}}};
  }
  Saying operator()(const model::SendCancelled& e) const {
    return {"cancelled", {"取消预定", "schedule cancelled"}, {{"send", e.sendid}}};
  }
  Saying operator()(const model::SendFired& e) const {
    return {"fired", {"预定到时", "schedule fired"}, {{"send", e.sendid}}};
  }
  Saying operator()(const model::Linked& e) const {
    return {"linked",
            {"关联", "linked"},
            {{"kind", e.link.kind}, {"id", e.link.other.value()}, {"inbound", e.link.inbound}}};
  }
  Saying operator()(const model::ChildOpened& e) const {
    return {"ticket_opened",
            {"派发工单", "ticket opened"},
            {{"id", e.child.value()}, {"department", text_or_null(e.unit)}}};
  }
  Saying operator()(const model::ChildEnded& e) const {
    return {"ticket_ended", {"工单结束", "ticket ended"}, {{"id", e.child.value()}}};
  }
  Saying operator()(const model::Notified& e) const {
    return {"notified", {"通知", "notified"}, {{"event", e.event}, {"roles", strings(e.roles)}}};
  }
  Saying operator()(const model::PhotoAttached& e) const {
    return {
        "photo_attached",
        {"附照片", "photo attached"},
        {{"id", e.photo.id}, {"kind", e.kind == model::PhotoKind::before ? "before" : "after"}}};
  }
  Saying operator()(const model::ReporterUnmasked& e) const {
    return {"reporter_unmasked",
            {"查看反映人信息", "reporter unmasked"},
            {{"fields", strings(e.fields)}, {"reason", e.reason}}};
  }
  Saying operator()(const model::ReporterErased& e) const {
    return {"reporter_erased", {"删除反映人信息", "reporter erased"}, {{"reason", e.reason}}};
  }
  Saying operator()(const model::ChartFaulted& e) const {
    return {"chart_faulted", {"流程有误", "chart at fault"}, {{"what", e.what}}};
  }
  Saying operator()(const model::CaseMigrated& e) const {
    return {
        "migrated", {"换用新版流程", "moved to another version"}, {{"from", e.from}, {"to", e.to}}};
  }
};

/// What no button says: the events that the server itself sends.
Words own_label(std::string_view event) {
  if (event == "raise") return {"上报", "Raise"};
  if (event == "open") return {"派发", "Opened"};
  if (event == "migrate") return {"换用新版流程", "Moved to another version"};
  if (event.starts_with("clock.") && event.ends_with(".due")) return {"到期", "Limit reached"};
  if (event.starts_with("clock.") && event.ends_with(".warn")) return {"预警", "Limit near"};
  return {};
}

}  // namespace

/// The label of the transition that the event takes, as the chart's buttons say it.
std::string Entries::label_of(const std::string& event) const {
  const auto own = own_label(event);
  if (!own.zh.empty()) return std::string(in(language_, own));
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
  auto saying = std::visit(Sayer{}, *record.event);
  json::object entry{{"seq", record.sequence.value()},
                     {"version", record.version.value()},
                     {"at", instant(record.at, county_)},
                     {"by", by(record.cause)},
                     {"what", saying.what},
                     {"event", record.cause.event}};
  if (const auto* step = std::get_if<model::StepTaken>(&*record.event)) {
    entry["label"] = label_of(record.cause.event);
    add_step(*step, entry);
  } else {
    entry["label"] = in(language_, saying.label);
    entry["data"] = std::move(saying.data);
  }
  return entry;
}

}  // namespace adapters::http::present
