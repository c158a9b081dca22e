// SPDX-License-Identifier: Apache-2.0
// What sessions of a world send to each other: events and invocations.
#include <algorithm>
#include <utility>

#include "adapters/scxml/sources.hpp"
#include "adapters/scxml/tree.hpp"
#include "tests/conformance/world.hpp"

namespace conformance {
namespace {

constexpr std::string_view processor = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";
constexpr std::string_view session_prefix = "#_scxml_";

std::string address_of(const std::string& session) { return std::string(session_prefix) + session; }

bool scxml_service(std::string_view type) {
  return type.empty() || type == "scxml" || type == "http://www.w3.org/TR/scxml" ||
         type == "http://www.w3.org/TR/scxml/";
}

std::string text_of(const boost::json::value& content) {
  return content.is_string() ? std::string(content.get_string().c_str())
                             : adapters::scxml::markup_of(content);
}

boost::json::value reason(const std::string& why) { return boost::json::object{{"reason", why}}; }

}  // namespace

void World::send_from(Session& session, const chart::SendRequest& request) {
  Sending sending{.from = session.id,
                  .target = request.target,
                  .sendid = request.sendid,
                  .named = request.named,
                  .event = {.name = request.event,
                            .type = chart::EventType::external,
                            .data = request.data,
                            .sendid = request.named ? request.sendid : "",
                            .origin = address_of(session.id),
                            .origintype = std::string(processor)}};
  if (request.delay == engine::Duration{0}) return deliver(sending);
  state_.delayed.push_back({state_.now + request.delay, ++state_.sequence, std::move(sending)});
}

void World::deliver(const Sending& sending) {
  Session* to = addressee(sending);
  if (!to) return fail(sending);
  chart::Event event = sending.event;
  const auto from = state_.sessions.find(sending.from);
  if (from != state_.sessions.end() && from->second.parent == to->id) {
    event.invokeid = from->second.invokeid;
  }
  enqueue(*to, std::move(event));
}

Session* World::addressee(const Sending& sending) {
  const auto find = [&](const std::string& id) {
    const auto found = state_.sessions.find(id);
    return found == state_.sessions.end() ? nullptr : &found->second;
  };
  Session* from = find(sending.from);
  const std::string_view target = sending.target;
  if (target.empty()) return from;
  if (target.starts_with(session_prefix)) {
    return find(std::string(target.substr(session_prefix.size())));
  }
  if (!from) return nullptr;
  if (target == "#_parent") return find(from->parent);
  const auto child = from->children.find(std::string(target.substr(2)));
  return child == from->children.end() ? nullptr : find(child->second);
}

void World::fail(const Sending& sending) {
  const auto from = state_.sessions.find(sending.from);
  if (from == state_.sessions.end()) return;
  enqueue(from->second, {.name = "error.communication",
                         .type = chart::EventType::platform,
                         .data = reason("'" + sending.target + "' can't be reached"),
                         .sendid = sending.named ? sending.sendid : ""});
}

/// The platform's own events stand for the internal queue, so they go before what is external.
void World::enqueue(Session& session, chart::Event event) {
  auto place = session.queue.end();
  if (event.type == chart::EventType::platform) {
    place = std::find_if(session.queue.begin(), session.queue.end(), [](const Waiting& each) {
      return each.event.type != chart::EventType::platform;
    });
  }
  session.queue.insert(place, {++state_.sequence, std::move(event)});
}

void World::invoke(Session& parent, const chart::InvokeRequest& request) {
  const auto refuse = [&](const char* name, const std::string& why) {
    enqueue(parent, {.name = name,
                     .type = chart::EventType::platform,
                     .data = reason(why),
                     .invokeid = request.invokeid});
  };
  if (!scxml_service(request.type)) {
    return refuse("error.execution", "'" + request.type + "' can't be invoked");
  }
  Document document{text_of(request.content), parent.document.folder};
  if (!request.src.empty()) {
    auto text = adapters::scxml::files_of(parent.document.folder)(request.src);
    if (!text) return refuse("error.communication", "'" + request.src + "' can't be read");
    document.text = std::move(*text);
  }
  auto chart = load(document);
  if (!chart) return refuse("error.execution", engine::to_string(chart.faults().front()));
  Session& child = add(document, std::move(chart.value()));
  child.parent = parent.id;
  child.invokeid = request.invokeid;
  child.given = request.params;
  parent.children[request.invokeid] = child.id;
}

std::vector<std::string> World::basic_configuration() const {
  std::vector<std::string> basic;
  if (!running()) {
    if (!state_.ended.empty()) basic.push_back(state_.ended.back());
    return basic;
  }
  const Session& session = state_.sessions.at(first);
  for (const std::string& id : session.at.configuration) {
    const chart::StateKind kind = session.chart->states()[*session.chart->find(id)].kind;
    if (kind == chart::StateKind::atomic || kind == chart::StateKind::final_state) {
      basic.push_back(id);
    }
  }
  std::sort(basic.begin(), basic.end());
  return basic;
}

}  // namespace conformance
