// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/world_codec.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

namespace conformance {
namespace {

namespace json = boost::json;
using Names = std::vector<std::string>;

template <class T>
T get(const json::object& from, std::string_view name) {
  return json::value_to<T>(from.at(name));
}

std::string text(const json::object& from, std::string_view name) {
  return get<std::string>(from, name);
}

json::value from_event(const chart::Event& event) {
  return {{"name", event.name},        {"type", static_cast<int>(event.type)},
          {"data", event.data},        {"sendid", event.sendid},
          {"origin", event.origin},    {"origintype", event.origintype},
          {"invokeid", event.invokeid}};
}

chart::Event to_event(const json::object& from) {
  return {.name = text(from, "name"),
          .type = static_cast<chart::EventType>(get<int>(from, "type")),
          .data = from.at("data"),
          .sendid = text(from, "sendid"),
          .origin = text(from, "origin"),
          .origintype = text(from, "origintype"),
          .invokeid = text(from, "invokeid")};
}

json::value from_snapshot(const chart::Snapshot& at) {
  json::array invocations;
  for (const chart::Invocation& each : at.invocations) {
    invocations.push_back({{"id", each.invokeid}, {"state", each.state}, {"index", each.index}});
  }
  return {{"configuration", json::value_from(at.configuration)},
          {"history", json::value_from(at.history)},
          {"data", at.data.object()},
          {"entered", json::value_from(at.entered)},
          {"invocations", std::move(invocations)},
          {"generated", at.generated},
          {"running", at.running}};
}

chart::Snapshot to_snapshot(const json::object& from) {
  chart::Snapshot at;
  at.configuration = get<Names>(from, "configuration");
  at.history = get<std::vector<std::pair<std::string, Names>>>(from, "history");
  at.data = chart::Data(from.at("data").as_object());
  at.entered = get<Names>(from, "entered");
  for (const json::value& each : from.at("invocations").as_array()) {
    const json::object& one = each.as_object();
    at.invocations.push_back({.invokeid = text(one, "id"),
                              .state = text(one, "state"),
                              .index = get<std::uint32_t>(one, "index")});
  }
  at.generated = get<std::uint64_t>(from, "generated");
  at.running = from.at("running").as_bool();
  return at;
}

json::value from_session(const Session& session) {
  json::array queue;
  for (const Waiting& each : session.queue) {
    queue.push_back({{"sequence", each.sequence}, {"event", from_event(each.event)}});
  }
  return {{"id", session.id},
          {"text", session.document.text},
          {"folder", session.document.folder},
          {"given", session.given},
          {"parent", session.parent},
          {"invokeid", session.invokeid},
          {"children", json::value_from(session.children)},
          {"begun", session.begun},
          {"at", from_snapshot(session.at)},
          {"queue", std::move(queue)}};
}

Session to_session(const json::object& from) {
  Session session;
  session.id = text(from, "id");
  session.document = {text(from, "text"), text(from, "folder")};
  session.given = from.at("given").as_object();
  session.parent = text(from, "parent");
  session.invokeid = text(from, "invokeid");
  session.children = get<std::map<std::string, std::string>>(from, "children");
  session.begun = from.at("begun").as_bool();
  session.at = to_snapshot(from.at("at").as_object());
  for (const json::value& each : from.at("queue").as_array()) {
    const json::object& one = each.as_object();
    session.queue.push_back(
        {get<std::uint64_t>(one, "sequence"), to_event(one.at("event").as_object())});
  }
  return session;
}

json::value from_delayed(const Delayed& delayed) {
  return {{"due", delayed.due.count()},
          {"sequence", delayed.sequence},
          {"from", delayed.sending.from},
          {"target", delayed.sending.target},
          {"sendid", delayed.sending.sendid},
          {"named", delayed.sending.named},
          {"event", from_event(delayed.sending.event)}};
}

Delayed to_delayed(const json::object& from) {
  return {engine::Duration{get<std::int64_t>(from, "due")},
          get<std::uint64_t>(from, "sequence"),
          {.from = text(from, "from"),
           .target = text(from, "target"),
           .sendid = text(from, "sendid"),
           .named = from.at("named").as_bool(),
           .event = to_event(from.at("event").as_object())}};
}

}  // namespace

std::string encode(const State& state) {
  json::array sessions, delayed;
  for (const auto& [id, session] : state.sessions) sessions.push_back(from_session(session));
  for (const Delayed& each : state.delayed) delayed.push_back(from_delayed(each));
  return json::serialize(json::value{{"now", state.now.count()},
                                     {"sequence", state.sequence},
                                     {"sessions_made", state.sessions_made},
                                     {"sessions", std::move(sessions)},
                                     {"delayed", std::move(delayed)},
                                     {"ended", json::value_from(state.ended)}});
}

State decode(std::string_view bytes) {
  json::parse_options options;
  options.max_depth = 128;
  const json::value whole = json::parse(bytes, {}, options);
  const json::object& from = whole.as_object();
  State state;
  state.now = engine::Duration{get<std::int64_t>(from, "now")};
  state.sequence = get<std::uint64_t>(from, "sequence");
  state.sessions_made = get<std::uint64_t>(from, "sessions_made");
  for (const json::value& each : from.at("sessions").as_array()) {
    Session session = to_session(each.as_object());
    std::string id = session.id;
    state.sessions.emplace(std::move(id), std::move(session));
  }
  for (const json::value& each : from.at("delayed").as_array()) {
    state.delayed.push_back(to_delayed(each.as_object()));
  }
  state.ended = get<Names>(from, "ended");
  return state;
}

}  // namespace conformance
