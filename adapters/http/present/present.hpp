// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cases, clocks, actions and journals as the API shows them.
//
// Floor:  adapters/http. Pure.
// Time:   `context.now` is the instant at which remaining time is told.
// Source: the schemas in openapi_schemas.cpp say each field.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <vector>

#include "adapters/http/language.hpp"
#include "engine/core/actions.hpp"
#include "engine/core/context.hpp"
#include "engine/model/record.hpp"

namespace adapters::http::present {

/// RFC 3339 with the county's offset at that instant.
[[nodiscard]] std::string instant(engine::Instant at, const engine::directory::County& county);

[[nodiscard]] boost::json::object limit(const engine::calendar::Limit& limit);

[[nodiscard]] boost::json::object clock(const engine::model::Clock& clock,
                                        const engine::core::Context& context, bool explained);

/// An incident, a ticket, or a case of another kind, without its actions.
[[nodiscard]] boost::json::object one_case(const engine::model::Case& subject,
                                           const engine::core::Context& context,
                                           bool explained = false);

[[nodiscard]] boost::json::array actions(const std::vector<engine::core::Action>& actions,
                                         Language language);
/// Whose the case is: by a routing rule, or by the catalogue; null where its category is unknown.
[[nodiscard]] boost::json::value routing(const engine::model::Case& subject,
                                         const engine::core::Context& context);
/// The schemas of the forms that the actions name.
[[nodiscard]] boost::json::object forms(const std::vector<engine::core::Action>& actions);

/// A page of a journal: so many entries after a version.
struct Extract {
  engine::model::Version after;
  std::size_t most;
};
/// {entries: who, when, what; holders: how long each had it, in working time; next: the cursor}
/// `records` are all of the case's: an entry may need those before it.
[[nodiscard]] boost::json::object journal(const engine::model::Case& subject,
                                          const std::vector<engine::model::Record>& records,
                                          const engine::core::Context& context, Language language,
                                          const Extract& extract);

[[nodiscard]] boost::json::object actor(const engine::directory::Actor& actor);

/// Where a case is found: "/v1/incidents/17".
[[nodiscard]] boost::json::object photo(const engine::model::Photo& photo);
[[nodiscard]] std::string location(std::string_view kind, engine::model::CaseId id);

}  // namespace adapters::http::present
