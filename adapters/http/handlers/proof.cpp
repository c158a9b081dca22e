// SPDX-License-Identifier: Apache-2.0

// What was proved of a workflow when the server loaded it. One that is not proved is not served, so
// there are no findings to show: only how much was looked at, and the bounds.

#include <algorithm>

#include "adapters/http/handlers/handlers.hpp"
#include "engine/core/prove/prove.hpp"

namespace adapters::http::handlers {
namespace {

namespace json = boost::json;
namespace prove = engine::core::prove;

json::object words(const prove::Amount& amount) {
  return {{"zh", prove::in_chinese(amount)}, {"en", prove::in_english(amount)}};
}

/// Its own, or that of the nearest state around it that has one: as people see it.
const engine::core::Label& label_of(const engine::core::Workflow& workflow,
                                    engine::chart::StateIndex state) {
  const auto& label = workflow.states[state].label;
  const auto& parent = workflow.chart->states()[state].parent;
  return label.zh.empty() && parent ? label_of(workflow, *parent) : label;
}

json::object shown(const prove::Bound& bound, const engine::core::Workflow& workflow) {
  const auto& label = label_of(workflow, bound.state);
  return {{"state", workflow.chart->states()[bound.state].id},
          {"label", {{"zh", label.zh}, {"en", label.en}}},
          {"arrived", bound.arrived},
          {"longest", words(bound.longest)},
          {"urgent", words(bound.urgent)},
          {"next", words(bound.next)}};
}

json::object shown(const prove::Proof& proof) {
  json::array beside, bounds;
  for (const auto& each : proof.pairs) {
    beside.push_back({{"parent", each.parent}, {"pairs", each.pairs}, {"concluded", !each.capped}});
  }
  for (const auto& bound : proof.bounds) bounds.push_back(shown(bound, *proof.workflow));
  return {{"name", proof.workflow->name}, {"version", proof.workflow->version},
          {"places", proof.spots},        {"steps", proof.steps},
          {"regions", proof.regions},     {"beside", std::move(beside)},
          {"bounds", std::move(bounds)}};
}

}  // namespace

void show_proof(const Call& call) {
  if (call.desk.proofs == nullptr) return call.refuse({.type = ProblemType::not_found});
  const auto& proofs = *call.desk.proofs;
  const auto found = std::find_if(proofs.begin(), proofs.end(), [&](const prove::Proof& proof) {
    return proof.workflow->name == call.captured("name");
  });
  if (found == proofs.end()) return call.refuse({.type = ProblemType::not_found});
  call.answer(200, shown(*found));
}

}  // namespace adapters::http::handlers
