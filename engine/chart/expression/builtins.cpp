// SPDX-License-Identifier: Apache-2.0
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/number.hpp"
#include "engine/chart/expression/operators.hpp"
#include "engine/chart/expression/text.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

/// Whether `a` is nearer to the wanted end than `b`; -0 is less than 0.
bool less(double a, double b) {
  return a < b || (a == 0 && b == 0 && std::signbit(a) && !std::signbit(b));
}

Value extreme(const Arguments& arguments, bool least) {
  double best = least ? infinity : -infinity;
  for (const Value& each : arguments) {
    const double value = to_number(each);
    if (std::isnan(value)) return Value{number(value)};
    if (least ? less(value, best) : less(best, value)) best = value;
  }
  return Value{number(best)};
}

/// Half goes up, towards +Infinity, unlike std::round.
double rounded(double value) {
  const double below = std::floor(value);
  return std::copysign(value - below >= 0.5 ? below + 1 : below, value);
}

Value index_keys(std::size_t count, Attempt& attempt) {
  json::array names;
  for (std::size_t i = 0; i < count; ++i) {
    json::value name(std::to_string(i));
    if (!attempt.afford(name)) return Value::failed();
    names.push_back(std::move(name));
  }
  return Value{std::move(names)};
}

Value keys(const Value& of, Attempt& attempt) {
  const json::value& json = of.json();
  if (json.is_null()) return attempt.fail("Object.keys() of " + to_text(of));
  if (json.is_array()) return index_keys(json.get_array().size(), attempt);
  if (json.is_string()) return index_keys(length(to_text(of)), attempt);
  json::array names;
  if (!json.is_object()) return Value{std::move(names)};
  for (const json::key_value_pair& entry : json.get_object()) {
    json::value name(entry.key());
    if (!attempt.afford(name)) return Value::failed();
    names.push_back(std::move(name));
  }
  return Value{std::move(names)};
}

void append_json(std::string& text, const json::value& json) {
  const auto separate = [&](bool first) { text += first ? "" : ","; };
  if (json.is_array()) {
    text += '[';
    for (const json::value& item : json.get_array()) {
      separate(&item == json.get_array().begin());
      append_json(text, item);
    }
    text += ']';
  } else if (json.is_object()) {
    text += '{';
    for (const json::key_value_pair& entry : json.get_object()) {
      separate(&entry == json.get_object().begin());
      text += json::serialize(entry.key()) + ":";
      append_json(text, entry.value());
    }
    text += '}';
  } else if (json.is_number()) {
    text += std::isfinite(as_double(json)) ? number_text(as_double(json)) : "null";
  } else {
    text += json::serialize(json);
  }
}

Value stringify(const Value& of, Attempt& attempt) {
  if (of.undefined()) return Value{};
  // Its size first: what can't be kept is not written either.
  if (composite(of) && !attempt.afford(of.json())) return Value::failed();
  std::string text;
  append_json(text, of.json());
  return attempt.afford(text.size()) ? Value::text(text) : Value::failed();
}

Value integer(const Arguments& arguments) {
  const double radix = to_integer(argument(arguments, 1));
  const bool known = radix >= 0 && radix <= 36;
  return Value{
      number(parse_int(to_text(argument(arguments, 0)), known ? static_cast<int>(radix) : 1))};
}

}  // namespace

Value call(Builtin function, const Arguments& arguments, Attempt& attempt) {
  const Value& first = argument(arguments, 0);
  switch (function) {
    case Builtin::min: return extreme(arguments, true);
    case Builtin::max: return extreme(arguments, false);
    case Builtin::floor: return Value{number(std::floor(to_number(first)))};
    case Builtin::ceil: return Value{number(std::ceil(to_number(first)))};
    case Builtin::round: return Value{number(rounded(to_number(first)))};
    case Builtin::abs: return Value{number(std::abs(to_number(first)))};
    case Builtin::string: return Value::text(to_text(first));
    case Builtin::number: return Value{number(to_number(first))};
    case Builtin::boolean: return Value{truthy(first)};
    case Builtin::parse_int: return integer(arguments);
    case Builtin::parse_float: return Value{number(parse_float(to_text(first)))};
    case Builtin::is_nan: return Value{std::isnan(to_number(first))};
    case Builtin::is_array: return Value{first.json().is_array()};
    case Builtin::keys: return keys(first, attempt);
    case Builtin::pow:
      return Value{number(std::pow(to_number(first), to_number(argument(arguments, 1))))};
    case Builtin::stringify: return stringify(first, attempt);
  }
  return Value{};
}

}  // namespace engine::chart::expression
