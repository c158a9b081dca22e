// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plain_chart.hpp"

#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

namespace sim {
namespace {

using Node = boost::property_tree::ptree;

std::string attribute(const Node& node, const std::string& name) {
  return node.get(Node::path_type("<xmlattr>/" + name, '/'), std::string());
}

Words words(const std::string& text) {
  std::istringstream in(text);
  Words all;
  for (std::string word; in >> word;) all.insert(word);
  return all;
}

class Reader {
 public:
  PlainChart read(const Node& root) {
    chart_.version = static_cast<std::uint32_t>(std::stoul(attribute(root, "shao:version")));
    chart_.raised_by = words(attribute(root, "shao:raise"));
    chart_.places = words(attribute(root, "shao:place"));
    if (chart_.places.empty()) chart_.places = {"grid"};
    for (const auto& [name, node] : root) visit(name, node);
    return std::move(chart_);
  }

 private:
  void visit(const std::string& name, const Node& node) {
    if (name == "shao:clock") note_limit(node);
    if (name == "state" || name == "parallel" || name == "final") return enter(node);
    for (const auto& [inner, child] : node) visit(inner, child);
  }

  void enter(const Node& node) {
    PlainState& state = chart_.states[attribute(node, "id")];  // Its address stays.
    state.order = chart_.states.size();
    state.owner = attribute(node, "shao:owner");
    state.level = attribute(node, "shao:level");
    state.stage = attribute(node, "shao:stage");
    state.queues = words(attribute(node, "shao:queue"));
    for (const auto& [name, child] : node) {
      if (name == "onentry") note_clocks(child, "start", state.starts);
      if (name == "onexit") note_clocks(child, "stop", state.stops);
      if (name == "donedata") note_part(child, state);
      if (name == "transition") {
        state.transitions.push_back({words(attribute(child, "event")),
                                     words(attribute(child, "shao:by")),
                                     words(attribute(child, "shao:not"))});
      }
      visit(name, child);
    }
  }

  /// Those that stand there by themselves, under no condition.
  static void note_clocks(const Node& content, const std::string& what, Words& clocks) {
    for (const auto& [name, node] : content) {
      const bool once = attribute(node, "once") == "true";
      const bool until = !attribute(node, "untilexpr").empty();
      if (name == "shao:clock" && attribute(node, "do") == what && !once && !until) {
        clocks.insert(attribute(node, "name"));
      }
    }
  }

  static void note_part(const Node& donedata, PlainState& state) {
    for (const auto& [name, node] : donedata) {
      state.has_part = state.has_part || attribute(node, "name") == "part";
    }
  }

  void note_limit(const Node& node) {
    const std::string does = attribute(node, "do"), clock = attribute(node, "name");
    const std::string named = attribute(node, "limit");
    if (does != "start" && does != "limit") return;
    const bool worked_out = !attribute(node, "limitexpr").empty();
    chart_.limits[clock].insert(worked_out || !named.empty() ? named : clock);
  }

  PlainChart chart_;
};

}  // namespace

PlainChart read_plainly(const std::string& text) {
  std::istringstream in(text);
  Node document;
  boost::property_tree::read_xml(in, document);
  return Reader().read(document.get_child("scxml"));
}

std::string misspoken(const PlainChart& chart, const engine::model::Outward& says,
                      const std::vector<std::string>& configuration) {
  // Of all that say something, the one that stands last in the document is the innermost.
  const auto last_word = [&](std::string PlainState::*word) {
    const PlainState* last = nullptr;
    for (const std::string& id : configuration) {
      const auto found = chart.states.find(id);
      if (found == chart.states.end() || (found->second.*word).empty()) continue;
      if (!last || found->second.order > last->order) last = &found->second;
    }
    return last ? last->*word : std::string();
  };
  std::string owner = last_word(&PlainState::owner);
  const std::string level = last_word(&PlainState::level), stage = last_word(&PlainState::stage);
  Words queues;
  for (const std::string& id : configuration) {
    const auto found = chart.states.find(id);
    if (found != chart.states.end())
      queues.insert(found->second.queues.begin(), found->second.queues.end());
  }
  if (owner == "none") owner.clear();
  if (says.owner != owner) return "it should wait on '" + owner + "'";
  if (says.level != level) return "its level should be '" + level + "'";
  if (says.stage != stage) return "its stage should be '" + stage + "'";
  return Words(says.queues.begin(), says.queues.end()) == queues ? "" : "its queues are others";
}

}  // namespace sim
