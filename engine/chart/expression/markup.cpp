// SPDX-License-Identifier: Apache-2.0
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/operators.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

bool is_named(const json::value& node, std::string_view name) {
  const json::value* own = node.get_object().if_contains("name");
  return own && (name == "*" || (own->is_string() && own->get_string() == name));
}

/// In document order. The depth of data is bounded, so that of the recursion is.
bool gather(const json::object& element, std::string_view name, json::array& found,
            Attempt& attempt) {
  const json::value* children = element.if_contains("children");
  if (!children || !children->is_array()) return true;
  for (const json::value& child : children->get_array()) {
    if (!child.is_object()) continue;
    if (is_named(child, name)) {
      if (!attempt.afford(child)) return false;
      found.push_back(child);
    }
    if (!gather(child.get_object(), name, found, attempt)) return false;
  }
  return true;
}

Value attribute_of(const json::object& element, std::string_view name) {
  const json::value* attributes = element.if_contains("attributes");
  const json::value* found =
      attributes && attributes->is_object() ? attributes->get_object().if_contains(name) : nullptr;
  return Value{found ? *found : json::value(nullptr)};
}

}  // namespace

Value call_on_markup(Method method, const json::object& element, const Arguments& arguments,
                     Attempt& attempt) {
  const std::string name = to_text(argument(arguments, 0));
  if (method == Method::attribute) return attribute_of(element, name);
  if (method != Method::elements_by_tag_name) {
    return attempt.fail("a function of strings and arrays was called on object");
  }
  json::array found;
  return gather(element, name, found, attempt) ? Value{std::move(found)} : Value::failed();
}

}  // namespace engine::chart::expression
