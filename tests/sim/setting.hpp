// SPDX-License-Identifier: Apache-2.0
#pragma once

// What all worlds share and none changes: the county, the charts, and those who act. Read once; a
// seed that read it again would spend its time on that alone.
//
// Floor:   tests/sim.
// Threads: immutable after load.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"
#include "tests/sim/plain_chart.hpp"

namespace sim {

struct Setting {
  engine::directory::County county;
  engine::directory::County edited;  ///< The same, with other holidays and worked weekends.
  engine::core::Workflows now;       ///< The charts of workflows/.
  /// The same, with a second version of the main two beside them (next_charts.hpp).
  engine::core::Workflows next;
  /// 8 grid chiefs of 3 areas, their area chiefs and general chief, departments with their leads,
  /// the desk, the supervisor, administrators, two strangers from another street, and four who have
  /// a second post. Behind them those who act only where the county's other work is done.
  std::vector<engine::directory::Actor> people;
  std::size_t always_there = 0;                  ///< So many of the people act in every world.
  std::vector<engine::directory::Place> places;  ///< The 8 grids, and one of the strangers'.
  std::vector<std::string> departments, categories, whistles;
  std::vector<std::string> measured;             ///< Categories that a measure counts.
  std::vector<std::string> kinds;                ///< What else people raise, beside incidents.
  std::map<std::string, PlainChart> texts;       ///< By name: what the charts' texts say,
  std::map<std::string, PlainChart> next_texts;  ///< and those of the second versions.
  /// Each limit that the county's tables write down, worked out anew: a working day has eight
  /// hours.
  std::set<std::pair<engine::calendar::Unit, engine::Duration>> written_limits;

  /// The text of the case's own version of its chart.
  [[nodiscard]] const PlainChart& text_of(const engine::model::Case& subject) const;
  [[nodiscard]] const engine::directory::Actor* person(const std::string& login) const;
};

/// `source` is the project's folder. A fault in its tables or charts ends the process.
[[nodiscard]] Setting load_setting(const std::filesystem::path& source);

}  // namespace sim
