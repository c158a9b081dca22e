// SPDX-License-Identifier: Apache-2.0
#pragma once

// The handlers, by noun: what each does stands in the table of routes.
//
// Floor:   adapters/http.
// Threads: any; each answers its call once, now or later.

#include "adapters/http/call.hpp"

namespace adapters::http::handlers {

// session.cpp
void log_in(const Call& call);
void log_out(const Call& call);
void me(const Call& call);

// incidents.cpp, tickets.cpp
void raise_incident(const Call& call);
void list_incidents(const Call& call);
void show_incident(const Call& call);
void incident_event(const Call& call);
void incident_journal(const Call& call);
void list_tickets(const Call& call);
void show_ticket(const Call& call);
void ticket_event(const Call& call);
void ticket_journal(const Call& call);

// cases.cpp: of any kind
void open_case(const Call& call);
void list_any(const Call& call);
void show_any(const Call& call);
void any_event(const Call& call);
void any_journal(const Call& call);

// queues.cpp
void list_queues(const Call& call);
void show_queue(const Call& call);

// reference.cpp, workflows.cpp
void list_grids(const Call& call);
void list_areas(const Call& call);
void list_departments(const Call& call);
void list_categories(const Call& call);
void list_whistles(const Call& call);
void show_directory(const Call& call);
void list_workflows(const Call& call);
void show_workflow(const Call& call);
void show_chart(const Call& call);

// calendars.cpp, stats.cpp
void due(const Call& call);
void show_month(const Call& call);
void stats(const Call& call);

// health.cpp
void alive(const Call& call);
void ready(const Call& call);
void metrics(const Call& call);

// documents.cpp
void openapi(const Call& call);
void problem_type(const Call& call);

// export.cpp
void export_incidents(const Call& call);
void export_tickets(const Call& call);
void export_any(const Call& call);

// attachments.cpp
void send_photo(const Call& call);
void show_photo(const Call& call);

// reporter.cpp
void unmask(const Call& call);
void erase_reporter(const Call& call);

// users.cpp, tokens.cpp, deeds.cpp
void list_users(const Call& call);
void make_user(const Call& call);
void set_posts(const Call& call);
void disable_user(const Call& call);
void enable_user(const Call& call);
void reset_password(const Call& call);
void list_tokens(const Call& call);
void make_token(const Call& call);
void revoke_token(const Call& call);
void list_deeds(const Call& call);

// verification.cpp, proof.cpp
void show_verification(const Call& call);
void begin_verification(const Call& call);
void show_proof(const Call& call);

// stream.cpp
void stream(const Call& call);

}  // namespace adapters::http::handlers
