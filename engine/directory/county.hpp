// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that the tables of one county say.
//
// Floor:   directory.
// Threads: immutable after load; any thread may read.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/directory/catalogue.hpp"
#include "engine/directory/directory.hpp"
#include "engine/directory/limit_table.hpp"
#include "engine/directory/measure.hpp"
#include "engine/directory/post.hpp"

namespace engine::directory {

/// A post to be held by someone: named by what it is, never by a person.
struct PostRow {
  Login id;           ///< "grid_chief.511725001004801"
  std::string title;  ///< "胜利社区1号小区网格长"
  Post post;
};

/// What a post is responsible for beyond its scope: a building, a household group, a branch.
struct Duty {
  std::string place;  ///< The code of a building, an entrance, or any wider place.
  std::string name;   ///< "楼栋长", "党支部书记"
  Login post;         ///< Empty: nobody has it, a gap.
  std::string note;   ///< Why it is this one's.
};

struct County {
  std::string name, code;
  Directory directory;
  Catalogue catalogue;
  LimitTable limits;
  std::map<std::string, calendar::Calendar> calendars;
  std::string default_calendar;
  std::vector<PostRow> posts;
  std::vector<Duty> duties;
  std::map<std::string, Measure, std::less<>> measures;  ///< By name.
};

}  // namespace engine::directory
