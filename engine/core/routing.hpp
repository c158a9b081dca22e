// SPDX-License-Identifier: Apache-2.0
#pragma once

// 派单规则: whose a matter is. A binding verdict of before outdoes the catalogue, in the place that
// it was given for, as long as the rule that it made is in force. A rule is a case like any other,
// of the kind "routing": journaled, seen, reviewed, revoked.
//
// Floor:  core.
// Source: domain §7.2 (3), §5.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/context.hpp"

namespace engine::core {

inline constexpr std::string_view routing_kind = "routing";

/// Codes of the units that are meant at this place.
struct Route {
  std::string lead;
  std::vector<std::string> co;
  const model::Case* rule = nullptr;  ///< What names the lead; null: the catalogue does.
};

[[nodiscard]] Route route(const directory::Category& category, const directory::Place& place,
                          const Context& context);

/// Of these cases the rule that holds for the category in the place: of several in force that of
/// the narrowest place, then the newest. Null where none speaks for it. `find` as in Context.
[[nodiscard]] const model::Case* rule_among(const std::vector<model::CaseId>& cases,
                                            const directory::CategoryCode& category,
                                            const directory::Place& place,
                                            const decltype(Context::find)& find);

}  // namespace engine::core
