// SPDX-License-Identifier: Apache-2.0
// Which transition is taken: by event, by guard, by document order, from inside out.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;
using tests::walk;

TEST_CASE("select: a descriptor matches whole tokens from the front", "[chart]") {
  struct Row {
    const char* descriptor;
    const char* event;
    bool matched;
  };
  for (const Row& row : std::vector<Row>{{"clock", "clock", true},
                                         {"clock", "clock.due", true},
                                         {"clock", "clocks", false},
                                         {"clock.*", "clock.resolve.due", true},
                                         {"clock.*", "clock", true},
                                         {"clock.", "clock.due", true},
                                         {"clock.due", "clock", false},
                                         {"clock.due", "clock.dues", false},
                                         {"*", "anything.at.all", true},
                                         {".*", "anything", true},
                                         {"a b.c", "b.c.d", true},
                                         {"a b.c", "b", false}}) {
    CAPTURE(row.descriptor, row.event);
    const auto chart = chart_of("<state id='s'><transition event='" + std::string(row.descriptor) +
                                "' target='t'/></state><state id='t'/>");
    CHECK(walk(chart, row.event) == (row.matched ? "t" : "s"));
    if (std::string_view(row.descriptor) != "a b.c") {
      CHECK(engine::chart::matches(row.descriptor, row.event) == row.matched);
    }
  }
}

TEST_CASE("select: the first transition whose guard holds is taken", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s">
      <transition event="go" cond="_event.data.n &gt; 10" target="big"/>
      <transition event="go" cond="_event.data.n &gt; 5" target="middle"/>
      <transition event="go" target="small"/>
    </state>
    <state id="big"/><state id="middle"/><state id="small"/>)");

  CHECK(Session(chart).send("go", {{"n", 11}}).active() == "big");
  CHECK(Session(chart).send("go", {{"n", 6}}).active() == "middle");
  CHECK(Session(chart).send("go", {{"n", 1}}).active() == "small");
}

TEST_CASE("select: an inner state answers before the states around it", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="outer">
      <transition event="e f" target="far"/>
      <state id="inner"><transition event="e" target="near"/></state>
      <state id="near"/>
    </state>
    <state id="far"/>)");

  CHECK(walk(chart, "e") == "near");
  CHECK(walk(chart, "f") == "far");
  CHECK(walk(chart, "e e") == "far");
  CHECK(walk(chart, "unknown") == "inner");
}

TEST_CASE("select: an eventless transition is taken at once and before any event", "[chart]") {
  const auto chart = chart_of(R"(
    <datamodel><data id="n" expr="0"/></datamodel>
    <state id="s">
      <onentry><raise event="late"/></onentry>
      <transition event="late" target="wrong"/>
      <transition cond="n === 0" target="t"/>
    </state>
    <state id="t"><transition event="late" target="right"/></state>
    <state id="right"/><state id="wrong"/>)");

  CHECK(walk(chart, "") == "right");
}

TEST_CASE("select: internal events are taken in order and before external ones", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s">
      <transition event="go"><raise event="one"/><raise event="two"/></transition>
      <transition event="one"><log expr="_event.name + _event.type"/></transition>
      <transition event="two"><log expr="_event.name"/></transition>
    </state>)");
  Session session(chart);

  session.send("go");

  CHECK(session.logged() == "oneinternal two");
  CHECK(session.step.taken == std::vector<engine::chart::TransitionIndex>{0, 1, 2});
}

TEST_CASE("select: the step tells in order what was exited and entered", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="a"><state id="a1"><transition event="e" target="b1"/></state></state>
    <state id="b"><state id="b1"/></state>)");
  Session session(chart);

  session.send("e");

  CHECK(session.step.exited == std::vector<engine::chart::StateIndex>{1, 0});
  CHECK(session.step.entered == std::vector<engine::chart::StateIndex>{2, 3});
}

TEST_CASE("select: a deep initial and a default initial lead inside", "[chart]") {
  CHECK(walk(chart_of("<state id='a'><state id='b'><state id='c'/></state></state>"), "") == "c");
  CHECK(walk(chart_of("<state id='a' initial='d'><state id='b'><state id='c'/><state id='d'/>"
                      "</state></state>"),
             "") == "d");
  CHECK(walk(chart_of("<state id='a'/><state id='b'><state id='c'/></state>", "initial='c'"), "") ==
        "c");
}
