// SPDX-License-Identifier: Apache-2.0
// Snapshots: a session that is put away after every macrostep runs as one that never is.
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "engine/chart/running.hpp"
#include "tests/unit/chart/session.hpp"

using namespace engine::chart;
using tests::chart_of;

namespace {

ChartPtr eventful() {
  return chart_of(R"xml(
    <datamodel><data id="n" expr="0"/><data id="list" expr="[]"/><data id="id"/></datamodel>
    <state id="on">
      <history id="h" type="deep"><transition target="p"/></history>
      <history id="g"><transition target="p"/></history>
      <transition event="off" target="away"/>
      <transition event="count"><assign location="n" expr="n + 1"/></transition>
      <parallel id="p">
        <invoke type="scxml" src="child" autoforward="true"/>
        <state id="a">
          <state id="a1"><transition event="a" target="a2"/></state>
          <state id="a2">
            <datamodel><data id="late" expr="n * 10"/></datamodel>
            <transition event="a" target="a1">
              <assign location="list" expr="list.concat([n, late])"/>
              <send event="later" delay="1s" idlocation="id"/>
            </transition>
          </state>
        </state>
        <state id="b">
          <state id="b1"><transition event="b" cond="n % 2 === 0" target="b2"/></state>
          <state id="b2"><transition event="b" target="b1"/>
                         <transition event="a"><raise event="count"/></transition></state>
        </state>
      </parallel>
    </state>
    <state id="away">
      <transition event="deep" target="h"/><transition event="shallow" target="g"/>
      <transition event="end" cond="list.length &gt; 8" target="over"/>
    </state>
    <final id="over"><donedata><content expr="list"/></donedata></final>)xml",
                  "binding='late'");
}

Outcome outcome_of(const Step& step) {
  return {step.requests, step.taken,    step.exited,  step.entered,
          step.finished, step.donedata, step.livelock};
}

}  // namespace

TEST_CASE("snapshot: restoring after every macrostep gives the same run", "[chart][property]") {
  constexpr std::array<const char*, 8> events{"a",    "b",       "count", "off",
                                              "deep", "shallow", "end",   "unknown"};
  const ChartPtr chart = eventful();
  const Surroundings around{.session_id = "s1"};
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::minstd_rand random(seed);
    Running kept;
    const Outcome first = start(*chart, kept, {}, around);
    Step step = start(*chart, {}, around);
    REQUIRE(first.entered == step.entered);
    for (int i = 0; i < 80 && kept.running; ++i) {
      const Event event{.name = events[random() % events.size()]};
      CAPTURE(i, event.name);
      const Outcome straight = macrostep(*chart, kept, event, around);
      step = macrostep(*chart, step.after, event, around);
      const Outcome restored = outcome_of(step);
      REQUIRE(straight.taken == restored.taken);
      REQUIRE(straight.exited == restored.exited);
      REQUIRE(straight.entered == restored.entered);
      REQUIRE(straight.requests.size() == restored.requests.size());
      REQUIRE(straight.finished == restored.finished);
      REQUIRE(straight.donedata == restored.donedata);
      REQUIRE(save(*chart, kept) == step.after);
    }
  }
}

TEST_CASE("snapshot: saving what was restored changes nothing", "[chart]") {
  tests::Session session(eventful());
  for (const char* event : {"a", "count", "a", "b", "off", "shallow", "a"}) session.send(event);

  CHECK(save(*session.chart, restore(*session.chart, session.step.after)) == session.step.after);
}

TEST_CASE("snapshot: states and data that the chart lacks are left out", "[chart]") {
  tests::Session session(chart_of("<datamodel><data id='n' expr='1'/></datamodel><state id='s'/>"));
  Snapshot snapshot = session.step.after;
  snapshot.configuration.push_back("gone");
  snapshot.data.set("gone", 1);
  snapshot.history.emplace_back("gone", std::vector<std::string>{"s"});

  CHECK(save(*session.chart, restore(*session.chart, snapshot)) == session.step.after);
}

TEST_CASE("snapshot: a restored session leaves what it came from alone", "[chart]") {
  const tests::Session session(chart_of(R"(<datamodel>
      <data id="n" expr="1"/><data id="list" expr="[1, 2]"/><data id="gone" expr="3"/>
    </datamodel>
    <state id="s"><transition event="e">
      <assign location="list[0]" expr="n + 8"/><assign location="gone" expr="undefined"/>
    </transition></state>)"));
  const Snapshot before = session.step.after;
  const auto text = [](const Data& data) { return boost::json::serialize(data.object()); };
  const std::string untouched = text(before.data);
  Running running = restore(*session.chart, before);
  CHECK(changed_data(*session.chart, before.data, running).assigned.empty());

  REQUIRE_FALSE(macrostep(*session.chart, running, {.name = "e"}, {}).taken.empty());

  CHECK(text(before.data) == untouched);
  CHECK(text(save(*session.chart, running).data) == R"({"n":1,"list":[9,2]})");
  const DataChange change = changed_data(*session.chart, before.data, running);
  CHECK(boost::json::serialize(change.assigned) == R"({"list":[9,2]})");
  CHECK(change.unassigned == std::vector<std::string>{"gone"});
  Snapshot stranger = before;
  stranger.data.set("of_another_chart", 4);
  CHECK(changed_data(*session.chart, stranger.data, running).unassigned ==
        std::vector<std::string>{"gone", "of_another_chart"});
}

TEST_CASE("snapshot: generated ids go on counting", "[chart]") {
  tests::Session session(chart_of(R"(
    <state id="s"><transition event="e"><send event="a"/></transition></state>)"));

  const std::string first = session.send("e").requests<SendRequest>().at(0).sendid;
  const std::string second = session.send("e").requests<SendRequest>().at(0).sendid;

  CHECK(first != second);
  CHECK(session.step.after.generated == 2);
}
