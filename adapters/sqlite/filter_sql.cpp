// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/filter_sql.hpp"

#include "adapters/codec/search_text.hpp"
#include "adapters/sqlite/list_text.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/overloaded.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
using engine::directory::Post;
using engine::directory::ScopeKind;

/// Alternatives of one condition, joined by "or". None of them: nothing passes.
class Either {
 public:
  explicit Either(Where& where) : where_(where) {}

  void add(const std::string& condition, std::vector<std::string> values) {
    if (!sql_.empty()) sql_ += " OR ";
    sql_ += condition;
    for (std::string& value : values) where_.value(std::move(value));
  }
  void finish() { where_.require(sql_.empty() ? "0" : "(" + sql_ + ")"); }

 private:
  Where& where_;
  std::string sql_;
};

void add_codes(Either& either, const char* column, const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    if (!code.empty()) either.add(std::string(column) + " = ?", {code});
  }
}

constexpr const char* unit_condition = "(unit = ? OR instr(units, ?))";

void add_visibility(Where& where, const model::Visibility& visible) {
  if (visible.everything) return;
  Either either(where);
  add_codes(either, "grid", visible.grids);
  add_codes(either, "area", visible.areas);
  add_codes(either, "community", visible.communities);
  add_codes(either, "street", visible.streets);
  for (const std::string& unit : visible.units) {
    if (!unit.empty()) either.add(unit_condition, {unit, item_text(unit)});
  }
  if (!visible.login.empty()) {
    either.add("raised_by = ?", {visible.login});
  }
  either.finish();
}

void add_owner(Either& either, const Post& post, const std::string& login) {
  const auto kind = engine::directory::scope_kind(post.role);
  const std::string role(engine::directory::to_string(post.role));
  const std::string& scope = kind == ScopeKind::self ? login : post.scope;
  if (kind == ScopeKind::county) return either.add("owner = ?", {role});
  if (scope.empty()) return;
  const auto in = [&](const std::string& condition, std::vector<std::string> values) {
    values.insert(values.begin(), role);
    either.add("(owner = ? AND " + condition + ")", std::move(values));
  };
  switch (kind) {
    case ScopeKind::street: return in("street = ?", {scope});
    case ScopeKind::community: return in("community = ?", {scope});
    case ScopeKind::area: return in("area = ?", {scope});
    case ScopeKind::grid: return in("grid = ?", {scope});
    case ScopeKind::unit: return in("unit = ?", {scope});
    case ScopeKind::self: return in("raised_by = ?", {scope});
    case ScopeKind::county: return;
  }
  ENSURE(false, "a kind of scope outside its enumeration");
}

void add_owners(Where& where, const model::ListFilter& filter) {
  if (!filter.owners) return;
  Either either(where);
  for (const Post& post : *filter.owners) add_owner(either, post, filter.owner_login);
  either.finish();
}

void add_text(Where& where, const model::ListFilter& filter) {
  if (!filter.text) return;
  std::string match;
  for (const codec::WantedGram& gram : codec::query_grams(*filter.text)) {
    if (!match.empty()) match += " AND ";
    match += "\"" + gram.text + (gram.begins ? "\" *" : "\"");
  }
  if (match.empty()) return where.require("0");
  where.require("id IN (SELECT rowid FROM search WHERE search MATCH ?)", std::move(match));
}

void add_equal(Where& where, const char* column, const std::optional<std::string>& wanted) {
  if (wanted) where.require(std::string(column) + " = ?", *wanted);
}

void add_columns(Where& where, const model::ListFilter& filter) {
  if (!filter.kind.empty()) where.require("kind = ?", filter.kind);
  add_equal(where, "stage", filter.stage);
  add_equal(where, "level", filter.level);
  add_equal(where, "grid", filter.grid);
  add_equal(where, "area", filter.area);
  add_equal(where, "unit", filter.unit);
  add_equal(where, "category", filter.category);
  if (!filter.categories.empty()) {
    Either either(where);
    for (const std::string& code : filter.categories) either.add("category = ?", {code});
    either.finish();
  }
  if (filter.state) where.require("instr(states, ?)", item_text(*filter.state));
  if (filter.queue) where.require("instr(queues, ?)", item_text(*filter.queue));
  if (filter.severity) where.require("severity = ?", *filter.severity);
  if (filter.parent) {
    where.require("parent = ?", static_cast<std::int64_t>(filter.parent->value()));
  }
}

void add_flags(Where& where, const model::ListFilter& filter) {
  // Written out, not bound: only so does SQLite know that the index of open cases will do.
  if (filter.open) where.require(*filter.open ? "open = 1" : "open = 0");
  if (filter.overdue) where.require("overdue = ?", *filter.overdue ? 1 : 0);
  if (filter.warned) where.require("warned = ?", *filter.warned ? 1 : 0);
  if (filter.supervised) where.require("supervised = ?", *filter.supervised ? 1 : 0);
  if (filter.from) where.require("raised_at >= ?", filter.from->time_since_epoch().count());
  if (filter.to) where.require("raised_at < ?", filter.to->time_since_epoch().count());
}

}  // namespace

void Where::require(std::string condition) { conditions_.push_back(std::move(condition)); }

void Where::require(std::string condition, std::int64_t number) {
  require(std::move(condition));
  value(number);
}

void Where::require(std::string condition, std::string text) {
  require(std::move(condition));
  value(std::move(text));
}

std::string Where::sql() const {
  std::string sql;
  for (const std::string& condition : conditions_) {
    sql += sql.empty() ? " WHERE " : " AND ";
    sql += condition;
  }
  return sql;
}

void Where::bind(Statement& statement) const {
  for (const auto& each : values_) {
    std::visit(engine::overloaded{[&](std::int64_t number) { statement.add(number); },
                                  [&](const std::string& text) { statement.add(text); }},
               each);
  }
}

Where where_of(const model::ListFilter& filter) {
  Where where;
  add_columns(where, filter);
  add_flags(where, filter);
  add_owners(where, filter);
  add_visibility(where, filter.visible);
  add_text(where, filter);
  return where;
}

}  // namespace adapters::sqlite
