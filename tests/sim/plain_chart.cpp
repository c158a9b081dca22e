// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plain_chart.hpp"

#include <algorithm>
#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

#include "tests/sim/stands.hpp"

namespace sim {
namespace {

using Node = boost::property_tree::ptree;

std::string attribute(const Node& node, const std::string& name) {
  return node.get(Node::path_type("<xmlattr>/" + name, '/'), std::string());
}

class Reader {
 public:
  PlainChart read(const Node& root) {
    chart_.version = static_cast<std::uint32_t>(std::stoul(attribute(root, "shao:version")));
    chart_.raised_by = words_in(attribute(root, "shao:raise"));
    chart_.places = words_in(attribute(root, "shao:place"));
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
    state.queues = words_in(attribute(node, "shao:queue"));
    for (const auto& [name, child] : node) {
      if (name == "onentry") note_content(child, state.entry);
      if (name == "onexit") note_content(child, state.exit);
      if (name == "donedata") note_part(child, state);
      if (name == "transition") {
        note_transition(attribute(node, "id"), child);
      }
      visit(name, child);
    }
  }

  void note_transition(const std::string& source, const Node& node) {
    PlainTransition transition{.source = source,
                               .by = words_in(attribute(node, "shao:by")),
                               .not_by = words_in(attribute(node, "shao:not")),
                               .guarded = !attribute(node, "cond").empty(),
                               .target = attribute(node, "target"),
                               .content = {}};
    note_content(node, transition.content);
    for (const std::string& event : words_in(attribute(node, "event"))) {
      chart_.transitions[event].push_back(transition);
    }
  }

  static void note_content(const Node& node, PlainContent& content) {
    for (const auto& [name, child] : node) {
      if (name == "shao:clock") note_clock(child, content);
      if (name == "send" && attribute(child, "type") == "urn:shao:notify") {
        content.notices.push_back({attribute(child, "event"), addressee(child)});
      }
    }
  }

  static void note_clock(const Node& node, PlainContent& content) {
    const std::string does = attribute(node, "do"), clock = attribute(node, "name");
    const bool sure = attribute(node, "once") != "true" && attribute(node, "untilexpr").empty();
    if (does == "start" && sure) content.starts.insert(clock);
    if (does == "stop") content.stops.insert(clock);
  }

  static std::string addressee(const Node& send) {
    for (const auto& [name, child] : send) {
      if (name == "param" && attribute(child, "name") == "to") return attribute(child, "location");
    }
    return {};
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

Words words_in(const std::string& text) {
  std::istringstream in(text);
  Words all;
  for (std::string word; in >> word;) all.insert(word);
  return all;
}

PlainChart read_plainly(const std::string& text) {
  std::istringstream in(text);
  Node document;
  boost::property_tree::read_xml(in, document);
  return Reader().read(document.get_child("scxml"));
}

bool names(const engine::model::Case& subject, const std::string& datum, const std::string& login) {
  const boost::json::value& data = subject.data(datum);
  if (const auto* text = data.if_string()) return std::string_view(*text) == login;
  const auto* list = data.if_array();
  return list && std::any_of(list->begin(), list->end(), [&](const auto& each) {
           return each.is_string() && std::string_view(each.get_string()) == login;
         });
}

const PlainTransition* surely_taken(const PlainChart& chart, const engine::model::Case& before,
                                    const engine::model::Cause& cause) {
  const auto all = chart.transitions.find(cause.event);
  if (all == chart.transitions.end()) return nullptr;
  const bool person = cause.kind == engine::model::CauseKind::person;
  const PlainTransition* found = nullptr;
  for (const PlainTransition& each : all->second) {
    if (person ? !each.by.contains(cause.role) : !each.by.empty()) continue;
    if (!stands_in(before, each.source)) continue;
    const bool barred = std::any_of(each.not_by.begin(), each.not_by.end(), [&](const auto& datum) {
      return names(before, datum, cause.login);
    });
    if (barred) continue;
    if (found && found->source != each.source) return nullptr;  // One around the other, or beside.
    if (!found) found = &each;
  }
  return found && !found->guarded ? found : nullptr;
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
