// SPDX-License-Identifier: Apache-2.0
#pragma once

// XML elements as the reader sees them: with namespaces, positions, and attributes that are known
// or refused.
//
// Floor:  adapters/scxml. Includes pugixml.
// Errors: gathered; reading goes on.
// Source: W3C Namespaces in XML 1.0, section 6.

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/scxml/positions.hpp"
#include "adapters/scxml/sources.hpp"
#include "engine/base/fault.hpp"
#include "engine/chart/document.hpp"

namespace adapters::scxml {

using engine::chart::Attribute;
using engine::chart::Place;
using engine::chart::Source;

[[nodiscard]] inline bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

inline constexpr std::string_view scxml_namespace = "http://www.w3.org/2005/07/scxml";

/// Whether the attributes of other namespaces mean something on an element.
enum class Foreign { refused, kept };

class Attributes {
 public:
  std::vector<std::pair<std::string, Source>> own;
  std::vector<engine::chart::Annotations::Entry> foreign;

  [[nodiscard]] Attribute get(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] engine::chart::Annotations annotations() const {
    return engine::chart::Annotations(foreign);
  }
};

class Markup {
 public:
  Markup(const Positions& positions, std::string file, const ReadOptions& options)
      : positions_(positions), file_(std::move(file)), options_(options) {}

  void fault(Place place, std::string what, std::string remedy);
  [[nodiscard]] engine::Faults& faults() { return faults_; }

  [[nodiscard]] const ReadOptions& options() const { return options_; }

  [[nodiscard]] Place place(const pugi::xml_node& node) const;
  /// In SCXML's namespace and of this name.
  [[nodiscard]] static bool is(const pugi::xml_node& element, std::string_view name);
  [[nodiscard]] static bool in_scxml(const pugi::xml_node& element);
  [[nodiscard]] static std::string_view local_name(const pugi::xml_node& element);

  /// All attributes; a fault for each that is not among `known`.
  [[nodiscard]] Attributes attributes(const pugi::xml_node& element,
                                      std::initializer_list<std::string_view> known,
                                      Foreign foreign = Foreign::refused);
  /// Those of an element of another namespace: whatever it has.
  [[nodiscard]] Attributes any_attributes(const pugi::xml_node& element);
  /// The attribute, or an empty text and a fault.
  [[nodiscard]] Source required(const pugi::xml_node& element, const Attributes& attributes,
                                std::string_view name);
  /// The child elements; a fault for text between them.
  [[nodiscard]] std::vector<pugi::xml_node> children(const pugi::xml_node& element);
  /// "<x> can't stand in <y>".
  void refuse_child(const pugi::xml_node& child);
  void refuse_children(const pugi::xml_node& element);
  /// The text inside, or its markup as it stands; none if it is blank.
  [[nodiscard]] Attribute body(const pugi::xml_node& element, bool& xml) const;
  /// The text that `src` names; none if there is none, or nothing may be fetched.
  [[nodiscard]] Attribute fetched(const Attribute& src) const;

 private:
  [[nodiscard]] std::vector<Place> value_places(const pugi::xml_node& element) const;
  void sort_in(const pugi::xml_node& element, const pugi::xml_attribute& attribute, Place place,
               Attributes& sorted);

  const Positions& positions_;
  std::string file_;
  const ReadOptions& options_;
  engine::Faults faults_;
};

}  // namespace adapters::scxml
