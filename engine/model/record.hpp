// SPDX-License-Identifier: Apache-2.0
#pragma once

// An event in its envelope: where in the journal, when, to which case, and by whose act.
//
// Floor: model.

#include <string>

#include "engine/base/shared.hpp"
#include "engine/base/time.hpp"
#include "engine/model/event.hpp"
#include "engine/model/ids.hpp"

namespace engine::model {

enum class CauseKind {
  person = 1,   ///< A person's command.
  timer = 2,    ///< A clock or a delayed send fell due.
  message = 3,  ///< Another case sent an event (`from`).
  admin = 4,    ///< An act of operation: recompute, migrate.
};

struct Cause {
  CauseKind kind = CauseKind::person;
  std::string event;  ///< What was done or fell due: "raise", "escalate", "clock.level.due".
  std::string login;  ///< Of a person or an operator.
  std::string role;   ///< The post under which they acted, as directory::to_string(Role).
  std::string unit;   ///< The scope of that post.
  CaseId from;        ///< The sender of a message.

  friend bool operator==(const Cause&, const Cause&) = default;
};

struct Record {
  Sequence sequence;
  CaseId subject;
  Version version;
  Instant at;  ///< Never before that of the record before, whatever the wall clock did.
  Cause cause;
  Shared<Event> event;  ///< Records are kept, told and compared far more often than made.

  friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace engine::model
