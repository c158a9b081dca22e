// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/values.hpp"

#include <algorithm>

#include "engine/chart/prove/deed.hpp"
#include "engine/chart/prove/subject.hpp"

namespace engine::chart::prove {
namespace {

namespace ex = expression;

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

const boost::json::value* constant(const Program& program) {
  const auto* node = std::get_if<ex::Constant>(&program.top());
  return node ? &node->value : nullptr;
}

Texts joined(const Texts& left, const Texts& right) {
  if (!left || !right) return std::nullopt;
  std::vector<std::string> all;
  for (const std::string& one : *left) {
    for (const std::string& other : *right) add_once(all, one + other);
  }
  return all;
}

Texts either(Texts left, const Texts& right) {
  if (!left || !right) return std::nullopt;
  for (const std::string& other : *right) add_once(*left, other);
  return left;
}

}  // namespace

Values::Values(const Chart::Compiled& chart, const std::set<std::string>& given)
    : known_(chart.locations.size(), std::vector<boost::json::value>{}),
      assigned_texts_(chart.locations.size()),
      any_text_(chart.locations.size()),
      given_(chart.locations.size()),
      computable_(chart.locations.size(), true),
      sources_(chart.locations.size()) {
  read_data(chart, given);
  read_assignments(chart);
  find_computable();
}

void Values::read_data(const Chart::Compiled& chart, const std::set<std::string>& given) {
  const auto read = [&](const DataItem& item, bool top) {
    const bool from_outside = top && given.contains(chart.locations[item.slot].str());
    const auto* value = item.value ? constant(*item.value) : nullptr;
    if (from_outside) given_[item.slot] = true;
    if (from_outside || (item.value && !value)) {
      known_[item.slot].reset();
    } else if (known_[item.slot]) {
      add_once(*known_[item.slot], value ? *value : boost::json::value(nullptr));
    }
    if (from_outside) any_text_[item.slot] = true;
  };
  for (const DataItem& item : chart.data) read(item, true);
  for (const State& state : chart.states) {
    for (const DataItem& item : state.data) read(item, false);
  }
}

void Values::read_assignments(const Chart::Compiled& chart) {
  for_each_block(chart, [&](const Block& block) {
    for_each_action(block, [&](const Action& action) {
      if (const auto* each = std::get_if<Assign>(&action.what)) {
        assign(each->location, each->value);
      } else if (const auto* script = std::get_if<Script>(&action.what)) {
        for (const auto& line : script->assignments) assign(line.location, line.value);
      } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
        forget(loop->item);
        if (loop->index) forget(*loop->index);
      } else if (const auto* send = std::get_if<Send>(&action.what)) {
        if (send->idlocation) forget(*send->idlocation);
      }
    });
  });
  for (const State& state : chart.states) {
    for (const Invoke& invoke : state.invokes) {
      if (invoke.idlocation) forget(*invoke.idlocation);
    }
  }
}

void Values::assign(const Program& location, const Program& value) {
  const auto* slot = as_data(location, location.root);
  const auto* known = constant(value);
  if (slot && !known) {
    const About from = about(value, value.root);
    auto& sources = sources_[slot->slot];
    sources.insert(sources.end(), from.reads.begin(), from.reads.end());
    const bool computed = computable_[slot->slot] && !from.reads_event && !from.reads_world;
    forget(location);
    computable_[slot->slot] = computed;
    return;
  }
  if (!slot) return forget(location);
  if (known_[slot->slot]) add_once(*known_[slot->slot], *known);
  if (known->is_string()) {
    add_once(assigned_texts_[slot->slot], std::string(known->get_string()));
  } else if (!known->is_null()) {
    any_text_[slot->slot] = true;
  }
}

void Values::forget(const Program& location) {
  const auto* slot = root_of(location, location.root);
  if (!slot) return;
  known_[slot->slot].reset();
  any_text_[slot->slot] = true;
  computable_[slot->slot] = false;
}

void Values::find_computable() {
  for (SlotIndex slot = 0; slot < given_.size(); ++slot) {
    if (given_[slot]) computable_[slot] = false;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (SlotIndex slot = 0; slot < given_.size(); ++slot) {
      const auto& from = sources_[slot];
      const bool still =
          computable_[slot] &&
          std::all_of(from.begin(), from.end(), [&](SlotIndex i) { return computable_[i]; });
      changed = changed || still != computable_[slot];
      computable_[slot] = still;
    }
  }
}

Texts Values::texts(const TextSource& source) const {
  if (const auto* text = std::get_if<std::string>(&source)) return std::vector{*text};
  const auto* program = std::get_if<Program>(&source);
  return texts(*program, program->root);
}

Texts Values::texts(const Program& program, ex::NodeIndex index) const {
  const ex::Node& node = program.nodes[index];
  if (const auto* value = std::get_if<ex::Constant>(&node)) {
    if (!value->value.is_string()) return std::nullopt;
    return std::vector{std::string(value->value.get_string())};
  }
  if (const auto* data = std::get_if<ex::Data>(&node)) {
    if (any_text_[data->slot]) return std::nullopt;
    std::vector<std::string> all = assigned_texts_[data->slot];
    for (const auto& value : known_[data->slot].value_or(std::vector<boost::json::value>{})) {
      if (value.is_string() && !value.get_string().empty()) {
        add_once(all, std::string(value.get_string()));
      }
    }
    return all;
  }
  if (const auto* choice = std::get_if<ex::Conditional>(&node)) {
    return either(texts(program, choice->yes), texts(program, choice->no));
  }
  const auto* sum = std::get_if<ex::Binary>(&node);
  if (!sum || sum->op != ex::BinaryOperator::add) return std::nullopt;
  return joined(texts(program, sum->left), texts(program, sum->right));
}

}  // namespace engine::chart::prove
