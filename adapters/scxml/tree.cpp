// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/tree.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <sstream>

#include "adapters/scxml/markup.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::scxml {
namespace {

namespace json = boost::json;

json::value element_of(const pugi::xml_node& element) {
  json::object attributes;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    attributes[attribute.name()] = attribute.value();
  }
  json::array children;
  for (const pugi::xml_node& child : element.children()) {
    if (is_text(child)) children.emplace_back(child.value());
    if (child.type() == pugi::node_element) children.push_back(element_of(child));
  }
  return json::object{{"name", element.name()},
                      {"attributes", std::move(attributes)},
                      {"children", std::move(children)}};
}

/// Stops at what makes a document stand for another text, and before it is too deep to walk.
class Plain : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    return node.type() != pugi::node_doctype && node.type() != pugi::node_pi &&
           depth() < static_cast<int>(engine::bounds::chart_depth_max);
  }
};

const json::value* member(const json::object& object, std::string_view name, json::kind kind) {
  const json::value* found = object.if_contains(name);
  return found && found->kind() == kind ? found : nullptr;
}

void write(const json::value& tree, pugi::xml_node parent);

void write_element(const json::object& element, pugi::xml_node parent) {
  const json::value* name = member(element, "name", json::kind::string);
  if (!name) return;
  pugi::xml_node made = parent.append_child(name->get_string().c_str());
  if (const auto* attributes = member(element, "attributes", json::kind::object)) {
    for (const json::key_value_pair& each : attributes->get_object()) {
      if (!each.value().is_string()) continue;
      made.append_attribute(std::string(each.key()).c_str()) = each.value().get_string().c_str();
    }
  }
  if (const auto* children = member(element, "children", json::kind::array)) {
    for (const json::value& child : children->get_array()) write(child, made);
  }
}

void write(const json::value& tree, pugi::xml_node parent) {
  if (tree.is_object()) return write_element(tree.get_object(), parent);
  if (tree.is_string()) {
    parent.append_child(pugi::node_pcdata).set_value(tree.get_string().c_str());
  }
}

}  // namespace

pugi::xml_document standalone(const pugi::xml_node& node) {
  pugi::xml_document document;
  pugi::xml_node copy = document.append_copy(node);
  if (node.type() != pugi::node_element) return document;
  for (pugi::xml_node around = node.parent(); around; around = around.parent()) {
    for (const pugi::xml_attribute& attribute : around.attributes()) {
      const std::string_view name = attribute.name();
      const bool declares = name == "xmlns" || name.starts_with("xmlns:");
      if (declares && !copy.attribute(attribute.name())) copy.append_copy(attribute);
    }
  }
  return document;
}

json::value tree_inside(const pugi::xml_node& parent) {
  for (const pugi::xml_node& child : parent.children()) {
    if (child.type() == pugi::node_element) {
      return element_of(standalone(child).document_element());
    }
  }
  return nullptr;
}

std::optional<json::value> tree_of(std::string_view xml) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_pi,
      pugi::encoding_utf8);
  if (!result) return std::nullopt;
  Plain plain;
  if (!document.traverse(plain)) return std::nullopt;
  return tree_inside(document);
}

std::string markup_of(const json::value& tree) {
  pugi::xml_document document;
  if (!tree.is_object()) return {};
  write(tree, document);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return out.str();
}

}  // namespace adapters::scxml
