// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is told of a case when it is opened. It does not change afterwards; what changes is chart
// data.
//
// Floor: model.
// Units: positions in degrees, WGS 84.

#include <optional>
#include <string>

#include "engine/base/time.hpp"
#include "engine/directory/codes.hpp"
#include "engine/directory/place.hpp"

namespace engine::model {

struct Position {
  double longitude = 0;
  double latitude = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

struct Facts {
  std::string title, description, address;
  std::optional<Position> position;
  directory::Place place;
  directory::Login raised_by;  ///< Empty when another case or a clock opened it.
  Instant raised_at;
  std::string reporter_commitment;  ///< Salted hash of the resident's name and phone; empty: none.

  friend bool operator==(const Facts&, const Facts&) = default;
};

/// A resident's name and phone: kept beside the journal, never in it, so that it can be erased.
struct Reporter {
  std::string name, phone, salt;

  friend bool operator==(const Reporter&, const Reporter&) = default;
};

}  // namespace engine::model
