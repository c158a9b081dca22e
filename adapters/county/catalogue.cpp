// SPDX-License-Identifier: Apache-2.0
// The tables of what can be raised and how departments are summoned, with the limits of both.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "adapters/county/draft.hpp"
#include "adapters/county/limits.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

constexpr int severity_red = 1;
constexpr int severity_blue = 4;

std::vector<directory::UnitCode> co_units(Row& row, const Keys& units,
                                          const directory::UnitCode& lead) {
  std::vector<directory::UnitCode> co;
  for (const std::string& code : row.references("co", units)) {
    const directory::UnitCode unit{code};
    if (unit == lead || std::find(co.begin(), co.end(), unit) != co.end()) {
      row.fault("co", "the unit " + code + " takes part twice", "name each unit once");
    }
    co.push_back(unit);
  }
  return co;
}

std::vector<directory::Role> blowers(Row& row) {
  std::vector<directory::Role> roles;
  for (const std::string& word : words(row.text("who_may_blow"))) {
    const auto role = directory::parse_role(word);
    if (role) {
      roles.push_back(*role);
    } else {
      row.fault("who_may_blow", "there is no role '" + word + "'",
                "write roles with blanks between, as general_chief dispatcher");
    }
  }
  return roles;
}

/// One of some words; empty only where the cell is.
std::string one_of(Row& row, const std::string& column, std::span<const std::string_view> known,
                   const std::string& remedy) {
  std::string word = row.optional(column);
  if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end()) {
    row.fault(column, "'" + word + "' is unknown", remedy);
  }
  return word;
}

std::string join_policy(Row& row) {
  static constexpr std::array<std::string_view, 3> known{"all", "lead_decides", "quorum"};
  if (row.text("join").empty()) return {};
  return one_of(row, "join", known, "write all, lead_decides or quorum");
}

std::string standdown(Row& row) {
  static constexpr std::array<std::string_view, 4> known{"blower", "before_arrival", "verified",
                                                         "approver"};
  std::string word =
      one_of(row, "standdown", known, "write blower, before_arrival, verified or approver");
  return word.empty() ? "blower" : word;
}

}  // namespace

void read_categories(Draft& draft) {
  Table table =
      draft.table("categories.csv", {.needed = {"code", "name", "english", "lead", "co", "severity",
                                                "first_response", "resolution", "workflow"},
                                     .optional = {"note"}});
  table.each([&draft](Row& row) {
    directory::Category category;
    category.code = directory::CategoryCode{row.key("code", draft.category_codes)};
    category.name = row.text("name");
    category.english = row.optional("english");
    category.lead = directory::UnitCode{row.reference("lead", draft.unit_codes)};
    category.co = co_units(row, draft.unit_codes, category.lead);
    category.severity = row.whole("severity", severity_red, severity_blue);
    category.workflow = row.code("workflow");
    category.note = row.optional("note");
    for (const auto& [column, limit] :
         {std::pair{"first_response", "first_response"}, std::pair{"resolution", "resolve"}}) {
      add_limit(draft, row, column,
                {.name = limit,
                 .category = category.code.str(),
                 .whistle = {},
                 .limit = {},
                 .source = "categories.csv"});
    }
    if (row.good()) draft.categories.push_back(std::move(category));
  });
  if (table.read()) draft.category_codes.open();
}

void read_whistles(Draft& draft) {
  Table table = draft.table("whistles.csv",
                            {.needed = {"type", "name", "needs_approval", "ack", "arrive", "plan",
                                        "resolve", "join", "who_may_blow", "standdown_rule"},
                             .optional = {"standdown", "note"}});
  table.each([&draft](Row& row) {
    directory::Whistle whistle;
    whistle.type = row.key("type", draft.whistle_types);
    whistle.name = row.text("name");
    whistle.needs_approval = row.flag("needs_approval");
    whistle.join = join_policy(row);
    whistle.who_may_blow = blowers(row);
    whistle.standdown = standdown(row);
    whistle.standdown_rule = row.optional("standdown_rule");
    for (const auto& [column, limit] :
         {std::pair{"ack", "claim"}, std::pair{"arrive", "arrive"}, std::pair{"plan", "plan"},
          std::pair{"resolve", "resolve"}}) {
      add_limit(draft, row, column,
                {.name = limit,
                 .category = {},
                 .whistle = whistle.type,
                 .limit = {},
                 .source = "whistles.csv"});
    }
    if (row.good()) draft.whistles.push_back(std::move(whistle));
  });
  if (table.read()) draft.whistle_types.open();
}

}  // namespace adapters::county
