// SPDX-License-Identifier: Apache-2.0
#pragma once

// XML as data: {"name": "book", "attributes": {"title": "…"}, "children": […]}, where a child is
// such an object or a text.
//
// Floor:  adapters/scxml.
// Source: W3C SCXML 1.0, section B.2.8.1 (XML becomes a document tree).

#include <boost/json/value.hpp>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace adapters::scxml {

/// A copy that keeps the namespaces that its surroundings declare.
[[nodiscard]] pugi::xml_document standalone(const pugi::xml_node& node);
/// The first element inside, with all that is in it; null if there is none.
[[nodiscard]] boost::json::value tree_inside(const pugi::xml_node& parent);
/// None if the text is no well-formed XML without document type or processing instructions.
[[nodiscard]] std::optional<boost::json::value> tree_of(std::string_view xml);
/// As a document again; empty for what is no such tree.
[[nodiscard]] std::string markup_of(const boost::json::value& tree);

}  // namespace adapters::scxml
