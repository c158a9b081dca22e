// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/holder.hpp"

#include <algorithm>

namespace adapters::http::present {
namespace {

namespace directory = engine::directory;
using engine::model::Case;

template <class Code>
Holder named(const directory::Directory& places, const Code& code) {
  const auto* found = places.find(code);
  return {code.str(), found == nullptr ? std::string() : found->name};
}

Holder units_of(const std::vector<std::string>& units, const directory::Directory& places) {
  Holder holder;
  for (const auto& unit : units) {
    const Holder one = named(places, directory::UnitCode(unit));
    if (holder.unit.empty()) holder.unit = one.unit;
    holder.name += (holder.name.empty() ? "" : "、") + one.name;
  }
  return holder;
}

}  // namespace

Holder holder_of(directory::Role role, const Case& subject, const std::vector<std::string>& units,
                 const directory::County& county) {
  const auto& places = county.directory;
  const auto& place = subject.facts->place;
  switch (directory::scope_kind(role)) {
    case directory::ScopeKind::county: return {county.code, county.name};
    case directory::ScopeKind::street: return named(places, place.street);
    case directory::ScopeKind::community: return named(places, place.community);
    case directory::ScopeKind::area: return named(places, place.area);
    case directory::ScopeKind::grid: return named(places, place.grid);
    case directory::ScopeKind::unit: {
      const directory::UnitCode own(subject.text("department"));
      return own.empty() ? units_of(units, places) : named(places, own);
    }
    case directory::ScopeKind::self: return {"", subject.facts->raised_by.str()};
  }
  return {};
}

std::vector<std::string> at_work(const Case& subject, const engine::core::Context& context) {
  std::vector<std::string> units;
  for (const auto& child : subject.children) {
    if (!child.open || child.unit.empty()) continue;
    const Case* ticket = context.find ? context.find(child.id) : nullptr;
    if (ticket != nullptr && ticket->outward.owner.empty()) continue;
    units.push_back(child.unit);
  }
  const std::string lead = subject.text("lead");
  std::stable_partition(units.begin(), units.end(),
                        [&lead](const std::string& unit) { return unit == lead; });
  return units;
}

}  // namespace adapters::http::present
