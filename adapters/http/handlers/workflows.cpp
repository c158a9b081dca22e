// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdint>
#include <system_error>

#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/part.hpp"
#include "adapters/http/present/text_or_null.hpp"

namespace adapters::http::handlers {
namespace {

namespace chart = engine::chart;
namespace json = boost::json;
using engine::core::Workflow;

json::object label(const engine::core::Label& label) {
  return {{"zh", label.zh}, {"en", label.en}};
}

json::value form_name(const engine::core::Form* form) {
  return form ? json::value(form->name) : json::value(nullptr);
}

json::array roles(const std::vector<engine::directory::Role>& list) {
  json::array shown;
  for (const auto role : list) shown.emplace_back(engine::directory::to_string(role));
  return shown;
}

json::object summary(const Workflow& workflow) {
  return {{"name", workflow.name},
          {"kind", workflow.kind},
          {"version", workflow.version},
          {"label", label(workflow.label)},
          {"raised_by", roles(workflow.raised_by)},
          {"form", form_name(workflow.opening)}};
}

std::string_view to_string(chart::StateKind kind) {
  switch (kind) {
    case chart::StateKind::atomic: return "atomic";
    case chart::StateKind::compound: return "compound";
    case chart::StateKind::parallel: return "parallel";
    case chart::StateKind::final_state: return "final";
    case chart::StateKind::shallow_history: return "shallow_history";
    case chart::StateKind::deep_history: return "deep_history";
  }
  return "atomic";
}

json::object state(const Workflow& workflow, std::size_t at) {
  const auto& states = workflow.chart->states();
  const auto& view = states[at];
  const auto& meaning = workflow.states[at];
  return {{"id", view.id},
          {"kind", to_string(view.kind)},
          {"parent", view.parent ? json::value(states[*view.parent].id) : json::value(nullptr)},
          {"label", label(meaning.label)},
          {"stage", text_or_null(meaning.stage)},
          {"level", text_or_null(meaning.level)},
          {"owner", text_or_null(meaning.owner)}};
}

json::object transition(const Workflow& workflow, std::size_t at) {
  const auto& states = workflow.chart->states();
  const auto& view = workflow.chart->transitions()[at];
  const auto& meaning = workflow.transitions[at];
  json::array events;
  for (const auto& event : view.events) events.emplace_back(event);
  json::array targets;
  for (const auto target : view.targets) targets.emplace_back(states[target].id);
  return {{"source", states[view.source].id}, {"events", std::move(events)},
          {"targets", std::move(targets)},    {"cond", text_or_null(view.cond)},
          {"by", roles(meaning.roles)},       {"label", label(meaning.label)},
          {"form", form_name(meaning.form)}};
}

const Workflow* named(const Call& call) {
  const auto* workflow = call.desk.workflows.newest(call.captured("name"));
  if (workflow == nullptr) call.refuse({.type = ProblemType::not_found});
  return workflow;
}

/// The newest, or the one that `version` names.
const Workflow* asked(const Call& call) {
  const auto* newest = named(call);
  const auto wanted = call.request->target.parameter("version");
  if (newest == nullptr || !wanted) return newest;
  std::uint32_t version = 0;
  const auto* end = wanted->data() + wanted->size();
  const auto read = std::from_chars(wanted->data(), end, version);
  if (read.ec != std::errc{} || read.ptr != end) {
    call.refuse({.type = ProblemType::bad_request,
                 .detail = {"version 应为整数，见该流程的 versions",
                            "version must be one of the workflow's versions, a whole number"}});
    return nullptr;
  }
  const auto* found = call.desk.workflows.find({newest->name, version});
  if (found == nullptr) call.refuse({.type = ProblemType::not_found});
  return found;
}

}  // namespace

void list_workflows(const Call& call) {
  const auto all = call.desk.workflows.all();
  const auto part = part_of(call, all.size());
  if (!part) return;
  json::array items;
  for (auto at = part->first; at < part->last; ++at) items.push_back(summary(*all[at]));
  call.answer(part_response(call, std::move(items), *part));
}

void show_workflow(const Call& call) {
  const auto* workflow = named(call);
  if (workflow == nullptr) return;
  auto shown = summary(*workflow);
  json::object forms;
  for (const auto& [name, form] : workflow->forms) forms[name] = form.schema;
  shown["forms"] = std::move(forms);
  json::array versions;
  for (const auto* older : call.desk.workflows.older_than(*workflow)) {
    versions.emplace_back(older->version);
  }
  versions.emplace_back(workflow->version);
  shown["versions"] = std::move(versions);
  call.answer(200, shown);
}

void show_chart(const Call& call) {
  const auto* workflow = asked(call);
  if (workflow == nullptr) return;
  json::array states;
  for (std::size_t at = 0; at < workflow->states.size(); ++at) {
    states.push_back(state(*workflow, at));
  }
  json::array transitions;
  for (std::size_t at = 0; at < workflow->transitions.size(); ++at) {
    transitions.push_back(transition(*workflow, at));
  }
  call.answer(200, json::object{{"name", workflow->name},
                                {"version", workflow->version},
                                {"states", std::move(states)},
                                {"transitions", std::move(transitions)}});
}

}  // namespace adapters::http::handlers
