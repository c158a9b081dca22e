// SPDX-License-Identifier: Apache-2.0
// Functions, in conformance mode only: put in where they are called, so never without an end.
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;

namespace {

constexpr const char* declared = R"(
  <datamodel>
    <data id="n" expr="5"/><data id="o"/>
    <data id="next" expr="function (x) { return x + 1; }"/>
  </datamodel>
  <script><![CDATA[
    function sign(x) {
      if (x > 0) return 1;
      else if (x < 0) { return -1; }
      return 0;
    }
    function clamp(x, least, most) {
      var result = x;
      if (x < least) { result = least; }
      if (x > most) { result = most; }
      return result;
    }
    function twice(x) { var y = next(x) - 1, z; return y + y; }
    function nothing() { return; }
    function careless(x) { var y = missing; return x; }
    function Point(x, y) { this.x = x; this.y = y; }
    function reset() { n = 0; o = {n: n}; }
    function add(x) { n += x; }
    function outside(x) { n = x; return x; }
    function endless(x) { return endless(x) + endless(x); }
  ]]></script>)";

/// The value of the expression, or "error".
std::string value_of(const std::string& expression) {
  Session session(chart_of(declared + ("<state id='s'><onentry><log expr=\"" + expression) +
                               "\"/></onentry><transition event='error.execution'>"
                               "<log expr=\"'error'\"/></transition></state>",
                           {}, {.conformance = true}));
  return session.logged();
}

std::string data_after(const std::string& script, const std::string& location) {
  Session session(chart_of(
      declared + ("<state id='s'><onentry><script>" + script) + "</script></onentry></state>", {},
      {.conformance = true}));
  return session.data(location);
}

}  // namespace

TEST_CASE("function: a call is the value that the body returns", "[chart]") {
  CHECK(value_of("sign(3) + '' + sign(-3) + sign(0)") == "1-10");
  CHECK(value_of("clamp(7, 1, 6) + '' + clamp(0, 1, 6) + clamp(3, 1, 6)") == "613");
  CHECK(value_of("twice(21)") == "42");
  CHECK(value_of("next(next(n))") == "7");
  CHECK(value_of("typeof nothing()") == "undefined");
  CHECK(value_of("typeof sign() + sign(1, 2)") == "number1");
  CHECK(value_of("(function (x, y) { x = x * 2; return x + y; })(4, 1)") == "9");
  CHECK(value_of("new Point(1, n).y") == "5");
  CHECK(value_of("new Point(1, 2);") == R"({"x":1,"y":2})");
}

TEST_CASE("function: a failure inside is a failure of the call", "[chart]") {
  CHECK(value_of("careless(1)") == "error");
  CHECK(value_of("next(o.x)") == "error");
  CHECK(value_of("outside(1)") == "error");
  CHECK(value_of("endless(1)") == "error");
  CHECK(value_of("unknown(1)") == "error");
  CHECK(value_of("(function (x) { while (x) {} })(1)") == "error");
  CHECK(value_of("(function (x) { return x; })") == "error");
  CHECK(value_of("new Nothing()") == "error");
}

TEST_CASE("function: one that is called as a statement may assign", "[chart]") {
  CHECK(data_after("reset();", "n") == "0");
  CHECK(data_after("reset(); add(2); add(n * 3)", "o") == R"({"n":0})");
  CHECK(data_after("add(2); add(n * 3)", "n") == "28");
  CHECK(data_after("endless(1);", "n") == "5");
}

TEST_CASE("function: an increment reads as its result and is left behind", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="n" expr="1"/><data id="seen"/></datamodel>
    <state id="s">
      <onentry><assign location="seen" expr="[n, ++n, n, --n]"/></onentry>
      <transition event="e" cond="++n == 2"/>
      <transition event="f" cond="n == 9 &amp;&amp; ++n"/>
    </state>)",
                           {}, {.conformance = true}));

  CHECK(session.data("seen") == "[1,2,2,1]");
  session.send("e");
  CHECK(session.data("n") == "2");
  CHECK(session.step.taken.size() == 1);
  session.send("f");
  CHECK(session.data("n") == "2");
}

TEST_CASE("function: a chart has none but in conformance mode", "[chart]") {
  const std::string text = declared;
  CHECK_FALSE(tests::faults_of(text + "<state id='s'/>").empty());
  CHECK(tests::faults_of("<datamodel><data id='f' expr='function (x) { return x; }'/></datamodel>"
                         "<state id='s'/>") ==
        std::vector<std::string>{"'function' can't stand in an expression"});
}
