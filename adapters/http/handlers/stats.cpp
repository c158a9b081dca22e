// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/figures.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/list.hpp"
#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;
using engine::model::ListFilter;
using Counts = std::map<std::string, std::uint64_t>;

/// The column of the rows behind a word of the API.
std::string column_of(const std::string& by) { return by == "department" ? "unit" : by; }

bool is_known(const std::string& by) {
  return by == "grid" || by == "area" || by == "department" || by == "category" || by == "level";
}

std::uint64_t at(const Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

/// What was asked for, without what only narrows the caller's own view.
struct Question {
  std::string by;
  ListFilter filter;
  std::string from, to;  ///< As they were written.
  bool figures = false;
};

/// The list behind a number: cases of one kind in one group.
std::string list_of(const Question& question, std::string_view kind, const std::string& group) {
  std::string list =
      "/v1/cases?kind=" + std::string(kind) + "&" + question.by + "=" + percent_encode(group);
  if (!question.from.empty()) list += "&from=" + percent_encode(question.from);
  if (!question.to.empty()) list += "&to=" + percent_encode(question.to);
  return list;
}

/// To which group a case counts: an incident to the department that leads it.
std::string group_of(const engine::model::Case& subject, const std::string& by) {
  if (by == "grid") return subject.facts->place.grid.str();
  if (by == "area") return subject.facts->place.area.str();
  if (by == "level") return subject.outward.level;
  if (by == "category") return subject.text("category");
  return subject.text(subject.kind == "ticket" ? "department" : "lead");
}

using Groups = std::map<std::string, Figures>;

/// Goes through all cases of one kind; false where there are more than one answer may look at.
engine::Result<bool> gather(const Call& call, ports::Queries& queries, const Question& question,
                            const std::string& kind, Groups& groups) {
  const auto& county = call.desk.county;
  const auto& working = county.calendars.at(county.default_calendar);
  ListFilter filter = question.filter;
  filter.kind = kind;
  ports::Page page{.limit = engine::bounds::page_max, .cursor = {}};
  for (std::size_t seen = 0; seen < engine::bounds::stats_cases_max; seen += page.limit) {
    const auto listed = queries.list(filter, page);
    if (!listed) return listed.error();
    const auto cases = queries.load(listed->ids);
    if (!cases) return cases.error();
    for (const auto& each : *cases) {
      auto& figures = groups[group_of(each.state, question.by)];
      if (kind == "ticket") figures.add_ticket(each.state, working, call.desk.clock.now());
      if (kind == "incident") figures.add_incident(each.state);
    }
    if (!listed->next) return true;
    page.cursor = listed->next;
  }
  return false;
}

void answer_stats(const Call& call, ports::Queries& queries, const Question& question) {
  const auto column = column_of(question.by);
  const std::string kind = question.by == "department" ? "ticket" : "incident";
  ListFilter filter = question.filter;
  filter.kind = kind;
  const auto raised = queries.count_by(filter, column);
  if (!raised) return refuse_read(call, raised.error());
  filter.open = true;
  const auto open = queries.count_by(filter, column);
  if (!open) return refuse_read(call, open.error());
  filter.overdue = true;
  const auto overdue = queries.count_by(filter, column);
  if (!overdue) return refuse_read(call, overdue.error());
  Groups groups;
  bool whole = true;
  const std::vector<std::string> kinds{"ticket", "incident"};
  for (std::size_t each = 0; question.figures && each < kinds.size(); ++each) {
    const auto gathered = gather(call, queries, question, kinds[each], groups);
    if (!gathered) return refuse_read(call, gathered.error());
    whole = whole && *gathered;
  }
  boost::json::array items;
  for (const auto& [name, count] : *raised) {
    const auto still_open = at(*open, name);
    const auto list = list_of(question, kind, name);
    boost::json::object lists{{"raised", list},
                              {"ended", list + "&open=false"},
                              {"open", list + "&open=true"},
                              {"overdue", list + "&open=true&overdue=true"}};
    items.push_back({{question.by, name},
                     {"raised", count},
                     {"ended", count - still_open},
                     {"open", still_open},
                     {"overdue", at(*overdue, name)},
                     {"lists", std::move(lists)}});
    if (!question.figures) continue;
    // An incident that a department leads is found by the department's ticket of it.
    items.back().get_object()["figures"] =
        groups[name].shown(list_of(question, "ticket", name), list_of(question, kind, name));
  }
  call.answer(200, {{"by", question.by}, {"complete", whole}, {"items", std::move(items)}});
}

}  // namespace

/// Incidents by place, category or level; tickets by department.
void stats(const Call& call) {
  const auto by = call.request->target.parameter("by").value_or("area");
  if (!is_known(by)) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"by 应为 grid、area、department、category 或 level",
                                   "by must be grid, area, department, category or level"}});
  }
  auto asked = parse::list_question(call.request->target, call.actor());
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  const auto& target = call.request->target;
  Question question{.by = by,
                    .filter = std::get<parse::ListQuestion>(std::move(asked)).filter,
                    .from = target.parameter("from").value_or(""),
                    .to = target.parameter("to").value_or(""),
                    .figures = target.parameter("figures").value_or("") == "true"};
  question.filter.visible = engine::core::visibility(call.actor());
  read(call, [call, question = std::move(question)](ports::Queries& queries) {
    answer_stats(call, queries, question);
  });
}

}  // namespace adapters::http::handlers
