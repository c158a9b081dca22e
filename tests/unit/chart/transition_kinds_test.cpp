// SPDX-License-Identifier: Apache-2.0
// External, internal and targetless transitions: what each leaves and enters again.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;

namespace {

/// A compound state that tells when it and its child are left and entered.
engine::chart::ChartPtr tattling(const std::string& transition) {
  return chart_of(R"(
    <state id="p">
      <onentry><log expr="'+p'"/></onentry><onexit><log expr="'-p'"/></onexit>)" +
                  transition + R"(
      <state id="c"><onentry><log expr="'+c'"/></onentry><onexit><log expr="'-c'"/></onexit></state>
      <state id="d"><onentry><log expr="'+d'"/></onentry></state>
    </state>)");
}

std::string told(const std::string& transition) {
  Session session(tattling(transition));
  CHECK(session.logged() == "+p +c");
  session.send("e");
  return session.logged();
}

}  // namespace

TEST_CASE("transition kinds: what is left and entered depends on type and target", "[chart]") {
  CHECK(told("<transition event='e' target='d'/>") == "-c -p +p +d");
  CHECK(told("<transition event='e' type='internal' target='d'/>") == "-c +d");
  CHECK(told("<transition event='e' target='p'/>") == "-c -p +p +c");
  CHECK(told("<transition event='e' type='internal' target='p'/>") == "-c -p +p +c");
  CHECK(told("<transition event='e'><log expr=\"'here'\"/></transition>") == "here");
}

TEST_CASE("transition kinds: internal counts only from a compound state", "[chart]") {
  const auto chart = chart_of(R"(
    <parallel id="p">
      <onexit><log expr="'-p'"/></onexit>
      <transition event="e" type="internal" target="a2"/>
      <state id="a"><state id="a1"/><state id="a2"/></state>
      <state id="b"><onexit><log expr="'-b'"/></onexit></state>
    </parallel>)");
  Session session(chart);

  session.send("e");

  CHECK(session.logged() == "-b -p");
  CHECK(session.active() == "a2 b");
}

TEST_CASE("transition kinds: content runs between the exits and the entries", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s"><onexit><log expr="'-s'"/></onexit>
      <transition event="e" target="t"><log expr="'go'"/></transition></state>
    <state id="t"><onentry><log expr="'+t'"/></onentry></state>)");
  Session session(chart);

  session.send("e");

  CHECK(session.logged() == "-s go +t");
}
