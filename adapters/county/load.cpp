// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/load.hpp"

#include <utility>

#include "adapters/county/draft.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

void check_default_calendar(Draft& draft, const std::string& id) {
  if (!draft.calendar_ids.is_open() || draft.calendar_ids.knows(id)) return;
  draft.faults.push_back({(draft.folder / "calendars.csv").string(), 0, 0,
                          "there is no calendar '" + id + "'",
                          "add it, or name another one in the setting time.calendar"});
}

directory::County finished(Draft draft, const std::string& default_calendar) {
  return {.name = std::move(draft.name),
          .code = std::move(draft.code),
          .directory = directory::Directory{std::move(draft.places)},
          .catalogue = directory::Catalogue{std::move(draft.categories), std::move(draft.whistles)},
          .limits = directory::LimitTable{std::move(draft.limits)},
          .calendars = std::move(draft.calendars),
          .default_calendar = default_calendar,
          .posts = std::move(draft.posts),
          .duties = std::move(draft.duties),
          .measures = std::move(draft.measures)};
}

}  // namespace

engine::Loaded<directory::County> load_county(const std::filesystem::path& folder,
                                              const std::string& default_calendar) {
  Draft draft;
  draft.folder = folder;
  for (const auto read :
       {read_county, read_calendars, read_streets, read_communities, read_areas, read_grids,
        read_shapes, read_buildings, read_units, read_categories, read_conditions, read_whistles,
        read_limits, read_posts, read_duties, read_measures}) {
    read(draft);
  }
  check_default_calendar(draft, default_calendar);
  if (!draft.faults.empty()) return std::move(draft.faults);
  return finished(std::move(draft), default_calendar);
}

}  // namespace adapters::county
