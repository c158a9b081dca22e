// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"

namespace adapters::http::handlers {

void list_tickets(const Call& call) { list_kind(call, "ticket"); }
void show_ticket(const Call& call) { show_case(call, "ticket"); }
void ticket_event(const Call& call) { case_event(call, "ticket"); }
void ticket_journal(const Call& call) { case_journal(call, "ticket"); }

}  // namespace adapters::http::handlers
