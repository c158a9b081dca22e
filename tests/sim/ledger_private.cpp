// SPDX-License-Identifier: Apache-2.0

// I20: the journal says that somebody reported a case and who asked for them, never who it is.
//
// Source: the API's description of /v1/cases/{id}/unmask and /erase.

#include <algorithm>

#include "tests/sim/ledger.hpp"
#include "tests/sim/policy.hpp"

namespace sim {

namespace model = engine::model;

namespace {

std::vector<std::string> texts(const boost::json::object& form, std::string_view name) {
  std::vector<std::string> list;
  const auto* value = form.if_contains(name);
  if (!value || !value->is_array()) return list;
  for (const auto& each : value->get_array()) list.emplace_back(each.as_string());
  return list;
}

}  // namespace

bool asks_rightly(const Op& op) {
  if (op.form.contains("no_reason")) return false;
  if (op.kind == OpKind::erase) return true;
  const auto fields = texts(op.form, "fields");
  return !fields.empty() && std::all_of(fields.begin(), fields.end(), [](const auto& field) {
    return field == "name" || field == "phone";
  });
}

/// A case that people raise says that it has a reporter if one was named, and no other case does.
void Ledger::check_reporter(const Record& record, std::optional<std::uint32_t> tag) {
  const auto* opened = std::get_if<model::CaseOpened>(&*record.event);
  if (!opened) return;
  const std::string& commitment = opened->facts.reporter_commitment;
  const Op* op = tag ? requests_.find(*tag) : nullptr;
  const bool named = op && op->form.contains("reporter");
  if (named == commitment.empty()) {
    return broken("I20", record, named ? "its reporter is lost" : "nobody was named with it");
  }
  if (!named) return;
  const std::string why = residents_.open(record.subject, *tag, commitment);
  if (!why.empty()) broken("I20", record, why);
}

/// Somebody reads who reported the case, or has it destroyed.
void Ledger::check_asked(const Record& record, const Case& before, const Op& op) {
  const auto& actor = *setting_.person(record.cause.login);
  if (const std::string why = forbidden(actor, before, record.cause, setting_.text_of(before));
      !why.empty()) {
    return broken("I20", record, why);
  }
  if (!asks_rightly(op)) return broken("I20", record, "it was not asked for in due form");
  if (!residents_.of(record.subject)) {
    return broken("I20", record, "nobody was named in it, or it was erased before");
  }
  const auto* unmasked = std::get_if<model::ReporterUnmasked>(&*record.event);
  if (unmasked && unmasked->fields != texts(op.form, "fields")) {
    return broken("I20", record, "the journal tells of other fields than were asked for");
  }
  if (unmasked) return;
  if (const std::string why = residents_.erase(record.subject); !why.empty()) {
    broken("I20", record, why);
  }
}

}  // namespace sim
