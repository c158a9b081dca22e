// SPDX-License-Identifier: Apache-2.0

// I10, of what people do: that it was theirs to do, asked for like this, and in its turn.

#include <algorithm>

#include "engine/directory/place.hpp"
#include "tests/sim/forms.hpp"
#include "tests/sim/ledger.hpp"
#include "tests/sim/policy.hpp"
#include "tests/sim/stands.hpp"

namespace sim {

namespace model = engine::model;

namespace {

std::string text(const boost::json::object& form, std::string_view name) {
  const auto* value = form.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

bool Ledger::filled_as_asked(const model::Case& subject, const std::string& event,
                             const boost::json::object& form) const {
  const auto& charts = setting_.now.find(subject.workflow) ? setting_.now : setting_.next;
  const auto* workflow = charts.find(subject.workflow);
  if (!workflow) return false;
  const auto& transitions = workflow->chart->transitions();
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const auto& events = transitions[i].events;
    if (std::find(events.begin(), events.end(), event) == events.end()) continue;
    const auto& meaning = workflow->transitions[i];
    if (meaning.by_people && well_filled(meaning.form, form)) return true;
  }
  return false;
}

/// Why the others that the act names forbid it; empty: they don't.
std::string Ledger::barred_by_others(const engine::directory::Actor& actor,
                                     const model::Cause& cause, const model::Case& before,
                                     const model::StepTaken& step) const {
  if (cause.event == "merge") {
    const std::string number = text(step.form, "parent");
    const model::Case* parent = number.empty() ? nullptr : find(model::CaseId(std::stoull(number)));
    const bool seen = parent && visible(actor, *parent);
    return seen ? "" : "it is merged into a case that is not theirs to see";
  }
  if (cause.event != "whistle") return {};
  const auto* whistle = setting_.county.catalogue.find_whistle(text(step.form, "type"));
  if (!whistle || !may_blow(actor, *whistle, before)) {
    return cause.login + " may not blow this whistle here";
  }
  return stands_in(step.configuration, "whistle_review") == whistle->needs_approval
             ? ""
             : "whistles.csv says otherwise whether it is approved first";
}

/// Why this person may not do it to the case as it was; empty: they may.
std::string Ledger::barred(const engine::directory::Actor& actor, const model::Cause& cause,
                           const model::Case& before, const model::StepTaken& step) const {
  if (std::string why = forbidden(actor, before, cause, setting_.text_of(before)); !why.empty())
    return why;
  if (std::string why = barred_by_past(cause, before); !why.empty()) return why;
  if (std::string why = barred_by_others(actor, cause, before, step); !why.empty()) return why;
  return filled_as_asked(before, cause.event, step.form) ? ""
                                                         : "no form of it is filled in like this";
}

std::string Ledger::barred_from_raising(const engine::directory::Actor& actor,
                                        const model::Cause& cause, const model::CaseOpened& opened,
                                        std::uint32_t tag) const {
  const PlainChart& text = setting_.texts.at(opened.workflow.name);
  const auto kind = engine::directory::to_string(engine::directory::kind_of(opened.facts.place));
  if (!text.places.contains(std::string(kind))) return "its chart knows none in such a place";
  const Op* op = requests_.find(tag);
  const auto* workflow = setting_.now.newest(opened.workflow.name);
  if (op && !well_filled(workflow->opening, opening_form(*op))) {
    return "the form of opening is not filled in like this";
  }
  return may_not_raise(actor, opened.facts, cause, raisers(opened.kind, text));
}

void Ledger::check_act(const model::Record& record, const model::Case& before, std::uint32_t tag) {
  const auto* actor = setting_.person(record.cause.login);
  if (!actor) return broken("I10", record, "nobody is called " + record.cause.login);
  if (const auto* opened = std::get_if<model::CaseOpened>(&*record.event)) {
    const std::string why = barred_from_raising(*actor, record.cause, *opened, tag);
    return why.empty() ? void() : broken("I10", record, why);
  }
  const Op* op = requests_.find(tag);
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step) return op ? check_asked(record, before, *op) : void();
  // What is due at an instant comes before what is done at it.
  if (const auto first = first_timer(before); first && *first <= record.at) {
    return broken("I8", record, "it was done before what fell due " + engine::to_rfc3339(*first));
  }
  if (const std::string why = barred(*actor, record.cause, before, *step); !why.empty()) {
    return broken("I10", record, why);
  }
  remember(record.cause, before);
  if (op && op->if_match && *op->if_match != act_version_.value()) {
    broken("I10", record,
           "it was asked for at version " + std::to_string(*op->if_match) +
               " only, and the case stood at " + std::to_string(act_version_.value()));
  }
}

}  // namespace sim
