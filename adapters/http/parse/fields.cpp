// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/parse/fields.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "engine/base/bounds.hpp"

namespace adapters::http::parse {

namespace json = boost::json;

std::string pointer_to(std::string_view name) {
  std::string pointer = "/";
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

std::variant<json::object, std::string> parse_object(std::string_view body) {
  json::parse_options options;
  options.max_depth = engine::bounds::json_depth_max;
  boost::system::error_code failed;
  json::value value = json::parse(body, failed, {}, options);
  if (failed) return "请求体不是有效的 JSON|the body is not valid JSON: " + failed.message();
  if (!value.is_object()) return "请求体应为 JSON 对象|the body must be a JSON object";
  return std::move(value.get_object());
}

const json::value* Fields::value(std::string_view name) {
  asked_.push_back(name);
  const auto* found = object_.if_contains(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

std::string Fields::text(std::string_view name, bool required) {
  const auto* found = value(name);
  if (found == nullptr) {
    if (required) wrong(name, "必填|is required");
    return {};
  }
  if (!found->is_string()) {
    wrong(name, "应为文本|must be a string");
    return {};
  }
  std::string text(found->get_string());
  if (required && text.empty()) wrong(name, "不得为空|must not be empty");
  return text;
}

std::optional<std::int64_t> Fields::whole(std::string_view name) {
  const auto* found = value(name);
  if (found == nullptr) return std::nullopt;
  if (const auto* number = found->if_int64()) return *number;
  wrong(name, "应为整数|must be a whole number");
  return std::nullopt;
}

const json::object* Fields::object(std::string_view name) {
  const auto* found = value(name);
  if (found == nullptr) return nullptr;
  const auto* object = found->if_object();
  if (object == nullptr) wrong(name, "应为对象|must be an object");
  return object;
}

std::vector<std::string> Fields::texts(std::string_view name) {
  std::vector<std::string> list;
  const auto* found = value(name);
  if (found == nullptr) return list;
  const auto* items = found->if_array();
  if (items == nullptr) wrong(name, "应为列表|must be a list of strings");
  for (std::size_t at = 0; items != nullptr && at < items->size(); ++at) {
    if (const auto* text = (*items)[at].if_string()) {
      list.emplace_back(*text);
    } else {
      errors_.push_back({pointer_to(name) + "/" + std::to_string(at), "应为文本|must be a string"});
    }
  }
  return list;
}

std::string Fields::at_most(std::string text, std::size_t characters, std::string_view name) {
  const auto count = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  });
  if (static_cast<std::size_t>(count) <= characters) return text;
  wrong(name, "太长|is too long; write at most " + std::to_string(characters) + " characters");
  return {};
}

void Fields::wrong_inside(std::string_view name, FieldErrors errors) {
  for (auto& error : errors) {
    errors_.push_back({pointer_to(name) + error.pointer, std::move(error.what)});
  }
}

void Fields::wrong(std::string_view name, std::string what) {
  errors_.push_back({pointer_to(name), std::move(what)});
}

bool Fields::asked(std::string_view name) const {
  return std::find(asked_.begin(), asked_.end(), name) != asked_.end();
}

json::object Fields::rest() const {
  json::object others;
  for (const auto& [name, value] : object_) {
    if (!asked(name)) others[name] = value;
  }
  return others;
}

void Fields::no_others() {
  for (const auto& [name, value] : object_) {
    if (!asked(name)) wrong(name, "未知的字段|is not known");
  }
}

}  // namespace adapters::http::parse
