// SPDX-License-Identifier: Apache-2.0

// What a filter shows, as a spreadsheet: the same cases that the list of the same question shows.

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/handlers/sheet.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace directory = engine::directory;
namespace model = engine::model;
namespace ports = engine::ports;

constexpr std::string_view spreadsheet_media =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

SheetRow head_of(Language language) {
  if (language == Language::en) {
    return {"Number", "Kind", "Title", "Category",  "Severity", "Stage",   "Level",   "Street",
            "Area",   "Grid", "Unit",  "Raised at", "Due at",   "Overdue", "Outcome", "Address"};
  }
  return {"编号", "类型", "标题", "类别",     "等级",     "阶段", "层级", "街道",
          "片区", "网格", "单位", "上报时间", "到期时间", "超时", "结果", "地址"};
}

std::string name_of(const directory::County& county, const std::string& category) {
  const auto* found = county.catalogue.find(directory::CategoryCode(category));
  return found == nullptr ? category : found->name;
}

std::string instant_text(const std::optional<engine::Instant>& at,
                         const directory::County& county) {
  return at ? present::instant(*at, county) : std::string();
}

SheetRow row_of(const model::Row& row, const directory::County& county) {
  const auto* grid = county.directory.find(row.place.grid);
  const auto* unit = county.directory.find(directory::UnitCode(row.unit));
  return {row.number,
          row.kind,
          row.title,
          name_of(county, row.category),
          std::to_string(row.severity),
          row.stage,
          row.level,
          row.place.street.str(),
          row.place.area.str(),
          grid == nullptr ? row.place.grid.str() : grid->name,
          unit == nullptr ? row.unit : unit->name,
          instant_text(row.raised_at, county),
          instant_text(row.due_at, county),
          row.overdue ? "✓" : "",
          row.outcome,
          row.address};
}

/// As many as an export may have, most urgent first.
engine::Result<std::vector<SheetRow>> rows_of(ports::Queries& queries,
                                              const model::ListFilter& filter,
                                              const directory::County& county) {
  std::vector<SheetRow> rows;
  ports::Page page{.limit = engine::bounds::page_max, .cursor = {}};
  while (rows.size() < engine::bounds::export_rows_max) {
    const auto listed = queries.list(filter, page);
    if (!listed) return listed.error();
    const auto cases = queries.load(listed->ids);
    if (!cases) return cases.error();
    for (const auto& each : *cases) rows.push_back(row_of(each.row, county));
    if (!listed->next) break;
    page.cursor = listed->next;
  }
  return rows;
}

void answer_sheet(const Call& call, ports::Queries& queries, const model::ListFilter& filter) {
  const auto rows = rows_of(queries, filter, call.desk.county);
  if (!rows) return refuse_read(call, rows.error());
  auto bytes = sheet(head_of(call.request->language), *rows);
  if (!bytes) return refuse_read(call, bytes.error());
  Response response{.status = 200,
                    .content_type = std::string(spreadsheet_media),
                    .body = std::move(bytes).value(),
                    .headers = {}};
  response.with("Content-Disposition", "attachment; filename=\"shao.xlsx\"");
  call.answer(std::move(response));
}

void export_kind(const Call& call, std::string_view kind) {
  auto asked = parse::list_question(call.request->target, call.actor());
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  auto filter = std::get<parse::ListQuestion>(std::move(asked)).filter;
  filter.kind = kind;
  filter.visible = engine::core::visibility(call.actor());
  read(call, [call, filter = std::move(filter)](ports::Queries& queries) {
    answer_sheet(call, queries, filter);
  });
}

}  // namespace

void export_incidents(const Call& call) { export_kind(call, "incident"); }
void export_tickets(const Call& call) { export_kind(call, "ticket"); }
void export_any(const Call& call) {
  export_kind(call, call.request->target.parameter("kind").value_or(""));
}

}  // namespace adapters::http::handlers
