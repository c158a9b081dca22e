// SPDX-License-Identifier: Apache-2.0
#pragma once

// A county while its tables are being read: what stands so far, the codes that later tables refer
// to, and every fault. One function a table; each reads only what the ones above it have left.
//
// Floor:  adapters/county.
// Errors: collected in `faults`; a faulty row is left out, its code stays known.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/county/table.hpp"
#include "engine/calendar/calendar.hpp"
#include "engine/directory/county.hpp"

namespace adapters::county {

struct Draft {
  std::filesystem::path folder;
  engine::Faults faults;

  std::string name, code;
  engine::directory::DirectoryTables places;
  std::vector<engine::directory::Category> categories;
  std::vector<engine::directory::Whistle> whistles;
  std::vector<engine::directory::LimitRow> limits;
  std::vector<engine::directory::PostRow> posts;
  std::vector<engine::directory::Duty> duties;
  std::map<std::string, engine::calendar::Calendar> calendars;
  std::map<std::string, engine::directory::Measure, std::less<>> measures;

  Keys street_codes{"street"}, community_codes{"community"}, area_codes{"area"}, grid_codes{"grid"},
      building_codes{"building"}, unit_codes{"unit"}, category_codes{"category"},
      whistle_types{"whistle"}, calendar_ids{"calendar"}, post_ids{"post"};
  std::map<std::string, std::string> limit_places;  ///< What a limit is for → where it stands.

  /// Reads the table `file` of the folder.
  [[nodiscard]] Table table(std::string_view file, const Columns& columns);
  /// The same for a table that may be missing: it then has no rows.
  [[nodiscard]] Table table_if_there(std::string_view file, const Columns& columns);
};

void read_county(Draft& draft);       // county.csv
void read_calendars(Draft& draft);    // calendars.csv, holidays.csv, holiday_years.csv
void read_streets(Draft& draft);      // streets.csv
void read_communities(Draft& draft);  // communities.csv, after streets
void read_areas(Draft& draft);        // areas.csv, after streets
void read_grids(Draft& draft);        // grids.csv, after communities and areas
void read_shapes(Draft& draft);       // grid_shapes.csv, after grids
void read_buildings(Draft& draft);    // buildings.csv, after grids
void read_units(Draft& draft);        // units.csv and teams.csv, after streets
void read_categories(Draft& draft);   // categories.csv, after units
void read_conditions(Draft& draft);   // conditions.csv, after categories
void read_whistles(Draft& draft);     // whistles.csv
void read_limits(Draft& draft);       // limits.csv, after categories and whistles
void read_posts(Draft& draft);        // posts.csv, after all places and units
void read_duties(Draft& draft);       // duties.csv, after posts
void read_measures(Draft& draft);     // measures.csv, after categories

}  // namespace adapters::county
