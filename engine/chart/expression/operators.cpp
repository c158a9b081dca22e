// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/operators.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/number.hpp"
#include "engine/chart/expression/text.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

std::string_view text_in(const Value& value) {
  const json::string& text = value.json().get_string();
  return {text.data(), text.size()};
}

bool textual(const Value& value) { return value.json().is_string() || composite(value); }

Value add(const Value& left, const Value& right, Attempt& attempt) {
  if (!textual(left) && !textual(right)) return Value{number(to_number(left) + to_number(right))};
  std::string text = to_text(left);
  text += to_text(right);
  if (!attempt.afford(text.size())) return Value::failed();
  return Value::text(text);
}

/// Less, equal or greater than 0; none where a NaN is compared.
std::optional<int> order(const Value& left, const Value& right) {
  if (left.json().is_string() && right.json().is_string()) {
    return compare(text_in(left), text_in(right));
  }
  if (textual(left) && textual(right)) return compare(to_text(left), to_text(right));
  const double a = to_number(left);
  const double b = to_number(right);
  if (std::isnan(a) || std::isnan(b)) return std::nullopt;
  return a < b ? -1 : (a > b ? 1 : 0);
}

Value arithmetic(BinaryOperator op, double a, double b) {
  if (op == BinaryOperator::subtract) return Value{number(a - b)};
  if (op == BinaryOperator::multiply) return Value{number(a * b)};
  if (op == BinaryOperator::divide) return Value{number(a / b)};
  return Value{number(std::fmod(a, b))};
}

std::int32_t to_int32(const Value& value) {
  constexpr double modulus = 4294967296.0;
  const double number = to_number(value);
  if (!std::isfinite(number)) return 0;
  const double rest = std::fmod(std::trunc(number), modulus);
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(rest < 0 ? rest + modulus : rest));
}

Value bitwise(BinaryOperator op, std::int32_t a, std::int32_t b) {
  if (op == BinaryOperator::bit_or) return Value{a | b};
  if (op == BinaryOperator::bit_and) return Value{a & b};
  return Value{a ^ b};
}

Value relation(BinaryOperator op, const Value& left, const Value& right) {
  const std::optional<int> found = order(left, right);
  if (!found) return Value{false};
  if (op == BinaryOperator::less) return Value{*found < 0};
  if (op == BinaryOperator::less_equal) return Value{*found <= 0};
  if (op == BinaryOperator::greater) return Value{*found > 0};
  return Value{*found >= 0};
}

/// The index that `key` writes in canonical form.
std::optional<std::size_t> index_of(std::string_view key) {
  if (key.empty() || (key.size() > 1 && key[0] == '0')) return std::nullopt;
  std::size_t index = 0;
  const auto result = std::from_chars(key.data(), key.data() + key.size(), index);
  const bool all = result.ec == std::errc{} && result.ptr == key.data() + key.size();
  return all ? std::optional(index) : std::nullopt;
}

Value has_member(const Value& key, const Value& of, Attempt& attempt) {
  const std::string name = to_text(key);
  if (of.json().is_object()) return Value{of.json().get_object().contains(name)};
  if (!of.json().is_array()) return attempt.fail("'in' needs an object on its right");
  const std::optional<std::size_t> index = index_of(name);
  return Value{name == "length" || (index && *index < of.json().get_array().size())};
}

/// Points into what is borrowed, copies out of what would be gone.
Value inside(const Value& of, const json::value& item, Attempt& attempt) {
  if (of.is_borrowed()) return Value::borrowed(item);
  if (!attempt.afford(item)) return Value::failed();
  return Value{item};
}

Value item_of(const Value& of, std::size_t index, Attempt& attempt) {
  if (of.json().is_array()) {
    const json::array& array = of.json().get_array();
    return index < array.size() ? inside(of, array[index], attempt) : Value{};
  }
  const std::string_view text = text_in(of);
  return index < length(text) ? Value::text(part(text, index, index + 1)) : Value{};
}

}  // namespace

Value apply(UnaryOperator op, const Value& of) {
  switch (op) {
    case UnaryOperator::negate: return Value{number(-to_number(of))};
    case UnaryOperator::plus: return Value{number(to_number(of))};
    case UnaryOperator::logical_not: return Value{!truthy(of)};
    case UnaryOperator::type_of: return Value::text(type_of(of));
  }
  return Value{};
}

Value apply(BinaryOperator op, const Value& left, const Value& right, Attempt& attempt) {
  switch (op) {
    case BinaryOperator::add: return add(left, right, attempt);
    case BinaryOperator::subtract:
    case BinaryOperator::multiply:
    case BinaryOperator::divide:
    case BinaryOperator::remainder: return arithmetic(op, to_number(left), to_number(right));
    case BinaryOperator::bit_or:
    case BinaryOperator::bit_xor:
    case BinaryOperator::bit_and: return bitwise(op, to_int32(left), to_int32(right));
    case BinaryOperator::less:
    case BinaryOperator::less_equal:
    case BinaryOperator::greater:
    case BinaryOperator::greater_equal: return relation(op, left, right);
    case BinaryOperator::equal: return Value{loosely_equal(left, right)};
    case BinaryOperator::not_equal: return Value{!loosely_equal(left, right)};
    case BinaryOperator::strictly_equal: return Value{strictly_equal(left, right)};
    case BinaryOperator::strictly_not_equal: return Value{!strictly_equal(left, right)};
    case BinaryOperator::in: return has_member(left, right, attempt);
    case BinaryOperator::instance_of_array: return Value{left.json().is_array()};
    case BinaryOperator::instance_of_object: return Value{composite(left)};
  }
  return Value{};
}

Value member(const Value& of, std::string_view key, Attempt& attempt) {
  const json::value& json = of.json();
  if (of.undefined() || json.is_null()) {
    return attempt.fail("'" + std::string(key) + "' of " + to_text(of));
  }
  if (json.is_object()) {
    const json::value* found = json.get_object().if_contains(key);
    return found ? inside(of, *found, attempt) : Value{};
  }
  if (!json.is_array() && !json.is_string()) return Value{};
  if (key == "length") {
    const std::size_t count = json.is_array() ? json.get_array().size() : length(text_in(of));
    return Value{number(static_cast<double>(count))};
  }
  const std::optional<std::size_t> index = index_of(key);
  return index ? item_of(of, *index, attempt) : Value{};
}

Value element(const Value& of, const Value& key, Attempt& attempt) {
  const bool indexed = of.json().is_array() && key.json().is_int64();
  if (!indexed) return member(of, to_text(key), attempt);
  const std::int64_t index = key.json().get_int64();
  return index < 0 ? Value{} : item_of(of, static_cast<std::size_t>(index), attempt);
}

}  // namespace engine::chart::expression
