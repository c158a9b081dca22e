// SPDX-License-Identifier: Apache-2.0
#pragma once

// A sum of limits: working time and wall-clock time apart, since neither can be turned into the
// other without a calendar.
//
// Floor: core.

#include <string>

#include "engine/calendar/limit.hpp"

namespace engine::core::prove {

struct Amount {
  Duration working{0};   ///< WH, and WD of eight hours.
  Duration wall{0};      ///< UH, CD and delays.
  bool granted = false;  ///< And as long as a person grants: a date, an extension.

  friend bool operator==(const Amount&, const Amount&) = default;
  /// No shorter than either. So many working days take as many days at least, less one.
  void cover(const Amount& other);
};

[[nodiscard]] Amount operator+(const Amount& one, const Amount& other);
[[nodiscard]] Amount amount_of(const calendar::Limit& limit);
/// In the long run, on the wall: a working week of 40 hours takes seven days.
[[nodiscard]] Duration about(const Amount& amount);
/// "3 工作日 4 工作时" or "3 WD 4 WH", "0" for none.
[[nodiscard]] std::string in_chinese(const Amount& amount);
[[nodiscard]] std::string in_english(const Amount& amount);

}  // namespace engine::core::prove
