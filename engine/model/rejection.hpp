// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why a command was not done: a normal answer, typed, shown to the caller. Nothing was changed.
//
// Floor: model.

#include <string>
#include <variant>
#include <vector>

#include "engine/model/ids.hpp"

namespace engine::model {

/// There is no such case, or the caller may not see it: the same answer, on purpose.
struct NotFound {};

/// The case's state takes no such event now.
struct NotAllowedNow {
  std::string event;
  std::vector<std::string> allowed;  ///< The events that this caller could send instead.
  std::string reason;                ///< Why, in Chinese and English: "已签收|already claimed".
};

/// The event is possible now, but not for this caller's posts.
struct NotPermitted {
  std::string event;
  std::vector<std::string> roles;  ///< Those who may.
};

/// Separation of duties: who handled it may not also verify or close it.
struct SamePerson {
  std::string event;
  std::string login;
};

struct FieldError {
  std::string pointer;  ///< JSON Pointer into the body's `data`.
  std::string what;     ///< "必填|is required"
};
struct InvalidForm {
  std::vector<FieldError> errors;
};

struct StaleVersion {
  Version current;
};

/// A bound was reached: `name` is that of engine/base/bounds.hpp.
struct BoundReached {
  std::string name;
};

/// The chart itself is at fault (it loops, or it asks for too much). Nothing was changed.
struct ChartBroken {
  std::string what;
};

using Rejection = std::variant<NotFound, NotAllowedNow, NotPermitted, SamePerson, InvalidForm,
                               StaleVersion, BoundReached, ChartBroken>;

}  // namespace engine::model
