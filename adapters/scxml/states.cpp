// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include "adapters/scxml/elements.hpp"

namespace adapters::scxml {
namespace {

using engine::chart::Document;
using engine::chart::StateElement;
using engine::chart::StateKind;
using engine::chart::TransitionElement;

/// Whether the attribute says `yes`; a fault if it says neither.
bool choose(Markup& markup, const Attributes& attributes, std::string_view name,
            std::string_view yes, std::string_view no) {
  const Attribute given = attributes.get(name);
  if (!given || given->text == no) return false;
  if (given->text == yes) return true;
  markup.fault(given->place, "'" + given->text + "' is no " + std::string(name),
               "write " + std::string(yes) + " or " + std::string(no));
  return false;
}

std::optional<StateKind> kind_of(const pugi::xml_node& element) {
  if (Markup::is(element, "state")) return StateKind::atomic;
  if (Markup::is(element, "parallel")) return StateKind::parallel;
  if (Markup::is(element, "final")) return StateKind::final_state;
  if (Markup::is(element, "history")) return StateKind::shallow_history;
  return std::nullopt;
}

Attributes attributes_of(Markup& markup, const pugi::xml_node& element, StateKind kind) {
  if (kind == StateKind::shallow_history) {
    return markup.attributes(element, {"id", "type"}, Foreign::kept);
  }
  if (kind == StateKind::atomic)
    return markup.attributes(element, {"id", "initial"}, Foreign::kept);
  return markup.attributes(element, {"id"}, Foreign::kept);
}

void read_initial(Markup& markup, const pugi::xml_node& element, StateElement& state) {
  static_cast<void>(markup.attributes(element, {}));
  for (const pugi::xml_node& child : markup.children(element)) {
    if (Markup::is(child, "transition") && !state.initial_element) {
      state.initial_element = read_transition(markup, child);
    } else {
      markup.refuse_child(child);
    }
  }
  if (state.initial_element) return;
  markup.fault(markup.place(element), "<initial> has no transition", "add <transition target=…/>");
}

/// A child that is no state; false if it can't stand in one of this kind.
bool read_part(Markup& markup, const pugi::xml_node& child, StateElement& state) {
  const bool final_state = state.kind == StateKind::final_state;
  const bool history =
      state.kind == StateKind::shallow_history || state.kind == StateKind::deep_history;
  if (Markup::is(child, "transition") && !final_state) {
    state.transitions.push_back(read_transition(markup, child));
  } else if (history) {
    return false;
  } else if (Markup::is(child, "onentry")) {
    static_cast<void>(markup.attributes(child, {}));
    state.onentry.push_back(read_block(markup, child));
  } else if (Markup::is(child, "onexit")) {
    static_cast<void>(markup.attributes(child, {}));
    state.onexit.push_back(read_block(markup, child));
  } else if (final_state) {
    if (!Markup::is(child, "donedata") || state.donedata) return false;
    state.donedata = read_donedata(markup, child);
  } else if (Markup::is(child, "datamodel")) {
    auto items = read_datamodel(markup, child);
    state.data.insert(state.data.end(), std::make_move_iterator(items.begin()),
                      std::make_move_iterator(items.end()));
  } else if (Markup::is(child, "invoke")) {
    state.invokes.push_back(read_invoke(markup, child));
  } else if (Markup::is(child, "initial") && state.kind == StateKind::atomic) {
    read_initial(markup, child, state);
  } else {
    return false;
  }
  return true;
}

/// Gives each state right inside `<scxml>` what `<scxml>` itself has.
void share(const std::vector<TransitionElement>& shared, Document& document) {
  for (StateElement& state : document.states) {
    if (state.parent || state.kind == StateKind::final_state) continue;
    for (const TransitionElement& transition : shared) {
      state.transitions.push_back(transition);
      state.transitions.back().shared = true;
    }
  }
}

}  // namespace

TransitionElement read_transition(Markup& markup, const pugi::xml_node& element) {
  const Attributes attributes =
      markup.attributes(element, {"event", "cond", "target", "type"}, Foreign::kept);
  TransitionElement transition;
  transition.place = markup.place(element);
  transition.event = attributes.get("event");
  transition.cond = attributes.get("cond");
  transition.target = attributes.get("target");
  transition.internal = choose(markup, attributes, "type", "internal", "external");
  transition.annotations = attributes.annotations();
  transition.block = read_block(markup, element);
  return transition;
}

bool read_state(Markup& markup, const pugi::xml_node& element, std::optional<std::size_t> parent,
                Document& document) {
  const std::optional<StateKind> kind = kind_of(element);
  if (!kind) return false;
  const Attributes attributes = attributes_of(markup, element, *kind);
  StateElement state;
  state.place = markup.place(element);
  state.kind = *kind;
  if (*kind == StateKind::shallow_history &&
      choose(markup, attributes, "type", "deep", "shallow")) {
    state.kind = StateKind::deep_history;
  }
  state.parent = parent;
  state.id = attributes.get("id");
  state.initial = attributes.get("initial");
  state.annotations = attributes.annotations();
  const std::size_t index = document.states.size();
  document.states.push_back(state);
  for (const pugi::xml_node& child : markup.children(element)) {
    if (read_part(markup, child, state)) continue;
    const bool may_nest = *kind == StateKind::atomic || *kind == StateKind::parallel;
    if (!may_nest || !read_state(markup, child, index, document)) markup.refuse_child(child);
  }
  document.states[index] = std::move(state);
  return true;
}

void read_scxml(Markup& markup, const pugi::xml_node& element, Document& document) {
  const Attributes attributes = markup.attributes(
      element, {"initial", "name", "version", "datamodel", "binding"}, Foreign::kept);
  document.place = markup.place(element);
  document.name = attributes.text("name");
  document.initial = attributes.get("initial");
  document.datamodel = attributes.get("datamodel");
  document.late_binding = choose(markup, attributes, "binding", "late", "early");
  document.annotations = attributes.annotations();
  if (const Attribute version = attributes.get("version"); !version || version->text != "1.0") {
    markup.fault(version ? version->place : document.place, "this is no SCXML of version 1.0",
                 "write version=\"1.0\"");
  }
  std::vector<TransitionElement> shared;
  for (const pugi::xml_node& child : markup.children(element)) {
    if (Markup::is(child, "datamodel")) {
      auto items = read_datamodel(markup, child);
      document.data.insert(document.data.end(), std::make_move_iterator(items.begin()),
                           std::make_move_iterator(items.end()));
    } else if (Markup::is(child, "script")) {
      document.scripts.push_back(read_script(markup, child));
    } else if (Markup::is(child, "transition") && markup.options().root_transitions) {
      shared.push_back(read_transition(markup, child));
    } else if (!read_state(markup, child, std::nullopt, document)) {
      markup.refuse_child(child);
    }
  }
  share(shared, document);
}

}  // namespace adapters::scxml
