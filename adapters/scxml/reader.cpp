// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/reader.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "adapters/scxml/elements.hpp"
#include "adapters/scxml/encoding.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::scxml {
namespace {

using engine::Faults;
using engine::Loaded;
using engine::chart::Document;

/// Looks for what makes one XML document stand for another text than the one that is read.
class Screening : public pugi::xml_tree_walker {
 public:
  explicit Screening(Markup& markup) : markup_(markup) {}

  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_doctype) {
      markup_.fault(markup_.place(node), "a document type is refused", "remove <!DOCTYPE …>");
    } else if (node.type() == pugi::node_pi) {
      markup_.fault(markup_.place(node), "a processing instruction is refused", "remove <?…?>");
    } else if (depth() >= static_cast<int>(engine::bounds::chart_depth_max)) {
      markup_.fault(markup_.place(node), "elements stand too deep inside each other",
                    "flatten the chart");
      return false;
    }
    return true;
  }

 private:
  Markup& markup_;
};

/// Where a part that is no markup ends, if one begins here; else `at`.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> quoted{
      {{"<!--", "-->"}, {"<![CDATA[", "]]>"}}};
  for (const auto& [open, close] : quoted) {
    if (!text.substr(at).starts_with(open)) continue;
    return std::min(text.find(close, at), text.size());
  }
  return at;
}

void screen_entities(Markup& markup, const Positions& positions) {
  constexpr std::array<std::string_view, 6> known{"&amp;",  "&lt;",   "&gt;",
                                                  "&quot;", "&apos;", "&#"};
  const std::string_view text = positions.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    at = skip_quoted(text, at);
    if (at >= text.size() || text[at] != '&') continue;
    const bool fine = std::any_of(known.begin(), known.end(), [&](std::string_view entity) {
      return text.substr(at).starts_with(entity);
    });
    if (fine) continue;
    markup.fault(positions.at(at), "an entity that XML does not know",
                 "write &amp; for the sign itself, or the character");
  }
}

void read_root(Markup& markup, const pugi::xml_document& xml, Document& document) {
  const pugi::xml_node root = xml.document_element();
  if (Markup::is(root, "scxml")) return read_scxml(markup, root, document);
  markup.fault(markup.place(root), "this is no SCXML document",
               "begin with <scxml xmlns=\"" + std::string(scxml_namespace) + "\" version=\"1.0\">");
}

/// The first line that is none by itself; the first of all where the mistake is in how lines end.
int unreadable_line(std::string_view bytes) {
  for (int line = 1; !bytes.empty(); ++line) {
    const std::size_t end = bytes.find('\n');
    if (!to_utf8(bytes.substr(0, end))) return line;
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return 1;
}

/// As UTF-8, or what makes it pointless to parse.
Loaded<std::string> readable(std::string_view bytes, const std::string& file) {
  if (bytes.size() > engine::bounds::chart_bytes_max) {
    return Faults{{file, 0, 0, "the document is larger than 1 MiB", "split the workflow"}};
  }
  std::optional<std::string> text = to_utf8(bytes);
  if (text) return std::move(*text);
  return Faults{{file, unreadable_line(bytes), 1,
                 "the document is written in neither UTF-8 nor UTF-16", "save it as UTF-8"}};
}

}  // namespace

Loaded<Document> read(std::string_view bytes, const std::string& file, const ReadOptions& reading) {
  const Loaded<std::string> decoded = readable(bytes, file);
  if (!decoded) return decoded.faults();
  const std::string_view text = decoded.value();
  const Positions positions(text);
  Markup markup(positions, file, reading);
  pugi::xml_document xml;
  const pugi::xml_parse_result result = xml.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_pi,
      pugi::encoding_utf8);
  if (!result) {
    markup.fault(positions.at(static_cast<std::size_t>(result.offset)),
                 "this is no well-formed XML: " + std::string(result.description()),
                 "close what is open here");
    return std::move(markup.faults());
  }
  Screening screening(markup);
  xml.traverse(screening);
  screen_entities(markup, positions);
  if (!markup.faults().empty()) return std::move(markup.faults());
  Document document;
  document.file = file;
  read_root(markup, xml, document);
  if (!markup.faults().empty()) return std::move(markup.faults());
  return document;
}

Loaded<engine::chart::ChartPtr> load(std::string_view bytes, const std::string& file,
                                     engine::chart::CompileOptions options,
                                     const ReadOptions& reading) {
  const Loaded<Document> document = read(bytes, file, reading);
  if (!document) return document.faults();
  return engine::chart::compile(document.value(), options);
}

}  // namespace adapters::scxml
