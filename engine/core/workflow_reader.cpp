// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include "engine/core/words.hpp"
#include "engine/core/workflow.hpp"

namespace engine::core {
namespace {

using chart::Annotations;

const std::set<std::string_view> known_stages = {"report", "file",     "dispatch",
                                                 "handle", "feedback", "close"};
const std::set<std::string_view> known_levels = {"grid", "area", "general", "county"};
const std::set<std::string_view> known_queues = {"unclaimed", "disputed", "ownerless",
                                                 "escalations"};

Label refusal_of_others(const std::vector<directory::Role>& roles) {
  std::string names;
  for (const auto role : roles) {
    names += (names.empty() ? "" : " ") + std::string(directory::to_string(role));
  }
  return {"须由 " + names + " 办理", "only " + names + " may do this"};
}

/// Reads one chart's annotations into meanings, and gathers what is wrong with them.
class Reader {
 public:
  Reader(Workflow& workflow, std::string file) : workflow_(workflow), file_(std::move(file)) {}

  void read() {
    read_root();
    for (const chart::StateView& state : workflow_.chart->states()) read_state(state);
    for (const chart::TransitionView& transition : workflow_.chart->transitions()) {
      read_transition(transition);
    }
  }

  Faults faults;

 private:
  void fault(int line, int column, const std::string& what, const std::string& remedy) {
    faults.push_back({file_, line, column, what, remedy});
  }

  void refuse_unknown(const Annotations& annotations, const std::set<std::string_view>& known) {
    for (const auto& entry : annotations.entries()) {
      if (!known.contains(entry.name)) {
        fault(entry.line, entry.column, "shao:" + entry.name + " has no meaning here",
              "use only the words that workflows/README.md lists");
      }
    }
  }

  const Annotations::Entry* entry(const Annotations& annotations, std::string_view name) {
    for (const auto& each : annotations.entries()) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }

  std::string one_of(const Annotations& annotations, std::string_view name,
                     const std::set<std::string_view>& known, const std::string& inherited) {
    const auto* found = entry(annotations, name);
    if (!found) return inherited;
    if (!known.contains(found->value)) {
      std::string choices;
      for (const auto& choice : known)
        choices += (choices.empty() ? "" : " ") + std::string(choice);
      fault(found->line, found->column, "unknown " + found->name + " '" + found->value + "'",
            "choose one of: " + choices);
    }
    return found->value;
  }

  std::vector<directory::Role> roles(const Annotations& annotations, std::string_view name) {
    std::vector<directory::Role> list;
    const auto* found = entry(annotations, name);
    if (!found) return list;
    for (const std::string& word : words(found->value)) {
      if (const auto role = directory::parse_role(word)) {
        list.push_back(*role);
      } else {
        fault(found->line, found->column, "unknown role '" + word + "'",
              "the roles stand in GLOSSARY.md");
      }
    }
    return list;
  }

  const Form* form(const Annotations& annotations) {
    const auto* found = entry(annotations, "form");
    if (!found) return nullptr;
    const auto form = workflow_.forms.find(found->value);
    if (form == workflow_.forms.end()) {
      fault(found->line, found->column, "there is no form '" + found->value + "'",
            "write forms/" + found->value + ".json");
      return nullptr;
    }
    return &form->second;
  }

  std::vector<directory::PlaceKind> places(const Annotations& annotations) {
    const auto* found = entry(annotations, "place");
    if (!found) return {directory::PlaceKind::grid};
    std::vector<directory::PlaceKind> list;
    for (const std::string& word : words(found->value)) {
      if (const auto kind = directory::parse_place_kind(word)) {
        list.push_back(*kind);
      } else {
        fault(found->line, found->column, "unknown kind of place '" + word + "'",
              "choose from: grid area community street county");
      }
    }
    return list;
  }

  void read_root() {
    const Annotations& root = workflow_.chart->annotations();
    refuse_unknown(root, {"version", "kind", "label", "raise", "form", "place"});
    const std::string version(root.get("version"));
    const auto [end, error] =
        std::from_chars(version.data(), version.data() + version.size(), workflow_.version);
    if (error != std::errc{} || end != version.data() + version.size() || workflow_.version == 0) {
      fault(1, 0, "<scxml> needs shao:version", "write a whole number, 1 for a new chart");
    }
    workflow_.kind = root.get("kind");
    if (workflow_.kind.empty()) fault(1, 0, "<scxml> needs shao:kind", "say what such a case is");
    if (workflow_.name.empty()) fault(1, 0, "<scxml> needs a name", "name it as its file");
    workflow_.label = parse_label(root.get("label"));
    workflow_.raised_by = roles(root, "raise");
    workflow_.opening = form(root);
    workflow_.places = places(root);
  }

  void read_state(const chart::StateView& state) {
    refuse_unknown(state.annotations, {"stage", "level", "owner", "queue", "label"});
    const StateMeaning around = state.parent ? workflow_.states[*state.parent] : StateMeaning{};
    StateMeaning meaning;
    meaning.stage = one_of(state.annotations, "stage", known_stages, around.stage);
    meaning.level = one_of(state.annotations, "level", known_levels, around.level);
    meaning.owner = owner(state, around.owner);
    meaning.label = parse_label(state.annotations.get("label"));
    meaning.queues = around.queues;
    if (const auto* queue = entry(state.annotations, "queue")) {
      meaning.queues = words(queue->value);
      for (const std::string& word : meaning.queues) {
        if (!known_queues.contains(word)) {
          fault(queue->line, queue->column, "unknown queue '" + word + "'",
                "choose from: unclaimed disputed ownerless escalations");
        }
      }
    }
    workflow_.states.push_back(std::move(meaning));
  }

  std::string owner(const chart::StateView& state, const std::string& inherited) {
    const auto* found = entry(state.annotations, "owner");
    if (!found) return inherited;
    if (found->value != "none" && !directory::parse_role(found->value)) {
      fault(found->line, found->column, "unknown owner '" + found->value + "'",
            "name one role, or none where nobody needs to act");
    }
    return found->value;
  }

  void read_transition(const chart::TransitionView& transition) {
    refuse_unknown(transition.annotations, {"by", "label", "form", "not", "measure"});
    TransitionMeaning meaning;
    meaning.by_people = transition.annotations.has("by");
    meaning.roles = roles(transition.annotations, "by");
    meaning.label = parse_label(transition.annotations.get("label"));
    meaning.others = refusal_of_others(meaning.roles);
    meaning.form = form(transition.annotations);
    meaning.not_by = words(transition.annotations.get("not"));
    meaning.measures = words(transition.annotations.get("measure"));
    workflow_.counts = workflow_.counts || !meaning.measures.empty();
    if (meaning.by_people && transition.events.empty()) {
      fault(transition.line, 0, "shao:by on a transition without an event", "name the event");
    }
    if (meaning.by_people && transition.annotations.get("label").empty()) {
      fault(transition.line, 0, "a button without a label", "add shao:label=\"中文|English\"");
    }
    const auto index = static_cast<chart::TransitionIndex>(workflow_.transitions.size());
    (meaning.by_people ? workflow_.by_people : workflow_.by_machine).push_back(index);
    workflow_.transitions.push_back(std::move(meaning));
  }

  Workflow& workflow_;
  std::string file_;
};

}  // namespace

Loaded<WorkflowPtr> read_workflow(chart::ChartPtr chart, const std::string& file,
                                  std::map<std::string, Form, std::less<>> forms) {
  auto workflow = std::make_shared<Workflow>();
  workflow->chart = std::move(chart);
  workflow->name = workflow->chart->name();
  workflow->forms = std::move(forms);
  Reader reader(*workflow, file);
  reader.read();
  if (!reader.faults.empty()) return reader.faults;
  return WorkflowPtr(workflow);
}

}  // namespace engine::core
