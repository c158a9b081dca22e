// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of a chart's transitions a person may cause now, and under which of their posts.
//
// Floor: core; private to it, but for simulations that press buttons by the thousand.

#include <string_view>
#include <vector>

#include "engine/chart/running.hpp"
#include "engine/core/around.hpp"
#include "engine/core/context.hpp"
#include "engine/directory/post.hpp"

namespace engine::core {

/// A transition that people cause, as it stands for one person.
struct Choice {
  chart::TransitionIndex transition = 0;
  const directory::Post* post = nullptr;    ///< Null: none of their posts may.
  bool same_person = false;                 ///< Barred by shao:not.
  chart::Guard guard = chart::Guard::open;  ///< Asked only where the person is allowed.

  [[nodiscard]] bool allowed() const { return post != nullptr && !same_person; }
};

/// In the order in which the standard would choose. With `event`, those only that take it.
[[nodiscard]] std::vector<Choice> choices(const Workflow& workflow, const model::Case& subject,
                                          const directory::Actor& actor, const Context& context,
                                          std::string_view event = {});
/// The same for whoever goes on with the case's session and with `x`: guards look at them, and
/// afterwards another post may be acting in `x`.
[[nodiscard]] std::vector<Choice> choices(const Workflow& workflow, const model::Case& subject,
                                          const chart::Running& session,
                                          const directory::Actor& actor, Around& x,
                                          std::string_view event);

/// Whether one of the transition's descriptors takes the event.
[[nodiscard]] bool takes(const Workflow& workflow, chart::TransitionIndex transition,
                         std::string_view event);
/// Whether any transition that people do not cause takes it, wherever the case stands.
[[nodiscard]] bool heard(const Workflow& workflow, std::string_view event);

}  // namespace engine::core
