// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/proof.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "adapters/scxml/reader.hpp"

namespace tests {

using namespace engine;
using core::prove::Proof;

namespace {

core::Form form(const std::string& name, const std::string& properties) {
  const std::string text =
      R"({"type": "object", "additionalProperties": false, "properties": {)" + properties + "}}";
  return core::parse_form(name, name, boost::json::parse(text)).value();
}

std::map<std::string, core::Form, std::less<>> forms() {
  std::map<std::string, core::Form, std::less<>> all;
  all.emplace("reason", form("reason", R"("reason": {"type": "string"})"));
  all.emplace("unit", form("unit", R"("unit": {"type": "string", "format": "shao-department"},
                                      "why": {"type": "string"})"));
  return all;
}

core::WorkflowPtr read(const std::string& text) {
  const auto chart = adapters::scxml::load(text, "t.scxml");
  if (!chart) FAIL(to_string(chart.faults()[0]));
  const auto workflow = core::read_workflow(chart.value(), "t.scxml", forms());
  if (!workflow) FAIL(to_string(workflow.faults()[0]));
  return workflow.value();
}

directory::LimitRow limit(const std::string& name, const std::string& amount,
                          const std::string& category = {}) {
  return {.name = name,
          .category = category,
          .whistle = {},
          .limit = calendar::parse_limit(amount).value(),
          .source = {}};
}

}  // namespace

directory::County small_county() {
  directory::County county;
  county.limits = directory::LimitTable(
      {limit("a", "1 WD"), limit("b", "2 WD"), limit("c", "4 WH"), limit("some", "1 WD", "E1")});
  for (const auto role : directory::all_roles) {
    // One post is vacant, for the charts that count on it.
    if (role == directory::Role::adviser) continue;
    county.posts.push_back({.id = directory::Login("p"), .title = "", .post = {role, ""}});
  }
  return county;
}

core::Workflows workflows_of(const std::vector<std::string>& documents) {
  core::Workflows all;
  for (const std::string& text : documents) all.add(read(text));
  return all;
}

std::string document(const std::string& name, const std::string& words, const std::string& body) {
  return "<scxml xmlns='http://www.w3.org/2005/07/scxml' xmlns:shao='urn:shao:workflow:1' "
         "version='1.0' datamodel='ecmascript' shao:version='1' shao:kind='k' shao:label='试|T' "
         "name='" +
         name + "' " + words + ">" + body + "</scxml>";
}

std::string broken_rules_of(const std::vector<std::string>& documents) {
  const core::Workflows all = workflows_of(documents);
  std::string rules;
  std::set<std::string> known;
  for (const Proof& proof : core::prove::prove(all, small_county())) {
    for (const auto& finding : proof.findings) {
      INFO(to_string(core::prove::to_fault(finding, proof.workflow->name)));
      CHECK(finding.line > 0);
      CHECK_FALSE(finding.zh.empty());
      CHECK_FALSE(finding.en.empty());
      CHECK_FALSE(finding.remedy.empty());
      if (known.insert(finding.rule).second) rules += (rules.empty() ? "" : " ") + finding.rule;
    }
  }
  return rules;
}

std::string broken_rules(const std::string& body) {
  return broken_rules_of({document("t", "shao:raise='grid_chief'", body)});
}

Proof proof_of(const std::string& body, std::size_t spots_max) {
  static std::vector<core::Workflows> kept;  // A proof points at its workflow.
  kept.push_back(workflows_of({document("t", "shao:raise='grid_chief'", body)}));
  return core::prove::prove(kept.back(), small_county(), spots_max).front();
}

std::string ladder() {
  return R"(
    <state id="l1" shao:level="grid" shao:owner="grid_chief">
      <onentry><shao:clock name="one" do="start" limit="a"/></onentry>
      <onexit><shao:clock name="one" do="stop"/></onexit>
      <transition event="clock.one.due" target="l2"/>
    </state>
    <state id="l2" shao:level="area" shao:owner="area_chief">
      <onentry><shao:clock name="two" do="start" limit="b"/></onentry>
      <onexit><shao:clock name="two" do="stop"/></onexit>
      <transition event="clock.two.due" target="l3"/>
    </state>
    <state id="l3" shao:level="general" shao:owner="general_chief">
      <onentry><shao:clock name="three" do="start" limit="c"/></onentry>
      <onexit><shao:clock name="three" do="stop"/></onexit>
      <transition event="done" target="end" shao:by="general_chief" shao:label="办结|Done"/>
      <transition event="clock.three.due" target="end"/>
    </state>
    <final id="end"/>)";
}

}  // namespace tests
