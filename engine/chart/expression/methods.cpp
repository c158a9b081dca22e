// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/number.hpp"
#include "engine/chart/expression/operators.hpp"
#include "engine/chart/expression/text.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

Value truth(bool value) { return Value{value}; }

Value made(std::string text, Attempt& attempt) {
  if (!attempt.afford(text.size())) return Value::failed();
  return Value::text(text);
}

/// A position within [0, length]; what is not given stands for `otherwise`.
std::size_t clamped(const Value& position, std::size_t length, std::size_t otherwise) {
  if (position.undefined()) return otherwise;
  return static_cast<std::size_t>(
      std::clamp(to_integer(position), 0.0, static_cast<double>(length)));
}

Value found_at(std::size_t at) {
  return Value{at == std::string::npos ? json::value(-1) : number(static_cast<double>(at))};
}

Value index_in_text(std::string_view text, const Arguments& arguments) {
  const std::string wanted = to_text(argument(arguments, 0));
  const std::size_t from = clamped(argument(arguments, 1), length(text), 0);
  if (ascii(text) && ascii(wanted)) return found_at(text.find(wanted, from));
  return found_at(to_utf16(text).find(to_utf16(wanted), from));
}

Value concat_text(std::string_view text, const Arguments& arguments, Attempt& attempt) {
  std::string result(text);
  for (const Value& each : arguments) result += to_text(each);
  return made(std::move(result), attempt);
}

Value slice_text(std::string_view text, const Arguments& arguments, Attempt& attempt) {
  const std::size_t size = length(text);
  const std::size_t from = relative(argument(arguments, 0), size, 0);
  const std::size_t to = relative(argument(arguments, 1), size, size);
  return made(from < to ? part(text, from, to) : std::string{}, attempt);
}

Value substring(std::string_view text, const Arguments& arguments, Attempt& attempt) {
  const std::size_t size = length(text);
  const std::size_t a = clamped(argument(arguments, 0), size, 0);
  const std::size_t b = clamped(argument(arguments, 1), size, size);
  return made(part(text, std::min(a, b), std::max(a, b)), attempt);
}

Value char_at(std::string_view text, const Arguments& arguments, Attempt& attempt) {
  const double at = to_integer(argument(arguments, 0));
  if (at < 0 || at >= static_cast<double>(length(text))) return Value::text("");
  const auto index = static_cast<std::size_t>(at);
  return made(part(text, index, index + 1), attempt);
}

bool add_piece(json::array& pieces, std::string_view piece, Attempt& attempt) {
  json::value item(piece);
  if (!attempt.afford(item)) return false;
  pieces.push_back(std::move(item));
  return true;
}

Value split_units(std::string_view text, Attempt& attempt) {
  json::array pieces;
  for (const char16_t unit : to_utf16(text)) {
    if (!add_piece(pieces, to_utf8(std::u16string_view(&unit, 1)), attempt)) return Value::failed();
  }
  return Value{std::move(pieces)};
}

Value split(std::string_view text, const Value& separator, Attempt& attempt) {
  const std::string by = to_text(separator);
  if (!separator.undefined() && by.empty()) return split_units(text, attempt);
  json::array pieces;
  std::size_t start = 0;
  while (!separator.undefined()) {
    const std::size_t end = text.find(by, start);
    if (end == std::string_view::npos) break;
    if (!add_piece(pieces, text.substr(start, end - start), attempt)) return Value::failed();
    start = end + by.size();
  }
  if (!add_piece(pieces, text.substr(start), attempt)) return Value::failed();
  return Value{std::move(pieces)};
}

bool append_copy(json::array& to, const json::value& item, Attempt& attempt) {
  if (!attempt.afford(item)) return false;
  to.push_back(item);
  return true;
}

Value concat_arrays(const json::array& array, const Arguments& arguments, Attempt& attempt) {
  json::array result;
  const auto take = [&](const json::array& from) {
    return std::all_of(from.begin(), from.end(),
                       [&](const json::value& item) { return append_copy(result, item, attempt); });
  };
  if (!take(array)) return Value::failed();
  for (const Value& each : arguments) {
    if (each.undefined()) return attempt.fail("an array can't hold undefined");
    const bool fits = each.json().is_array() ? take(each.json().get_array())
                                             : append_copy(result, each.json(), attempt);
    if (!fits) return Value::failed();
  }
  return Value{std::move(result)};
}

Value slice_array(const json::array& array, const Arguments& arguments, Attempt& attempt) {
  json::array result;
  const std::size_t to = relative(argument(arguments, 1), array.size(), array.size());
  for (std::size_t at = relative(argument(arguments, 0), array.size(), 0); at < to; ++at) {
    if (!append_copy(result, array[at], attempt)) return Value::failed();
  }
  return Value{std::move(result)};
}

Value index_in_array(const json::array& array, const Arguments& arguments) {
  const std::size_t from = relative(argument(arguments, 1), array.size(), 0);
  for (std::size_t at = from; at < array.size(); ++at) {
    if (strictly_equal(Value::borrowed(array[at]), argument(arguments, 0))) return found_at(at);
  }
  return found_at(std::string::npos);
}

Value join(const json::array& array, const Arguments& arguments, Attempt& attempt) {
  const Value& given = argument(arguments, 0);
  const std::string separator = given.undefined() ? "," : to_text(given);
  std::string text;
  for (std::size_t at = 0; at < array.size(); ++at) {
    std::string piece = at > 0 ? separator : std::string{};
    if (!array[at].is_null()) piece += to_text(Value::borrowed(array[at]));
    if (!attempt.afford(piece.size())) return Value::failed();
    text += piece;
  }
  return Value::text(text);
}

}  // namespace

const Value& argument(const Arguments& arguments, std::size_t index) {
  static const Value undefined;
  return index < arguments.size() ? arguments[index] : undefined;
}

std::size_t relative(const Value& position, std::size_t length, std::size_t otherwise) {
  if (position.undefined()) return otherwise;
  const auto size = static_cast<double>(length);
  const double at = to_integer(position);
  return static_cast<std::size_t>(std::clamp(at < 0 ? at + size : at, 0.0, size));
}

Value call_on_text(Method method, std::string_view text, const Arguments& arguments,
                   Attempt& attempt) {
  const std::string wanted = to_text(argument(arguments, 0));
  switch (method) {
    case Method::concat: return concat_text(text, arguments, attempt);
    case Method::slice: return slice_text(text, arguments, attempt);
    case Method::index_of: return index_in_text(text, arguments);
    case Method::includes: return truth(text.find(wanted) != std::string_view::npos);
    case Method::starts_with: return truth(text.starts_with(wanted));
    case Method::ends_with: return truth(text.ends_with(wanted));
    case Method::to_upper_case: return made(upper(text), attempt);
    case Method::to_lower_case: return made(lower(text), attempt);
    case Method::trim: return made(std::string(trimmed(text)), attempt);
    case Method::split: return split(text, argument(arguments, 0), attempt);
    case Method::char_at: return char_at(text, arguments, attempt);
    case Method::substring: return substring(text, arguments, attempt);
    case Method::join:
    case Method::elements_by_tag_name:
    case Method::attribute: break;
  }
  return attempt.fail("a string has no such function");
}

Value call_on_array(Method method, const json::array& array, const Arguments& arguments,
                    Attempt& attempt) {
  switch (method) {
    case Method::concat: return concat_arrays(array, arguments, attempt);
    case Method::slice: return slice_array(array, arguments, attempt);
    case Method::index_of: return index_in_array(array, arguments);
    case Method::includes: return truth(index_in_array(array, arguments).json() != json::value(-1));
    case Method::join: return join(array, arguments, attempt);
    case Method::starts_with:
    case Method::ends_with:
    case Method::to_upper_case:
    case Method::to_lower_case:
    case Method::trim:
    case Method::split:
    case Method::char_at:
    case Method::substring:
    case Method::elements_by_tag_name:
    case Method::attribute: break;
  }
  return attempt.fail("an array has no such function");
}

Value call(Method method, const Value& of, const Arguments& arguments, Attempt& attempt) {
  const json::value& json = of.json();
  if (json.is_string()) {
    const json::string& text = json.get_string();
    return call_on_text(method, {text.data(), text.size()}, arguments, attempt);
  }
  if (json.is_array()) return call_on_array(method, json.get_array(), arguments, attempt);
  if (json.is_object()) return call_on_markup(method, json.get_object(), arguments, attempt);
  return attempt.fail("a function of strings and arrays was called on " +
                      std::string(of.json().is_null() ? to_text(of) : type_of(of)));
}

}  // namespace engine::chart::expression
