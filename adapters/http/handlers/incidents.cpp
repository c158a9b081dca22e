// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/submit.hpp"

namespace adapters::http::handlers {

void raise_incident(const Call& call) {
  auto command = opening_of(call);
  if (!command) return;
  const auto* workflow = call.desk.workflows.newest(command->workflow);
  if (workflow != nullptr && workflow->kind != "incident") {
    return refuse_fields(call, {{"/workflow", "不是事件流程|is not a workflow of incidents"}});
  }
  submit(call, std::move(*command));
}

void list_incidents(const Call& call) { list_kind(call, "incident"); }
void show_incident(const Call& call) { show_case(call, "incident"); }
void incident_event(const Call& call) { case_event(call, "incident"); }
void incident_journal(const Call& call) { case_journal(call, "incident"); }

}  // namespace adapters::http::handlers
