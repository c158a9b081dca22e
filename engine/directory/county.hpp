// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that the tables of one county say.
//
// Floor:   directory.
// Threads: immutable after load; any thread may read.

#include <map>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/directory/catalogue.hpp"
#include "engine/directory/directory.hpp"
#include "engine/directory/limit_table.hpp"
#include "engine/directory/post.hpp"

namespace engine::directory {

/// A post to be held by someone: named by what it is, never by a person.
struct PostRow {
  Login id;           ///< "grid_chief.511725001004801"
  std::string title;  ///< "胜利社区1号小区网格长"
  Post post;
};

struct County {
  std::string name, code;
  Directory directory;
  Catalogue catalogue;
  LimitTable limits;
  std::map<std::string, calendar::Calendar> calendars;
  std::string default_calendar;
  std::vector<PostRow> posts;
};

}  // namespace engine::directory
