// SPDX-License-Identifier: Apache-2.0

// Charts that are fine: none of them may be refused. And the bounds that are printed.

#include <catch2/catch.hpp>

#include "tests/unit/core/proof.hpp"

using engine::core::prove::in_english;
using tests::broken_rules;
using tests::ladder;
using tests::proof_of;

namespace {

std::string clocked(const std::string& id, const std::string& more) {
  return "<state id='" + id +
         "' shao:level='grid' shao:owner='grid_chief'><onentry>"
         "<shao:clock name='w' do='start' limit='a'/></onentry>"
         "<onexit><shao:clock name='w' do='stop'/></onexit>" +
         more + "</state>";
}

const std::string file = " shao:by='grid_chief' shao:label='立案|File' ";

std::string bound_of(const engine::core::prove::Proof& proof, const std::string& state) {
  for (const auto& bound : proof.bounds) {
    if (proof.workflow->chart->states()[bound.state].id != state) continue;
    return bound.arrived ? "arrived" : in_english(bound.longest);
  }
  return "none";
}

}  // namespace

TEST_CASE("the bound of a ladder is the sum of its rungs") {
  const auto proof = proof_of(ladder());
  CHECK(bound_of(proof, "l1") == "3 WD");
  CHECK(bound_of(proof, "l2") == "2 WD");
  CHECK(bound_of(proof, "l3") == "arrived");
}

TEST_CASE("reminders that are counted end and the bound counts them") {
  const std::string chart = "<datamodel><data id='n' expr='0'/></datamodel>" +
                            clocked("s",
                                    "<transition event='clock.w.due' cond='n &lt; 3' target='s'>"
                                    "<assign location='n' expr='n + 1'/></transition>"
                                    "<transition event='clock.w.due' target='l1'/>") +
                            ladder();
  CHECK(broken_rules(chart).empty());
  CHECK(bound_of(proof_of(chart), "s") == "7 WD");
}

TEST_CASE("a reminder beside a deadline that runs all the while is no endless round") {
  const std::string chart =
      "<state id='s' shao:level='grid' shao:owner='grid_chief'><onentry>"
      "<shao:clock name='w' do='start' limit='c'/><shao:clock name='d' do='start' limit='b'/>"
      "</onentry><onexit><shao:clock name='w' do='stop'/><shao:clock name='d' do='stop'/></onexit>"
      "<transition event='clock.w.due'><shao:clock name='w' do='start' limit='c'/></transition>"
      "<transition event='clock.d.due' target='l1'/></state>" +
      ladder();
  CHECK(broken_rules(chart).empty());
  CHECK(bound_of(proof_of(chart), "s") == "5 WD");
}

TEST_CASE("conditions that exclude each other leave no gap") {
  for (const auto& [one, other] :
       {std::pair{"severity == 1", "severity != 1"}, std::pair{"severity", "!severity"},
        std::pair{"severity &lt; 3", "severity >= 3"},
        std::pair{"severity == 1 || area", "!area &amp;&amp; severity != 1"}}) {
    INFO(one);
    CHECK(broken_rules("<datamodel><data id='severity'/><data id='area'/></datamodel>" +
                       clocked("s", "<transition event='clock.w.due' target='l1' cond='" +
                                        std::string(one) +
                                        "'/>"
                                        "<transition event='clock.w.due' target='l2' cond='" +
                                        std::string(other) + "'/>") +
                       ladder())
              .empty());
  }
}

TEST_CASE("a clock that is started on every branch is sure") {
  CHECK(broken_rules("<datamodel><data id='severity'/></datamodel>"
                     "<state id='s' shao:level='grid' shao:owner='grid_chief'><onentry>"
                     "<if cond='severity == 1'><shao:clock name='w' do='start' limit='a'/>"
                     "<else/><shao:clock name='v' do='start' limit='b'/></if></onentry>"
                     "<onexit><shao:clock name='w' do='stop'/><shao:clock name='v' do='stop'/>"
                     "</onexit><transition event='clock.w.due clock.v.due' target='l1'/></state>" +
                     ladder())
            .empty());
}

TEST_CASE("a pause that is taken up again on the way out is no hole") {
  CHECK(broken_rules(
            "<state id='s' initial='work' shao:level='grid' shao:owner='grid_chief'><onentry>"
            "<shao:clock name='w' do='start' limit='b'/></onentry>"
            "<onexit><shao:clock name='w' do='stop'/></onexit>"
            "<transition event='clock.w.due' target='l1'/>"
            "<state id='work'><transition event='ask'" +
            file +
            "target='asking'/></state>"
            "<state id='asking'><onentry><shao:clock name='w' do='pause'/>"
            "<shao:clock name='v' do='start' limit='a'/></onentry><onexit>"
            "<shao:clock name='v' do='stop'/><shao:clock name='w' do='resume'/></onexit>"
            "<transition event='clock.v.due' target='work'/></state></state>" +
            ladder())
            .empty());
}

TEST_CASE("a delayed send wakes as a clock does") {
  CHECK(broken_rules("<state id='s' shao:level='grid' shao:owner='grid_chief'><onentry>"
                     "<send id='later' event='wake' delay='60s'/></onentry>"
                     "<onexit><cancel sendid='later'/></onexit>"
                     "<transition event='wake' target='l1'/></state>" +
                     ladder())
            .empty());
}

TEST_CASE("regions that end together lead on") {
  CHECK(broken_rules("<parallel id='p' shao:level='grid' shao:owner='grid_chief'><onentry>"
                     "<shao:clock name='w' do='start' limit='a'/></onentry>"
                     "<onexit><shao:clock name='w' do='stop'/></onexit>"
                     "<transition event='done.state.p' target='l1'/>"
                     "<transition event='clock.w.due' target='l2'/>"
                     "<state id='x'><state id='x1'><transition event='x'" +
                     file +
                     "target='x2'/></state>"
                     "<final id='x2'/></state><state id='y'><state id='y1'><transition event='y'" +
                     file + "target='y2'/></state><final id='y2'/></state></parallel>" + ladder())
            .empty());
}

TEST_CASE("a history leads back to where the case was") {
  CHECK(broken_rules(
            "<state id='h' initial='h1'><history id='before'><transition target='h1'/></history>"
            "<transition event='leave'" +
            file + "target='away'/>" +
            clocked("h1", "<transition event='clock.w.due' target='h2'/>") +
            clocked("h2", "<transition event='clock.w.due' target='l1'/>") + "</state>" +
            "<state id='away' shao:level='grid' shao:owner='grid_chief'><onentry>"
            "<shao:clock name='v' do='start' limit='a'/></onentry>"
            "<onexit><shao:clock name='v' do='stop'/></onexit>"
            "<transition event='clock.v.due' target='before'/>"
            "<transition event='on'" +
            file + "target='l1'/></state>" + ladder())
            .empty());
}
