// SPDX-License-Identifier: Apache-2.0
#include "engine/core/step.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/base/bounds.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/base/planted.hpp"

namespace engine::core {
namespace {

std::size_t bytes_of(const boost::json::value& value);

std::vector<std::string> ids(const chart::Chart& chart,
                             const std::vector<chart::StateIndex>& states) {
  std::vector<std::string> names;
  names.reserve(states.size());
  for (const chart::StateIndex index : states) names.push_back(chart.states()[index].id);
  return names;
}

model::StepTaken difference(const Workflow& workflow, const chart::Data& before,
                            const chart::Running& session, const chart::Outcome& step) {
  model::StepTaken taken;
  taken.exited = ids(*workflow.chart, step.exited);
  taken.entered = ids(*workflow.chart, step.entered);
  chart::DataChange data = chart::changed_data(*workflow.chart, before, session);
  taken.assigned = std::move(data.assigned);
  taken.unassigned = std::move(data.unassigned);
  chart::Snapshot after = chart::save_states(*workflow.chart, session);
  taken.outward = workflow.outward(after.configuration);
  taken.configuration = std::move(after.configuration);
  taken.history = std::move(after.history);
  taken.late_bound = std::move(after.entered);
  taken.invocations = std::move(after.invocations);
  taken.generated = after.generated;
  taken.running = after.running;
  return taken;
}

void request_link(Draft& draft, const chart::ElementRequest& request) {
  const auto* kind = request.attributes.if_contains("kind");
  const auto* to = request.attributes.if_contains("to");
  std::uint64_t other = 0;
  if (to && to->is_string()) other = std::strtoull(to->get_string().c_str(), nullptr, 10);
  if (!kind || !kind->is_string() || other == 0) {
    return draft.fault("a link needs kind and to, line " + std::to_string(request.line));
  }
  const std::string name(kind->get_string());
  draft.add(model::Linked{{.kind = name, .other = model::CaseId{other}, .inbound = false}});
  draft.send(LinkNotice{.to = model::CaseId{other}, .kind = name});
}

void request_element(Draft& draft, const chart::ElementRequest& request) {
  if (request.name == "clock") {
    request_clock(draft, request);
  } else if (request.name == "link") {
    request_link(draft, request);
  } else {
    draft.fault("the chart asks for <" + request.name + ">, which means nothing here");
  }
}

void serve(Draft& draft, const chart::Request& request) {
  std::visit(overloaded{
                 [&](const chart::SendRequest& send) { request_send(draft, send); },
                 [&](const chart::CancelRequest& cancel) {
                   const auto& pending = draft.state().sends;
                   if (std::any_of(pending.begin(), pending.end(), [&](const auto& send) {
                         return send.sendid == cancel.sendid;
                       })) {
                     draft.add(model::SendCancelled{cancel.sendid});
                   }
                 },
                 [&](const chart::LogRequest&) {},  // A chart's log line is for its author.
                 [&](const chart::ElementRequest& element) { request_element(draft, element); },
                 [&](const chart::InvokeRequest& invoke) {
                   draft.fault("the chart invokes '" + invoke.type +
                               "'; a case opens others with <send type=\"urn:shao:open\">");
                 },
                 [&](const chart::CancelInvokeRequest&) {},
                 [&](const chart::ForwardRequest&) {},
             },
             request);
}

/// Tells the case that opened it that it has come to its end, with what it has to report.
void report_end(Draft& draft, boost::json::value donedata) {
  const std::string event = "done." + draft.state().workflow.name;
  for (const model::Link& link : draft.state().links) {
    if (link.inbound || link.kind != source_link) continue;
    draft.send(Message{.to = link.other, .event = event, .data = donedata});
  }
  if (!draft.state().parent) return;
  draft.send(Message{.to = draft.state().parent, .event = event, .data = std::move(donedata)});
}

/// About what the data would take as JSON, without writing it: this is asked at every step.
std::size_t bytes_of(const chart::Data& data) {
  std::size_t bytes = 2;
  for (const auto& [name, value] : data) bytes += name.str().size() + 4 + bytes_of(value);
  return bytes;
}

std::size_t bytes_of(const boost::json::object& object) {
  std::size_t bytes = 2;
  for (const auto& [key, value] : object) bytes += key.size() + 4 + bytes_of(value);
  return bytes;
}

std::size_t bytes_of(const boost::json::value& value) {
  constexpr std::size_t scalar = 8;
  if (const auto* text = value.if_string()) return text->size() + 2;
  if (const auto* object = value.if_object()) return bytes_of(*object);
  const auto* array = value.if_array();
  if (!array) return scalar;
  std::size_t bytes = 2;
  for (const auto& item : *array) bytes += 1 + bytes_of(item);
  return bytes;
}

/// How many cases hear of this one's end, itself counted: its duplicates, theirs, and so on. It
/// counts no further than it must, so that it comes to an end whatever the links say.
std::size_t family_of(const model::Case& subject, const Context& context, std::size_t most) {
  std::size_t count = 1;
  for (const model::Link& link : subject.links) {
    if (!link.inbound || count > most) continue;
    const model::Case* other = context.find ? context.find(link.other) : nullptr;
    if (other) count += family_of(*other, context, most - count);
  }
  return count;
}

bool too_many_linked(const Draft& draft) {
  for (const Errand& errand : draft.errands()) {
    const auto* notice = std::get_if<LinkNotice>(&errand);
    if (!notice) continue;
    const Context& context = draft.context();
    const model::Case* parent = context.find ? context.find(notice->to) : nullptr;
    const std::size_t most = bounds::duplicates_max + 1;
    if (parent &&
        family_of(*parent, context, most) + family_of(draft.state(), context, most) > most)
      return true;
  }
  return false;
}

std::optional<model::Rejection> over_bounds(const Draft& draft) {
  std::size_t open = 0;
  std::size_t tickets = 0;
  for (const model::Child& child : draft.state().children) {
    if (!child.open) continue;
    ++open;
    if (!child.unit.empty()) ++tickets;
  }
  for (const Errand& errand : draft.errands()) {
    const auto* opening = std::get_if<Opening>(&errand);
    if (!opening) continue;
    ++open;
    if (opening->given.contains("department")) ++tickets;
  }
  if (tickets > bounds::tickets_max) return model::BoundReached{"tickets_max"};
  if (open > bounds::children_max) return model::BoundReached{"children_max"};
  if (too_many_linked(draft)) return model::BoundReached{"duplicates_max"};
  if (draft.errands().size() > bounds::deliveries_max) return model::BoundReached{"deliveries_max"};
  if (bytes_of(draft.state().session.data) > bounds::data_bytes_max) {
    return model::BoundReached{"data_bytes_max"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<model::Rejection> take_step(Draft& draft, const Workflow& workflow,
                                          const chart::Running& after, chart::Outcome step,
                                          const boost::json::object& form) {
  if (step.livelock) {
    return model::ChartBroken{"the chart " + workflow.name + " never comes to rest"};
  }
  model::StepTaken taken = difference(workflow, draft.state().session.data, after, step);
  taken.form = form;
  draft.add(std::move(taken));
  for (const chart::Request& request : step.requests) serve(draft, request);
  if (step.finished) {
    if (!PLANTED("clocks_outlive_their_case")) stop_clocks(draft);
    report_end(draft, std::move(step.donedata));
  }
  return over_bounds(draft);
}

}  // namespace engine::core
