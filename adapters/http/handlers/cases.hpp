// SPDX-License-Identifier: Apache-2.0
#pragma once

// What incidents, tickets and cases of all other kinds have in common: opened, shown, listed, sent
// events, and their journals. An empty kind means any.
//
// Floor: adapters/http.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/call.hpp"
#include "engine/model/command.hpp"
#include "engine/model/filter.hpp"
#include "engine/ports/case_rows.hpp"

namespace adapters::http::handlers {

/// The body as a command; none if it can't be one, and then the call is refused.
[[nodiscard]] std::optional<engine::model::OpenCase> opening_of(const Call& call);

void show_case(const Call& call, std::string_view kind);
void case_event(const Call& call, std::string_view kind);
void case_journal(const Call& call, std::string_view kind);

/// Answers with one page of what `filter` finds.
void list_cases(const Call& call, engine::model::ListFilter filter, engine::ports::Page page);
/// As the query says, within what the caller may see.
void list_kind(const Call& call, std::string_view kind);

/// Runs `job` on a reader thread once the rows have caught up with all that was answered; refuses
/// the call when too many wait.
void read(const Call& call, Readers::Job job);
/// The address of the next page: the same question, further on.
[[nodiscard]] std::string next_link(const Request& request, std::string_view cursor);
/// A failure of the store while reading.
void refuse_read(const Call& call, const engine::Error& error);

}  // namespace adapters::http::handlers
