// SPDX-License-Identifier: Apache-2.0
// Parallel states: regions move together, conflicts are settled, the end of all is the end.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;
using tests::walk;

namespace {

engine::chart::ChartPtr two_regions() {
  return chart_of(R"(
    <parallel id="p">
      <transition event="leave" target="out"/>
      <state id="a">
        <state id="a1"><transition event="both a" target="a2"/></state>
        <state id="a2"><transition event="away" target="out"/></state>
      </state>
      <state id="b">
        <state id="b1"><transition event="both b" target="b2"/></state>
        <state id="b2"><transition event="away" target="b1"/></state>
      </state>
    </parallel>
    <state id="out"/>)");
}

}  // namespace

TEST_CASE("parallel: all regions are active and answer one event together", "[chart]") {
  CHECK(walk(two_regions(), "") == "a1 b1");
  CHECK(walk(two_regions(), "both") == "a2 b2");
  CHECK(walk(two_regions(), "a") == "a2 b1");
  CHECK(walk(two_regions(), "b a") == "a2 b2");
  CHECK(walk(two_regions(), "leave") == "out");
}

TEST_CASE("parallel: of two that leave a common state the first in the document wins", "[chart]") {
  CHECK(walk(two_regions(), "both away") == "out");
}

TEST_CASE("parallel: a transition inside preempts one of the states around", "[chart]") {
  // Region a selects the parallel's own transition, region b one of its own: b's source lies
  // inside the parallel, so it wins.
  const auto chart = chart_of(R"(
    <parallel id="p">
      <transition event="e" target="out"/>
      <state id="a"/>
      <state id="b">
        <state id="b1"><transition event="e" target="b2"/></state>
        <state id="b2"/>
      </state>
    </parallel>
    <state id="out"/>)");

  CHECK(walk(chart, "e") == "a b2");
}

TEST_CASE("parallel: a transition into one region enters the others by default", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s"><transition event="e" target="a2"/>
                  <transition event="f" target="a2 b2"/></state>
    <parallel id="p">
      <state id="a"><state id="a1"/><state id="a2"/></state>
      <state id="b"><state id="b1"/><state id="b2"/></state>
    </parallel>)");

  CHECK(walk(chart, "e") == "a2 b1");
  CHECK(walk(chart, "f") == "a2 b2");
}

TEST_CASE("parallel: a targetless transition in one region does not disturb another", "[chart]") {
  const auto chart = chart_of(R"(
    <parallel id="p">
      <state id="a"><transition event="e"><log expr="'a'"/></transition></state>
      <state id="b"><state id="b1"><transition event="e" target="b2"/></state><state id="b2"/>
        </state>
    </parallel>)");
  Session session(chart);

  CHECK(session.send("e").active() == "a b2");
  CHECK(session.logged() == "a");
}

TEST_CASE("parallel: exits run backwards and entries forwards", "[chart]") {
  const auto chart = chart_of(R"(
    <parallel id="p">
      <onentry><log expr="'+p'"/></onentry><onexit><log expr="'-p'"/></onexit>
      <state id="a"><onentry><log expr="'+a'"/></onentry><onexit><log expr="'-a'"/></onexit></state>
      <state id="b"><onentry><log expr="'+b'"/></onentry><onexit><log expr="'-b'"/></onexit>
        <transition event="e" target="p"/></state>
    </parallel>)");
  Session session(chart);

  CHECK(session.logged() == "+p +a +b");
  session.send("e");
  CHECK(session.logged() == "-b -a -p +p +a +b");
}

TEST_CASE("parallel: In() sees the other regions", "[chart]") {
  const auto chart = chart_of(R"xml(
    <parallel id="p">
      <state id="a"><state id="a1"><transition event="a" target="a2"/></state><state id="a2"/>
        </state>
      <state id="b"><state id="b1"><transition cond="In('a2')" target="b2"/></state>
                    <state id="b2"/></state>
    </parallel>)xml");

  CHECK(walk(chart, "") == "a1 b1");
  CHECK(walk(chart, "a") == "a2 b2");
}

TEST_CASE("parallel: it is done when each region is", "[chart]") {
  const auto chart = chart_of(R"(
    <parallel id="p">
      <transition event="done.state.a"><log expr="'a done'"/></transition>
      <transition event="done.state.p" target="end"/>
      <state id="a"><state id="a1"><transition event="a" target="af"/></state><final id="af"/>
        </state>
      <state id="b"><state id="b1"><transition event="b" target="bf"/></state><final id="bf"/>
        </state>
    </parallel>
    <state id="end"/>)");

  CHECK(walk(chart, "a") == "af b1");
  CHECK(walk(chart, "a b") == "end");
  CHECK(walk(chart, "b a") == "end");
}
