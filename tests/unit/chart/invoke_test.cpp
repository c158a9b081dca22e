// SPDX-License-Identifier: Apache-2.0
// invoke: asked for at the end of the macrostep, cancelled on exit, finalized before selection.
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using engine::chart::CancelInvokeRequest;
using engine::chart::ForwardRequest;
using engine::chart::InvokeRequest;
using tests::chart_of;
using tests::Session;

namespace {

Session invoking(const std::string& invoke) {
  return Session(chart_of(R"(
    <datamodel><data id="n" expr="1"/><data id="id"/></datamodel>
    <state id="s">)" + invoke +
                          R"(
      <onentry><assign location="n" expr="n + 1"/></onentry>
      <transition event="leave" target="t"/>
      <transition event="answer"><log expr="n"/></transition>
      <transition event="error.execution"><log expr="'error'"/></transition>
    </state>
    <state id="t"/>)"));
}

}  // namespace

TEST_CASE("invoke: its arguments are those of the end of the macrostep", "[chart]") {
  Session session = invoking(
      "<invoke id='child' type='scxml' srcexpr=\"'file' + n\" namelist='n' autoforward='true'>"
      "<param name='p' expr='n * 2'/></invoke>");
  const auto requests = session.requests<InvokeRequest>();

  REQUIRE(requests.size() == 1);
  CHECK(requests[0].invokeid == "child");
  CHECK(requests[0].type == "scxml");
  CHECK(requests[0].src == "file2");
  CHECK(boost::json::serialize(requests[0].params) == R"({"n":2,"p":4})");
  CHECK(requests[0].autoforward);
}

TEST_CASE("invoke: an id is made of the state's and kept where it was asked for", "[chart]") {
  Session session = invoking("<invoke type='scxml' src='a' idlocation='id'/>");

  REQUIRE(session.step.after.invocations.size() == 1);
  CHECK(session.step.after.invocations[0].invokeid.substr(0, 2) == "s.");
  CHECK(session.data("id") == "\"" + session.step.after.invocations[0].invokeid + "\"");
}

TEST_CASE("invoke: content travels as it stands with the namespaces around it", "[chart]") {
  Session session =
      invoking("<invoke type='scxml'><content><scxml version=\"1.0\"/></content></invoke>");

  CHECK(session.requests<InvokeRequest>().at(0).content ==
        "<scxml version=\"1.0\" xmlns=\"http://www.w3.org/2005/07/scxml\" "
        "xmlns:x=\"urn:test\"/>");
}

TEST_CASE("invoke: a state that is left in the same macrostep invokes nothing", "[chart]") {
  Session session(chart_of(R"(
    <state id="s"><invoke type="scxml" src="a"/><transition target="t"/></state>
    <state id="t"/>)"));

  CHECK(session.active() == "t");
  CHECK(session.step.requests.empty());
}

TEST_CASE("invoke: leaving the state cancels", "[chart]") {
  Session session = invoking("<invoke id='child' type='scxml' src='a'/>");

  session.send("leave");

  REQUIRE(session.requests<CancelInvokeRequest>().size() == 1);
  CHECK(session.requests<CancelInvokeRequest>()[0].invokeid == "child");
  CHECK(session.step.after.invocations.empty());
}

TEST_CASE("invoke: finalize runs before the child's event selects", "[chart]") {
  Session session = invoking(
      "<invoke id='child' type='scxml' src='a'><finalize><assign location='n' "
      "expr='_event.data.n'/></finalize></invoke>");

  session.send({.name = "answer", .data = {{"n", 42}}, .invokeid = "child"});
  CHECK(session.logged() == "42");
  session.send({.name = "answer", .data = {{"n", 7}}, .invokeid = "stranger"});
  CHECK(session.logged() == "42");
}

TEST_CASE("invoke: an empty finalize takes over what was passed by location", "[chart]") {
  Session session =
      invoking("<invoke id='child' type='scxml' src='a' namelist='n'><finalize/></invoke>");

  session.send({.name = "answer", .data = {{"n", 9}, {"id", "no"}}, .invokeid = "child"});

  CHECK(session.logged() == "9");
  CHECK(session.data("id") == "undefined");
}

TEST_CASE("invoke: autoforward hands every external event on", "[chart]") {
  Session forwarding = invoking("<invoke id='child' type='scxml' src='a' autoforward='true'/>");
  Session silent = invoking("<invoke id='child' type='scxml' src='a'/>");

  CHECK(forwarding.send("any").requests<ForwardRequest>().size() == 1);
  CHECK(silent.send("any").requests<ForwardRequest>().empty());
}

TEST_CASE("invoke: what the platform says of errors stays with the parent", "[chart]") {
  Session session = invoking(
      "<invoke id='child' type='scxml' src='a' autoforward='true'>"
      "<finalize><assign location='n' expr='99'/></finalize></invoke>");

  session.send({.name = "error.communication",
                .type = engine::chart::EventType::platform,
                .invokeid = "child"});

  CHECK(session.requests<ForwardRequest>().empty());
  CHECK(session.data("n") == "2");
}

TEST_CASE("cancel: the exit handlers run and the session has ended", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s">
      <onexit><log expr="'out of s'"/><raise event="e"/></onexit>
      <invoke id="child" type="scxml" src="a"/>
      <transition event="e" target="t"/>
      <state id="inner"><onexit><log expr="'out of inner'"/></onexit></state>
    </state>
    <state id="t"/>)");
  Session session(chart);

  session.step = engine::chart::cancel(*chart, session.step.after, {});

  CHECK(session.step.finished);
  CHECK_FALSE(session.step.after.running);
  CHECK(session.requests<engine::chart::LogRequest>().size() == 2);
  CHECK(session.requests<engine::chart::LogRequest>()[0].value == "out of inner");
  CHECK(session.requests<CancelInvokeRequest>().size() == 1);
  CHECK(session.step.taken.empty());
}

TEST_CASE("invoke: one that can't be evaluated is an error and no invocation", "[chart]") {
  Session session = invoking("<invoke type='scxml' srcexpr='id.x'/>");

  CHECK(session.requests<InvokeRequest>().empty());
  CHECK(session.step.after.invocations.empty());
  CHECK(session.logged() == "error");
}
