// SPDX-License-Identifier: Apache-2.0
#pragma once

// The decision: a case and a command in; its events and the messages it sends out, or a rejection.
// Pure: the same arguments give the same decision, and nothing is changed.
//
// Floor:  core.
// Source: design §3, step 4.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/chart/interpreter.hpp"
#include "engine/core/context.hpp"
#include "engine/directory/place.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/command.hpp"
#include "engine/model/record.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

/// An event for another case; decided right after, in the same commit.
struct Message {
  model::CaseId to;
  std::string event;
  boost::json::value data;
};

/// A link that the other side must know of.
struct LinkNotice {
  model::CaseId to;
  std::string kind;
};

/// A case to be opened: as a child, or to stand alone with a link to where it came from.
struct Opening {
  std::string workflow;
  boost::json::object given;
  std::optional<directory::Place> place;  ///< None: where the case that opens it lies.
  bool alone = false;
};

/// How a case that stands alone is linked to the one that it came from.
inline constexpr std::string_view source_link = "source";

using Errand = std::variant<Message, LinkNotice, Opening>;

struct Decided {
  std::vector<model::Event> events;
  std::vector<Errand> errands;  ///< In the order in which the chart asked.
  model::Cause cause;
  /// What evolve makes of the events, but for the envelope (version, instant): a decision that had
  /// to fold them as it went hands the result on. None: nobody has folded them yet.
  std::optional<model::Case> after = std::nullopt;
};

using Decision = std::variant<Decided, model::Rejection>;

/// A person's event on a case that they may see.
[[nodiscard]] Decision decide_event(const model::Case& subject, const model::SendEvent& command,
                                    const directory::Actor& actor, const Context& context);
/// A case raised by a person. `id` will be its id.
[[nodiscard]] Decision decide_open(model::CaseId id, const model::OpenCase& command,
                                   const directory::Actor& actor, const Context& context);
/// A case opened by another: `parent` sent the Opening. One that stands alone has no parent after.
[[nodiscard]] Decision decide_child(model::CaseId id, const Opening& opening,
                                    const model::Case& parent, const Context& context);
/// What the parent notes of it.
[[nodiscard]] Decided child_opened(const model::Case& parent, model::CaseId child,
                                   std::string unit);
/// A clock or a delayed send that is due. Nothing happens (no events) if the case has moved on.
[[nodiscard]] Decision decide_timer(const model::Case& subject, const model::FireTimer& timer,
                                    const Context& context);
/// An event from another case. Nothing happens if the case has ended.
[[nodiscard]] Decision decide_message(const model::Case& subject, const Message& message,
                                      model::CaseId from, const Context& context);
[[nodiscard]] Decision decide_link(const model::Case& subject, const LinkNotice& notice,
                                   model::CaseId from);
/// The running clocks whose calendar no longer counts the instants that were kept. What was broken
/// stays broken when it was.
[[nodiscard]] std::vector<model::ClockRecomputed> recounted(const model::Case& subject,
                                                            const Context& context);
/// Reading what is masked of the resident, by somebody who deals with the case and says why.
[[nodiscard]] Decision decide_unmask(const model::Case& subject,
                                     const model::UnmaskReporter& command,
                                     const directory::Actor& actor, const Context& context);
/// Destroying it, at the resident's wish.
[[nodiscard]] Decision decide_erase(const model::Case& subject, const model::EraseReporter& command,
                                    const directory::Actor& actor, const Context& context);
[[nodiscard]] Decision decide_recompute(const model::Case& subject,
                                        const model::RecomputeClocks& command,
                                        const directory::Actor& actor, const Context& context);

}  // namespace engine::core
