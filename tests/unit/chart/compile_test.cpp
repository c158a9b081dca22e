// SPDX-License-Identifier: Apache-2.0
// Charts that can't run: every fault is found at once, with its place and its remedy.
#include <catch2/catch.hpp>

#include "engine/base/bounds.hpp"
#include "tests/unit/chart/session.hpp"

using tests::chart_of;
using tests::faults_of;

namespace {

struct Row {
  const char* body;
  const char* what;
};

void refused(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const std::vector<std::string> faults = faults_of(row.body);
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0] == row.what);
  }
}

}  // namespace

TEST_CASE("compile: states and their ids", "[chart]") {
  refused({
      {"", "the chart has no state"},
      {"<state id='a'/><state id='a'/>", "the state 'a' stands twice"},
      {"<state id='a b'/>", "'a b' can't be a state's id"},
      {"<parallel id='p'/>", "the parallel 'p' has no regions"},
      {"<parallel id='p'><state id='s'/><final id='f'/></parallel>",
       "the final 'f' is no region of a parallel"},
      {"<history id='h'><transition target='s'/></history><state id='s'/>",
       "a history stands outside of every state"},
      {"<state id='s'><history id='h'><transition target='s'/></history></state>",
       "the state 's' has a history but no states to remember"},
  });
}

TEST_CASE("compile: initial states", "[chart]") {
  refused({
      {"<state id='s' initial='t'><state id='u'/></state><state id='t'/>",
       "the initial state of 's' stands outside of it"},
      {"<state id='s' initial='none'><state id='u'/></state>", "there is no state 'none'"},
      {"<state id='s' initial='s'/>", "only a state with states inside has an initial one"},
      {"<state id='s' initial='u'><initial><transition target='u'/></initial><state id='u'/>"
       "</state>",
       "only one of an initial attribute and an <initial> element may stand here"},
      {"<state id='s'><initial><transition event='e' target='u'/></initial><state id='u'/></state>",
       "this transition is taken on entry"},
      {"<state id='s'><initial><transition cond='true' target='u'/></initial><state id='u'/>"
       "</state>",
       "this transition is taken on entry"},
  });
}

TEST_CASE("compile: history states", "[chart]") {
  refused({
      {"<state id='s'><history id='h'/><state id='u'/></state>",
       "a history needs exactly one transition"},
      {"<state id='s'><history id='h'><transition event='e' target='u'/></history><state id='u'/>"
       "</state>",
       "this transition is taken on entry"},
      {"<state id='s'><history id='h' type='deep'><transition target='t'/></history>"
       "<state id='u'/></state><state id='t'/>",
       "a history's default must be what it could have remembered"},
  });
}

TEST_CASE("compile: transitions", "[chart]") {
  refused({
      {"<state id='s'><transition event='e' target='none'/></state>", "there is no state 'none'"},
      {"<state id='s'><transition event='e' target=''/></state>", "no state is named here"},
      {"<state id='s'><transition event=''/></state>", "the event attribute names no event"},
      {"<state id='s'><transition event='a*'/></state>", "'a*' describes no event"},
      {"<state id='s'><transition/></state>",
       "a transition without event, cond and target would never rest"},
      {"<state id='s'><transition event='e' target='a b'/></state><state id='a'/><state id='b'/>",
       "'a' and 'b' can't be entered together"},
      {"<state id='s'><transition event='e' target='p a'/></state><parallel id='p'><state id='a'/>"
       "</parallel>",
       "'p' and 'a' can't be entered together"},
      {"<state id='s'><transition event='e' cond='n'/></state>", "'n' is not declared"},
      {"<state id='s'><transition event='e' cond=\"In('none')\"/></state>",
       "In() names the state 'none', which does not exist"},
  });
}

TEST_CASE("compile: data", "[chart]") {
  refused({
      {"<datamodel><data id='a'/><data id='a'/></datamodel><state id='s'/>",
       "the data 'a' stands twice"},
      {"<datamodel><data id='a'/></datamodel><state id='s'><datamodel><data id='a'/></datamodel>"
       "</state>",
       "the data 'a' stands twice"},
      {"<datamodel><data id='return'/></datamodel><state id='s'/>", "'return' can't name data"},
      {"<datamodel><data id='_event'/></datamodel><state id='s'/>", "'_event' can't name data"},
      {"<datamodel><data id='a' expr='1'>2</data></datamodel><state id='s'/>",
       "only one of src, expr and inline content may stand here"},
      {"<datamodel><data id='a' src='file'/></datamodel><state id='s'/>",
       "data is not loaded from elsewhere"},
      {"<datamodel><data id='a' expr='b'/></datamodel><state id='s'/>", "'b' is not declared"},
  });
}

TEST_CASE("compile: executable content", "[chart]") {
  const auto refuse = [](const std::string& content, const std::string& what) {
    CAPTURE(content);
    const auto faults = faults_of("<datamodel><data id='n'/></datamodel><state id='s'><onentry>" +
                                  content + "</onentry></state>");
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0] == what);
  };
  refuse("<send/>", "the send names no event");
  refuse("<send event='a' eventexpr='n'/>", "only one of event and eventexpr may stand here");
  refuse("<send event='a' target='b' targetexpr='n'/>",
         "only one of target and targetexpr may stand here");
  refuse("<send event='a' id='i' idlocation='n'/>", "only one of id and idlocation may stand here");
  refuse("<send event='a' namelist='n'><content>1</content></send>",
         "only one of <content> and <param> or namelist may stand here");
  refuse("<send event='a' target='#_internal' delay='1s'/>", "an internal event can't be delayed");
  refuse("<send event='a' namelist='n m'/>", "'m' is not declared");
  refuse("<send event='a'><param name='p'/></send>", "the param 'p' has no value");
  refuse("<raise event='a b'/>", "'a b' names no event");
  refuse("<cancel/>", "it doesn't say what to cancel");
  refuse("<assign location='n'/>", "nothing is assigned");
  refuse("<assign location='n' expr='1'>2</assign>",
         "only one of expr and inline content may stand here");
  refuse("<assign location='n + 1' expr='1'/>", "'n + 1' is no location that can be written");
  refuse("<assign location='m' expr='1'/>", "'m' is not declared");
  refuse("<x:clock byexpr='1 +'/>", "the expression ends too early");
  refuse("<script src='file'/>", "scripts are not loaded from elsewhere");
}

TEST_CASE("compile: all faults come at once", "[chart]") {
  const auto faults = faults_of(R"(
    <datamodel><data id="a" expr="1 +"/></datamodel>
    <state id="s"><transition event="e" target="none" cond="b"/></state>
    <state id="s"/>)");

  CHECK(faults.size() == 4);
}

TEST_CASE("compile: too many states are refused", "[chart]") {
  std::string body;
  for (std::size_t i = 0; i <= engine::bounds::states_max; ++i) body += "<state/>";

  const std::string count = std::to_string(engine::bounds::states_max + 1);
  CHECK(faults_of(body) == std::vector<std::string>{"the chart has " + count + " states"});
}

TEST_CASE("compile: the chart shows its states and transitions", "[chart]") {
  using namespace engine::chart;
  const ChartPtr chart = chart_of(R"(
    <state id="s" x:owner="grid_chief">
      <state id="a"><transition event="b.* c" cond="true" target="f" type="internal" x:by="me"/>
      </state>
      <history id="h" type="deep"><transition target="a"/></history>
    </state>
    <parallel id="p"><state id="r"/></parallel>
    <final id="f"/>)",
                                  "x:version='3'");

  CHECK(chart->name() == "test");
  CHECK(chart->annotations().get("version") == "3");
  REQUIRE(chart->states().size() == 6);
  CHECK(chart->states()[0].kind == StateKind::compound);
  CHECK(chart->states()[0].annotations.get("owner") == "grid_chief");
  CHECK_FALSE(chart->states()[0].annotations.has("other"));
  CHECK_FALSE(chart->states()[0].parent.has_value());
  CHECK(chart->states()[1].parent == StateIndex{0});
  CHECK(chart->states()[2].kind == StateKind::deep_history);
  CHECK(chart->states()[3].kind == StateKind::parallel);
  CHECK(chart->states()[5].kind == StateKind::final_state);
  CHECK(chart->find("r") == StateIndex{4});
  CHECK_FALSE(chart->find("none").has_value());
  REQUIRE(chart->transitions().size() == 1);
  const TransitionView& transition = chart->transitions()[0];
  CHECK(transition.source == 1);
  CHECK(transition.events == std::vector<std::string>{"b.*", "c"});
  CHECK(transition.targets == std::vector<StateIndex>{5});
  CHECK(transition.internal);
  CHECK(transition.cond == "true");
  CHECK(transition.annotations.get("by") == "me");
}
