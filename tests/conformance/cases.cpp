// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <pugixml.hpp>

#include "tests/conformance/trial.hpp"

namespace conformance {
namespace {

namespace fs = std::filesystem;

fs::path script_of(fs::path document) { return document.replace_extension(".json"); }

bool has_final(const pugi::xml_node& root, std::string_view id) {
  const auto children = root.children();
  return std::any_of(children.begin(), children.end(), [&](const pugi::xml_node& child) {
    const std::string_view name = child.name();
    return (name == "final" || name.ends_with(":final")) && child.attribute("id").value() == id;
  });
}

bool judges_itself(const fs::path& document) {
  pugi::xml_document xml;
  xml.load_file(document.c_str());
  const pugi::xml_node root = xml.document_element();
  return has_final(root, "pass") && has_final(root, "fail");
}

/// test144.txml.scxml: the W3C's name. What SCION says of these in scripts says less.
bool named_by_w3c(const fs::path& document) {
  const std::string name = document.filename();
  return name.starts_with("test") && name.find(".txml.") != std::string::npos;
}

}  // namespace

std::vector<Case> find_cases(const fs::path& folder) {
  std::vector<Case> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& document = entry.path();
    if (!entry.is_regular_file() || document.extension() != ".scxml") continue;
    const bool scripted = fs::exists(script_of(document));
    const bool judges = judges_itself(document);
    if (!scripted && !judges) continue;
    const bool by_script = scripted && !(judges && named_by_w3c(document));
    found.push_back({.document = document,
                     .name = document.lexically_relative(folder).generic_string(),
                     .kind = by_script ? Kind::script : Kind::verdict});
  }
  std::sort(found.begin(), found.end(),
            [](const Case& a, const Case& b) { return a.document < b.document; });
  return found;
}

}  // namespace conformance
