// SPDX-License-Identifier: Apache-2.0
// Errors of a chart are events of the chart: what goes on, and what does not.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using engine::chart::CompileOptions;
using tests::chart_of;
using tests::faults_of;
using tests::Session;

namespace {

/// What is logged when `content` runs in the first of two onentry blocks.
std::string entered(const std::string& content, CompileOptions options = {}) {
  Session session(chart_of(R"(
    <datamodel><data id="n" expr="1"/><data id="o" expr="{a: [1]}"/><data id="u"/></datamodel>
    <state id="s">
      <onentry>)" + content +
                               R"(<log expr="'rest'"/></onentry>
      <onentry><log expr="'second'"/></onentry>
      <transition event="error.execution"><log expr="_event.type + ' error'"/></transition>
      <transition event="*"><log expr="_event.name"/></transition>
    </state>)",
                           "", options));
  return session.logged();
}

constexpr const char* broken = "second platform error";
constexpr CompileOptions conformance{.conformance = true};

}  // namespace

TEST_CASE("error: an action that fails ends its block and no other", "[chart]") {
  CHECK(entered("<assign location='n' expr='u.x'/>") == broken);
  CHECK(entered("<log expr='u.x'/>") == broken);
  CHECK(entered("<assign location='u.x' expr='1'/>") == broken);
  CHECK(entered("<assign location='n.x' expr='1'/>") == broken);
  CHECK(entered("<assign location='o.a[5]' expr='1'/>") == broken);
  CHECK(entered("<assign location=\"o.a['x']\" expr='1'/>") == broken);
  CHECK(entered("<assign location='n' expr='0 / 0'/>") == broken);
  CHECK(entered("<send event='e' target='!nobody'/>") == broken);
  CHECK(entered("<send eventexpr='u.x'/>") == broken);
  CHECK(entered("<send event='e' delayexpr=\"'soon'\"/>") == broken);
  CHECK(entered("<cancel sendidexpr='u.x'/>") == broken);
  CHECK(entered("<script>n = 2; n = u.x; n = 3</script>") == broken);
  CHECK(entered("<assign location='n' expr='2'/>") == "rest second");
}

TEST_CASE("error: an action inside a choice ends the block around it", "[chart]") {
  CHECK(entered("<if cond='true'><log expr='u.x'/><else/><raise event='no'/></if>") == broken);
}

TEST_CASE("error: a condition that fails is false and an error", "[chart]") {
  CHECK(entered("<if cond='u.x'><raise event='then'/><else/><raise event='else'/></if>") ==
        "rest second platform error else");
}

TEST_CASE("error: a guard that fails leaves its transition and tells", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="u"/></datamodel>
    <state id="s">
      <transition event="e" cond="u.x" target="wrong"/>
      <transition event="e" target="t"/>
    </state>
    <state id="t"><transition event="error.execution" target="told"/></state>
    <state id="told"/><state id="wrong"/>)"));

  CHECK(session.send("e").active() == "told");
}

TEST_CASE("error: an eventless guard that fails does not fail for ever", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="u"/></datamodel>
    <state id="s">
      <transition cond="u.x" target="wrong"/>
      <transition event="error.execution"><log expr="'told'"/></transition>
    </state>
    <state id="wrong"/>)"));

  CHECK_FALSE(session.step.livelock);
  CHECK(session.logged() == "told");
  session.send("again");
  CHECK(session.logged() == "told");
}

TEST_CASE("error: a value that fails leaves its data undefined", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="u"/><data id="n" expr="u.x"/><data id="m" expr="2"/></datamodel>
    <state id="s"><transition event="error.execution" target="t"/></state>
    <state id="t"/>)"));

  CHECK(session.active() == "t");
  CHECK(session.data("n") == "undefined");
  CHECK(session.data("m") == "2");
}

TEST_CASE("error: the reason travels in the event", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="u"/></datamodel>
    <state id="s"><onentry><log expr="u.x"/></onentry>
      <transition event="error"><log expr="_event.data.reason"/></transition></state>)"));

  CHECK(session.logged() == "'x' of undefined");
}

TEST_CASE("error: the element that failed travels in the event", "[chart]") {
  const auto where = [](const std::string& inside) {
    Session session(chart_of("<datamodel><data id='n'/></datamodel>\n<state id='s'>" + inside +
                             "<transition event='error.execution'>"
                             "<log expr=\"_event.data.tagname + ' ' + _event.data.line\"/>"
                             "</transition></state>"));
    session.send("go");
    return session.logged();
  };
  CHECK(where("<onentry><log expr='n.x'/></onentry>") == "log 2");
  CHECK(where("<onentry>\n<if cond='true'>\n<assign location='n' expr='n.x'/></if></onentry>") ==
        "assign 4");
  CHECK(where("<onentry><script>n = n.x</script></onentry>") == "script 2");
  CHECK(where("\n<transition event='go' cond='n.x'/>") == "transition 3");
  CHECK(where("<onentry><send eventexpr='n.x'/></onentry>") == "send 2");
}

TEST_CASE("error: an illegal expression is a fault at load and an event in conformance mode",
          "[chart]") {
  const std::string body = "<state id='s'><onentry><log expr='return'/></onentry></state>";
  CHECK(faults_of(body) == std::vector<std::string>{"'return' can't stand in an expression"});

  CHECK(entered("<log expr='return'/>", conformance) == broken);
  CHECK(entered("<assign location='undeclared' expr='1'/>", conformance) == broken);
  CHECK(entered("<assign location='_sessionid' expr='1'/>", conformance) == broken);
  CHECK(entered("<assign location='_event' expr='1'/>", conformance) == broken);
  CHECK(entered("<assign location='_x.now' expr='1'/>", conformance) == broken);
  CHECK(entered("<assign location='n' expr='undeclared'/>", conformance) == broken);
  CHECK(entered("<foreach array='[1]' item=\"'continue'\"/>", conformance) == broken);
  CHECK(entered("<foreach array='[]' item=\"'continue'\"/>", conformance) == broken);
  CHECK(entered("<send event='e' type='unknown'/>", conformance) == broken);
  CHECK(entered("<if cond='return'><raise event='a'/><else/><raise event='b'/></if>",
                conformance) == "rest second platform error b");
}

TEST_CASE("error: the system variables can't be written", "[chart]") {
  for (const char* name : {"_event", "_sessionid", "_name", "_ioprocessors", "_x", "_event.name"}) {
    const auto faults = faults_of("<state id='s'><onentry><assign location='" + std::string(name) +
                                  "' expr='1'/></onentry></state>");
    CHECK(faults == std::vector<std::string>{"'" + std::string(name) +
                                             "' is no location that can be written"});
  }
}

TEST_CASE("error: a chart that never rests is cut and said to be", "[chart]") {
  const auto eventless = chart_of(R"(
    <state id="a"><transition target="b"/></state><state id="b"><transition target="a"/></state>)");
  const auto raising = chart_of(R"(
    <state id="a"><transition event="e"><raise event="e"/></transition></state>)");

  CHECK(Session(eventless).step.livelock);
  CHECK(Session(raising).send("e").step.livelock);
}
