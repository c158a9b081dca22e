// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/elements.hpp"
#include "adapters/scxml/tree.hpp"

namespace adapters::scxml {

using engine::chart::ContentElement;
using engine::chart::DataElement;
using engine::chart::DonedataElement;
using engine::chart::InvokeElement;
using engine::chart::ParamElement;

namespace {

void read_body(Markup& markup, const pugi::xml_node& element, ContentElement& content) {
  bool xml = false;
  content.body = markup.body(element, xml);
  if (xml) content.tree = tree_inside(element);
}

/// What its `src` names takes the place of inline content, as SCXML 5.3.2 has it.
void bring_in(Markup& markup, DataElement& item) {
  Attribute text = markup.fetched(item.src);
  if (!text) return;
  ContentElement content;
  content.place = item.place;
  content.tree = tree_of(text->text);
  content.body = std::move(text);
  item.body = std::move(content);
  item.src.reset();
}

}  // namespace

ParamElement read_param(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"name", "expr", "location"});
  markup.refuse_children(element);
  return {markup.place(element), markup.required(element, attributes, "name").text,
          attributes.get("expr"), attributes.get("location")};
}

ContentElement read_content(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(element, {"expr"});
  ContentElement content;
  content.place = markup.place(element);
  content.expr = attributes.get("expr");
  read_body(markup, element, content);
  return content;
}

std::optional<ContentElement> read_inline(Markup& markup, const pugi::xml_node& element) {
  ContentElement content;
  content.place = markup.place(element);
  read_body(markup, element, content);
  if (!content.body) return std::nullopt;
  return content;
}

std::vector<DataElement> read_datamodel(Markup& markup, const pugi::xml_node& element) {
  static_cast<void>(markup.attributes(element, {}));
  std::vector<DataElement> items;
  for (const pugi::xml_node& child : markup.children(element)) {
    if (!Markup::is(child, "data")) {
      markup.refuse_child(child);
      continue;
    }
    const Attributes attributes = markup.attributes(child, {"id", "src", "expr"});
    DataElement item;
    item.place = markup.place(child);
    item.id = markup.required(child, attributes, "id").text;
    item.src = attributes.get("src");
    item.expr = attributes.get("expr");
    item.body = read_inline(markup, child);
    bring_in(markup, item);
    items.push_back(std::move(item));
  }
  return items;
}

DonedataElement read_donedata(Markup& markup, const pugi::xml_node& element) {
  static_cast<void>(markup.attributes(element, {}));
  DonedataElement donedata;
  donedata.place = markup.place(element);
  for (const pugi::xml_node& child : markup.children(element)) {
    if (Markup::is(child, "param")) {
      donedata.params.push_back(read_param(markup, child));
    } else if (Markup::is(child, "content") && !donedata.content) {
      donedata.content = read_content(markup, child);
    } else {
      markup.refuse_child(child);
    }
  }
  return donedata;
}

InvokeElement read_invoke(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes = markup.attributes(
      element,
      {"type", "typeexpr", "src", "srcexpr", "id", "idlocation", "namelist", "autoforward"});
  InvokeElement invoke;
  invoke.place = markup.place(element);
  invoke.type = attributes.get("type");
  invoke.typeexpr = attributes.get("typeexpr");
  invoke.src = attributes.get("src");
  invoke.srcexpr = attributes.get("srcexpr");
  invoke.id = attributes.get("id");
  invoke.idlocation = attributes.get("idlocation");
  invoke.namelist = attributes.get("namelist");
  invoke.autoforward = attributes.text("autoforward") == "true";
  for (const pugi::xml_node& child : markup.children(element)) {
    if (Markup::is(child, "param")) {
      invoke.params.push_back(read_param(markup, child));
    } else if (Markup::is(child, "content") && !invoke.content) {
      invoke.content = read_content(markup, child);
    } else if (Markup::is(child, "finalize") && !invoke.finalize) {
      static_cast<void>(markup.attributes(child, {}));
      invoke.finalize = read_block(markup, child);
    } else {
      markup.refuse_child(child);
    }
  }
  return invoke;
}

}  // namespace adapters::scxml
