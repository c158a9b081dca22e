// SPDX-License-Identifier: Apache-2.0
#pragma once

// What somebody wants: imperative, parsed at the door, not yet allowed.
//
// Floor: model.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/directory/post.hpp"
#include "engine/model/facts.hpp"
#include "engine/model/ids.hpp"
#include "engine/model/photo.hpp"

namespace engine::model {

struct OpenCase {
  std::string workflow;
  Facts facts;                ///< raised_at is set by the engine; the place from grid or position.
  boost::json::object given;  ///< category, severity and the fields of the opening form.
  Reporter reporter;
  std::vector<std::string> photos = {};  ///< Names of photos that show the matter as it was found.
};

struct SendEvent {
  CaseId subject;
  std::string event;
  boost::json::object form;
  std::optional<Version> if_match;
  std::string kind = {};  ///< As what the caller names the case; empty: whatever it is.
};

enum class TimerKind { clock_warn = 1, clock_due = 2, send = 3 };

/// A timer is state of a case; firing it is a command like any other, and is refused when the case
/// has moved on meanwhile.
struct FireTimer {
  CaseId subject;
  TimerKind kind = TimerKind::clock_due;
  std::string name;  ///< Of the clock, or the sendid.
  Instant due;
  /// Why the chart could not take it: then it is journaled as fired, with this, and takes no step.
  std::string fault = {};
};

/// Counts the open clocks of one calendar anew, after its holidays were edited.
struct RecomputeClocks {
  CaseId subject;
  std::string calendar;
};

/// Takes in a photo whose file is on the disk already. It belongs to no case yet.
struct KeepPhoto {
  Photo photo;
};

/// Asks to read the resident's "name", "phone" or both, for a reason.
struct UnmaskReporter {
  CaseId subject;
  std::vector<std::string> fields;
  std::string reason;
};

/// Destroys them: what is left in the journal then says nothing about anybody.
struct EraseReporter {
  CaseId subject;
  std::string reason;
};

using Command = std::variant<OpenCase, SendEvent, FireTimer, RecomputeClocks, KeepPhoto,
                             UnmaskReporter, EraseReporter>;

}  // namespace engine::model
