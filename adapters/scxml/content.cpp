// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/elements.hpp"

namespace adapters::scxml {
namespace {

using engine::chart::AssignElement;
using engine::chart::BlockElement;
using engine::chart::CancelElement;
using engine::chart::ExecutableElement;
using engine::chart::ForeachElement;
using engine::chart::ForeignElement;
using engine::chart::IfElement;
using engine::chart::LogElement;
using engine::chart::RaiseElement;
using engine::chart::ScriptElement;
using engine::chart::SendElement;

/// None if it is no executable content.
std::optional<ExecutableElement> read_executable(Markup& markup, const pugi::xml_node& element);

void add_to(BlockElement& block, Markup& markup, const pugi::xml_node& element) {
  if (std::optional<ExecutableElement> action = read_executable(markup, element)) {
    block.push_back(std::move(*action));
  } else {
    markup.refuse_child(element);
  }
}

bool begins_branch(const pugi::xml_node& element) {
  return Markup::is(element, "elseif") || Markup::is(element, "else");
}

IfElement::Branch read_branch(Markup& markup, const pugi::xml_node& element) {
  IfElement::Branch branch;
  branch.place = markup.place(element);
  if (Markup::is(element, "else")) {
    static_cast<void>(markup.attributes(element, {}));
  } else {
    branch.cond = markup.required(element, markup.attributes(element, {"cond"}), "cond");
  }
  if (begins_branch(element)) markup.refuse_children(element);
  return branch;
}

IfElement read_if(Markup& markup, const pugi::xml_node& element) {
  IfElement choice;
  choice.branches.push_back(read_branch(markup, element));
  for (const pugi::xml_node& child : markup.children(element)) {
    if (!begins_branch(child)) {
      add_to(choice.branches.back().block, markup, child);
      continue;
    }
    if (!choice.branches.back().cond) {
      markup.fault(markup.place(child), "a branch stands behind <else>", "move <else> to the end");
    }
    choice.branches.push_back(read_branch(markup, child));
  }
  return choice;
}

ForeachElement read_foreach(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"array", "item", "index"});
  return {markup.required(element, attributes, "array"),
          markup.required(element, attributes, "item"), attributes.get("index"),
          read_block(markup, element)};
}

RaiseElement read_raise(Markup& markup, const pugi::xml_node& element) {
  markup.refuse_children(element);
  return {markup.required(element, markup.attributes(element, {"event"}), "event")};
}

LogElement read_log(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"label", "expr"});
  markup.refuse_children(element);
  return {attributes.text("label"), attributes.get("expr")};
}

AssignElement read_assign(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"location", "expr"});
  return {markup.required(element, attributes, "location"), attributes.get("expr"),
          read_inline(markup, element)};
}

CancelElement read_cancel(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"sendid", "sendidexpr"});
  markup.refuse_children(element);
  return {attributes.get("sendid"), attributes.get("sendidexpr")};
}

ForeignElement read_foreign(Markup& markup, const pugi::xml_node& element) {
  markup.refuse_children(element);
  return {std::string(Markup::local_name(element)), markup.any_attributes(element).own};
}

std::optional<ExecutableElement> read_executable(Markup& markup, const pugi::xml_node& element) {
  const Place place = markup.place(element);
  const auto made = [&](auto what) { return ExecutableElement{place, std::move(what)}; };
  if (!Markup::in_scxml(element)) return made(read_foreign(markup, element));
  const std::string_view name = Markup::local_name(element);
  if (name == "raise") return made(read_raise(markup, element));
  if (name == "if") return made(read_if(markup, element));
  if (name == "foreach") return made(read_foreach(markup, element));
  if (name == "log") return made(read_log(markup, element));
  if (name == "assign") return made(read_assign(markup, element));
  if (name == "script") return made(read_script(markup, element));
  if (name == "send") return made(read_send(markup, element));
  if (name == "cancel") return made(read_cancel(markup, element));
  return std::nullopt;
}

}  // namespace

BlockElement read_block(Markup& markup, const pugi::xml_node& element) {
  BlockElement block;
  for (const pugi::xml_node& child : markup.children(element)) add_to(block, markup, child);
  return block;
}

ScriptElement read_script(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"src"});
  bool xml = false;
  Attribute body = markup.body(element, xml);
  if (xml) markup.refuse_children(element);
  if (Attribute text = markup.fetched(attributes.get("src"))) return {{}, std::move(*text)};
  return {attributes.get("src"), body ? std::move(*body) : Source{"", markup.place(element)}};
}

SendElement read_send(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes =
      markup.attributes(element, {"event", "eventexpr", "target", "targetexpr", "type", "typeexpr",
                                  "id", "idlocation", "delay", "delayexpr", "namelist"});
  SendElement send;
  send.event = attributes.get("event");
  send.eventexpr = attributes.get("eventexpr");
  send.target = attributes.get("target");
  send.targetexpr = attributes.get("targetexpr");
  send.type = attributes.get("type");
  send.typeexpr = attributes.get("typeexpr");
  send.id = attributes.get("id");
  send.idlocation = attributes.get("idlocation");
  send.delay = attributes.get("delay");
  send.delayexpr = attributes.get("delayexpr");
  send.namelist = attributes.get("namelist");
  for (const pugi::xml_node& child : markup.children(element)) {
    if (Markup::is(child, "param")) {
      send.params.push_back(read_param(markup, child));
    } else if (Markup::is(child, "content") && !send.content) {
      send.content = read_content(markup, child);
    } else {
      markup.refuse_child(child);
    }
  }
  return send;
}

}  // namespace adapters::scxml
