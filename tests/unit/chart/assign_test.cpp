// SPDX-License-Identifier: Apache-2.0
// assign, script and data: what is written where, and early and late binding.
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::faults_of;
using tests::Session;

namespace {

/// `o` after `content` ran.
std::string changed(const std::string& content) {
  Session session(chart_of(R"(
    <datamodel><data id="o" expr="{a: {b: [1, 2]}, s: 'x'}"/><data id="k" expr="'a'"/></datamodel>
    <state id="s"><onentry>)" +
                           content + "</onentry></state>"));
  return session.data("o");
}

}  // namespace

TEST_CASE("assign: a location is a name with members and indexes", "[chart]") {
  CHECK(changed("<assign location='o' expr='5'/>") == "5");
  CHECK(changed("<assign location='o.a' expr='5'/>") == R"({"a":5,"s":"x"})");
  CHECK(changed("<assign location='o.n' expr='5'/>") == R"({"a":{"b":[1,2]},"s":"x","n":5})");
  CHECK(changed("<assign location='o.a.b[1]' expr='5'/>") == R"({"a":{"b":[1,5]},"s":"x"})");
  CHECK(changed("<assign location='o.a.b[2]' expr='5'/>") == R"({"a":{"b":[1,2,5]},"s":"x"})");
  CHECK(changed("<assign location='o[k].b' expr='5'/>") == R"({"a":{"b":5},"s":"x"})");
  CHECK(changed("<assign location='o.s' expr='undefined'/>") == R"({"a":{"b":[1,2]}})");
  CHECK(changed("<assign location='o' expr='o.a.b'/>") == "[1,2]");
  CHECK(changed("<assign location='o.a' expr='o'/>") ==
        R"({"a":{"a":{"b":[1,2]},"s":"x"},"s":"x"})");
  CHECK(changed("<assign location='o' expr='undefined'/>") == "undefined");
}

TEST_CASE("assign: inline content is JSON or XML or text", "[chart]") {
  CHECK(changed("<assign location='o'>{\"a\": [1, null]}</assign>") == R"({"a":[1,null]})");
  CHECK(changed("<assign location='o'>  some \n text </assign>") == "\"some text\"");
  CHECK(changed("<assign location='o'>12</assign>") == "12");
  CHECK(changed("<assign location='o'><b xmlns='' xmlns:x=''>bold</b></assign>") ==
        R"({"name":"b","attributes":{"xmlns":"","xmlns:x":""},"children":["bold"]})");
}

TEST_CASE("assign: values are copies", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="a" expr="{n: 1}"/><data id="b" expr="a"/></datamodel>
    <state id="s"><onentry><assign location="b.n" expr="2"/></onentry></state>)"));

  CHECK(session.data("a") == R"({"n":1})");
  CHECK(session.data("b") == R"({"n":2})");
}

TEST_CASE("assign: a script is a list of assignments", "[chart]") {
  CHECK(changed("<script>o = 1; o = o + 1</script>") == "2");
  CHECK(changed("<script>\n o = 1\n o = o + 2\n</script>") == "3");
  CHECK(changed("<script>var t = 4, u; u = t * 2; o = u</script>") == "8");
  CHECK(changed("<script>o.a.b[0] = 9;</script>") == R"({"a":{"b":[9,2]},"s":"x"})");
  CHECK(changed("<script/>") == R"({"a":{"b":[1,2]},"s":"x"})");
}

TEST_CASE("assign: a script may change what is there", "[chart]") {
  const auto after = [](const std::string& script, const std::string& location) {
    Session session(
        chart_of("<datamodel><data id='n' expr='5'/><data id='t' expr=\"'2'\"/>"
                 "<data id='o' expr='{a: [1, 2]}'/></datamodel><script>" +
                 script + "</script><state id='s'/>"));
    return session.data(location);
  };
  CHECK(after("n += 2", "n") == "7");
  CHECK(after("n -= 2; n *= 3", "n") == "9");
  CHECK(after("n /= 2", "n") == "2.5E0");
  CHECK(after("n %= 3", "n") == "2");
  CHECK(after("n |= 2", "n") == "7");
  CHECK(after("n++\nn++", "n") == "7");
  CHECK(after("--n", "n") == "4");
  CHECK(after("t++", "t") == "3");
  CHECK(after("t += 1", "t") == "\"21\"");
  CHECK(after("o.a[1] += 40", "o") == R"({"a":[1,42]})");
}

TEST_CASE("assign: a script with more than assignments is refused", "[chart]") {
  for (const char* script :
       {"o()", "o = 1 o = 2", "if (o) o = 1", "o **= 1", "o += 1 +", "1++", "for (;;) o = 1",
        "var function = 1", "1 = 2", "o =", "o = function () {}"}) {
    CAPTURE(script);
    CHECK(faults_of("<datamodel><data id='o'/></datamodel><state id='s'><onentry><script>" +
                    std::string(script) + "</script></onentry></state>")
              .size() == 1);
  }
}

TEST_CASE("assign: a script of the chart runs before anything is entered", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="n" expr="1"/></datamodel>
    <script>n = n + 1; var m = n * 10;</script>
    <state id="s"><onentry><log expr="n + m"/></onentry></state>)"));

  CHECK(session.logged() == "22");
}

TEST_CASE("data: given values replace the document's own at the top level", "[chart]") {
  const auto chart = chart_of(R"(
    <datamodel><data id="a" expr="1"/><data id="b"/></datamodel>
    <state id="s"><datamodel><data id="c" expr="3"/></datamodel></state>)");

  Session session(chart, {{"a", 10}, {"b", "given"}, {"c", 30}, {"unknown", 1}});

  CHECK(boost::json::serialize(session.step.after.data.object()) ==
        R"({"a":10,"b":"given","c":3})");
}

TEST_CASE("data: early binding sets all data at the start and late binding on entry", "[chart]") {
  const std::string body = R"(
    <datamodel><data id="n" expr="1"/></datamodel>
    <state id="s">
      <transition event="e" target="t"><assign location="n" expr="n + 1"/></transition>
      <transition event="look"><log expr="typeof m"/></transition>
    </state>
    <state id="t">
      <datamodel><data id="m" expr="n * 10"/></datamodel>
      <onentry><log expr="m"/></onentry>
      <transition event="back" target="s"/>
    </state>)";
  Session early(chart_of(body));
  Session late(chart_of(body, "binding='late'"));

  early.send("look").send("e").send("back").send("e");
  late.send("look").send("e").send("back").send("e");

  CHECK(early.logged() == "number 10 10");
  CHECK(late.logged() == "undefined 20 20");
  CHECK(late.step.after.entered == std::vector<std::string>{"t"});
}

TEST_CASE("data: the event is unbound until there is one", "[chart]") {
  Session session(chart_of(R"(
    <datamodel><data id="kind" expr="typeof _event"/></datamodel>
    <state id="s"><transition event="e" target="t"/></state>
    <state id="t"><onentry><log expr="_event.name"/></onentry></state>)"));

  CHECK(session.data("kind") == "\"undefined\"");
  session.send("e");
  CHECK(session.logged() == "e");
}

TEST_CASE("data: the surroundings are bound read-only", "[chart]") {
  Session session(chart_of(R"(
    <state id="s">
      <onentry><log expr="typeof _x"/></onentry>
      <transition event="e"><log expr="_x.actor.login + _sessionid + _name"/></transition>
    </state>)"));
  session.x.emplace(boost::json::object{{"actor", {{"login", "li"}}}});

  session.send("e");

  CHECK(session.logged() == "undefined lis1test");
}
