// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/data.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "engine/base/bounds.hpp"

namespace engine::chart {
namespace {

class Names {
 public:
  std::shared_ptr<const std::string> of(std::string_view name) {
    const std::lock_guard lock(mutex_);
    if (const auto found = names_.find(name); found != names_.end()) return found->second;
    auto made = std::make_shared<const std::string>(name);
    if (names_.size() < bounds::shared_names_max) names_.emplace(*made, made);
    return made;
  }

 private:
  std::mutex mutex_;
  /// Each key is the text of its own value.
  std::unordered_map<std::string_view, std::shared_ptr<const std::string>> names_;
};

Names& names() {
  static Names pool;
  return pool;
}

}  // namespace

Location::Location(std::string_view name) : name_(names().of(name)) {}

Data::Data(boost::json::object object) {
  reserve(object.size());
  for (auto& member : object) append(Location(member.key()), std::move(member.value()));
}

std::vector<Data::Item>::const_iterator Data::find(std::string_view name) const {
  return std::find_if(begin(), end(),
                      [name](const Item& item) { return item.first.str() == name; });
}

const boost::json::value* Data::if_contains(std::string_view name) const {
  const auto found = find(name);
  return found == end() ? nullptr : &found->second;
}

void Data::set(std::string_view name, boost::json::value value) {
  const auto found = find(name);
  if (found == end()) return append(Location(name), std::move(value));
  const auto index = static_cast<std::size_t>(found - begin());
  items_.edit()[index].second = std::move(value);
}

void Data::erase(std::string_view name) {
  const auto found = find(name);
  if (found == end()) return;
  const auto index = found - begin();
  auto& items = items_.edit();
  items.erase(items.begin() + index);
}

boost::json::object Data::object() const {
  boost::json::object object;
  object.reserve(size());
  for (const auto& [name, value] : *items_) object.emplace(name.str(), value);
  return object;
}

bool operator==(const Data& one, const Data& other) {
  if (&*one.items_ == &*other.items_) return true;
  if (one.size() != other.size()) return false;
  DataInOrder others(other);
  return std::all_of(one.begin(), one.end(), [&](const Data::Item& item) {
    const auto* same = others.find(item.first);
    return same && *same == item.second;
  });
}

}  // namespace engine::chart
