// SPDX-License-Identifier: Apache-2.0
// Candidates: what could be done from here, and how far the guards can tell before the event.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using engine::chart::Candidate;
using engine::chart::Guard;
using tests::chart_of;
using tests::Session;

namespace {

std::string shown(const Session& session) {
  std::string text;
  const engine::chart::Surroundings around{.x = session.x ? &*session.x : nullptr};
  for (const Candidate& each : candidates(*session.chart, session.step.after, around)) {
    const auto& transition = session.chart->transitions()[each.transition];
    text += (text.empty() ? "" : " ") + transition.events[0];
    text += each.guard == Guard::open ? "+" : (each.guard == Guard::closed ? "-" : "?");
  }
  return text;
}

}  // namespace

TEST_CASE("candidates: guards are asked as far as they can tell", "[chart]") {
  const auto chart = chart_of(R"xml(
    <datamodel><data id="n" expr="1"/><data id="u"/></datamodel>
    <state id="s">
      <transition event="free" target="t"/>
      <transition event="true" cond="n === 1" target="t"/>
      <transition event="false" cond="n &gt; 1" target="t"/>
      <transition event="event" cond="_event.data.ok" target="t"/>
      <transition event="shut" cond="n &gt; 1 &amp;&amp; _event.data.ok" target="t"/>
      <transition event="half" cond="n === 1 &amp;&amp; _event.data.ok" target="t"/>
      <transition event="kind" cond="typeof _event === 'object'" target="t"/>
      <transition event="in" cond="'data' in _event" target="t"/>
      <transition event="error" cond="u.x" target="t"/>
      <transition event="actor" cond="_x.actor.login === 'wang'" target="t"/>
      <transition event="place" cond="In('s')" target="t"/>
      <transition cond="n &gt; 1" target="t"/>
    </state>
    <state id="t"/>)xml");
  Session session(chart);
  session.x.emplace(boost::json::object{{"actor", {{"login", "wang"}}}});

  CHECK(shown(session) == "free+ true+ false- event? shut- half? kind? in? error- actor+ place+");
}

TEST_CASE("candidates: inner states stand before the states around them", "[chart]") {
  const auto chart = chart_of(R"(
    <parallel id="p">
      <transition event="p" target="out"/>
      <state id="a"><transition event="a" target="out"/></state>
      <state id="b">
        <transition event="b" target="out"/>
        <state id="b1"><transition event="b1" target="out"/><transition event="b2" target="out"/>
        </state>
      </state>
    </parallel>
    <state id="out"><transition event="inactive" target="p"/></state>)");

  CHECK(shown(Session(chart)) == "b1+ b2+ a+ b+ p+");
}

TEST_CASE("candidates: nothing is changed by asking", "[chart]") {
  Session session(chart_of("<state id='s'><transition event='e' cond=\"'a'.b.c\"/></state>"));
  const auto before = session.step.after;

  CHECK(shown(session) == "e-");
  CHECK(session.step.after == before);
}

TEST_CASE("barred: an external event can't take a barred transition", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s">
      <transition event="e" target="first"/>
      <transition event="e" target="second"/>
      <transition event="relay"><raise event="e"/></transition>
    </state>
    <state id="first"/><state id="second"/>)");
  const auto barred = [&](std::vector<engine::chart::TransitionIndex> list, const char* event) {
    Session session(chart);
    session.barred = std::move(list);
    return session.send(event).active();
  };

  CHECK(barred({}, "e") == "first");
  CHECK(barred({0}, "e") == "second");
  CHECK(barred({0, 1}, "e") == "s");
  CHECK(barred({0, 1}, "relay") == "first");
  CHECK(barred({2}, "relay") == "s");
}

TEST_CASE("barred: eventless transitions behind a barred one are free", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s"><transition event="e" target="t"/></state>
    <state id="t"><transition target="u"/></state>
    <state id="u"/>)");
  Session session(chart);
  session.barred = {1};

  CHECK(session.send("e").active() == "u");
}
