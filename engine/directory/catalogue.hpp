// SPDX-License-Identifier: Apache-2.0
#pragma once

// What can be raised, and who is summoned for it: categories and whistle types, as rows of tables.
//
// Floor:   directory.
// Threads: immutable after construction; any thread may read.
// Source:  domain §7 (categories), §3.1 (whistles).

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/directory/codes.hpp"
#include "engine/directory/role.hpp"

namespace engine::directory {

/// 立案条件: as what a case of its category can be filed. Its limits are rows of the limit table.
struct Condition {
  std::string text;  ///< "井盖缺失": what whoever files picks, and the case keeps.
  std::string english;
  std::string done_when;  ///< 结案条件: what must be so for the case to be closed.
};

struct Category {
  CategoryCode code;
  std::string name, english;
  UnitCode lead;             ///< 牵头
  std::vector<UnitCode> co;  ///< 配合
  int severity = 4;          ///< 1 red (danger to life) to 4 blue.
  std::string workflow;      ///< The chart that carries it.
  std::string note;
  std::vector<Condition> conditions;  ///< In the order of their table; perhaps none.

  /// Null where it has none that is called so.
  [[nodiscard]] const Condition* condition(std::string_view text) const;
};

/// 哨: how departments are summoned.
struct Whistle {
  std::string type, name;
  bool needs_approval = true;  ///< False: blow first, review after.
  std::string join;            ///< "all", "lead_decides" or "quorum"
  std::vector<Role> who_may_blow;
  /// 销哨: "blower" (who blew it), "before_arrival" (the blower, until somebody has reported in),
  /// "verified" (the blower, and the place is looked at then) or "approver" (another than the
  /// blower).
  std::string standdown;
  std::string standdown_rule;  ///< The same in words.
};

class Catalogue {
 public:
  Catalogue() = default;
  Catalogue(std::vector<Category> categories, std::vector<Whistle> whistles);

  // Each in the order of its table.
  [[nodiscard]] const std::vector<Category>& categories() const { return categories_; }
  [[nodiscard]] const std::vector<Whistle>& whistles() const { return whistles_; }

  // Null where there is none.
  [[nodiscard]] const Category* find(const CategoryCode& code) const;
  [[nodiscard]] const Whistle* find_whistle(std::string_view type) const;

 private:
  std::vector<Category> categories_;
  std::vector<Whistle> whistles_;
  std::map<CategoryCode, std::size_t> category_at_;
};

}  // namespace engine::directory
