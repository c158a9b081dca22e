// SPDX-License-Identifier: Apache-2.0
// The reader of SCXML documents: what is read, and what is refused, and where.
#include "adapters/scxml/reader.hpp"

#include <catch2/catch.hpp>

#include "adapters/scxml/tree.hpp"
#include "engine/base/bounds.hpp"

using namespace engine::chart;

namespace {

constexpr const char* head =
    "<scxml xmlns='http://www.w3.org/2005/07/scxml' xmlns:x='urn:x' version='1.0'>";

Document read_well(const std::string& text) {
  const auto loaded = adapters::scxml::read(text, "f.scxml");
  if (loaded) return loaded.value();
  FAIL(engine::to_string(loaded.faults()[0]));
  return {};
}

/// The first fault, as "line:column: what"; the document begins with `head` on its own line.
std::string fault_of(const std::string& body) {
  const auto loaded = adapters::scxml::read(std::string(head) + "\n" + body + "</scxml>", "f");
  if (loaded) return "none";
  const engine::Fault& fault = loaded.faults()[0];
  CHECK(fault.file == "f");
  CHECK_FALSE(fault.remedy.empty());
  return std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.what;
}

std::string whole_fault(const std::string& text) {
  const auto loaded = adapters::scxml::read(text, "f");
  return loaded ? "none" : loaded.faults()[0].what;
}

}  // namespace

TEST_CASE("reader: a document keeps its parts and their places", "[scxml]") {
  const Document document = read_well(std::string(head) + R"(
  <datamodel>
    <data id="n" expr="1 + 1"/>
  </datamodel>
  <state id="s" x:owner="格长">
    <onentry><x:clock name="a" byexpr="n"/></onentry>
    <transition event="e" cond="n &lt; 2"
                target="f" x:by="me"/>
  </state>
  <final id="f"/>
</scxml>)");

  REQUIRE(document.data.size() == 1);
  CHECK(document.data[0].expr->text == "1 + 1");
  CHECK(document.data[0].expr->place.line == 3);
  CHECK(document.data[0].expr->place.column == 24);
  REQUIRE(document.states.size() == 2);
  const StateElement& state = document.states[0];
  CHECK(state.id->text == "s");
  CHECK(state.place.line == 5);
  CHECK(state.place.column == 3);
  CHECK(state.annotations.get("owner") == "格长");
  REQUIRE(state.onentry.size() == 1);
  const auto* foreign = std::get_if<ForeignElement>(&state.onentry[0][0].what);
  REQUIRE(foreign);
  CHECK(foreign->name == "clock");
  CHECK(foreign->attributes[1].second.text == "n");
  REQUIRE(state.transitions.size() == 1);
  CHECK(state.transitions[0].cond->text == "n < 2");
  CHECK(state.transitions[0].target->place.line == 8);
  CHECK(state.transitions[0].annotations.entries()[0].line == 8);
  CHECK(document.states[1].kind == StateKind::final_state);
}

TEST_CASE("reader: a byte order mark and comments and CDATA are read over", "[scxml]") {
  const Document document =
      read_well("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><!-- & -->" + std::string(head) +
                "<script><![CDATA[a = 1 && 2]]></script><state id='s'/></scxml>");

  REQUIRE(document.scripts.size() == 1);
  CHECK(document.scripts[0].body.text == "a = 1 && 2");
}

TEST_CASE("reader: UTF-16 is read in either order and with or without a mark", "[scxml]") {
  const std::string text = std::string(head) + "<state id='s' x:owner='a'/></scxml>";
  std::string little, big;
  for (const char c : text) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  for (const std::string& bytes : {little, "\xFF\xFE" + little, big, "\xFE\xFF" + big}) {
    CHECK(read_well(bytes).states.at(0).annotations.get("owner") == "a");
  }
  CHECK(whole_fault(little.substr(0, little.size() - 1)) ==
        "the document is written in neither UTF-8 nor UTF-16");
  CHECK(whole_fault(std::string("\xFF\xFE\x00\xD8<\x00", 6)) ==
        "the document is written in neither UTF-8 nor UTF-16");
}

TEST_CASE("reader: what src names is brought in where that is allowed", "[scxml]") {
  const std::string text = std::string(head) +
                           "<datamodel><data id='a' src='a.json'/><data id='b' src='gone'/>"
                           "</datamodel><script src='s.js'/><state id='s'/></scxml>";
  const adapters::scxml::Fetch fetch = [](std::string_view src) -> std::optional<std::string> {
    if (src == "a.json") return "[1]";
    if (src == "s.js") return "a = 2";
    return std::nullopt;
  };

  const auto plain = adapters::scxml::read(text, "f");
  const auto filled = adapters::scxml::read(text, "f", {.fetch = fetch});

  REQUIRE(plain);
  REQUIRE(filled);
  CHECK(plain.value().data[0].src);
  CHECK_FALSE(filled.value().data[0].src);
  CHECK(filled.value().data[0].body->body->text == "[1]");
  CHECK(filled.value().data[1].src);
  CHECK(filled.value().scripts[0].body.text == "a = 2");
}

TEST_CASE("reader: files come from one folder alone", "[scxml]") {
  const auto fetch = adapters::scxml::files_of(SHAO_SOURCE_DIR "/tests/unit/scxml");
  CHECK(fetch("file:reader_test.cpp"));
  CHECK(fetch("reader_test.cpp"));
  for (const char* src : {"../chart/session.cpp", "file:../CMakeLists.txt", "..", ".", "",
                          "file:///etc/hostname", "/etc/hostname", "http://a/b", "no.txt"}) {
    CAPTURE(src);
    CHECK_FALSE(fetch(src));
  }
}

TEST_CASE("reader: inline XML is data and can be written again", "[scxml]") {
  const Document document =
      read_well(std::string(head) +
                "<datamodel><data id='a'><books xmlns=''><book title='x'>one</book><!-- -->"
                "</books></data></datamodel><state id='s'/></scxml>");

  const auto& tree = document.data.at(0).body->tree;
  REQUIRE(tree);
  CHECK(tree->at("name") == "books");
  CHECK(tree->at("children").at(0).at("attributes").at("title") == "x");
  CHECK(tree->at("children").at(0).at("children").at(0) == "one");
  CHECK(adapters::scxml::markup_of(*tree).find("<book title=\"x\">one</book>") !=
        std::string::npos);
  CHECK(adapters::scxml::markup_of(boost::json::value("text")).empty());
  CHECK_FALSE(adapters::scxml::tree_of("<!DOCTYPE a><a/>"));
  CHECK_FALSE(adapters::scxml::tree_of("[1, 2]"));
}

TEST_CASE("reader: the root has transitions only where that is allowed", "[scxml]") {
  const std::string text =
      std::string(head) +
      "<transition event='e' target='b'/><state id='a'><transition event='e' cond='false'/>"
      "</state><state id='b'/></scxml>";
  CHECK(whole_fault(text) == "<transition> can't stand in <scxml>");

  const auto lenient = adapters::scxml::read(text, "f", {.root_transitions = true});

  REQUIRE(lenient);
  CHECK(lenient.value().states[0].transitions.size() == 2);
  CHECK(lenient.value().states[0].transitions[1].shared);
}

TEST_CASE("reader: the namespace may have a prefix", "[scxml]") {
  const Document document = read_well(
      "<sc:scxml xmlns:sc='http://www.w3.org/2005/07/scxml' version='1.0'><sc:state id='s'/>"
      "</sc:scxml>");

  CHECK(document.states.size() == 1);
}

TEST_CASE("reader: what SCXML does not know is refused where it stands", "[scxml]") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"<stat id='s'/>", "2:1: <stat> can't stand in <scxml>"},
      {"<state id='s'><onenter/></state>", "2:15: <onenter> can't stand in <state>"},
      {"<state id='s' colour='red'/>", "2:23: <state> knows no attribute 'colour'"},
      {"<state id='s'><x:clock/></state>", "2:15: <x:clock> can't stand in <state>"},
      {"<final id='f'><transition event='e'/></final>",
       "2:15: <transition> can't stand in <final>"},
      {"<final id='f'><state id='s'/></final>", "2:15: <state> can't stand in <final>"},
      {"<state id='s'><transition event='e' type='inner'/></state>", "2:43: 'inner' is no type"},
      {"<state id='s'><onentry><raise/></onentry></state>",
       "2:24: <raise> needs the attribute 'event'"},
      {"<state id='s'><onentry><send event='e' x:y='1'/></onentry></state>",
       "2:45: 'y' of another namespace means nothing on <send>"},
      {"<state id='s' y:z='1'/>", "2:20: the prefix 'y' is bound to no namespace"},
      {"<state id='s' id='t'/>", "2:19: the attribute id stands twice"},
      {"<state id='s'>text</state>", "2:15: text stands in <state>"},
      {"<state id='s'><onentry><if cond='true'><else/><elseif cond='true'/></if></onentry></state>",
       "2:47: a branch stands behind <else>"},
      {"<state id='s'><onentry><else/></onentry></state>", "2:24: <else> can't stand in <onentry>"},
      {"<state id='s'><onentry><log><raise event='e'/></log></onentry></state>",
       "2:29: <raise> can't stand in <log>"},
      {"<state id='s'><initial/></state>", "2:15: <initial> has no transition"},
      {"<datamodel><item/></datamodel>", "2:12: <item> can't stand in <datamodel>"},
      {"<state id='网' 色='红'/>", "2:18: <state> knows no attribute '色'"},
  };
  for (const auto& [body, fault] : rows) {
    CAPTURE(body);
    CHECK(fault_of(body) == fault);
  }
}

TEST_CASE("reader: what is no such document is refused", "[scxml]") {
  const std::string good = std::string(head) + "<state id='s'/></scxml>";
  CHECK(whole_fault(good) == "none");
  CHECK(whole_fault("") != "none");
  CHECK(whole_fault("not xml").starts_with("this is no well-formed XML"));
  CHECK(whole_fault("<scxml").starts_with("this is no well-formed XML"));
  CHECK(whole_fault(good.substr(0, good.size() - 3)).starts_with("this is no well-formed XML"));
  CHECK(whole_fault("<html/>") == "this is no SCXML document");
  CHECK(whole_fault("<scxml version='1.0'/>") == "this is no SCXML document");
  CHECK(whole_fault("<scxml xmlns='http://www.w3.org/2005/07/scxml'/>") ==
        "this is no SCXML of version 1.0");
  CHECK(whole_fault("\xC3" + good) == "the document is written in neither UTF-8 nor UTF-16");
  const auto spoilt = adapters::scxml::read("<scxml>\n  <!-- caf\xE9 -->\n</scxml>", "f");
  REQUIRE_FALSE(spoilt);
  CHECK(spoilt.faults()[0].line == 2);
  CHECK(whole_fault(std::string(engine::bounds::chart_bytes_max + 1, ' ')) ==
        "the document is larger than 1 MiB");
}

TEST_CASE("reader: what could stand for another text is refused", "[scxml]") {
  const std::string rest = std::string(head) + "<state id='s'/></scxml>";
  CHECK(whole_fault("<!DOCTYPE scxml [<!ENTITY a 'b'>]>" + rest) == "a document type is refused");
  CHECK(whole_fault("<?xml-stylesheet href='a'?>" + rest) == "a processing instruction is refused");
  CHECK(whole_fault(std::string(head) + "<state id='&a;'/></scxml>") ==
        "an entity that XML does not know");
}

TEST_CASE("reader: depth and the number of faults are bounded", "[scxml]") {
  std::string deep, shallow;
  for (std::size_t i = 0; i < engine::bounds::chart_depth_max; ++i) deep += "<state>";
  for (std::size_t i = 0; i < engine::bounds::chart_depth_max; ++i) deep += "</state>";
  for (std::size_t i = 0; i < 2 * engine::bounds::chart_faults_max; ++i) shallow += "<wrong/>";

  CHECK(whole_fault(head + deep + "</scxml>") == "elements stand too deep inside each other");
  const auto loaded = adapters::scxml::read(head + shallow + "</scxml>", "f");
  REQUIRE_FALSE(loaded);
  CHECK(loaded.faults().size() == engine::bounds::chart_faults_max);
}

TEST_CASE("reader: no cut of a document brings it down", "[scxml]") {
  const std::string text =
      std::string(head) +
      "<datamodel><data id='n' expr=\"{a: [1, 'x']}\"/></datamodel><state id='s'><onentry>"
      "<if cond='n'><log expr='n'/><else/><send event='e'><param name='p' expr='n'/></send></if>"
      "</onentry><transition event='e' target='f'/></state><final id='f'/></scxml>";
  REQUIRE(adapters::scxml::load(text, "f"));
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(adapters::scxml::load(text.substr(0, size), "f"));
  }
}

TEST_CASE("load: faults inside expressions stand at their column", "[scxml]") {
  const auto loaded = adapters::scxml::load(
      std::string(head) +
          "\n<state id='s'><transition event='e' cond='1 + missing'/></state></scxml>",
      "f.scxml");

  REQUIRE_FALSE(loaded);
  REQUIRE(loaded.faults().size() == 1);
  CHECK(engine::to_string(loaded.faults()[0]) ==
        "f.scxml:2:47: 'missing' is not declared; declare it with <data id=\"missing\"/>");
}
