// SPDX-License-Identifier: Apache-2.0
#pragma once

// A command handed to the engine, and its outcome worded as an answer.
//
// Floor: adapters/http.

#include "adapters/http/call.hpp"
#include "engine/model/command.hpp"
#include "engine/runtime/submission.hpp"

namespace adapters::http::handlers {

/// Answers the call once the command is committed, rejected, or failed. A case that is opened is
/// answered with 201 and its location, an event with 200; both with the case and its ETag.
void submit(const Call& call, engine::model::Command command);

/// The parts of it, for commands that are answered otherwise.
[[nodiscard]] engine::ports::Fingerprint fingerprint_of(const Request& request,
                                                        const std::string& login);
[[nodiscard]] engine::ports::Answer answer_of(Problem problem, const Call& call);
[[nodiscard]] Response response_of(engine::ports::Answer answer);
void pass_on(const Call& call, engine::runtime::Reply reply);

/// The strong ETag of a version.
[[nodiscard]] std::string etag_of(engine::model::Version version);

}  // namespace adapters::http::handlers
