// SPDX-License-Identifier: Apache-2.0
#include "engine/base/bounds.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/chart/compiler/steps.hpp"
#include "engine/chart/expression/vocabulary.hpp"

namespace engine::chart::compiler {
namespace {

/// Finds every name that the document declares as data, wherever it stands.
class Locations {
 public:
  explicit Locations(Context& context) : context_(context) {}

  void data(const std::vector<DataElement>& items) {
    for (const DataElement& item : items) {
      if (!expression::valid_name(item.id) || expression::find_system(item.id)) {
        context_.fault(item.place, "'" + item.id + "' can't name data",
                       "use letters, digits and _, and no word of the language");
      } else if (!add(item.id)) {
        context_.fault(item.place, "the data '" + item.id + "' stands twice",
                       "give one of them another id");
      }
      context_.add_function(item.id, item.expr);
    }
  }
  void block(const BlockElement& actions) {
    for (const ExecutableElement& action : actions) executable(action);
  }
  void script(const ScriptElement& script) {
    for (const std::string& name : expression::declared_names(script.body.text)) declare(name);
  }
  void state(const StateElement& state) {
    if (state.initial_element) block(state.initial_element->block);
    for (const TransitionElement& transition : state.transitions) block(transition.block);
    for (const BlockElement& handler : state.onentry) block(handler);
    for (const BlockElement& handler : state.onexit) block(handler);
    for (const InvokeElement& invoke : state.invokes) {
      if (invoke.finalize) block(*invoke.finalize);
    }
  }

 private:
  bool add(const std::string& name) {
    Chart::Compiled& chart = context_.chart();
    const auto slot = static_cast<SlotIndex>(chart.locations.size());
    if (!chart.slot_names.emplace(name, slot).second) return false;
    chart.locations.emplace_back(name);
    return true;
  }
  /// `<foreach>` and `var` make a location where there is none yet.
  void declare(const std::string& name) {
    if (expression::valid_name(name) && !expression::find_system(name)) add(name);
  }
  void executable(const ExecutableElement& action) {
    std::visit(overloaded{[&](const IfElement& choice) {
                            for (const IfElement::Branch& branch : choice.branches)
                              block(branch.block);
                          },
                          [&](const ForeachElement& loop) {
                            declare(loop.item.text);
                            if (loop.index) declare(loop.index->text);
                            block(loop.block);
                          },
                          [&](const ScriptElement& element) { script(element); },
                          [](const RaiseElement&) {}, [](const LogElement&) {},
                          [](const AssignElement&) {}, [](const SendElement&) {},
                          [](const CancelElement&) {}, [](const ForeignElement&) {}},
               action.what);
  }

  Context& context_;
};

std::string id_of(const StateElement& state, std::size_t index) {
  return state.id ? state.id->text : "_state." + std::to_string(index);
}

}  // namespace

void collect_states(Context& context) {
  const std::vector<StateElement>& states = context.document().states;
  if (states.empty()) {
    context.fault(context.document().place, "the chart has no state", "add a <state>");
  }
  if (states.size() > bounds::states_max) {
    context.fault(context.document().place,
                  "the chart has " + std::to_string(states.size()) + " states",
                  "keep it within " + std::to_string(bounds::states_max));
    return;
  }
  for (std::size_t i = 0; i < states.size(); ++i) {
    const std::string id = id_of(states[i], i);
    const Place place = states[i].id ? states[i].id->place : states[i].place;
    if (id.empty() || id.find_first_of(" \t\r\n") != std::string::npos) {
      context.fault(place, "'" + id + "' can't be a state's id", "write one word");
    } else if (!context.chart().state_names.emplace(id, static_cast<StateIndex>(i)).second) {
      context.fault(place, "the state '" + id + "' stands twice", "give one of them another id");
    }
    context.chart().state_views.push_back({.id = id,
                                           .kind = states[i].kind,
                                           .parent = std::nullopt,
                                           .annotations = states[i].annotations,
                                           .line = states[i].place.line});
  }
}

void collect_locations(Context& context) {
  Locations locations(context);
  locations.data(context.document().data);
  for (const StateElement& state : context.document().states) locations.data(state.data);
  for (const ScriptElement& script : context.document().scripts) {
    context.add_functions(script.body.text);
    locations.script(script);
  }
  for (const StateElement& state : context.document().states) locations.state(state);
}

}  // namespace engine::chart::compiler
