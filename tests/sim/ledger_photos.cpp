// SPDX-License-Identifier: Apache-2.0

// I19: a photo belongs to whoever sent it until one act of theirs names it, and then to that case.
//
// Source: workflows/README.md, engine/model/photo.hpp.

#include <algorithm>

#include "tests/sim/ledger.hpp"

namespace sim {

namespace json = boost::json;
namespace model = engine::model;

namespace {

/// What a field of a form, as its file is written, says that a photo shows.
std::optional<model::PhotoKind> shown_by(const json::object& schema, std::string_view field) {
  const auto* properties = schema.if_contains("properties");
  const auto* found = properties ? properties->as_object().if_contains(field) : nullptr;
  if (!found) return std::nullopt;
  const auto* items = found->as_object().if_contains("items");
  const auto* format = (items ? items : found)->as_object().if_contains("format");
  if (!format) return std::nullopt;
  if (*format == "shao-photo-before") return model::PhotoKind::before;
  return *format == "shao-photo" ? std::optional(model::PhotoKind::after) : std::nullopt;
}

}  // namespace

/// In which sense an act of people shows what it names in this field.
model::PhotoKind Ledger::kind_of_photo(const Case& subject, const std::string& event,
                                       std::string_view field) const {
  const auto& charts = setting_.now.find(subject.workflow) ? setting_.now : setting_.next;
  const auto* workflow = charts.find(subject.workflow);
  if (!workflow) return model::PhotoKind::before;
  const auto& transitions = workflow->chart->transitions();
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const auto& events = transitions[i].events;
    const auto* form = workflow->transitions[i].form;
    if (!form || std::find(events.begin(), events.end(), event) == events.end()) continue;
    if (const auto kind = shown_by(form->schema, field)) return *kind;
  }
  return model::PhotoKind::before;
}

void Ledger::take_photos(const engine::ports::Batch& batch) {
  for (const model::Photo& photo : batch.photos) {
    if (const std::string why = album_.keep(photo); !why.empty()) {
      return verdict_.broken("I19", "the photo " + photo.id + " is taken in: " + why);
    }
    requests_.done(album_.tag_of(photo.id),
                   {.kind = model::CauseKind::person, .event = "photo", .login = photo.by.str()});
  }
}

/// The photos that the act's request names must follow, in this order, and no others.
void Ledger::await_photos(const Record& record, const Case& before, std::uint32_t tag) {
  const Op* op = requests_.find(tag);
  if (!op) return;
  const bool opens = std::holds_alternative<model::CaseOpened>(*record.event);
  for (const auto& member : op->form) {
    for (std::string& name : photos_named(member.value())) {
      const auto kind = opens ? model::PhotoKind::before
                              : kind_of_photo(before, record.cause.event, member.key());
      awaited_.emplace_back(std::move(name), kind);
    }
  }
}

void Ledger::check_awaited() {
  if (!awaited_.empty()) {
    verdict_.broken("I19", "case " + std::to_string(std::get<0>(*act_).value()) + " did not get " +
                               awaited_.front().first + ", which '" + std::get<2>(*act_) +
                               "' named");
  }
  awaited_.clear();
}

void Ledger::check_photo(const Record& record) {
  const auto* attached = std::get_if<model::PhotoAttached>(&*record.event);
  if (!attached) return;
  const std::string& name = attached->photo.id;
  if (awaited_.empty() || awaited_.front().first != name) {
    return broken("I19", record, "it takes " + name + ", which its request did not name next");
  }
  if (awaited_.front().second != attached->kind || attached->event != record.cause.event) {
    return broken("I19", record, name + " shows another thing than its form says");
  }
  awaited_.erase(awaited_.begin());
  const std::string why = album_.attach(attached->photo, record.cause.login, record.subject);
  if (!why.empty()) broken("I19", record, "it takes " + name + ": " + why);
}

}  // namespace sim
