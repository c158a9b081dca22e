// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "engine/chart/prove/endings.hpp"
#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

bool has_field(const Form* form, const std::string& name) {
  if (name == "comment") return true;
  return form && std::any_of(form->fields.begin(), form->fields.end(),
                             [&](const Field& field) { return field.name == name; });
}

bool has_reference(const Form* form, const std::string& name) {
  return form && std::any_of(form->fields.begin(), form->fields.end(), [&](const Field& field) {
           return field.name == name && field.reference != Reference::none;
         });
}

std::string form_named(const Form* form) {
  return form ? "表单 " + form->name : std::string("没有 shao:form，因而");
}

Finding missing(int line, const Form* form, const std::string& field, bool reference) {
  const std::string path = (reference ? "_x.refs." : "_event.data.") + field;
  return {.rule = "no_field",
          .line = line,
          .zh = form_named(form) + " 没有" + (reference ? "引用" : "") + "字段 " + field +
                "，而流程要读 " + path,
          .en = (form ? "the form " + form->name + " has no" : "there is no form, and so no") +
                std::string(reference ? " field with a reference " : " field ") + field +
                ", which is read as " + path,
          .way = {},
          .remedy = "add the field to the form, or read another"};
}

/// What travels with a letter that the transition takes; none if it can't be told, or comes from
/// elsewhere.
bool some_letter_has(const Script& script, const chart::TransitionView& view,
                     const std::string& field) {
  bool any = false;
  for (const Letter& letter : script.incoming) {
    const bool taken =
        letter.event.empty() ||
        std::any_of(view.events.begin(), view.events.end(), [&](const std::string& descriptor) {
          return chart::matches(descriptor, letter.event);
        });
    if (!taken) continue;
    any = true;
    if (letter.any_field || letter.event.empty() ||
        std::find(letter.fields.begin(), letter.fields.end(), field) != letter.fields.end()) {
      return true;
    }
  }
  return !any;
}

void check_letters(const Script& script, chart::TransitionIndex index, Findings& findings) {
  const chart::TransitionView& view = script.chart().transitions()[index];
  const bool by_letter = std::all_of(view.events.begin(), view.events.end(), [](const auto& event) {
    return !event.starts_with("clock.") && !event.starts_with("done.state") && event != "*";
  });
  if (view.events.empty() || !by_letter) return;
  for (const std::string& field : chart::prove::fields_of(script.chart(), index).event) {
    if (some_letter_has(script, view, field)) continue;
    findings.push_back({.rule = "no_field",
                        .line = view.line,
                        .zh = "消息 " + view.events[0] + " 不带字段 " + field,
                        .en = "the message " + view.events[0] + " never carries " + field,
                        .way = {},
                        .remedy = "add <param name=\"" + field + "\"> where it is sent"});
  }
}

}  // namespace

Findings missing_fields(const Script& script) {
  Findings findings;
  const auto& transitions = script.chart().transitions();
  // A state that several forms lead into needs the field from one of them.
  std::map<chart::StateIndex, std::vector<const Form*>> forms_into;
  std::set<chart::StateIndex> entered_otherwise;
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const TransitionMeaning& meaning = script.workflow.transitions[i];
    for (const chart::StateIndex state : chart::prove::entered_by(script.chart(), i)) {
      if (meaning.by_people) {
        forms_into[state].push_back(meaning.form);
      } else {
        entered_otherwise.insert(state);
      }
    }
    if (!meaning.by_people) {
      check_letters(script, i, findings);
      continue;
    }
    const auto fields = chart::prove::fields_of(script.chart(), i);
    const std::set<std::string> reads(fields.event.begin(), fields.event.end());
    const std::set<std::string> refs(fields.refs.begin(), fields.refs.end());
    for (const std::string& field : reads) {
      if (!has_field(meaning.form, field)) {
        findings.push_back(missing(transitions[i].line, meaning.form, field, false));
      }
    }
    for (const std::string& field : refs) {
      if (!has_reference(meaning.form, field)) {
        findings.push_back(missing(transitions[i].line, meaning.form, field, true));
      }
    }
  }
  for (const auto& [state, forms] : forms_into) {
    if (entered_otherwise.contains(state)) continue;
    const auto read = chart::prove::fields_on_entry(script.chart(), state).event;
    for (const std::string& field : std::set<std::string>(read.begin(), read.end())) {
      if (std::none_of(forms.begin(), forms.end(),
                       [&](const Form* form) { return has_field(form, field); })) {
        findings.push_back(
            missing(script.chart().states()[state].line, forms.front(), field, false));
      }
    }
  }
  return findings;
}

}  // namespace engine::core::prove
