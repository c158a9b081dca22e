// SPDX-License-Identifier: Apache-2.0
// The tables of those who act: units, and the posts that people hold.
#include "adapters/county/draft.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

/// A parent stands above its children, so that no unit can be its own ancestor.
std::string parent_of(Row& row, const Keys& above, const std::string& own) {
  std::string parent = row.optional("parent");
  if (parent.empty() || (above.knows(parent) && parent != own)) return parent;
  row.fault("parent", "no row above has the unit " + parent,
            "write the parent's row first, or mend its code");
  return {};
}

/// The codes that the scope of a role must be one of; null where it has to be empty.
const Keys* scopes_of(const Draft& draft, directory::Role role) {
  switch (directory::scope_kind(role)) {
    case directory::ScopeKind::street: return &draft.street_codes;
    case directory::ScopeKind::community: return &draft.community_codes;
    case directory::ScopeKind::area: return &draft.area_codes;
    case directory::ScopeKind::grid: return &draft.grid_codes;
    case directory::ScopeKind::unit: return &draft.unit_codes;
    case directory::ScopeKind::county:
    case directory::ScopeKind::self: return nullptr;
  }
  return nullptr;
}

std::string scope_of(const Draft& draft, directory::Role role, Row& row) {
  if (const Keys* codes = scopes_of(draft, role)) return row.reference("scope", *codes);
  if (!row.optional("scope").empty()) {
    row.fault("scope", "a " + std::string(to_string(role)) + " has no scope",
              "leave the cell empty");
  }
  return {};
}

void take_units(Draft& draft, Table& table) {
  table.each([&draft](Row& row) {
    directory::Unit unit;
    unit.code = directory::UnitCode{row.key("code", draft.unit_codes)};
    unit.name = row.text("name");
    unit.english = row.optional("english");
    unit.kind = row.choice("kind", directory::parse_unit_kind,
                           "department, utility, street, group or team");
    unit.parent = directory::UnitCode{parent_of(row, draft.unit_codes, unit.code.str())};
    unit.street = directory::StreetCode{row.optional_reference("street", draft.street_codes)};
    if (!unit.street.empty() && unit.kind != directory::UnitKind::street) {
      row.fault("street", "only a unit of the kind street has a street", "leave the cell empty");
    }
    if (row.good()) draft.places.units.push_back(std::move(unit));
  });
}

}  // namespace

void read_units(Draft& draft) {
  const Columns columns{.needed = {"code", "name", "english", "kind"},
                        .optional = {"parent", "street"}};
  Table units = draft.table("units.csv", columns);
  take_units(draft, units);
  Table teams = draft.table_if_there("teams.csv", columns);
  take_units(draft, teams);
  if (units.read()) draft.unit_codes.open();
}

void read_posts(Draft& draft) {
  Table table = draft.table_if_there("posts.csv",
                                     {.needed = {"id", "title", "role", "scope"}, .optional = {}});
  table.each([&](Row& row) {
    directory::PostRow post;
    post.id = directory::Login{row.key("id", draft.post_ids)};
    post.title = row.text("title");
    const std::string word = row.optional("role");
    const auto role = directory::parse_role(word);
    if (!role) {
      row.fault("role", "there is no role '" + word + "'",
                "write one of the roles that config/quxian/README.md lists");
      return;
    }
    post.post = {*role, scope_of(draft, *role, row)};
    if (row.good()) draft.posts.push_back(std::move(post));
  });
  if (table.read()) draft.post_ids.open();
}

}  // namespace adapters::county
