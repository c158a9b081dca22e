// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/script.hpp"

#include <algorithm>
#include <map>

#include "engine/chart/prove/endings.hpp"
#include "engine/core/decide.hpp"

namespace engine::core::prove {
namespace {

constexpr std::string_view linked_prefix = "#_linked.";

bool is_letter(const Deed& deed) {
  const std::string type = deed.text("type");
  return deed.kind == Deed::Kind::send && !deed.delayed &&
         (!deed.has("type") || type.empty() || type == "scxml" ||
          type == "http://www.w3.org/TR/scxml/#SCXMLEventProcessor");
}

/// As its child, or to stand alone.
bool opens(const Deed& deed) {
  const std::string type = deed.text("type");
  return deed.kind == Deed::Kind::send && (type == "urn:shao:open" || type == "urn:shao:raise");
}

/// What is known of every chart before any of them is read closely.
struct Sketch {
  const Workflow* workflow = nullptr;
  std::unique_ptr<Script> script;
  std::set<std::string> opens;
  std::set<std::string> opened_by;
  std::set<std::string> sources;  ///< Charts that raise it to stand alone.
  std::set<std::string> links;
  std::set<std::string> given;
};

using Sketches = std::map<std::string, Sketch>;

void sketch(Sketches& all, Sketch& one) {
  for (const Deed& deed : one.script->deeds()) {
    if (deed.kind == Deed::Kind::element && deed.name == "link") {
      one.links.insert(deed.text("kind"));
    }
    if (!opens(deed)) continue;
    const auto& event = deed.attributes.find("event")->second;
    for (auto& [name, other] : all) {
      if (event && std::find(event->begin(), event->end(), name) == event->end()) continue;
      if (deed.text("type") == "urn:shao:raise") {
        other.sources.insert(one.workflow->name);
        other.links.insert(std::string(source_link));
      } else {
        one.opens.insert(name);
        other.opened_by.insert(one.workflow->name);
      }
      other.given.insert(deed.params.begin(), deed.params.end());
    }
  }
}

std::set<std::string> given_by_server(const Workflow& workflow) {
  std::set<std::string> given{"category", "severity", "grid",      "area",   "community",
                              "street",   "origin",   "raised_by", "whistle"};
  if (workflow.opening) {
    for (const Field& field : workflow.opening->fields) given.insert(field.name);
  }
  return given;
}

std::set<std::string> receivers(const Sketches& all, const Sketch& from, const Deed& deed) {
  const std::string target = deed.text("target");
  std::set<std::string> names;
  const bool known = !deed.has("target") || deed.attributes.find("target")->second.has_value();
  if (!known || target.starts_with("#_case.")) {
    for (const auto& [name, other] : all) names.insert(name);
  } else if (target.empty()) {
    names.insert(from.workflow->name);
  } else if (target == "#_parent") {
    names = from.opened_by;
  } else if (target == "#_children") {
    names = from.opens;
  } else if (target.starts_with(linked_prefix)) {
    for (const auto& [name, other] : all) {
      if (other.links.contains(target.substr(linked_prefix.size()))) names.insert(name);
    }
  }
  return names;
}

void write_letters(const Sketches& all, const Sketch& from, std::vector<Letter>& letters) {
  const auto& deeds = from.script->deeds();
  for (DeedIndex i = 0; i < deeds.size(); ++i) {
    const Deed& deed = deeds[i];
    if (!is_letter(deed) || deed.text("target") == "#_internal") continue;
    const auto event = deed.attributes.find("event");
    const auto texts = event == deed.attributes.end() ? chart::prove::Texts{} : event->second;
    for (const std::string& to : receivers(all, from, deed)) {
      for (const std::string& name : texts.value_or(std::vector<std::string>{""})) {
        letters.push_back({.event = name,
                           .from = from.workflow->name,
                           .to = to,
                           .fields = deed.params,
                           .any_field = deed.open_params,
                           .deed = i,
                           .line = deed.line,
                           .column = deed.column});
      }
    }
  }
  for (const auto& ending : chart::prove::endings_of(*from.workflow->chart)) {
    std::set<std::string> told = from.opened_by;
    told.insert(from.sources.begin(), from.sources.end());
    for (const std::string& to : told) {
      letters.push_back({.event = "done." + from.workflow->name,
                         .from = from.workflow->name,
                         .to = to,
                         .fields = ending.fields,
                         .any_field = ending.any_field,
                         .is_end = true,
                         .line = from.workflow->chart->states()[ending.state].line});
    }
  }
}

/// Notices, links and changes of limits part no paths of a proof.
void ignore_what_changes_nothing(Script& script) {
  for (DeedIndex i = 0; i < script.deeds().size(); ++i) {
    const Deed& deed = script.deeds()[i];
    const bool notice = deed.kind == Deed::Kind::send && deed.text("type") == "urn:shao:notify";
    const bool inert = deed.kind == Deed::Kind::element && !script.timers.concerns(i);
    if (notice || inert) script.ground.ignore(i);
  }
}

/// What the descriptors of a chart name, without their stars.
std::set<std::string> stems(const Script& script, bool by_people) {
  std::set<std::string> names;
  const auto& transitions = script.chart().transitions();
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    if (script.workflow.transitions[i].by_people != by_people) continue;
    for (std::string name : transitions[i].events) {
      if (name.ends_with(".*")) name.resize(name.size() - 2);
      if (name.ends_with('.')) name.resize(name.size() - 1);
      if (!name.empty() && name != "*") names.insert(std::move(name));
    }
  }
  return names;
}

/// The letters that come with entering a state of another chart, and those with leaving it.
struct Stay {
  std::set<std::string> first, last;
};

std::map<std::pair<std::string, chart::StateIndex>, Stay> stays(const Script& script,
                                                                const Sketches& all) {
  std::map<std::pair<std::string, chart::StateIndex>, Stay> found;
  for (const Letter& letter : script.incoming) {
    if (letter.is_end || letter.from == script.workflow.name) continue;
    const Deed& deed = all.at(letter.from).script->deeds()[letter.deed];
    if (deed.on_entry_of) found[{letter.from, *deed.on_entry_of}].first.insert(letter.event);
    if (deed.on_exit_of) found[{letter.from, *deed.on_exit_of}].last.insert(letter.event);
  }
  return found;
}

TimerSet resumed_by(const Script& script, const chart::TransitionView& pausing,
                    const std::set<std::string>& events) {
  TimerSet set = 0;
  const auto& transitions = script.chart().transitions();
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const chart::TransitionView& view = transitions[i];
    const bool hears = view.events.size() == 1 && events.contains(view.events[0]);
    if (!hears || view.source != pausing.source || view.cond != pausing.cond) continue;
    set |= script.timers.begun(script.ground.anatomy().deeds_of(i));
  }
  return set;
}

void find_lent(Script& script, const Sketches& all) {
  const auto& transitions = script.chart().transitions();
  for (const auto& [state, stay] : stays(script, all)) {
    for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
      const chart::TransitionView& view = transitions[i];
      if (view.events.size() != 1 || !stay.first.contains(view.events[0])) continue;
      const auto halted = script.timers.halted(script.ground.anatomy().deeds_of(i));
      const TimerSet back = halted & resumed_by(script, view, stay.last);
      if (back != 0) script.lent[i] |= back;
    }
  }
}

class Gatherer {
 public:
  explicit Gatherer(Script& script) : script_(script) {}

  void gather() {
    for (const std::string& event : stems(script_, true)) people(event);
    for (TimerIndex i = 0; i < script_.timers.all().size(); ++i) timer(i);
    for (const Letter& letter : script_.incoming) message(letter);
    for (const std::string& event : stems(script_, false)) {
      if (event == "error" || event.starts_with("error.")) {
        add(Cause::platform, event, chart::prove::Freight::anything);
      }
    }
  }

  /// What states that are not seen may raise, and ends that they may come to.
  void gather_unseen() {
    const auto& raised = script_.ground.anatomy().raised();
    for (const std::string& event : stems(script_, false)) {
      const bool known = std::any_of(raised.begin(), raised.end(), [&](const std::string& each) {
        return chart::matches(event, each);
      });
      if (known || event.starts_with("done.state")) {
        add(Cause::platform, event, chart::prove::Freight::anything);
      }
    }
  }

 private:
  void people(const std::string& event) {
    const auto takes = script_.ground.takers(event);
    for (const directory::Role role : directory::all_roles) {
      Happening one{.cause = Cause::person, .role = role};
      one.stimulus = {.event = event,
                      .takes = std::vector<bool>(takes.size()),
                      .doubted = std::vector<bool>(takes.size()),
                      .freight = chart::prove::Freight::fields};
      for (std::size_t i = 0; i < takes.size(); ++i) {
        const TransitionMeaning& meaning = script_.workflow.transitions[i];
        const auto& roles = meaning.roles;
        if (!takes[i] || std::find(roles.begin(), roles.end(), role) == roles.end()) continue;
        one.stimulus.takes[i] = true;
        one.stimulus.doubted[i] = !meaning.not_by.empty();
        if (one.label.zh.empty()) one.label = meaning.label;
      }
      add(std::move(one));
    }
  }

  void timer(TimerIndex index) {
    const Timer& timer = script_.timers.all()[index];
    const Cause cause = timer.is_clock ? Cause::clock : Cause::delayed;
    add(cause, timer.event,
        timer.is_clock ? chart::prove::Freight::nothing : chart::prove::Freight::anything, index);
    if (timer.is_clock) {
      add(Cause::warning, "clock." + timer.name + ".warn", chart::prove::Freight::nothing, index);
    }
  }

  void message(const Letter& letter) {
    if (!letter.event.empty()) {
      add(Cause::message, letter.event, chart::prove::Freight::anything);
      return;
    }
    for (const std::string& event : stems(script_, false)) {
      if (!event.starts_with("clock.") && !event.starts_with("done.")) {
        add(Cause::message, event, chart::prove::Freight::anything);
      }
    }
  }

  void add(Cause cause, const std::string& event, chart::prove::Freight freight,
           TimerIndex index = 0) {
    Happening one{.cause = cause, .timer = index};
    one.stimulus = {.event = event, .takes = script_.ground.takers(event), .freight = freight};
    for (std::size_t i = 0; i < one.stimulus.takes.size(); ++i) {
      if (script_.workflow.transitions[i].by_people) one.stimulus.takes[i] = false;
    }
    add(std::move(one));
  }

  void add(Happening one) {
    const auto& takes = one.stimulus.takes;
    if (std::find(takes.begin(), takes.end(), true) == takes.end()) return;
    const auto same = [&](const Happening& other) {
      return other.cause == one.cause && other.stimulus.takes == takes &&
             other.timer == one.timer &&
             (one.cause == Cause::person || other.stimulus.event == one.stimulus.event);
    };
    const auto& known = script_.happenings;
    if (std::any_of(known.begin(), known.end(), same)) return;
    script_.happenings.push_back(std::move(one));
  }

  Script& script_;
};

}  // namespace

Script::Script(const Workflow& of, const std::set<std::string>& given)
    : workflow(of), ground(*of.chart, given), timers(ground.deeds().all()) {}

void Script::hide(const chart::StateSet& states) {
  ground.hide(states);
  doubted = 0;
  const auto& transitions = chart().transitions();
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    if (ground.hidden(transitions[i].source)) {
      doubted |= timers.halted(ground.anatomy().deeds_of(i));
    }
  }
  for (DeedIndex i = 0; i < deeds().size(); ++i) {
    const auto& deed = deeds()[i];
    const bool unseen = (deed.on_entry_of && ground.hidden(*deed.on_entry_of)) ||
                        (deed.on_exit_of && ground.hidden(*deed.on_exit_of));
    if (unseen) doubted |= timers.halted({i});
  }
  Gatherer(*this).gather_unseen();
}

Scripts read_scripts(const Workflows& workflows) {
  Sketches all;
  for (const Workflow* workflow : workflows.all()) {
    all[workflow->name] = {.workflow = workflow,
                           .script = std::make_unique<Script>(*workflow, std::set<std::string>{}),
                           .given = given_by_server(*workflow)};
  }
  for (auto& [name, one] : all) sketch(all, one);
  for (auto& [name, one] : all) {
    one.script = std::make_unique<Script>(*one.workflow, one.given);
    one.script->opened_by = one.opened_by;
    one.script->sources = one.sources;
  }
  std::vector<Letter> letters;
  for (const auto& [name, one] : all) write_letters(all, one, letters);
  Scripts scripts;
  for (auto& [name, one] : all) {
    Script& script = *one.script;
    for (const Letter& letter : letters) {
      if (letter.to == name) script.incoming.push_back(letter);
      if (letter.from == name) script.outgoing.push_back(letter);
    }
    ignore_what_changes_nothing(script);
    Gatherer(script).gather();
  }
  for (auto& [name, one] : all) find_lent(*one.script, all);
  for (auto& [name, one] : all) {
    scripts.push_back(std::move(one.script));
  }
  return scripts;
}

}  // namespace engine::core::prove
