// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/world.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <utility>

#include "adapters/scxml/reader.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/overloaded.hpp"

namespace conformance {
namespace {

chart::Surroundings around(const Session& session, const Reach& reach) {
  return {.x = nullptr, .barred = nullptr, .session_id = session.id, .reaches = &reach};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

engine::Loaded<chart::ChartPtr> load(const Document& document) {
  return adapters::scxml::load(
      document.text, "document", {.conformance = true},
      {.fetch = adapters::scxml::files_of(document.folder), .root_transitions = true});
}

World::World(const Document& document, chart::ChartPtr chart) { add(document, std::move(chart)); }

World::World(State state) : state_(std::move(state)) {
  for (auto& [id, session] : state_.sessions) {
    auto loaded = load(session.document);
    ENSURE(loaded, "a document that loaded once loads again");
    session.chart = std::move(loaded.value());
  }
}

Session& World::add(const Document& document, chart::ChartPtr chart) {
  const std::string id = "s" + std::to_string(++state_.sessions_made);
  Session& session = state_.sessions[id];
  session.id = id;
  session.document = document;
  session.chart = std::move(chart);
  return session;
}

bool World::step() {
  Session* next = nullptr;
  for (auto& [id, session] : state_.sessions) {
    if (!session.begun) return begin(session);
    if (session.queue.empty()) continue;
    if (!next || session.queue.front().sequence < next->queue.front().sequence) next = &session;
  }
  return next && process(*next);
}

bool World::begin(Session& session) {
  const Reach reach = reach_of(session);
  session.begun = true;
  take(session, chart::start(*session.chart, session.given, around(session, reach)), "begins");
  return true;
}

bool World::process(Session& session) {
  const Reach reach = reach_of(session);
  current_ = std::move(session.queue.front().event);
  session.queue.pop_front();
  take(session, chart::macrostep(*session.chart, session.at, current_, around(session, reach)),
       current_.name);
  return true;
}

Reach World::reach_of(const Session& session) {
  return [this, id = session.id](std::string_view target) {
    return addressee({.from = id, .target = std::string(target)}) != nullptr;
  };
}

bool World::wake(std::optional<engine::Duration> until) {
  const auto soonest = std::min_element(
      state_.delayed.begin(), state_.delayed.end(), [](const Delayed& a, const Delayed& b) {
        return std::pair(a.due, a.sequence) < std::pair(b.due, b.sequence);
      });
  if (soonest == state_.delayed.end() || (until && soonest->due > *until)) return false;
  state_.now = std::max(state_.now, soonest->due);
  const Sending sending = std::move(soonest->sending);
  state_.delayed.erase(soonest);
  deliver(sending);
  return true;
}

void World::send(chart::Event event) {
  if (running()) enqueue(state_.sessions.at(first), std::move(event));
}

void World::take(Session& session, chart::Step step, std::string_view what) {
  const std::string id = session.id;
  session.at = std::move(step.after);
  trace_.push_back(id + " " + std::string(what) + ": " + joined(session.at.configuration));
  if (step.livelock) trace_.push_back(id + " would never rest");
  for (const chart::Request& request : step.requests) ask(id, request, false);
  if (step.finished || step.livelock) finish(id, step);
}

void World::ask(const std::string& id, const chart::Request& request, bool cancelled) {
  Session& session = state_.sessions.at(id);
  std::visit(
      engine::overloaded{
          [&](const chart::SendRequest& send) {
            if (!cancelled || send.target != "#_parent") send_from(session, send);
          },
          [&](const chart::CancelRequest& cancel) {
            std::erase_if(state_.delayed, [&](const Delayed& each) {
              return each.sending.from == id && each.sending.sendid == cancel.sendid;
            });
          },
          [&](const chart::LogRequest& log) {
            trace_.push_back(id + " logs " + log.label + " " + boost::json::serialize(log.value));
          },
          [&](const chart::ElementRequest&) {},
          [&](const chart::InvokeRequest& invocation) { invoke(session, invocation); },
          [&](const chart::CancelInvokeRequest& last) {
            const auto child = session.children.find(last.invokeid);
            if (child != session.children.end()) cancel(child->second);
          },
          [&](const chart::ForwardRequest& forward) {
            const auto child = session.children.find(forward.invokeid);
            if (child == session.children.end()) return;
            enqueue(state_.sessions.at(child->second), current_);
          },
      },
      request);
}

void World::finish(std::string id, const chart::Step& step) {
  const Session& session = state_.sessions.at(id);
  if (id == first) state_.ended = session.at.configuration;
  const auto parent = state_.sessions.find(session.parent);
  if (parent != state_.sessions.end()) {
    enqueue(parent->second, {.name = "done.invoke." + session.invokeid,
                             .type = chart::EventType::external,
                             .data = step.donedata,
                             .invokeid = session.invokeid});
  }
  forget(id);
}

void World::cancel(std::string id) {
  Session& session = state_.sessions.at(id);
  if (session.begun) {
    const Reach reach = reach_of(session);
    const chart::Step step = chart::cancel(*session.chart, session.at, around(session, reach));
    for (const chart::Request& request : step.requests) ask(id, request, true);
  }
  trace_.push_back(id + " is cancelled");
  forget(id);
}

void World::forget(std::string id) {
  const Session& session = state_.sessions.at(id);
  const auto parent = state_.sessions.find(session.parent);
  if (parent != state_.sessions.end()) parent->second.children.erase(session.invokeid);
  std::erase_if(state_.delayed, [&](const Delayed& each) { return each.sending.from == id; });
  state_.sessions.erase(id);
}

const std::vector<std::string>& World::configuration() const {
  return running() ? state_.sessions.at(first).at.configuration : state_.ended;
}

std::vector<std::string> World::trace() { return std::exchange(trace_, {}); }

}  // namespace conformance
