// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/deed.hpp"

namespace engine::chart::prove {
namespace {

void put(Deed& deed, const std::string& name, const OptionalText& source, const Values& values) {
  if (source) deed.attributes[name] = values.texts(*source);
}

Deed deed_of(const Send& send, const Values& values) {
  Deed deed;
  deed.kind = Deed::Kind::send;
  deed.name = "send";
  put(deed, "event", send.event, values);
  put(deed, "target", send.target, values);
  put(deed, "type", send.type, values);
  if (!send.id.empty()) deed.attributes["id"] = std::vector{send.id};
  for (const Param& param : send.payload.params) {
    deed.params.push_back(param.name);
    deed.attributes["param:" + param.name] = values.texts(TextSource{param.value});
  }
  for (const Param& param : send.payload.namelist) deed.params.push_back(param.name);
  deed.open_params = send.payload.content.has_value();
  deed.delay = send.fixed_delay;
  deed.delayed = send.delay &&
                 (std::holds_alternative<Program>(*send.delay) || send.fixed_delay > Duration{0});
  return deed;
}

Deed deed_of(const Foreign& foreign, const Values& values) {
  Deed deed;
  deed.name = foreign.name;
  for (const auto& [name, source] : foreign.attributes) {
    deed.attributes[name] = values.texts(source);
  }
  return deed;
}

}  // namespace

std::string Deed::text(std::string_view attribute) const {
  const auto found = attributes.find(attribute);
  if (found == attributes.end() || !found->second || found->second->size() != 1) return {};
  return found->second->front();
}

Deeds::Deeds(const Chart::Compiled& chart, const Values& values) : values_(values) {
  for (const Block& block : chart.scripts) read(block, {}, {});
  for (StateIndex i = 0; i < chart.states.size(); ++i) {
    for (const Block& block : chart.states[i].onentry) read(block, i, {});
    for (const Block& block : chart.states[i].onexit) read(block, {}, i);
    read(chart.states[i].entry.block, {}, {});
  }
  for (const Transition& transition : chart.transitions) read(transition.block, {}, {});
}

void Deeds::read(const Block& block, std::optional<StateIndex> entered,
                 std::optional<StateIndex> left) {
  for_each_action(block, [&](const Action& action) { read(action, entered, left); });
}

void Deeds::read(const Action& action, std::optional<StateIndex> entered,
                 std::optional<StateIndex> left) {
  Deed deed;
  if (const auto* send = std::get_if<Send>(&action.what)) {
    deed = deed_of(*send, values_);
  } else if (const auto* foreign = std::get_if<Foreign>(&action.what)) {
    deed = deed_of(*foreign, values_);
  } else if (const auto* cancel = std::get_if<Cancel>(&action.what)) {
    deed.kind = Deed::Kind::cancel;
    deed.name = "cancel";
    deed.attributes["id"] = values_.texts(cancel->sendid);
  } else {
    return;
  }
  deed.on_entry_of = entered;
  deed.on_exit_of = left;
  deed.line = action.line;
  deed.column = action.column;
  by_action_.emplace(&action, static_cast<DeedIndex>(deeds_.size()));
  deeds_.push_back(std::move(deed));
}

std::optional<DeedIndex> Deeds::of(const Action& action) const {
  const auto found = by_action_.find(&action);
  if (found == by_action_.end()) return std::nullopt;
  return found->second;
}

std::vector<DeedIndex> Deeds::in(const Block& block) const {
  std::vector<DeedIndex> found;
  for_each_action(block, [&](const Action& action) {
    if (const auto deed = of(action)) found.push_back(*deed);
  });
  return found;
}

}  // namespace engine::chart::prove
