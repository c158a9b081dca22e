// SPDX-License-Identifier: Apache-2.0
// send, cancel and foreign elements: what is asked of the world, evaluated when it is asked.
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <functional>

#include "tests/unit/chart/session.hpp"

using engine::chart::CancelRequest;
using engine::chart::ElementRequest;
using engine::chart::SendRequest;
using tests::chart_of;
using tests::faults_of;
using tests::Session;

namespace {

Session entered(const std::string& content) {
  return Session(chart_of(R"(
    <datamodel><data id="n" expr="1"/><data id="who" expr="'zhang'"/><data id="u"/></datamodel>
    <state id="s">
      <onentry>)" + content +
                          R"(</onentry>
      <transition event="error.execution"><log expr="'error ' + _event.sendid"/></transition>
      <transition event="inner"><log expr="_event.type"/><log expr="_event.data"/></transition>
    </state>)"));
}

SendRequest sent(const std::string& content) {
  const auto requests = entered(content).requests<SendRequest>();
  REQUIRE(requests.size() == 1);
  return requests[0];
}

}  // namespace

TEST_CASE("send: each argument is text or an expression", "[chart]") {
  const SendRequest literal =
      sent("<send id='i' event='e' target='#_parent' type='scxml' delay='1.5s'/>");
  const SendRequest computed = sent(
      "<send event='x' targetexpr=\"'#_case.' + n\" typeexpr=\"'scxml'\" "
      "delayexpr=\"n + 's'\" idlocation='who'/>");

  CHECK(literal.sendid == "i");
  CHECK(literal.named);
  CHECK(literal.event == "e");
  CHECK(literal.target == "#_parent");
  CHECK(literal.type == "scxml");
  CHECK(literal.delay == engine::Duration{1500});
  CHECK(literal.data.is_null());
  CHECK(computed.target == "#_case.1");
  CHECK(computed.delay == engine::Duration{1000});
  CHECK(computed.named);
  CHECK(sent("<send eventexpr=\"'a.' + who\"/>").event == "a.zhang");
}

TEST_CASE("send: an id is made where none is given", "[chart]") {
  Session session = entered("<send event='a'/><send event='b' idlocation='who'/>");
  const auto requests = session.requests<SendRequest>();

  REQUIRE(requests.size() == 2);
  CHECK_FALSE(requests[0].sendid.empty());
  CHECK_FALSE(requests[0].named);
  CHECK(requests[0].sendid != requests[1].sendid);
  CHECK(session.data("who") == "\"" + requests[1].sendid + "\"");
}

TEST_CASE("send: its data comes from params or a namelist or content", "[chart]") {
  const auto data = [](const std::string& attributes, const std::string& inside) {
    return boost::json::serialize(
        sent("<send event='e' " + attributes + ">" + inside + "</send>").data);
  };
  CHECK(data("", "<param name='a' expr='n'/><param name='b' location='who'/>") ==
        R"({"a":1,"b":"zhang"})");
  CHECK(data("namelist='n who'", "") == R"({"n":1,"who":"zhang"})");
  CHECK(data("namelist='n'", "<param name='a' expr='2'/>") == R"({"n":1,"a":2})");
  CHECK(data("", "<content expr='[n, who]'/>") == R"([1,"zhang"])");
  CHECK(data("", "<content>{\"k\": [1]}</content>") == R"({"k":[1]})");
  CHECK(data("", "<content>123</content>") == "123");
  CHECK(data("", "<param name='a' expr='u'/>") == "null");
  CHECK(data("", "") == "null");
}

TEST_CASE("send: data is that of the moment of sending", "[chart]") {
  Session session = entered(
      "<send event='e' delay='1s'><param name='n' expr='n'/></send>"
      "<assign location='n' expr='2'/>");

  CHECK(session.requests<SendRequest>().at(0).data.at("n") == 1);
}

TEST_CASE("send: a param that fails is dropped and a namelist that fails drops the send",
          "[chart]") {
  Session param = entered(
      "<send id='i' event='e'><param name='a' expr='u.x'/><param name='b' expr='1'/></send>");
  Session names = entered("<send id='i' event='e' namelist='u.x n'/><send event='never'/>");

  CHECK(param.logged() == "error i");
  REQUIRE(param.requests<SendRequest>().size() == 1);
  CHECK(boost::json::serialize(param.requests<SendRequest>()[0].data) == R"({"b":1})");
  CHECK(names.requests<SendRequest>().empty());  // The block ends there: SCXML 4.9.
}

TEST_CASE("send: to itself inside goes into the internal queue", "[chart]") {
  Session session =
      entered("<send event='inner' target='#_internal'><param name='a' expr='n'/></send>");

  CHECK(session.requests<SendRequest>().empty());
  CHECK(session.logged() == R"(internal {"a":1})");
}

TEST_CASE("send: a delay is written as CSS writes times", "[chart]") {
  const std::vector<std::pair<const char*, int>> rows{{"1s", 1000}, {".5s", 500}, {"1.25s", 1250},
                                                      {"20ms", 20}, {"0", 0},     {"0s", 0}};
  for (const auto& [text, milliseconds] : rows) {
    CAPTURE(text);
    CHECK(sent("<send event='e' delay='" + std::string(text) + "'/>").delay ==
          engine::Duration{milliseconds});
  }
  for (const char* text : {"1", "1m", "-1s", "s", "1 s", "soon", "1e3s", "99999999999s", "ms"}) {
    CAPTURE(text);
    CHECK(faults_of("<state id='s'><onentry><send event='e' delay='" + std::string(text) +
                    "'/></onentry></state>") ==
          std::vector<std::string>{"'" + std::string(text) + "' is no delay"});
  }
}

TEST_CASE("send: what can't be reached is an error before whatever is raised later", "[chart]") {
  const auto chart = chart_of(R"(
    <state id="s">
      <onentry>
        <send event="e" target="#_parent" id="mail"/>
        <send event="late" target="#_parent" delay="1s"/>
        <raise event="behind"/>
      </onentry>
      <transition event="error.communication">
        <log expr="_event.sendid + ': ' + _event.data.reason"/>
      </transition>
      <transition event="behind"><log expr="'behind'"/></transition>
    </state>)");
  const std::function<bool(std::string_view)> nowhere = [](std::string_view target) {
    return target != "#_parent";
  };

  const auto step = engine::chart::start(*chart, {}, {.reaches = &nowhere});

  std::vector<std::string> seen;
  for (const auto& request : step.requests) {
    if (const auto* log = std::get_if<engine::chart::LogRequest>(&request)) {
      seen.emplace_back(log->value.get_string().c_str());
    }
  }
  CHECK(seen == std::vector<std::string>{"mail: '#_parent' can't be reached", "behind"});
  CHECK(step.requests.size() == 3);
}

TEST_CASE("cancel: it names a sendid", "[chart]") {
  const auto requests =
      entered("<cancel sendid='a'/><cancel sendidexpr='who'/>").requests<CancelRequest>();

  REQUIRE(requests.size() == 2);
  CHECK(requests[0].sendid == "a");
  CHECK(requests[1].sendid == "zhang");
}

TEST_CASE("foreign element: expressions are evaluated and the rest is text", "[chart]") {
  const auto requests =
      entered(
          "<x:clock name='resolve' do='start' byexpr=\"n + ' WH'\" listexpr='[n]' "
          "goneexpr='u'/>")
          .requests<ElementRequest>();

  REQUIRE(requests.size() == 1);
  CHECK(requests[0].name == "clock");
  CHECK(boost::json::serialize(requests[0].attributes) ==
        R"({"name":"resolve","do":"start","by":"1 WH","list":[1]})");
  CHECK(requests[0].line > 0);
}

TEST_CASE("foreign element: one that fails is an error and asks nothing", "[chart]") {
  Session session = entered("<x:clock name='a' byexpr='u.x'/><x:clock name='b'/>");

  CHECK(session.requests<ElementRequest>().empty());
  CHECK(session.logged() == "error undefined");
}
