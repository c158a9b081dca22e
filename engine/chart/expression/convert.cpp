// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/convert.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <cmath>
#include <limits>

#include "engine/chart/expression/number.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

std::string joined(const json::array& array) {
  std::string text;
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) text += ',';
    if (!array[i].is_null()) text += to_text(Value::borrowed(array[i]));
  }
  return text;
}

bool same(const json::value& a, const json::value& b);

bool same_arrays(const json::array& a, const json::array& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same_objects(const json::object& a, const json::object& b) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.begin(), a.end(), [&](const json::key_value_pair& entry) {
    const json::value* other = b.if_contains(entry.key());
    return other && same(entry.value(), *other);
  });
}

bool same(const json::value& a, const json::value& b) {
  if (a.is_number() && b.is_number()) return as_double(a) == as_double(b);
  if (a.is_string() && b.is_string()) return a.get_string() == b.get_string();
  if (a.is_bool() && b.is_bool()) return a.get_bool() == b.get_bool();
  if (a.is_array() && b.is_array()) return same_arrays(a.get_array(), b.get_array());
  if (a.is_object() && b.is_object()) return same_objects(a.get_object(), b.get_object());
  return a.is_null() && b.is_null();
}

bool nothing(const Value& value) { return value.undefined() || value.json().is_null(); }

}  // namespace

double as_double(const json::value& json) {
  if (json.is_int64()) return static_cast<double>(json.get_int64());
  if (json.is_uint64()) return static_cast<double>(json.get_uint64());
  return json.get_double();
}

bool composite(const Value& value) { return value.json().is_structured(); }

bool truthy(const Value& value) {
  const json::value& json = value.json();
  if (json.is_bool()) return json.get_bool();
  if (json.is_string()) return !json.get_string().empty();
  if (json.is_number()) return as_double(json) != 0 && !std::isnan(as_double(json));
  return json.is_structured();
}

double to_number(const Value& value) {
  if (value.undefined()) return std::numeric_limits<double>::quiet_NaN();
  const json::value& json = value.json();
  if (json.is_number()) return as_double(json);
  if (json.is_bool()) return json.get_bool() ? 1 : 0;
  if (json.is_string()) return parse_whole(view(json.get_string()));
  if (json.is_null()) return 0;
  return parse_whole(to_text(value));
}

double to_integer(const Value& value) {
  const double number = to_number(value);
  return std::isnan(number) ? 0 : std::trunc(number);
}

std::string to_text(const Value& value) {
  if (value.undefined()) return "undefined";
  const json::value& json = value.json();
  if (json.is_string()) return std::string(view(json.get_string()));
  if (json.is_number()) return number_text(as_double(json));
  if (json.is_bool()) return json.get_bool() ? "true" : "false";
  if (json.is_null()) return "null";
  return json.is_array() ? joined(json.get_array()) : "[object Object]";
}

std::string_view type_of(const Value& value) {
  if (value.undefined()) return "undefined";
  const json::value& json = value.json();
  if (json.is_string()) return "string";
  if (json.is_number()) return "number";
  if (json.is_bool()) return "boolean";
  return "object";
}

bool strictly_equal(const Value& a, const Value& b) {
  if (a.undefined() || b.undefined()) return a.undefined() && b.undefined();
  return same(a.json(), b.json());
}

bool loosely_equal(const Value& a, const Value& b) {
  if (nothing(a) || nothing(b)) return nothing(a) && nothing(b);
  if (type_of(a) == type_of(b)) return same(a.json(), b.json());
  if (composite(a) && b.json().is_string()) return to_text(a) == to_text(b);
  if (composite(b) && a.json().is_string()) return to_text(a) == to_text(b);
  return to_number(a) == to_number(b);
}

}  // namespace engine::chart::expression
