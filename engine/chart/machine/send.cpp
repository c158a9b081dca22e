// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/object.hpp>

#include "engine/chart/delay.hpp"
#include "engine/chart/machine/content.hpp"

namespace engine::chart::machine {
namespace {

namespace json = boost::json;

constexpr std::string_view internal_target = "#_internal";

bool scxml_processor(std::string_view type) {
  return type.empty() || type == "scxml" ||
         type == "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";
}

/// The id of this send; none after error.execution.
std::optional<std::string> sendid_of(Machine& machine, const Send& send) {
  if (!send.id.empty()) return send.id;
  std::string id = machine.new_id("send");
  if (send.idlocation && !write(machine, *send.idlocation, Value::text(id))) return std::nullopt;
  return id;
}

std::optional<Duration> delay_of(Machine& machine, const Send& send, const std::string& sendid) {
  if (!send.delay) return Duration{0};
  const std::optional<std::string> text = text_of(machine, *send.delay, sendid);
  if (!text) return std::nullopt;
  const std::optional<Duration> delay = parse_delay(*text);
  if (!delay) machine.raise_error("'" + *text + "' is no delay", sendid);
  return delay;
}

/// Why the world would not take it; empty if it may.
std::string objection(const Machine& machine, const SendRequest& request) {
  if (!scxml_processor(request.type)) {
    return machine.chart().conformance ? "the type '" + request.type + "' is not served" : "";
  }
  if (!request.target.empty() && !request.target.starts_with("#_")) {
    return "'" + request.target + "' is no target";
  }
  if (request.target == internal_target && request.delay > Duration{0}) {
    return "an internal event can't be delayed";
  }
  return {};
}

bool unreachable(Machine& machine, const SendRequest& request) {
  if (!machine.around().reaches || request.delay > Duration{0}) return false;
  const std::vector<Invocation>& invoked = machine.session().invocations;
  const bool child = std::any_of(invoked.begin(), invoked.end(), [&](const Invocation& each) {
    return request.target == "#_" + each.invokeid;
  });
  return !child && !(*machine.around().reaches)(request.target);
}

/// `named` reports errors under the document's own id only.
std::optional<SendRequest> request_for(Machine& machine, const Send& send, std::string sendid,
                                       bool named) {
  const std::string reported = named ? sendid : std::string{};
  std::optional<std::string> event = text_of(machine, send.event, reported);
  if (!event) return std::nullopt;
  std::optional<std::string> target = text_of(machine, send.target, reported);
  if (!target) return std::nullopt;
  std::optional<std::string> type = text_of(machine, send.type, reported);
  if (!type) return std::nullopt;
  const std::optional<Duration> delay = delay_of(machine, send, reported);
  if (!delay) return std::nullopt;
  std::optional<json::value> data = event_data(machine, send.payload, reported);
  if (!data) return std::nullopt;
  SendRequest request{.sendid = std::move(sendid),
                      .event = std::move(*event),
                      .target = std::move(*target),
                      .type = std::move(*type),
                      .delay = *delay,
                      .data = std::move(*data),
                      .named = named};
  const std::string why_not = objection(machine, request);
  if (why_not.empty()) return request;
  machine.raise_error(why_not, reported);
  return std::nullopt;
}

bool add_param(Machine& machine, const Param& param, const std::string& sendid,
               json::object& values) {
  Value value = machine.evaluate(param.value, sendid);
  const bool undefined = value.undefined();
  std::optional<json::value> kept = machine.storable(std::move(value), sendid);
  if (kept && !undefined) values[param.name] = std::move(*kept);
  return kept.has_value();
}

}  // namespace

std::optional<json::object> named_values(Machine& machine, const Payload& payload,
                                         const std::string& sendid) {
  json::object values;
  for (const Param& param : payload.namelist) {
    if (!add_param(machine, param, sendid, values)) return std::nullopt;
  }
  // SCXML 5.7: a param that fails is left out, and the rest goes on.
  for (const Param& param : payload.params) add_param(machine, param, sendid, values);
  return values;
}

std::optional<json::value> event_data(Machine& machine, const Payload& payload,
                                      const std::string& sendid) {
  if (payload.content) {
    // SCXML 5.6: content that fails is empty content, and the event goes on.
    return machine.storable(machine.evaluate(*payload.content, sendid), sendid).value_or(nullptr);
  }
  std::optional<json::object> values = named_values(machine, payload, sendid);
  if (!values) return std::nullopt;
  if (values->empty()) return json::value(nullptr);
  return json::value(std::move(*values));
}

bool run_send(Machine& machine, const Send& send) {
  std::optional<std::string> sendid = sendid_of(machine, send);
  if (!sendid) return false;
  const bool named = !send.id.empty() || send.idlocation.has_value();
  std::optional<SendRequest> request = request_for(machine, send, std::move(*sendid), named);
  if (!request) return false;
  if (scxml_processor(request->type) && request->target == internal_target) {
    machine.raise({.name = std::move(request->event),
                   .type = EventType::internal,
                   .data = std::move(request->data),
                   .sendid = named ? std::move(request->sendid) : std::string{}});
  } else if (unreachable(machine, *request)) {
    machine.raise_unreachable(request->target, named ? request->sendid : std::string{});
  } else {
    machine.outcome().requests.emplace_back(std::move(*request));
  }
  return true;
}

}  // namespace engine::chart::machine
