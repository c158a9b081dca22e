// SPDX-License-Identifier: Apache-2.0
#pragma once

// Photos that come with an act: found in its form, and made the case's own.
//
// Floor: core; private to it.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/around.hpp"
#include "engine/core/draft.hpp"
#include "engine/core/form.hpp"
#include "engine/model/command.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

struct NamedPhoto {
  std::string id;
  model::PhotoKind kind = model::PhotoKind::after;
};

/// Those that a filled-in form names.
[[nodiscard]] std::vector<NamedPhoto> photos_in(const Form* form,
                                                const boost::json::object& filled);
/// The same of an opening, where all of them show the matter as it was found, with those that the
/// command names beside its form.
[[nodiscard]] std::vector<NamedPhoto> photos_of(const Form* opening,
                                                const boost::json::object& given,
                                                const model::OpenCase& command);
/// What is given to the opening form: photos named beside it fill its own field for photos, so
/// that a form can demand them of callers who know no more of it.
[[nodiscard]] boost::json::object with_photos(const Form* opening, const model::OpenCase& command);
/// An error for each name that is no photo of the actor's that no case has yet.
void check_loose(const std::vector<std::string>& names, const Filling& filling,
                 std::vector<model::FieldError>& errors);
/// Makes them the case's own; each only once, and not more than a case may have.
[[nodiscard]] std::optional<model::Rejection> attach(Draft& draft,
                                                     const std::vector<NamedPhoto>& photos);

}  // namespace engine::core
