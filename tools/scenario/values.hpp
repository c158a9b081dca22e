// SPDX-License-Identifier: Apache-2.0
#pragma once

// The words of a scenario's cells as instants, form values and checks.
//
// Floor: tools; private to scenario.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/zone.hpp"
#include "engine/core/workflow.hpp"
#include "engine/model/case.hpp"
#include "engine/model/rejection.hpp"
#include "tools/scenario/table.hpp"

namespace tools::scenario {

/// "2026-03-02 09:00" in the zone, or "+2h" since `before`; nothing for anything else.
[[nodiscard]] std::optional<engine::Instant> parse_when(const std::string& text,
                                                        engine::Instant before,
                                                        const engine::calendar::Zone& zone);

/// The cells of `with` as a form of the workflow that has such fields.
[[nodiscard]] boost::json::object parse_form(const std::vector<Pair>& with,
                                             const engine::core::Workflow& workflow,
                                             const std::string& event);

/// "not_permitted", …
[[nodiscard]] std::string name_of(const engine::model::Rejection& rejection);

/// What the case says to a check's name; nothing for an unknown name.
[[nodiscard]] std::optional<std::string> look_up(const engine::model::Case& subject,
                                                 const std::string& name);

/// Whether "a+b" are all in the list.
[[nodiscard]] bool contains_all(const std::vector<std::string>& list, const std::string& wanted);
[[nodiscard]] std::vector<std::string> split_plus(const std::string& text);

}  // namespace tools::scenario
