// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/matches.hpp"

#include <algorithm>

#include "adapters/codec/search_text.hpp"
#include "engine/directory/place.hpp"

namespace adapters::memory {
namespace {

namespace model = engine::model;
using engine::directory::Post;
using engine::directory::ScopeKind;

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// An empty code lies nowhere.
bool covers_code(const std::vector<std::string>& scopes, const std::string& code) {
  return !code.empty() && contains(scopes, code);
}

template <class T>
bool wants(const std::optional<T>& wanted, const T& found) {
  return !wanted || *wanted == found;
}

bool concerns_unit(const model::Row& row, const std::string& unit) {
  return !unit.empty() && (row.unit == unit || contains(row.units, unit));
}

bool is_visible(const model::Visibility& visible, const model::Row& row) {
  if (visible.everything) return true;
  const bool is_own = !visible.login.empty() && row.raised_by == visible.login;
  return is_own || covers_code(visible.grids, row.place.grid.str()) ||
         covers_code(visible.areas, row.place.area.str()) ||
         covers_code(visible.communities, row.place.community.str()) ||
         covers_code(visible.streets, row.place.street.str()) ||
         std::any_of(visible.units.begin(), visible.units.end(),
                     [&row](const std::string& unit) { return concerns_unit(row, unit); });
}

bool waits_on(const Post& post, const std::string& login, const model::Row& row) {
  using namespace engine::directory;
  if (to_string(post.role) != row.owner) return false;
  if (scope_kind(post.role) == ScopeKind::unit) {
    return !post.scope.empty() && row.unit == post.scope;
  }
  return covers(post, row.place, UnitCode(row.unit), Login(row.raised_by), Login(login));
}

bool matches_owners(const model::ListFilter& filter, const model::Row& row) {
  if (!filter.owners) return true;
  return std::any_of(filter.owners->begin(), filter.owners->end(),
                     [&](const Post& post) { return waits_on(post, filter.owner_login, row); });
}

bool matches_text(const model::ListFilter& filter, const model::Row& row) {
  if (!filter.text) return true;
  return codec::has_all(codec::grams({row.number, row.title, row.description, row.address}),
                        codec::query_grams(*filter.text));
}

bool matches_columns(const model::ListFilter& filter, const model::Row& row) {
  return (filter.kind.empty() || filter.kind == row.kind) && wants(filter.stage, row.stage) &&
         wants(filter.level, row.level) && wants(filter.grid, row.place.grid.str()) &&
         wants(filter.area, row.place.area.str()) && wants(filter.unit, row.unit) &&
         wants(filter.category, row.category) &&
         (filter.categories.empty() || contains(filter.categories, row.category)) &&
         wants(filter.severity, row.severity) && wants(filter.parent, row.parent) &&
         (!filter.state || contains(row.states, *filter.state)) &&
         (!filter.queue || contains(row.queues, *filter.queue));
}

bool matches_flags(const model::ListFilter& filter, const model::Row& row) {
  return wants(filter.open, row.open) && wants(filter.overdue, row.overdue) &&
         wants(filter.warned, row.warned) && wants(filter.supervised, row.supervised) &&
         (!filter.from || row.raised_at >= *filter.from) &&
         (!filter.to || row.raised_at < *filter.to);
}

}  // namespace

bool matches(const model::ListFilter& filter, const model::Row& row) {
  return matches_columns(filter, row) && matches_flags(filter, row) &&
         matches_owners(filter, row) && is_visible(filter.visible, row) &&
         matches_text(filter, row);
}

}  // namespace adapters::memory
