// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/route.hpp"
#include "adapters/http/route_parts.hpp"

namespace adapters::http {
namespace {

using engine::core::Capability;

const Policy everyone{Access::everyone};
const Policy person{Access::person};
const Policy reference{Capability::read_reference};

void add_session(std::vector<Route>& table) {
  table.push_back({.method = "POST",
                   .pattern = "/v1/session",
                   .policy = everyone,
                   .handler = handlers::log_in,
                   .documented = {.id = "login",
                                  .tag = "session",
                                  .summary = "Log in",
                                  .body = "Login",
                                  .answers = {{200, "Session"}}}});
  table.push_back(
      {.method = "DELETE",
       .pattern = "/v1/session",
       .policy = person,
       .handler = handlers::log_out,
       .documented = {
           .id = "logout", .tag = "session", .summary = "Log out", .answers = {{204, ""}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/me",
                   .policy = person,
                   .handler = handlers::me,
                   .documented = {.id = "me",
                                  .tag = "session",
                                  .summary = "Who I am, and my posts",
                                  .answers = {{200, "Actor"}}}});
}

void add_incidents(std::vector<Route>& table) {
  table.push_back({.method = "POST",
                   .pattern = "/v1/incidents",
                   .policy = person,
                   .key = true,
                   .handler = handlers::raise_incident,
                   .documented = {.id = "raise",
                                  .tag = "incidents",
                                  .summary = "Raise an incident",
                                  .body = "Raise",
                                  .answers = {{201, "Incident"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/incidents",
                   .policy = person,
                   .query = parse::list_parameters(),
                   .handler = handlers::list_incidents,
                   .documented = {.id = "incidents",
                                  .tag = "incidents",
                                  .summary = "List the incidents that I may see, most urgent first",
                                  .answers = {{200, "Incidents"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/incidents/{id}",
                   .policy = person,
                   .query = {"explain"},
                   .handler = handlers::show_incident,
                   .documented = {.id = "incident",
                                  .tag = "incidents",
                                  .summary = "One incident, with the actions that I may take",
                                  .answers = {{200, "Incident"}}}});
  table.push_back({.method = "POST",
                   .pattern = "/v1/incidents/{id}/events",
                   .policy = person,
                   .key = true,
                   .handler = handlers::incident_event,
                   .documented = {.id = "incident_event",
                                  .tag = "incidents",
                                  .summary = "Send the incident an event that its chart allows now",
                                  .body = "SendEvent",
                                  .answers = {{200, "Incident"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/incidents/{id}/journal",
                   .policy = person,
                   .query = {"limit", "cursor"},
                   .handler = handlers::incident_journal,
                   .documented = {.id = "incident_journal",
                                  .tag = "incidents",
                                  .summary = "Who did what, when, and how long each holder had it",
                                  .answers = {{200, "Journal"}}}});
}

void add_tickets(std::vector<Route>& table) {
  table.push_back({.method = "GET",
                   .pattern = "/v1/tickets",
                   .policy = person,
                   .query = parse::list_parameters(),
                   .handler = handlers::list_tickets,
                   .documented = {.id = "tickets",
                                  .tag = "tickets",
                                  .summary = "List the tickets that I may see, most urgent first",
                                  .answers = {{200, "Tickets"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/tickets/{id}",
                   .policy = person,
                   .query = {"explain"},
                   .handler = handlers::show_ticket,
                   .documented = {.id = "ticket",
                                  .tag = "tickets",
                                  .summary = "One ticket, with the actions that I may take",
                                  .answers = {{200, "Ticket"}}}});
  table.push_back({.method = "POST",
                   .pattern = "/v1/tickets/{id}/events",
                   .policy = person,
                   .key = true,
                   .handler = handlers::ticket_event,
                   .documented = {.id = "ticket_event",
                                  .tag = "tickets",
                                  .summary = "Send the ticket an event that its chart allows now",
                                  .body = "SendEvent",
                                  .answers = {{200, "Ticket"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/tickets/{id}/journal",
                   .policy = person,
                   .query = {"limit", "cursor"},
                   .handler = handlers::ticket_journal,
                   .documented = {.id = "ticket_journal",
                                  .tag = "tickets",
                                  .summary = "Who did what, when, and how long each holder had it",
                                  .answers = {{200, "Journal"}}}});
}

void add_cases(std::vector<Route>& table) {
  table.push_back({.method = "POST",
                   .pattern = "/v1/cases",
                   .policy = person,
                   .key = true,
                   .handler = handlers::open_case,
                   .documented = {.id = "open_case",
                                  .tag = "cases",
                                  .summary = "Open a case of any workflow that people may raise",
                                  .body = "Raise",
                                  .answers = {{201, "Case"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/cases",
                   .policy = person,
                   .query = parse::case_list_parameters(),
                   .handler = handlers::list_any,
                   .documented = {.id = "cases",
                                  .tag = "cases",
                                  .summary = "List the cases of any kind that I may see",
                                  .answers = {{200, "Cases"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/cases/{id}",
                   .policy = person,
                   .query = {"explain"},
                   .handler = handlers::show_any,
                   .documented = {.id = "case",
                                  .tag = "cases",
                                  .summary = "One case, with the actions that I may take",
                                  .answers = {{200, "Case"}}}});
  table.push_back({.method = "POST",
                   .pattern = "/v1/cases/{id}/events",
                   .policy = person,
                   .key = true,
                   .handler = handlers::any_event,
                   .documented = {.id = "case_event",
                                  .tag = "cases",
                                  .summary = "Send the case an event that its chart allows now",
                                  .body = "SendEvent",
                                  .answers = {{200, "Case"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/cases/{id}/journal",
                   .policy = person,
                   .query = {"limit", "cursor"},
                   .handler = handlers::any_journal,
                   .documented = {.id = "case_journal",
                                  .tag = "cases",
                                  .summary = "Who did what, when, and how long each holder had it",
                                  .answers = {{200, "Journal"}}}});
}

void add_queues(std::vector<Route>& table) {
  table.push_back({.method = "GET",
                   .pattern = "/v1/queues",
                   .policy = person,
                   .handler = handlers::list_queues,
                   .documented = {.id = "queues",
                                  .tag = "queues",
                                  .summary = "My queues, and how many cases wait in each",
                                  .answers = {{200, "Queues"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/queues/{name}",
                   .policy = person,
                   .query = {"limit", "cursor"},
                   .handler = handlers::show_queue,
                   .documented = {.id = "queue",
                                  .tag = "queues",
                                  .summary = "The cases of one queue, most urgent first",
                                  .answers = {{200, "Cases"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/stream",
                   .policy = person,
                   .handler = handlers::stream,
                   .documented = {.id = "stream",
                                  .tag = "queues",
                                  .summary = "Changes as they happen: WebSocket, shao.v1",
                                  .answers = {{101, ""}}}});
}

/// A list of one of the county's tables.
Route reference_list(std::string_view id, std::string_view pattern, Handler handler,
                     std::string_view summary, std::string_view schema,
                     std::vector<std::string_view> query = {"limit", "cursor"}) {
  return {
      .method = "GET",
      .pattern = pattern,
      .policy = reference,
      .query = std::move(query),
      .handler = handler,
      .documented = {.id = id, .tag = "reference", .summary = summary, .answers = {{200, schema}}}};
}

void add_reference(std::vector<Route>& table) {
  using namespace std::string_view_literals;
  table.push_back(reference_list("grids"sv, "/v1/grids"sv, handlers::list_grids,
                                 "Grids with their shapes", "Grids"));
  table.push_back(reference_list("areas"sv, "/v1/areas"sv, handlers::list_areas,
                                 "Areas: several grids under one chief", "Areas"));
  table.push_back(reference_list("departments"sv, "/v1/departments"sv, handlers::list_departments,
                                 "Departments and other units", "Departments"));
  table.push_back(reference_list("categories"sv, "/v1/categories"sv, handlers::list_categories,
                                 "What can be raised", "Categories"));
  table.push_back(reference_list("whistles"sv, "/v1/whistles"sv, handlers::list_whistles,
                                 "Types of whistles", "Whistles"));
  table.push_back(reference_list("directory"sv, "/v1/directory"sv, handlers::show_directory,
                                 "Who is responsible for a place, up the whole ladder", "Ladder",
                                 {"place"}));
  table.push_back(reference_list("workflows"sv, "/v1/workflows"sv, handlers::list_workflows,
                                 "Workflows in their newest version", "Workflows"));
  table.push_back(reference_list("workflow"sv, "/v1/workflows/{name}"sv, handlers::show_workflow,
                                 "One workflow with its forms", "Workflow", {}));
  table.push_back(reference_list("chart"sv, "/v1/workflows/{name}/chart"sv, handlers::show_chart,
                                 "Its states and transitions, the newest or of a version", "Chart",
                                 {"version"}));
  table.push_back(reference_list("proof"sv, "/v1/workflows/{name}/proof"sv, handlers::show_proof,
                                 "What was proved of it: how long it can wait if all are silent",
                                 "Proof", {}));
  table.push_back(reference_list("calendar"sv, "/v1/calendars/{id}"sv, handlers::show_month,
                                 "The days of a month: worked, free, holidays", "Month",
                                 {"month"}));
  table.push_back(
      {.method = "POST",
       .pattern = "/v1/calendars/{id}/due",
       .policy = reference,
       .handler = handlers::due,
       .documented = {.id = "due",
                      .tag = "reference",
                      .summary = "When a limit that starts then would be reached, and why",
                      .body = "DueQuestion",
                      .answers = {{200, "Due"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/v1/stats",
                   .policy = Policy{Capability::read_statistics},
                   .query = {"from", "to", "by", "figures"},
                   .handler = handlers::stats,
                   .documented = {.id = "stats",
                                  .tag = "reference",
                                  .summary = "How many were raised, ended, are open and overdue",
                                  .answers = {{200, "Stats"}}}});
}

void add_operation(std::vector<Route>& table) {
  table.push_back(
      {.method = "GET",
       .pattern = "/healthz",
       .policy = everyone,
       .handler = handlers::alive,
       .documented = {
           .id = "healthz", .tag = "operation", .summary = "Alive", .answers = {{200, "Health"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/readyz",
                   .policy = everyone,
                   .handler = handlers::ready,
                   .documented = {.id = "readyz",
                                  .tag = "operation",
                                  .summary = "Recovered, and the store can be written",
                                  .answers = {{200, "Health"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/metrics",
                   .policy = Policy{Capability::read_metrics, Access::capable_or_local},
                   .handler = handlers::metrics,
                   .documented = {.id = "metrics",
                                  .tag = "operation",
                                  .summary = "Figures for Prometheus",
                                  .answers = {{200, "Text"}},
                                  .media = "text/plain"}});
  table.push_back({.method = "GET",
                   .pattern = "/openapi.json",
                   .policy = everyone,
                   .handler = handlers::openapi,
                   .documented = {.id = "openapi",
                                  .tag = "operation",
                                  .summary = "This document",
                                  .answers = {{200, "Any"}}}});
  table.push_back({.method = "GET",
                   .pattern = "/problems/{slug}",
                   .policy = everyone,
                   .handler = handlers::problem_type,
                   .documented = {.id = "problem_type",
                                  .tag = "operation",
                                  .summary = "What a type of problem means, and what to do",
                                  .answers = {{200, "Text"}},
                                  .media = "text/html"}});
}

/// What a screen on a wall shows: counts, places, and cases without a word about people.
bool is_for_walls(std::string_view id) {
  constexpr std::array ids{"me",          "incidents",  "queues",   "queue",
                           "stream",      "stats",      "grids",    "areas",
                           "departments", "categories", "whistles", "calendar"};
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<Route> make_routes() {
  std::vector<Route> table;
  add_session(table);
  add_incidents(table);
  add_tickets(table);
  add_cases(table);
  add_photos(table);
  add_reporters(table);
  add_exports(table);
  add_queues(table);
  add_reference(table);
  add_administration(table);
  add_operation(table);
  for (Route& route : table) route.wall = is_for_walls(route.documented.id);
  return table;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = make_routes();
  return table;
}

}  // namespace adapters::http
