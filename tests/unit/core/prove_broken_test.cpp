// SPDX-License-Identifier: Apache-2.0

// Broken charts, one a rule: each is found, and for its own reason alone.

#include <catch2/catch.hpp>

#include "tests/unit/core/proof.hpp"

using tests::broken_rules;
using tests::ladder;

namespace {

/// A state of the grid with a clock of its own, and what else stands in it.
std::string waiting(const std::string& id, const std::string& more,
                    const std::string& clock = "w") {
  return "<state id='" + id +
         "' shao:level='grid' shao:owner='grid_chief'><onentry><shao:clock name='" + clock +
         "' do='start' limit='a'/></onentry><onexit><shao:clock name='" + clock +
         "' do='stop'/></onexit>" + more + "</state>";
}

/// The same without a clock.
std::string idle(const std::string& id, const std::string& more) {
  return "<state id='" + id + "' shao:level='grid' shao:owner='grid_chief'>" + more + "</state>";
}

const std::string file = " shao:by='grid_chief' shao:label='立案|File' ";
const std::string on = "<transition event='clock.w.due' target='l1'/>";

}  // namespace

TEST_CASE("a ladder that nobody could object to is proved") {
  CHECK(broken_rules(ladder()).empty());
}

TEST_CASE("a state to which nothing leads is unreachable") {
  CHECK(broken_rules(ladder() + waiting("lost", on)) == "unreachable");
}

TEST_CASE("a transition behind one without a condition is shadowed") {
  CHECK(broken_rules(waiting("s", "<transition event='file'" + file + "target='l1'/>" + on +
                                      "<transition event='file'" + file + "target='end'/>") +
                     ladder()) == "shadowed");
}

TEST_CASE("a transition whose condition no data can meet is dead") {
  CHECK(broken_rules("<datamodel><data id='mode' expr=\"'a'\"/></datamodel>" +
                     waiting("s", on + "<transition event='file'" + file +
                                      "cond=\"mode == 'b'\" target='end'/>") +
                     ladder()) == "dead");
}

TEST_CASE("a clock that nothing starts is not waited for") {
  CHECK(broken_rules(waiting("s", on + "<transition event='clock.v.due' target='end'/>") +
                     ladder()) == "no_clock");
}

TEST_CASE("an event that nobody may cause has no role") {
  CHECK(broken_rules(waiting("s", on + "<transition event='file' target='end'/>") + ladder()) ==
        "no_role");
}

TEST_CASE("a place from which no end can be reached is endless") {
  CHECK(broken_rules(waiting("s", on + "<transition event='file'" + file + "target='round'/>") +
                     "<state id='round' shao:level='county' shao:owner='dispatcher'>"
                     "<onentry><shao:clock name='r' do='start' limit='a'/></onentry>"
                     "<onexit><shao:clock name='r' do='stop'/></onexit>"
                     "<transition event='clock.r.due' target='round'/></state>" +
                     ladder()) == "endless");
}

TEST_CASE("a state without any clock is silent") {
  CHECK(broken_rules(idle("s", "<transition event='file'" + file + "target='l1'/>") + ladder()) ==
        "silent");
}

TEST_CASE("a state at the top without any clock is silent too") {
  CHECK(broken_rules(waiting("s", "<transition event='clock.w.due' target='top'/>") +
                     "<state id='top' shao:level='county' shao:owner='leader'>"
                     "<transition event='go' target='l1' shao:by='leader' shao:label='办|Go'/>"
                     "</state>" +
                     ladder()) == "silent");
}

TEST_CASE("a clock that is started on one branch only is not sure") {
  CHECK(broken_rules("<datamodel><data id='severity'/></datamodel>"
                     "<state id='s' shao:level='grid' shao:owner='grid_chief'>"
                     "<onentry><if cond='severity == 1'>"
                     "<shao:clock name='w' do='start' limit='a'/></if></onentry>"
                     "<onexit><shao:clock name='w' do='stop'/></onexit>"
                     "<transition event='file'" +
                     file + "target='l1'/>" + on + "</state>" + ladder()) == "silent");
}

TEST_CASE("a clock that was paused and is not resumed is not sure") {
  CHECK(broken_rules(waiting("s", on + "<transition event='hold'" + file +
                                      "><shao:clock name='w' do='pause'/></transition>") +
                     ladder()) == "silent");
}

TEST_CASE("a clock that is spent wakes nobody when it is resumed") {
  CHECK(
      broken_rules("<state id='s' initial='s1'><onentry><shao:clock name='w' do='start' limit='a'/>"
                   "</onentry><onexit><shao:clock name='w' do='stop'/></onexit>" +
                   idle("s1", "<transition event='clock.w.due' target='s2'/>") +
                   waiting("s2",
                           "<onentry><shao:clock name='w' do='resume'/></onentry>"
                           "<transition event='clock.v.due' target='s3'/>",
                           "v") +
                   idle("s3",
                        "<onentry><shao:clock name='w' do='resume'/></onentry>"
                        "<transition event='file'" +
                            file + "target='l1'/>" + on) +
                   "</state>" + ladder()) == "silent");
}

TEST_CASE("a clock whose end is heard under a condition only is not sure") {
  CHECK(broken_rules("<datamodel><data id='severity'/></datamodel>" +
                     waiting("s", "<transition event='file'" + file +
                                      "target='l1'/>"
                                      "<transition event='clock.w.due' cond='severity == 1' "
                                      "target='l1'/>") +
                     ladder()) == "silent");
}

TEST_CASE("a clock whose end only another state hears is not sure") {
  CHECK(broken_rules(waiting("s", "<transition event='file'" + file + "target='x'/>") +
                     waiting("x", on) + ladder()) == "silent");
}

TEST_CASE("a region that stops the clock of another makes it silent") {
  CHECK(broken_rules("<parallel id='p'><onexit><shao:clock name='w' do='stop'/></onexit>"
                     "<state id='x' shao:level='grid' shao:owner='grid_chief'><onentry>"
                     "<shao:clock name='w' do='start' limit='a'/></onentry>" +
                     on +
                     "</state>"
                     "<state id='y'><transition event='halt'" +
                     file + "><shao:clock name='w' do='stop'/></transition></state></parallel>" +
                     ladder()) == "silent");
}

TEST_CASE("a delayed send that may be cancelled wakes nobody for sure") {
  CHECK(broken_rules(idle("s",
                          "<onentry><send id='later' event='wake' delay='60s'/></onentry>"
                          "<transition event='wake' target='l1'/>"
                          "<transition event='stay'" +
                              file +
                              "><cancel sendid='later'/>"
                              "</transition>") +
                     ladder()) == "silent");
}

TEST_CASE("two states of the grid that pass the case to each other for ever never escalate") {
  CHECK(broken_rules(waiting("s", "<transition event='clock.w.due' target='x'/>") +
                     waiting("x",
                             "<transition event='clock.v.due' target='s'/>"
                             "<transition event='file'" +
                                 file + "target='l1'/>",
                             "v") +
                     ladder()) == "never_escalated");
}

TEST_CASE("a reminder that starts itself again never escalates") {
  CHECK(broken_rules(waiting("s",
                             "<transition event='clock.w.due'>"
                             "<shao:clock name='w' do='start' limit='a'/></transition>"
                             "<transition event='file'" +
                                 file + "target='l1'/>") +
                     ladder()) == "never_escalated");
}

TEST_CASE("a count that never grows bounds nothing") {
  CHECK(broken_rules("<datamodel><data id='n' expr='0'/></datamodel>" +
                     waiting("s",
                             "<transition event='clock.w.due' cond='n &lt; 3' target='s'/>"
                             "<transition event='clock.w.due' target='l1'/>"
                             "<transition event='file'" +
                                 file +
                                 "target='l1'>"
                                 "<assign location='n' expr='3'/></transition>") +
                     ladder()) == "shadowed never_escalated");
}

TEST_CASE("eventless transitions that lead to each other are a livelock") {
  CHECK(broken_rules("<datamodel><data id='severity'/></datamodel>" +
                     waiting("s", "<transition event='clock.w.due' target='x'/>") +
                     "<state id='x'><transition target='y' cond='severity == 1'/>"
                     "<transition target='l1'/></state><state id='y'><transition target='x'/>"
                     "</state>" +
                     ladder()) == "livelock");
}

TEST_CASE("an event that is raised again wherever it is taken is a livelock") {
  CHECK(broken_rules(waiting("s",
                             "<transition event='clock.w.due' target='l1'/>"
                             "<transition event='file'" +
                                 file +
                                 "><raise event='again'/>"
                                 "</transition><transition event='again'><raise event='again'/>"
                                 "</transition>") +
                     ladder()) == "livelock");
}

TEST_CASE("a state on which nobody waits is ownerless") {
  CHECK(broken_rules("<state id='s' shao:level='grid'><onentry>"
                     "<shao:clock name='w' do='start' limit='a'/></onentry><onexit>"
                     "<shao:clock name='w' do='stop'/></onexit>" +
                     on + "</state>" + ladder()) == "ownerless");
}

TEST_CASE("a clock that leads from the grid straight to the general chief skips a rung") {
  CHECK(broken_rules(waiting("s",
                             "<transition event='clock.w.due' target='l3'/>"
                             "<transition event='file'" +
                                 file + "target='l1'/>") +
                     ladder()) == "skipped_rung");
}

TEST_CASE("a clock that leads down the ladder falls") {
  CHECK(broken_rules("<state id='s' shao:level='area' shao:owner='area_chief'><onentry>"
                     "<shao:clock name='w' do='start' limit='a'/></onentry><onexit>"
                     "<shao:clock name='w' do='stop'/></onexit>" +
                     on + "</state>" + ladder()) == "falls");
}

TEST_CASE("a clock that is never stopped leaks into states that don't hear it") {
  CHECK(broken_rules("<state id='s' shao:level='grid' shao:owner='grid_chief'><onentry>"
                     "<shao:clock name='w' do='start' limit='a'/></onentry>"
                     "<transition event='file'" +
                     file + "target='l1'/>" + on + "</state>" + ladder()) == "leaking_clock");
}

TEST_CASE("what is done to a clock must mean something") {
  CHECK(broken_rules(waiting("s", on + "<transition event='hold'" + file +
                                      "><shao:clock name='w' do='freeze'/></transition>") +
                     ladder()) == "odd_clock");
}

TEST_CASE("a clock that is stopped and never started is a slip") {
  CHECK(broken_rules(waiting("s", on + "<onexit><shao:clock name='wait' do='stop'/></onexit>") +
                     ladder()) == "no_clock");
}

TEST_CASE("a warning that starts its own clock again never lets it come due") {
  CHECK(broken_rules(waiting("s", "<transition event='clock.w.warn' target='s'/>" + on +
                                      "<transition event='file'" + file + "target='l1'/>") +
                     ladder()) == "never_escalated");
}

TEST_CASE("a warning that gives its own clock more time each time never lets it come due") {
  CHECK(broken_rules(waiting("s",
                             "<transition event='clock.w.warn'>"
                             "<shao:clock name='w' do='extend'/></transition>" +
                                 on + "<transition event='file'" + file + "target='l1'/>") +
                     ladder()) == "never_escalated");
}

TEST_CASE("a measure that the county does not have can't be counted") {
  CHECK(broken_rules(waiting("s", on + "<transition event='file'" + file +
                                      "shao:measure='nothing' target='l1'/>") +
                     ladder()) == "no_measure");
}

TEST_CASE("a warning that only tells somebody is no round") {
  CHECK(broken_rules(waiting("s",
                             "<transition event='clock.w.warn'>"
                             "<send type='urn:shao:notify' event='soon'>"
                             "<param name='to' expr=\"'grid_chief'\"/></send></transition>" +
                                 on) +
                     ladder())
            .empty());
}

TEST_CASE("an event that the case sends itself is sure to come") {
  const std::string delay = GENERATE("", " delay='60s'");
  CHECK(broken_rules(idle("s", "<onentry><send event='go'" + delay +
                                   "/></onentry><transition event='go' target='l1'/>") +
                     ladder())
            .empty());
}

TEST_CASE("an event that the case sends itself for ever leads nowhere") {
  CHECK(broken_rules(idle("s",
                          "<onentry><send event='go'/></onentry>"
                          "<transition event='go' target='s'/><transition event='file'" +
                              file + "target='l1'/>") +
                     ladder()) == "never_escalated");
}

TEST_CASE("an event that the case sends itself and takes nowhere has no receiver") {
  const std::string delay = GENERATE("", " delay='60s'");
  CHECK(broken_rules(waiting("s", on + "<onentry><send event='gone'" + delay + "/></onentry>") +
                     ladder()) == "no_receiver");
}

TEST_CASE(
    "an event that the case sends itself and takes only where it can't be any more is unheard") {
  CHECK(broken_rules(waiting("x",
                             "<transition event='go' target='s'/>"
                             "<transition event='clock.w.due' target='s'/>") +
                     waiting("s", on + "<onentry><send event='go' delay='60s'/></onentry>", "w") +
                     ladder()) == "dead unheard");
}
