// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/attempt.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>

#include "engine/base/bounds.hpp"

namespace engine::chart::expression {
namespace {

constexpr std::size_t bytes_per_value = 16;

}  // namespace

Value Attempt::fail(std::string what) {
  failure_ = std::move(what);
  return Value::failed();
}

Value Attempt::fail_for_event() {
  needs_event_ = true;
  return fail("the event is not known yet");
}

bool Attempt::afford(std::size_t bytes) {
  spent_ += bytes;
  if (spent_ <= bounds::growth_max) return true;
  fail("the expression makes more than " + std::to_string(bounds::growth_max) + " bytes");
  return false;
}

bool Attempt::afford(const boost::json::value& value) { return afford_inside(value, 1); }

bool Attempt::afford_inside(const boost::json::value& value, std::size_t depth) {
  if (depth > bounds::value_depth_max) {
    fail("arrays and objects stand too deep inside each other");
    return false;
  }
  if (value.is_double() && !std::isfinite(value.get_double())) {
    fail("NaN and Infinity can't be kept");
    return false;
  }
  if (!afford(bytes_per_value + (value.is_string() ? value.get_string().size() : 0))) return false;
  if (value.is_array()) {
    const boost::json::array& array = value.get_array();
    return std::all_of(array.begin(), array.end(), [&](const boost::json::value& item) {
      return afford_inside(item, depth + 1);
    });
  }
  if (!value.is_object()) return true;
  const boost::json::object& object = value.get_object();
  return std::all_of(object.begin(), object.end(), [&](const boost::json::key_value_pair& entry) {
    return afford(entry.key().size()) && afford_inside(entry.value(), depth + 1);
  });
}

}  // namespace engine::chart::expression
