// SPDX-License-Identifier: Apache-2.0
// Final states: done events with their data, and the end of the session.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;

namespace {

std::string done_data(const std::string& donedata) {
  Session session(chart_of(R"(
    <datamodel><data id="n" expr="7"/></datamodel>
    <state id="s">
      <transition event="done.state.s" target="t"><log expr="_event.data"/></transition>
      <transition event="error.execution"><log expr="'error'"/></transition>
      <final id="f"><donedata>)" +
                           donedata + R"(</donedata></final>
    </state>
    <state id="t"/>)"));
  CHECK(session.active() == "t");
  return session.logged();
}

}  // namespace

TEST_CASE("done: donedata travels with the event", "[chart]") {
  CHECK(done_data("<param name='a' expr='n + 1'/><param name='b' location='n'/>") ==
        "{\"a\":8,\"b\":7}");
  CHECK(done_data("<content expr='[n]'/>") == "[7]");
  CHECK(done_data("<content>{\"a\": 1}</content>") == "{\"a\":1}");
  CHECK(done_data("<content>two\n  words</content>") == "two words");
  CHECK(done_data("") == "null");
}

TEST_CASE("done: data that fails is an error and the event still comes", "[chart]") {
  CHECK(done_data("<param name='a' expr='n.x.y'/><param name='b' expr='n'/>") == "error {\"b\":7}");
  CHECK(done_data("<content expr='n.x.y'/>") == "error null");
}

TEST_CASE("done: a top-level final state ends the session", "[chart]") {
  const auto chart = chart_of(R"(
    <datamodel><data id="n" expr="1"/></datamodel>
    <state id="s">
      <onexit><log expr="'-s'"/></onexit>
      <transition event="e" target="f"><assign location="n" expr="n + 1"/></transition>
    </state>
    <final id="f">
      <onentry><raise event="never"/><log expr="'+f'"/></onentry>
      <onexit><log expr="'-f'"/></onexit>
      <donedata><param name="n" expr="n"/></donedata>
    </final>)");
  Session session(chart);
  CHECK_FALSE(session.step.finished);

  session.send("e");

  CHECK(session.step.finished);
  CHECK_FALSE(session.step.after.running);
  CHECK(session.step.donedata.at("n") == 2);
  CHECK(session.logged() == "-s +f -f");
  CHECK(session.active() == "f");
}

TEST_CASE("done: a chart may end while it starts", "[chart]") {
  Session session(chart_of("<final id='f'/>"));

  CHECK(session.step.finished);
  CHECK_FALSE(session.step.after.running);
}

TEST_CASE("done: the event comes behind those that the final state's entry raised", "[chart]") {
  Session session(chart_of(R"(
    <state id="s">
      <transition event="*"><log expr="_event.name"/></transition>
      <state id="a"><transition event="e" target="f"/></state>
      <final id="f"><onentry><raise event="mine"/></onentry></final>
    </state>)"));

  session.send("e");

  CHECK(session.logged() == "mine done.state.s");
}
