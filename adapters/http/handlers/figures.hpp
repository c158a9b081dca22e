// SPDX-License-Identifier: Apache-2.0
#pragma once

// How one group of cases fared: means and shares, each with the number of cases that it rests on.
//
// Floor: adapters/http.
// Units: working minutes of the county's calendar; shares from 0 to 1.

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

#include "engine/calendar/calendar.hpp"
#include "engine/model/case.hpp"

namespace adapters::http::handlers {

class Figures {
 public:
  void add_ticket(const engine::model::Case& ticket, const engine::calendar::Calendar& calendar,
                  engine::Instant now);
  void add_incident(const engine::model::Case& incident);

  /// Each figure with its n and the list behind it; `tickets` and `incidents` are those lists.
  [[nodiscard]] boost::json::object shown(const std::string& tickets,
                                          const std::string& incidents) const;

 private:
  struct Mean {
    std::uint64_t n = 0;
    double sum = 0;
    void add(double value) {
      ++n;
      sum += value;
    }
  };
  [[nodiscard]] static boost::json::object shown(const Mean& mean, std::string_view unit,
                                                 const std::string& list);

  Mean response_, held_;                ///< Working minutes.
  Mean on_time_, returned_, reworked_;  ///< 0 or 1 each.
  Mean satisfaction_;                   ///< 1 to 5.
};

}  // namespace adapters::http::handlers
