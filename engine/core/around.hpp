// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart sees of its surroundings: the system variable `_x` (workflows/README.md).
//
// Floor: core; private to it.

#include <boost/json/object.hpp>
#include <string_view>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/core/form.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

/// As a clock or a message finds it: nobody acts.
[[nodiscard]] boost::json::object around(const model::Case& subject, const Context& context);
/// The same for somebody who acts under this post; for nobody if it is null.
void act_as(boost::json::object& x, const directory::Actor& actor, const directory::Post* post);

/// Adds `_x.measures` where the workflow counts anything: what the transitions of active states
/// count that take the event (empty: any), null where it can't be told.
void add_measures(boost::json::object& x, const Workflow& workflow, std::string_view event,
                  const model::Case& subject, const Context& context);

/// `given` with the data that every case is given, where its chart asks for it.
[[nodiscard]] boost::json::object with_place(boost::json::object given, const model::Facts& facts);

/// Who fills in a form, and where the case is.
struct Filling {
  const directory::Actor& actor;
  const directory::Place& place;
  const Context& context;
};

/// Facts about what the form's fields name (`_x.refs`), and an error for each that names nothing
/// the actor may know of. A unit that stands for a street's office becomes that of the case's
/// street.
[[nodiscard]] boost::json::object references(const Form* form, boost::json::object& filled,
                                             const Filling& filling,
                                             std::vector<model::FieldError>& errors);

}  // namespace engine::core
