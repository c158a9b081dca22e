// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::machine {

void initialize(Machine& machine, const DataItem& item) {
  auto& slot = machine.session().data[item.slot];
  slot.reset();
  if (!item.value) return;
  const Where around = machine.stand_at({"data", item.line, 0});
  Value value = machine.evaluate(*item.value);
  if (!value.undefined()) slot = machine.storable(std::move(value));
  machine.stand_at(around);
}

void initialize_data(Machine& machine, const boost::json::object& given) {
  const Chart::Compiled& chart = machine.chart();
  for (const DataItem& item : chart.data) {
    if (const auto* value = given.if_contains(chart.locations[item.slot].str())) {
      machine.session().data[item.slot] = *value;
    } else {
      initialize(machine, item);
    }
  }
  if (chart.late_binding) return;
  for (const State& state : chart.states) {
    for (const DataItem& item : state.data) initialize(machine, item);
  }
}

}  // namespace engine::chart::machine
