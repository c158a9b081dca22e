// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/row.hpp"

namespace engine::core {
namespace {

bool listed(const model::Row& row, std::string_view queue) {
  return std::find(row.queues.begin(), row.queues.end(), queue) != row.queues.end();
}

}  // namespace

const std::vector<std::string>& queue_names() {
  static const std::vector<std::string> names = {"inbox",     "unclaimed",   "due_soon",
                                                 "overdue",   "escalations", "disputed",
                                                 "ownerless", "supervised"};
  return names;
}

model::ListFilter queue_filter(std::string_view name, const directory::Actor& actor) {
  model::ListFilter filter;
  filter.visible = visibility(actor);
  filter.open = true;
  if (name == "inbox") {
    if (!PLANTED("inbox_shows_all")) filter.owners = actor.posts;
    filter.owner_login = actor.login.str();
  } else if (name == "due_soon") {
    filter.warned = true;
  } else if (name == "overdue") {
    filter.overdue = true;
  } else if (name == "supervised") {
    filter.supervised = true;
  } else {
    filter.queue = std::string(name);
  }
  return filter;
}

bool in_queue(std::string_view name, const model::Row& row, const directory::Actor& actor) {
  if (!row.open || !may_see(actor, row)) return false;
  if (name == "inbox") return owns(actor, row);
  if (name == "due_soon") return row.warned;
  if (name == "overdue") return row.overdue;
  if (name == "supervised") return row.supervised;
  return listed(row, name);
}

}  // namespace engine::core
