// SPDX-License-Identifier: Apache-2.0
#pragma once

// The query of a list as a filter and a page.
//
// Floor: adapters/http. Pure.

#include <string_view>
#include <variant>
#include <vector>

#include "adapters/http/target.hpp"
#include "engine/core/label.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/filter.hpp"
#include "engine/ports/case_rows.hpp"

namespace adapters::http::parse {

struct ListQuestion {
  engine::model::ListFilter filter;  ///< Without kind and visibility.
  engine::ports::Page page;
};

/// What is wrong is told in words.
[[nodiscard]] std::variant<ListQuestion, engine::core::Label> list_question(
    const Target& target, const engine::directory::Actor& actor);

/// `limit` and `cursor` alone.
[[nodiscard]] std::variant<engine::ports::Page, engine::core::Label> page(const Target& target);

/// The parameters that list_question knows.
[[nodiscard]] const std::vector<std::string_view>& list_parameters();
/// The same for cases of any kind: `kind`, and `parent` beside its older name `incident`.
[[nodiscard]] const std::vector<std::string_view>& case_list_parameters();

}  // namespace adapters::http::parse
