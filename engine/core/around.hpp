// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart sees of its surroundings: the system variable `_x` (workflows/README.md).
//
// Floor: core; private to it.

#include <boost/json/object.hpp>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/core/form.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

/// `actor` and `post` are null for a clock or a message.
[[nodiscard]] boost::json::object around(const model::Case& subject, const directory::Actor* actor,
                                         const directory::Post* post, const Context& context);

/// Facts about what the form's fields name (`_x.refs`), and an error for each that names nothing
/// the actor may know of.
[[nodiscard]] boost::json::object references(const Form* form, const boost::json::object& filled,
                                             const directory::Actor& actor, const Context& context,
                                             std::vector<model::FieldError>& errors);

}  // namespace engine::core
