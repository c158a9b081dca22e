// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/catalogue.hpp"

#include <algorithm>
#include <utility>

namespace engine::directory {

const Condition* Category::condition(std::string_view text) const {
  const auto found = std::find_if(conditions.begin(), conditions.end(),
                                  [text](const Condition& each) { return each.text == text; });
  return found == conditions.end() ? nullptr : &*found;
}

Catalogue::Catalogue(std::vector<Category> categories, std::vector<Whistle> whistles)
    : categories_(std::move(categories)), whistles_(std::move(whistles)) {
  for (std::size_t i = 0; i < categories_.size(); ++i) {
    category_at_.emplace(categories_[i].code, i);
  }
}

const Category* Catalogue::find(const CategoryCode& code) const {
  const auto found = category_at_.find(code);
  return found == category_at_.end() ? nullptr : &categories_[found->second];
}

const Whistle* Catalogue::find_whistle(std::string_view type) const {
  const auto found = std::find_if(whistles_.begin(), whistles_.end(),
                                  [type](const Whistle& whistle) { return whistle.type == type; });
  return found == whistles_.end() ? nullptr : &*found;
}

}  // namespace engine::directory
