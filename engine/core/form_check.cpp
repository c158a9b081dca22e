// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <string_view>

#include "engine/base/bounds.hpp"
#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/form.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;
using Errors = std::vector<model::FieldError>;

bool has_type(FieldType type, const json::value& value) {
  switch (type) {
    case FieldType::string: return value.is_string();
    case FieldType::integer: return value.is_int64();
    case FieldType::number: return value.is_number();
    case FieldType::boolean: return value.is_bool();
    case FieldType::array: return value.is_array();
  }
  return false;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void check_text(const Field& field, const json::string& value, const std::string& pointer,
                Errors& errors) {
  const std::string_view text = value;
  const std::uint64_t length = characters(text);
  if (field.min_length && length < *field.min_length) {
    errors.push_back({pointer, "太短|is too short; write at least " +
                                   std::to_string(*field.min_length) + " characters"});
  }
  const std::uint64_t longest = field.max_length.value_or(bounds::description_max);
  if (length > longest) {
    errors.push_back(
        {pointer, "太长|is too long; write at most " + std::to_string(longest) + " characters"});
  }
  if (!field.choices.empty() &&
      std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) {
    errors.push_back({pointer, "不在可选范围|is not one of " + joined(field.choices)});
  }
  if (field.reference == Reference::instant && !parse_rfc3339(text)) {
    errors.push_back({pointer, "不是时间|is not an instant; write 2026-09-30T17:00:00+08:00"});
  }
}

void check_number(const Field& field, const json::value& value, const std::string& pointer,
                  Errors& errors) {
  const double number = value.to_number<double>();
  if (field.minimum && number < *field.minimum) {
    errors.push_back({pointer, "太小|is below " + json::serialize(json::value(*field.minimum))});
  }
  if (field.maximum && number > *field.maximum) {
    errors.push_back({pointer, "太大|is above " + json::serialize(json::value(*field.maximum))});
  }
}

void check_scalar(const Field& field, FieldType type, const json::value& value,
                  const std::string& pointer, Errors& errors) {
  if (!has_type(type, value)) {
    errors.push_back({pointer, "类型不对|has the wrong type"});
  } else if (type == FieldType::string) {
    check_text(field, value.get_string(), pointer, errors);
  } else if (type != FieldType::boolean) {
    check_number(field, value, pointer, errors);
  }
}

void check_array(const Field& field, const json::array& list, const std::string& pointer,
                 Errors& errors) {
  if (field.min_items && list.size() < *field.min_items) {
    errors.push_back({pointer, "太少|has too few entries"});
  }
  if (list.size() > field.max_items.value_or(bounds::page_max)) {
    errors.push_back({pointer, "太多|has too many entries"});
    return;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    check_scalar(field, field.item_type, list[i], pointer + "/" + std::to_string(i), errors);
    if (field.unique_items && std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i),
                                        list[i]) != list.begin() + static_cast<std::ptrdiff_t>(i)) {
      errors.push_back({pointer + "/" + std::to_string(i), "重复|stands twice"});
    }
  }
}

const Field* field_of(const Form* form, std::string_view name) {
  if (!form) return nullptr;
  const auto found = std::find_if(form->fields.begin(), form->fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == form->fields.end() ? nullptr : &*found;
}

void check_comment(const json::value& value, Errors& errors) {
  Field comment;
  comment.max_length = bounds::description_max;
  check_scalar(comment, FieldType::string, value, "/comment", errors);
}

}  // namespace

std::vector<model::FieldError> check(const Form* form, const json::object& filled) {
  Errors errors;
  for (const auto& [key, value] : filled) {
    const std::string pointer = "/" + std::string(key);
    const Field* field = field_of(form, std::string_view(key));
    if (!field && std::string_view(key) == "comment") {
      check_comment(value, errors);
    } else if (!field) {
      errors.push_back({pointer, "没有这一项|is not a field of this form"});
    } else if (field->type == FieldType::array && value.is_array()) {
      check_array(*field, value.get_array(), pointer, errors);
    } else {
      check_scalar(*field, field->type, value, pointer, errors);
    }
  }
  if (!form) return errors;
  for (const Field& field : form->fields) {
    if (field.required && !filled.contains(field.name)) {
      errors.push_back({"/" + field.name, "必填|is required"});
    }
  }
  return errors;
}

}  // namespace engine::core
