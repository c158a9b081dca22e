// SPDX-License-Identifier: Apache-2.0
// foreach: over a snapshot of the array, with item and index.
#include <catch2/catch.hpp>

#include "engine/base/bounds.hpp"
#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::Session;

namespace {

std::string looped(const std::string& loop) {
  Session session(chart_of(R"(
    <datamodel><data id="list" expr="[10, 20, 30]"/><data id="word" expr="'abc'"/></datamodel>
    <state id="s">
      <onentry>)" + loop +
                           R"(<log expr="'after'"/></onentry>
      <transition event="error.execution"><log expr="'error'"/></transition>
    </state>)"));
  return session.logged();
}

}  // namespace

TEST_CASE("foreach: it visits each item with its index", "[chart]") {
  CHECK(looped("<foreach array='list' item='each'><log expr='each'/></foreach>") ==
        "10 20 30 after");
  CHECK(looped("<foreach array='list' item='each' index='at'><log expr=\"at + ':' + each\"/>"
               "</foreach>") == "0:10 1:20 2:30 after");
  CHECK(looped("<foreach array='[]' item='each'><log expr='each'/></foreach>") == "after");
  CHECK(looped("<foreach array='list' item='each'><log/></foreach><log expr='each'/>") ==
        "null null null 30 after");
}

TEST_CASE("foreach: a change of the array does not change the loop", "[chart]") {
  CHECK(looped("<foreach array='list' item='each'><assign location='list' "
               "expr='[].concat(list, [each])'/></foreach><log expr='list.length'/>") == "6 after");
}

TEST_CASE("foreach: what is no array is an error", "[chart]") {
  CHECK(looped("<foreach array='word' item='each'/>") == "error");
  CHECK(looped("<foreach array='word.none' item='each'/>") == "error");
}

TEST_CASE("foreach: an error inside ends the loop and its block", "[chart]") {
  CHECK(looped("<foreach array='list' item='each'><log expr='each'/><log expr='each.a.b'/>"
               "</foreach>") == "10 error");
}

TEST_CASE("foreach: loops inside each other stay within the bound of actions", "[chart]") {
  std::string loop = "<log/>";
  for (const char* item : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}) {
    loop = "<foreach array='list' item='" + std::string(item) + "'>" + loop + "</foreach>";
  }
  Session session(chart_of(R"(
    <datamodel><data id="list" expr="[1, 2, 3]"/></datamodel>
    <state id="s"><onentry>)" +
                           loop + "</onentry></state>"));

  CHECK(session.step.livelock);
  CHECK(session.step.requests.size() <= engine::bounds::actions_max);
}
