// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/http/schema.hpp"

#include <algorithm>
#include <string_view>

#include "engine/base/time.hpp"

namespace test {
namespace {

namespace json = boost::json;

bool is_type(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  return type == "number" && value.is_number();
}

bool has_type(const json::value& value, const json::value& types) {
  if (const auto* one = types.if_string()) return is_type(value, *one);
  const auto& list = types.as_array();
  return std::any_of(list.begin(), list.end(),
                     [&](const json::value& each) { return is_type(value, each.as_string()); });
}

bool is_instant(const json::value& value) {
  return !value.is_string() || engine::parse_rfc3339(value.as_string()).has_value();
}

}  // namespace

std::string Schemas::faults(const json::value& value, const std::string& name) const {
  const auto* schema = schemas_.if_contains(name);
  if (schema == nullptr) return "there is no schema " + name;
  return judge(value, schema->as_object(), "");
}

std::string Schemas::judge(const json::value& value, const json::object& schema,
                           const std::string& at) const {
  if (const auto* ref = schema.if_contains("$ref")) {
    const std::string_view path = ref->as_string();
    return judge(value, schemas_.at(path.substr(path.rfind('/') + 1)).as_object(), at);
  }
  if (const auto* type = schema.if_contains("type"); type && !has_type(value, *type)) {
    return at + " has the wrong type";
  }
  if (const auto* format = schema.if_contains("format");
      format && *format == "date-time" && !is_instant(value)) {
    return at + " is no instant";
  }
  if (auto fault = judge_choice(value, schema, at); !fault.empty()) return fault;
  if (const auto* object = value.if_object()) return judge_object(*object, schema, at);
  const auto* items = schema.if_contains("items");
  if (items == nullptr || !value.is_array()) return "";
  for (std::size_t index = 0; index < value.as_array().size(); ++index) {
    auto fault =
        judge(value.as_array()[index], items->as_object(), at + "/" + std::to_string(index));
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string Schemas::judge_object(const json::object& value, const json::object& schema,
                                  const std::string& at) const {
  if (const auto* required = schema.if_contains("required")) {
    for (const auto& name : required->as_array()) {
      const std::string member(name.as_string());
      if (!value.contains(member)) return at + "/" + member + " is missing";
    }
  }
  const auto* properties = schema.if_contains("properties");
  const auto* others = schema.if_contains("additionalProperties");
  for (const auto& [name, member] : value) {
    const auto* known = properties ? properties->as_object().if_contains(name) : nullptr;
    const auto here = at + "/" + std::string(name);
    if (known == nullptr) {
      if (others && others->is_bool() && !others->as_bool()) return here + " is not known";
      continue;
    }
    auto fault = judge(member, known->as_object(), here);
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string Schemas::judge_choice(const json::value& value, const json::object& schema,
                                  const std::string& at) const {
  if (const auto* choices = schema.if_contains("enum")) {
    const auto& list = choices->as_array();
    if (std::find(list.begin(), list.end(), value) == list.end())
      return at + " is none of the enum";
  }
  if (const auto* only = schema.if_contains("const"); only && value != *only) {
    return at + " is not the constant";
  }
  if (const auto* all = schema.if_contains("allOf")) {
    for (const auto& each : all->as_array()) {
      auto fault = judge(value, each.as_object(), at);
      if (!fault.empty()) return fault;
    }
  }
  const auto* one = schema.if_contains("oneOf");
  if (one == nullptr) return "";
  const auto fits =
      std::count_if(one->as_array().begin(), one->as_array().end(),
                    [&](const auto& s) { return judge(value, s.as_object(), at).empty(); });
  return fits == 1 ? "" : at + " fits " + std::to_string(fits) + " of oneOf";
}

}  // namespace test
