// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/markup.hpp"

#include <algorithm>
#include <sstream>

#include "adapters/scxml/tree.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::scxml {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::pair<std::string_view, std::string_view> split(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

/// What `prefix` is bound to at `node`; empty if to nothing.
std::string_view namespace_of(pugi::xml_node node, std::string_view prefix) {
  const std::string binding = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (; node; node = node.parent()) {
    const pugi::xml_attribute bound = node.attribute(binding.c_str());
    if (bound) return bound.value();
  }
  return {};
}

/// xmlns declarations, and xml:space and the like.
bool about_xml(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:");
}

std::string tag(const pugi::xml_node& element) { return "<" + std::string(element.name()) + ">"; }

bool blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

std::string markup_inside(const pugi::xml_node& element) {
  std::ostringstream out;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() != pugi::node_comment) standalone(child).print(out, "", pugi::format_raw);
  }
  return out.str();
}

}  // namespace

Attribute Attributes::get(std::string_view name) const {
  const auto found =
      std::find_if(own.begin(), own.end(), [&](const auto& each) { return each.first == name; });
  return found == own.end() ? Attribute{} : found->second;
}

std::string Attributes::text(std::string_view name) const {
  const Attribute found = get(name);
  return found ? found->text : std::string{};
}

void Markup::fault(Place place, std::string what, std::string remedy) {
  if (faults_.size() >= engine::bounds::chart_faults_max) return;
  faults_.push_back({file_, place.line, place.column, std::move(what), std::move(remedy)});
}

Place Markup::place(const pugi::xml_node& node) const {
  const auto offset = node.offset_debug();
  if (offset < 0) return {};
  // An element's offset is that of its name, behind the bracket.
  const bool element = node.type() == pugi::node_element && offset > 0;
  return positions_.at(static_cast<std::size_t>(element ? offset - 1 : offset));
}

std::string_view Markup::local_name(const pugi::xml_node& element) {
  return split(element.name()).second;
}

bool Markup::in_scxml(const pugi::xml_node& element) {
  return namespace_of(element, split(element.name()).first) == scxml_namespace;
}

bool Markup::is(const pugi::xml_node& element, std::string_view name) {
  return local_name(element) == name && in_scxml(element);
}

std::vector<Place> Markup::value_places(const pugi::xml_node& element) const {
  std::vector<Place> places;
  const auto offset = element.offset_debug();
  if (offset < 0) return places;
  const std::string_view text = positions_.text();
  std::size_t at = text.find_first_of(" \t\r\n/>", static_cast<std::size_t>(offset));
  while (at < text.size() && text[at] != '>' && text[at] != '/') {
    const std::size_t open = text.find_first_of("\"'>", at);
    if (open == std::string_view::npos || text[open] == '>') break;
    places.push_back(positions_.at(open + 1));
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) break;
    at = text.find_first_not_of(blanks, close + 1);
  }
  return places;
}

void Markup::sort_in(const pugi::xml_node& element, const pugi::xml_attribute& attribute,
                     Place place, Attributes& sorted) {
  const std::string_view name = attribute.name();
  if (about_xml(name)) return;
  const auto [prefix, local] = split(name);
  if (prefix.empty()) {
    if (sorted.get(local))
      fault(place, "the attribute " + std::string(local) + " stands twice", "remove one of them");
    sorted.own.emplace_back(std::string(local), Source{attribute.value(), place});
  } else if (namespace_of(element, prefix).empty()) {
    fault(place, "the prefix '" + std::string(prefix) + "' is bound to no namespace",
          "add xmlns:" + std::string(prefix) + "=… to the <scxml> element");
  } else {
    sorted.foreign.push_back({std::string(local), attribute.value(), place.line, place.column});
  }
}

Attributes Markup::any_attributes(const pugi::xml_node& element) {
  Attributes sorted;
  const std::vector<Place> places = value_places(element);
  std::size_t index = 0;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    sort_in(element, attribute, index < places.size() ? places[index] : place(element), sorted);
    ++index;
  }
  return sorted;
}

Attributes Markup::attributes(const pugi::xml_node& element,
                              std::initializer_list<std::string_view> known, Foreign foreign) {
  Attributes sorted = any_attributes(element);
  for (const auto& [name, source] : sorted.own) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    fault(source.place, tag(element) + " knows no attribute '" + name + "'",
          "remove it, or look for a slip of the pen");
  }
  if (foreign == Foreign::kept) return sorted;
  for (const auto& entry : sorted.foreign) {
    fault({entry.line, entry.column},
          "'" + entry.name + "' of another namespace means nothing on " + tag(element),
          "put it on the state or the transition");
  }
  return sorted;
}

Source Markup::required(const pugi::xml_node& element, const Attributes& attributes,
                        std::string_view name) {
  if (Attribute found = attributes.get(name)) return std::move(*found);
  fault(place(element), tag(element) + " needs the attribute '" + std::string(name) + "'",
        "add it");
  return {"", place(element)};
}

std::vector<pugi::xml_node> Markup::children(const pugi::xml_node& element) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_element) {
      found.push_back(child);
    } else if (is_text(child) && !blank(child.value())) {
      fault(place(child), "text stands in " + tag(element), "remove it, or make it a comment");
    }
  }
  return found;
}

void Markup::refuse_child(const pugi::xml_node& child) {
  fault(place(child), tag(child) + " can't stand in " + tag(child.parent()),
        "remove it, or look for a slip of the pen");
}

void Markup::refuse_children(const pugi::xml_node& element) {
  for (const pugi::xml_node& child : children(element)) refuse_child(child);
}

Attribute Markup::body(const pugi::xml_node& element, bool& xml) const {
  const auto nodes = element.children();
  xml = std::any_of(nodes.begin(), nodes.end(),
                    [](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
  const pugi::xml_node first = element.first_child();
  if (xml) return Source{markup_inside(element), place(first)};
  std::string text;
  for (const pugi::xml_node& child : nodes) {
    if (is_text(child)) text += child.value();
  }
  if (blank(text)) return std::nullopt;
  return Source{std::move(text), place(first)};
}

Attribute Markup::fetched(const Attribute& src) const {
  if (!src || !options_.fetch) return std::nullopt;
  std::optional<std::string> text = options_.fetch(src->text);
  if (!text) return std::nullopt;
  return Source{std::move(*text), src->place};
}

}  // namespace adapters::scxml
