// SPDX-License-Identifier: Apache-2.0
// History: shallow and deep, its default, and its default's content.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;
using tests::walk;

namespace {

engine::chart::ChartPtr interrupted(const std::string& type) {
  return chart_of(R"(
    <state id="work">
      <history id="h" type=")" +
                      type +
                      R"("><transition target="b"><log expr="'first'"/></transition></history>
      <transition event="pause" target="paused"/>
      <state id="a"/>
      <state id="b">
        <state id="b1"><transition event="next" target="b2"/></state>
        <state id="b2"/>
      </state>
      <transition event="toa" target="a"/>
    </state>
    <state id="paused"><transition event="resume" target="h"/></state>)",
                  "initial='paused'");
}

}  // namespace

TEST_CASE("history: without a memory it goes to its default and runs its content", "[chart]") {
  Session session(interrupted("shallow"));

  CHECK(session.send("resume").active() == "b1");
  CHECK(session.logged() == "first");
  CHECK(session.send("pause").send("resume").active() == "b1");
  CHECK(session.logged().empty());
}

TEST_CASE("history: a shallow one remembers the child and a deep one all inside", "[chart]") {
  CHECK(walk(interrupted("shallow"), "resume next pause resume") == "b1");
  CHECK(walk(interrupted("deep"), "resume next pause resume") == "b2");
  CHECK(walk(interrupted("shallow"), "resume toa pause resume") == "a");
  CHECK(walk(interrupted("deep"), "resume next pause resume pause resume") == "b2");
}

TEST_CASE("history: a deep one remembers all regions of a parallel", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="whole">
      <history id="h" type="deep"><transition target="p"/></history>
      <transition event="out" target="away"/>
      <parallel id="p">
        <state id="a"><state id="a1"><transition event="a" target="a2"/></state><state id="a2"/>
          </state>
        <state id="b"><state id="b1"><transition event="b" target="b2"/></state><state id="b2"/>
          </state>
      </parallel>
    </state>
    <state id="away"><transition event="back" target="h"/></state>)");

  CHECK(walk(chart, "a out back") == "a2 b1");
  CHECK(walk(chart, "a b out back") == "a2 b2");
}

TEST_CASE("history: its content runs behind the parent's entry and initial content", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s" initial="p"><transition event="e" target="h"/>
      <state id="p">
        <onentry><log expr="'entry'"/></onentry>
        <initial><transition target="c"><log expr="'initial'"/></transition></initial>
        <history id="h"><transition target="c"><log expr="'history'"/></transition></history>
        <state id="c"><onentry><log expr="'child'"/></onentry></state>
      </state>
    </state>)");
  Session session(chart);

  CHECK(session.logged() == "entry initial child");
  session.send("e");
  CHECK(session.logged() == "entry child");
}

TEST_CASE("history: what is remembered stands in the snapshot by its ids", "[chart]") {
  Session session(interrupted("deep"));

  session.send("resume").send("next").send("pause");

  REQUIRE(session.step.after.history.size() == 1);
  CHECK(session.step.after.history[0].first == "h");
  CHECK(session.step.after.history[0].second == std::vector<std::string>{"b2"});
}
