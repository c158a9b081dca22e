// SPDX-License-Identifier: Apache-2.0
#pragma once

// What went wrong, as RFC 9457 says it: a stable type with a page of its own, and words for people.
//
// Floor:  adapters/http. Pure.
// Source: RFC 9457.

#include <boost/json/object.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/language.hpp"
#include "adapters/http/response.hpp"
#include "engine/model/rejection.hpp"

namespace adapters::http {

enum class ProblemType {
  bad_request,
  unknown_parameter,
  key_required,
  not_logged_in,
  wrong_login,
  forbidden,
  not_permitted,
  same_person,
  foreign_origin,
  not_found,
  method_not_allowed,
  request_timeout,
  not_allowed_now,
  bound_reached,
  length_required,
  stale_version,
  too_large,
  target_too_long,
  wrong_media_type,
  expectation_failed,
  invalid_fields,
  key_reused,
  upgrade_required,
  precondition_required,
  too_many_requests,
  head_too_large,
  internal_error,
  busy,
  stopping,
  storage_full,
  outcome_unknown,
  version_not_supported,
  not_a_photo,
  photo_too_large,
  photo_broken,
};

/// One row of the table of types. Its page is /problems/{slug}.
struct ProblemKind {
  ProblemType type;
  std::string_view slug;
  std::uint16_t status;
  Words title;
  Words remedy;  ///< What to do about it: the default detail, and the page's text.
};

[[nodiscard]] std::span<const ProblemKind> problem_kinds();
[[nodiscard]] const ProblemKind& kind_of(ProblemType type);
/// The type to answer with for a bare status; internal_error for one that has none.
[[nodiscard]] ProblemType type_for_status(std::uint16_t status);

struct Problem {
  ProblemType type = ProblemType::internal_error;
  engine::core::Label detail = {};  ///< Empty: the kind's remedy.
  std::string instance = {};        ///< The path that was asked for.
  std::vector<engine::model::FieldError> errors = {};
  boost::json::object extra = {};  ///< Further members: allowed, current, outcome, …
  std::optional<std::chrono::seconds> retry_after = {};
};

[[nodiscard]] boost::json::object to_json(const Problem& problem, Language language);
[[nodiscard]] Response to_response(const Problem& problem, Language language);
/// The page of a type in both languages; none for an unknown slug.
[[nodiscard]] std::optional<Response> problem_page(std::string_view slug);

}  // namespace adapters::http
