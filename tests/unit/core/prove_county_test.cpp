// SPDX-License-Identifier: Apache-2.0

// What a chart asks of the county, of its forms and of the charts beside it.

#include <catch2/catch.hpp>

#include "tests/unit/core/proof.hpp"

using tests::broken_rules;
using tests::broken_rules_of;
using tests::document;
using tests::ladder;

namespace {

std::string at_grid(const std::string& more, const std::string& limit = "a") {
  return "<state id='s' shao:level='grid' shao:owner='grid_chief'><onentry>"
         "<shao:clock name='w' do='start' limit='" +
         limit +
         "'/></onentry>"
         "<onexit><shao:clock name='w' do='stop'/></onexit>"
         "<transition event='clock.w.due' target='l1'/>" +
         more + "</state>" + ladder();
}

std::string act(const std::string& words, const std::string& more = {}) {
  return "<transition event='act' shao:label='办|Act' " + words + ">" + more + "</transition>";
}

std::string parent(const std::string& more) {
  return document("p", "shao:raise='grid_chief'",
                  at_grid("<transition event='go' shao:by='grid_chief' shao:label='派|Go'>"
                          "<send type='urn:shao:open' event='c'><param name='department' "
                          "expr=\"'D1'\"/></send></transition>" +
                          more));
}

std::string child(const std::string& more) {
  return document("c", "",
                  "<datamodel><data id='department'/></datamodel>"
                  "<state id='w' shao:level='county' shao:owner='department'><onentry>"
                  "<shao:clock name='k' do='start' limit='a'/></onentry>"
                  "<onexit><shao:clock name='k' do='stop'/></onexit>"
                  "<transition event='clock.k.due' target='over'/>" +
                      more +
                      "</state>"
                      "<final id='over'/>");
}

}  // namespace

TEST_CASE("a limit that the county lacks is missed") {
  CHECK(broken_rules(at_grid("", "nowhere")) == "no_limit");
}

TEST_CASE("a limit that only some categories have is missed by the others") {
  CHECK(broken_rules(at_grid("", "some")) == "no_limit");
}

TEST_CASE("a limit that is put together is looked up for each of its values") {
  const std::string data = "<datamodel><data id='plea' expr=\"''\"/></datamodel>";
  const auto chart = [&](const std::string& name) {
    return data + at_grid(act("shao:by='grid_chief'",
                              "<assign location='plea' expr=\"'" + name +
                                  "'\"/>"
                                  "<shao:clock name='w' do='start' limitexpr=\"plea\"/>"));
  };
  CHECK(broken_rules(chart("b")).empty());
  CHECK(broken_rules(chart("z")) == "no_limit");
}

TEST_CASE("a field that the form lacks is missed") {
  CHECK(broken_rules("<datamodel><data id='x'/></datamodel>" +
                     at_grid(act("shao:by='grid_chief' shao:form='reason'",
                                 "<assign location='x' expr='_event.data.why'/>"))) == "no_field");
}

TEST_CASE("a field without any form is missed") {
  CHECK(broken_rules(at_grid(act("shao:by='grid_chief' cond='_event.data.why'"))) == "no_field");
}

TEST_CASE("facts about a field that is no reference are missed") {
  CHECK(broken_rules("<datamodel><data id='x'/></datamodel>" +
                     at_grid(act("shao:by='grid_chief' shao:form='unit'",
                                 "<assign location='x' expr='_x.refs.why.code'/>"))) == "no_field");
  CHECK(broken_rules("<datamodel><data id='x'/></datamodel>" +
                     at_grid(act("shao:by='grid_chief' shao:form='unit'",
                                 "<assign location='x' expr='_x.refs.unit.code'/>")))
            .empty());
}

TEST_CASE("an action of a role that nobody holds is powerless") {
  CHECK(broken_rules(at_grid(act("shao:by='adviser'"))) == "powerless");
  CHECK(broken_rules(at_grid(act("shao:by='adviser leader'"))).empty());
}

TEST_CASE("a department has no power over a case that none has a share in") {
  CHECK(broken_rules(at_grid(act("shao:by='department'"))) == "powerless");
}

TEST_CASE("a resident has no power over a child that nobody raised") {
  CHECK(broken_rules_of({parent(""), child(act("shao:by='resident'"))}) == "powerless");
}

TEST_CASE("a parent and its child that understand each other are proved") {
  CHECK(broken_rules_of(
            {parent("<transition event='c.said'/><transition event='done.c'/>" +
                    act("shao:by='grid_chief'", "<send target='#_children' event='p.asked'/>")),
             child("<transition event='p.asked'><send target='#_parent' event='c.said'/>"
                   "</transition>")})
            .empty());
}

TEST_CASE("a letter that no chart takes has no receiver") {
  CHECK(broken_rules_of(
            {parent(act("shao:by='grid_chief'", "<send target='#_children' event='p.asked'/>")),
             child("")}) == "no_receiver");
}

TEST_CASE("a letter that comes when nobody can take it any more is unheard") {
  CHECK(broken_rules_of(
            {document("p", "shao:raise='grid_chief'",
                      "<state id='first' shao:level='grid' shao:owner='grid_chief'><onentry>"
                      "<shao:clock name='f' do='start' limit='a'/></onentry>"
                      "<onexit><shao:clock name='f' do='stop'/></onexit>"
                      "<transition event='c.said' target='l1'/>"
                      "<transition event='clock.f.due' target='l1'>"
                      "<send type='urn:shao:open' event='c'/></transition></state>" +
                          ladder()),
             child("<onexit><send target='#_parent' event='c.said'/></onexit>")}) ==
        "unheard in_vain");
}

TEST_CASE("a letter whose field nobody writes is missed") {
  CHECK(broken_rules_of(
            {parent(act("shao:by='grid_chief'", "<send target='#_children' event='p.asked'/>")),
             child("<transition event='p.asked' cond='_event.data.unit == department' "
                   "target='over'/>")}) == "no_field");
}

TEST_CASE("a chart that nobody raises and nobody opens never begins") {
  CHECK(broken_rules_of({document("t", "", ladder())}) == "never_opened");
}

TEST_CASE("a clock that is paused as long as a child is away is sure to go on") {
  const std::string away =
      "<transition event='c.away'><shao:clock name='w' do='pause'/></transition>"
      "<transition event='c.back'><shao:clock name='w' do='resume'/></transition>";
  const auto with = [](const std::string& handlers) {
    return document(
        "c", "",
        "<state id='w' shao:level='county' shao:owner='department'><onentry>"
        "<shao:clock name='k' do='start' limit='a'/>"
        "<send target='#_parent' event='c.away'/></onentry><onexit>"
        "<shao:clock name='k' do='stop'/>" +
            handlers +
            "</onexit>"
            "<transition event='clock.k.due' target='over'/></state><final id='over'/>");
  };
  CHECK(broken_rules_of({parent(away), with("<send target='#_parent' event='c.back'/>")}).empty());
  CHECK(broken_rules_of({parent("<transition event='c.away'><shao:clock name='w' do='pause'/>"
                                "</transition>"),
                         with("")}) == "silent");
}

TEST_CASE("a chart hears of the end of what it raised to stand alone") {
  const std::string raising =
      "<transition event='done.u' target='end'/>"
      "<onentry><send type='urn:shao:raise' event='u'/></onentry>";
  const std::string body = ladder();
  const auto at = body.find("<onentry>");
  const std::string hopeful = body.substr(0, at) + raising + body.substr(at);
  CHECK(broken_rules_of(
            {document("t", "shao:raise='grid_chief'", hopeful), document("u", "", ladder())})
            .empty());
  CHECK(broken_rules_of({document("t", "shao:raise='grid_chief'",
                                  body.substr(0, at) + "<transition event='done.u' target='end'/>" +
                                      body.substr(at)),
                         document("u", "shao:raise='grid_chief'", ladder())}) == "no_role");
}
