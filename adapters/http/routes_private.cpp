// SPDX-License-Identifier: Apache-2.0

// The routes of what is not for everybody who may list a case: photos, and who reported it.

#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/route_parts.hpp"

namespace adapters::http {
namespace {

constexpr std::string_view spreadsheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

void add_photos(std::vector<Route>& table) {
  table.push_back(
      {.method = "POST",
       .pattern = "/v1/attachments",
       .policy = Policy{Access::person},
       .key = true,
       .handler = handlers::send_photo,
       .documented = {.id = "send_photo",
                      .tag = "attachments",
                      .summary = "Send a photo; a case or an event may name it within a week",
                      .body = "PhotoFile",
                      .answers = {{201, "Photo"}},
                      .body_media = {"image/jpeg", "image/png", "image/webp"}},
       .body_bytes_max = engine::bounds::photo_bytes_max});
  table.push_back({.method = "GET",
                   .pattern = "/v1/attachments/{id}",
                   .policy = Policy{Access::person},
                   .handler = handlers::show_photo,
                   .documented = {.id = "photo",
                                  .tag = "attachments",
                                  .summary = "A photo of mine, or of a case that I may see",
                                  .answers = {{200, "PhotoFile"}},
                                  .media = "image/*"}});
}

void add_exports(std::vector<Route>& table) {
  const auto sheet = [](std::string_view id, std::string_view pattern, Handler handler,
                        std::vector<std::string_view> query) -> Route {
    std::erase_if(query, [](std::string_view name) { return name == "limit" || name == "cursor"; });
    return {.method = "GET",
            .pattern = pattern,
            .policy = Policy{Access::person},
            .query = std::move(query),
            .handler = handler,
            .documented = {.id = id,
                           .tag = "cases",
                           .summary = "The list of the same question as a spreadsheet",
                           .answers = {{200, "Sheet"}},
                           .media = spreadsheet}};
  };
  table.push_back(sheet("incidents_sheet", "/v1/incidents.xlsx", handlers::export_incidents,
                        parse::list_parameters()));
  table.push_back(sheet("tickets_sheet", "/v1/tickets.xlsx", handlers::export_tickets,
                        parse::list_parameters()));
  table.push_back(
      sheet("cases_sheet", "/v1/cases.xlsx", handlers::export_any, parse::case_list_parameters()));
}

void add_reporters(std::vector<Route>& table) {
  table.push_back(
      {.method = "POST",
       .pattern = "/v1/cases/{id}/unmask",
       .policy = Policy{Access::person},
       .handler = handlers::unmask,
       .documented = {.id = "unmask",
                      .tag = "cases",
                      .summary = "Read the name or phone of who reported it; the journal notes it",
                      .body = "Unmask",
                      .answers = {{200, "Unmasked"}}}});
  table.push_back({.method = "POST",
                   .pattern = "/v1/cases/{id}/erase",
                   .policy = Policy{Access::person},
                   .key = true,
                   .handler = handlers::erase_reporter,
                   .documented = {.id = "erase",
                                  .tag = "cases",
                                  .summary = "Destroy the name and phone of who reported it",
                                  .body = "Erase",
                                  .answers = {{200, "Case"}}}});
}

}  // namespace adapters::http
