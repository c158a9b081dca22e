// SPDX-License-Identifier: Apache-2.0
#pragma once

// The data of a session between two steps. Thousands of sessions of few charts lie in memory at
// once, and each step copies one: so the names are shared, and the values stand in a row.
//
// Floor:   chart.
// Threads: a value; the pool behind the names may be used from any thread.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/shared.hpp"

namespace engine::chart {

/// The name of a datum. Equal names share their text, as far as bounds::shared_names_max goes.
class Location {
 public:
  explicit Location(std::string_view name);

  [[nodiscard]] const std::string& str() const { return *name_; }

  friend bool operator==(const Location& one, const Location& other) {
    return one.name_ == other.name_ || *one.name_ == *other.name_;
  }

 private:
  std::shared_ptr<const std::string> name_;
};

class Data {
 public:
  using Item = std::pair<Location, boost::json::value>;

  Data() = default;
  explicit Data(boost::json::object object);

  /// Null where there is none. The pointer holds until the next change.
  [[nodiscard]] const boost::json::value* if_contains(std::string_view name) const;
  void set(std::string_view name, boost::json::value value);
  void erase(std::string_view name);
  /// Adds at the end what is not there yet.
  void append(Location name, boost::json::value value) {
    items_.edit().emplace_back(std::move(name), std::move(value));
  }
  void reserve(std::size_t count) { items_.edit().reserve(count); }

  [[nodiscard]] std::size_t size() const { return items_->size(); }
  [[nodiscard]] auto begin() const { return items_->begin(); }
  [[nodiscard]] auto end() const { return items_->end(); }
  [[nodiscard]] boost::json::object object() const;

  /// The order does not matter.
  friend bool operator==(const Data& one, const Data& other);

 private:
  [[nodiscard]] std::vector<Item>::const_iterator find(std::string_view name) const;

  Shared<std::vector<Item>> items_;  ///< By the chart's slots, as far as the chart made them.
};

/// Finds data that are asked for mostly in the order in which they stand: those of one chart.
class DataInOrder {
 public:
  explicit DataInOrder(const Data& data) : data_(data), next_(data.begin()) {}

  /// As Data::if_contains.
  [[nodiscard]] const boost::json::value* find(const Location& location) {
    if (next_ == data_.end() || next_->first != location) return data_.if_contains(location.str());
    return &(next_++)->second;
  }

 private:
  const Data& data_;
  decltype(data_.begin()) next_;
};

}  // namespace engine::chart
