// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/chart/session.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "adapters/scxml/reader.hpp"

namespace tests {

using namespace engine::chart;

namespace {

std::string document(std::string_view body, std::string_view attributes) {
  std::string text =
      "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" xmlns:x=\"urn:test\" version=\"1.0\" "
      "name=\"test\" datamodel=\"ecmascript\" ";
  text += attributes;
  text += ">";
  text += body;
  return text + "</scxml>";
}

std::string plain(const boost::json::value& value) {
  return value.is_string() ? std::string(value.get_string().c_str())
                           : boost::json::serialize(value);
}

}  // namespace

ChartPtr chart_of(std::string_view body, std::string_view attributes, CompileOptions options) {
  const auto loaded = adapters::scxml::load(document(body, attributes), "test", options);
  if (loaded) return loaded.value();
  for (const engine::Fault& fault : loaded.faults()) FAIL_CHECK(engine::to_string(fault));
  FAIL("the chart does not load");
  return nullptr;
}

std::vector<std::string> faults_of(std::string_view body, std::string_view attributes,
                                   CompileOptions options) {
  const auto loaded = adapters::scxml::load(document(body, attributes), "test", options);
  std::vector<std::string> whats;
  if (loaded) return whats;
  for (const engine::Fault& fault : loaded.faults()) {
    CHECK(fault.line > 0);
    CHECK_FALSE(fault.remedy.empty());
    whats.push_back(fault.what);
  }
  return whats;
}

Session::Session(ChartPtr of, const boost::json::object& given) : chart(std::move(of)) {
  step = start(*chart, given, around());
  note();
}

Session& Session::send(std::string_view event, boost::json::value data) {
  return send(Event{.name = std::string(event), .data = std::move(data)});
}

Session& Session::send(const Event& event) {
  step = macrostep(*chart, step.after, event, around());
  note();
  return *this;
}

Surroundings Session::around() const {
  return {.x = x ? &*x : nullptr, .barred = barred.empty() ? nullptr : &barred, .session_id = "s1"};
}

void Session::note() {
  for (const LogRequest& log : requests<LogRequest>()) {
    log_ += (log_.empty() ? "" : " ") + plain(log.value);
  }
}

std::string Session::active() const {
  std::string text;
  for (const std::string& id : step.after.configuration) {
    const StateKind kind = chart->states()[*chart->find(id)].kind;
    if (kind != StateKind::atomic && kind != StateKind::final_state) continue;
    text += (text.empty() ? "" : " ") + id;
  }
  return text;
}

std::string Session::logged() { return std::exchange(log_, {}); }

std::string Session::data(std::string_view location) const {
  const auto* value = step.after.data.if_contains(location);
  return value ? boost::json::serialize(*value) : "undefined";
}

std::string walk(const ChartPtr& chart, std::string_view events) {
  Session session(chart);
  std::istringstream names{std::string(events)};
  for (std::string name; names >> name;) session.send(name);
  return session.active();
}

}  // namespace tests
