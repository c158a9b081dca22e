// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bodies as commands: types and places are settled here, the rules of the domain in engine/core.
//
// Floor: adapters/http. Pure.

#include <string>

#include "adapters/http/parse/fields.hpp"
#include "engine/calendar/limit.hpp"
#include "engine/directory/county.hpp"
#include "engine/model/command.hpp"

namespace adapters::http::parse {

/// POST /v1/incidents. The grid is found from the position when it is not named; where both are
/// given, the named grid wins and the position is kept. `salt` is fresh random text.
[[nodiscard]] Parsed<engine::model::OpenCase> raise(const boost::json::object& body,
                                                    const engine::directory::County& county,
                                                    const std::string& salt);

/// POST /v1/{incidents|tickets}/{id}/events
[[nodiscard]] Parsed<engine::model::SendEvent> event(const boost::json::object& body,
                                                     std::string_view kind,
                                                     engine::model::CaseId subject);

/// POST /v1/cases/{id}/unmask, POST /v1/cases/{id}/erase
[[nodiscard]] Parsed<engine::model::UnmaskReporter> unmask(const boost::json::object& body,
                                                           engine::model::CaseId subject);
[[nodiscard]] Parsed<engine::model::EraseReporter> erase_reporter(const boost::json::object& body,
                                                                  engine::model::CaseId subject);

struct Login {
  std::string login, password;
};
/// POST /v1/session
[[nodiscard]] Parsed<Login> login(const boost::json::object& body);

struct DueQuestion {
  engine::Instant from;
  engine::calendar::Limit limit;
};
/// POST /v1/calendars/{id}/due; from the year 1900 to 9999. A limit is "4 WH" or {amount, unit}.
[[nodiscard]] Parsed<DueQuestion> due_question(const boost::json::object& body);

/// Whether the instant can be written as RFC 3339 with any offset, and is of use to anybody.
[[nodiscard]] bool can_be_counted(engine::Instant at);

/// A number of digits alone, above zero; none if it is anything else.
[[nodiscard]] std::optional<std::uint64_t> whole_number(std::string_view text);
/// A strong ETag, `"12"`, as a version; none if it is anything else.
[[nodiscard]] std::optional<engine::model::Version> version_of(std::string_view etag);
/// A path's number; none if it is no such number.
[[nodiscard]] std::optional<engine::model::CaseId> case_id(std::string_view text);

}  // namespace adapters::http::parse
