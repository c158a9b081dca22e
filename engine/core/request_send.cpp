// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "engine/base/planted.hpp"
#include "engine/core/step.hpp"
#include "engine/core/words.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;

constexpr std::string_view linked_prefix = "#_linked.";
constexpr std::string_view case_prefix = "#_case.";

json::object params(const json::value& data) {
  const auto* object = data.if_object();
  return object ? *object : json::object{};
}

void notify(Draft& draft, const chart::SendRequest& request) {
  json::object data = params(request.data);
  model::Notified notified{.event = request.event, .roles = {}, .data = nullptr};
  if (const auto* to = data.if_contains("to"); to && to->is_string()) {
    notified.roles = words(std::string_view(to->get_string()));
  }
  if (PLANTED("nobody_is_told") && request.event == "escalated") return;
  data.erase("to");
  notified.data = std::move(data);
  draft.add(std::move(notified));
}

/// Delayed events are for the case itself: a promise to another case would have to be kept by it.
void schedule(Draft& draft, const chart::SendRequest& request) {
  if (!request.target.empty()) {
    return draft.fault("a delayed event for '" + request.target + "': delay only one's own");
  }
  draft.add(model::SendScheduled{{.sendid = request.sendid,
                                  .event = request.event,
                                  .data = request.data,
                                  .due = draft.context().now + request.delay}});
}

std::string take_text(json::object& from, std::string_view name) {
  const auto* value = from.if_contains(name);
  std::string text = value && value->is_string() ? std::string(value->get_string()) : "";
  from.erase(name);
  return text;
}

/// By its code, or as the place of a kind around the case.
std::optional<directory::Place> place_meant(const Draft& draft, const std::string& word) {
  const auto kind = directory::parse_place_kind(word);
  if (kind) return directory::around(draft.state().facts->place, *kind);
  return draft.context().county.directory.place_named(word);
}

/// Params `place` (a code, or a kind of place around the case) and `each` (a kind of place: one
/// case for each inside the place) say where; all others are the new case's data.
void open(Draft& draft, const chart::SendRequest& request, bool alone) {
  Opening opening{
      .workflow = request.event, .given = params(request.data), .place = {}, .alone = alone};
  const auto& directory = draft.context().county.directory;
  const std::string code = take_text(opening.given, "place");
  const std::string each = take_text(opening.given, "each");
  if (!code.empty()) {
    opening.place = place_meant(draft, code);
    if (!opening.place) return draft.fault("there is no place '" + code + "' to open a case at");
  }
  if (each.empty()) return draft.send(std::move(opening));
  const auto kind = directory::parse_place_kind(each);
  if (!kind) return draft.fault("each='" + each + "' is no kind of place");
  const directory::Place outer = opening.place.value_or(draft.state().facts->place);
  for (const directory::Place& place : directory.places_in(outer, *kind)) {
    if (PLANTED("a_grid_left_out") && place.grid.str().ends_with('2')) continue;
    opening.place = place;
    draft.send(opening);
  }
}

void deliver(Draft& draft, const chart::SendRequest& request, model::CaseId to) {
  draft.send(Message{.to = to, .event = request.event, .data = request.data});
}

void deliver_to_linked(Draft& draft, const chart::SendRequest& request, std::string_view kind) {
  for (const model::Link& link : draft.state().links) {
    if (link.inbound && link.kind == kind) deliver(draft, request, link.other);
  }
}

}  // namespace

void request_send(Draft& draft, const chart::SendRequest& request) {
  const std::string_view target = request.target;
  if (request.type == "urn:shao:notify") return notify(draft, request);
  if (request.type == "urn:shao:open") return open(draft, request, false);
  if (request.type == "urn:shao:raise") return open(draft, request, true);
  if (request.delay > Duration{0}) return schedule(draft, request);
  if (target.empty()) return deliver(draft, request, draft.state().id);
  if (target == "#_parent" && draft.state().parent) {
    return deliver(draft, request, draft.state().parent);
  }
  if (target == "#_children") {
    for (const model::Child& child : draft.state().children) {
      if (child.open) deliver(draft, request, child.id);
    }
    return;
  }
  if (target.starts_with(linked_prefix)) {
    return deliver_to_linked(draft, request, target.substr(linked_prefix.size()));
  }
  if (target.starts_with(case_prefix)) {
    const std::string number(target.substr(case_prefix.size()));
    const model::CaseId to{std::strtoull(number.c_str(), nullptr, 10)};
    if (to) return deliver(draft, request, to);
  }
  draft.fault("nobody is at '" + request.target + "' to take " + request.event);
}

}  // namespace engine::core
