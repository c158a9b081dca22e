// SPDX-License-Identifier: Apache-2.0

// How fast the engine takes the transitions of one incident: raised, assigned, claimed, resolved,
// closed, reopened, and round again, with a guard on the event's data and a counter.
//
//   charts [--states N] [--seconds S]   prints one line of JSON: transitions a second
//   charts --print N                    prints the document, for other engines
//
// pure     one session in memory, step after step
// durable  each step decodes the session's stored bytes, steps, and encodes them again

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/codec/case_fields.hpp"
#include "adapters/scxml/reader.hpp"
#include "engine/chart/chart.hpp"
#include "engine/chart/running.hpp"

namespace {

namespace chart = engine::chart;
using Clock = std::chrono::steady_clock;

constexpr int round_length = 5;  // From assigned to assigned.

/// The incident's states, and behind them as many others as it takes, which are never entered.
std::string document(int states) {
  std::string text = R"(<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"
  datamodel="ecmascript" name="incident" initial="raised">
  <datamodel><data id="count" expr="0"/><data id="category" expr="'fire'"/></datamodel>
  <state id="raised"><transition event="assign" target="assigned"
    cond="_event.data.severity &gt;= 3 &amp;&amp; category == 'fire'"/></state>
  <state id="assigned"><transition event="claim" target="claimed"/></state>
  <state id="claimed"><transition event="resolve" target="resolved"/></state>
  <state id="resolved"><transition event="close" target="closed"/></state>
  <state id="closed"><transition event="reopen" target="reopened">
    <assign location="count" expr="count + 1"/></transition></state>
  <state id="reopened"><transition event="assign" target="assigned"
    cond="_event.data.severity &gt;= 3 &amp;&amp; category == 'fire'"/></state>)";
  for (int i = 6; i < states; ++i) {
    const std::string id = std::to_string(i);
    text += "<state id=\"other" + id + "\"><transition event=\"step" + id + "\" target=\"other" +
            std::to_string(i + 1 < states ? i + 1 : i) + "\"/></state>";
  }
  return text + "</scxml>";
}

std::vector<chart::Event> one_round() {
  std::vector<chart::Event> events;
  for (const char* name : {"assign", "claim", "resolve", "close", "reopen"}) {
    events.push_back({.name = name});
  }
  events[0].data = boost::json::object{{"severity", 4}, {"by", "D18"}};
  return events;
}

/// Calls `step` with each event in turn until the time is up; steps a second.
template <class Step>
double rate(std::chrono::duration<double> seconds, Step step) {
  const std::vector<chart::Event> events = one_round();
  constexpr int rounds = 200;  // Between two looks at the clock.
  long steps = 0;
  const Clock::time_point began = Clock::now();
  Clock::duration passed{};
  do {
    for (int round = 0; round < rounds; ++round) {
      for (const chart::Event& event : events) step(event);
    }
    steps += rounds * round_length;
    passed = Clock::now() - began;
  } while (passed < seconds);
  return static_cast<double>(steps) / std::chrono::duration<double>(passed).count();
}

void ensure_taken(std::size_t taken) {
  if (taken == 1) return;
  std::cerr << "charts: an event took " << taken << " transitions\n";
  std::exit(1);
}

double pure(const chart::Chart& incident, std::chrono::duration<double> seconds) {
  chart::Running session;
  chart::Outcome outcome = chart::start(incident, session, {}, {});
  return rate(seconds, [&](const chart::Event& event) {
    chart::macrostep(incident, session, event, {}, outcome);
    ensure_taken(outcome.taken.size());
  });
}

void write(std::string& bytes, const chart::Snapshot& session) {
  bytes.clear();
  adapters::codec::Writer writer(bytes);
  writer(session);
}

double durable(const chart::Chart& incident, std::chrono::duration<double> seconds) {
  std::string bytes;
  write(bytes, chart::start(incident, {}, {}).after);
  return rate(seconds, [&](const chart::Event& event) {
    chart::Snapshot before;
    adapters::codec::Reader reader(bytes);
    reader(before);
    const chart::Step step = chart::macrostep(incident, before, event, {});
    ensure_taken(step.taken.size());
    write(bytes, step.after);
  });
}

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  int states = 10;
  double seconds = 1;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view flag = argv[i];
    if (flag == "--states") states = static_cast<int>(number(argv[i + 1]));
    if (flag == "--print") {
      std::cout << document(static_cast<int>(number(argv[i + 1]))) << '\n';
      return 0;
    }
    if (flag == "--seconds") seconds = number(argv[i + 1]);
  }
  const auto loaded = adapters::scxml::load(document(states), "incident.scxml");
  if (!loaded) {
    std::cerr << "charts: " << engine::to_string(loaded.faults().front()) << '\n';
    return 1;
  }
  const std::chrono::duration<double> time(seconds);
  const boost::json::object result{{"states", states},
                                   {"pure", pure(*loaded.value(), time)},
                                   {"durable", durable(*loaded.value(), time)}};
  std::cout << boost::json::serialize(result) << '\n';
}
