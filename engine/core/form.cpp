// SPDX-License-Identifier: Apache-2.0
#include "engine/core/form.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>
#include <string_view>

namespace engine::core {
namespace {

namespace json = boost::json;

/// Collects what is wrong with one schema file.
class SchemaReader {
 public:
  explicit SchemaReader(std::string file) : file_(std::move(file)) {}

  void fault(const std::string& where, const std::string& what, const std::string& remedy) {
    faults.push_back({file_, 0, 0, where + ": " + what, remedy});
  }
  void refuse_unknown(const std::string& where, const json::object& object,
                      const std::set<std::string_view>& known) {
    for (const auto& [key, value] : object) {
      if (!known.contains(std::string_view(key))) {
        fault(where, "the keyword '" + std::string(key) + "' would be ignored",
              "use only those that workflows/README.md lists");
      }
    }
  }

  Faults faults;

 private:
  std::string file_;
};

std::optional<FieldType> type_of(const json::object& schema) {
  static const std::map<std::string_view, FieldType> types = {{"string", FieldType::string},
                                                              {"integer", FieldType::integer},
                                                              {"number", FieldType::number},
                                                              {"boolean", FieldType::boolean},
                                                              {"array", FieldType::array}};
  const auto* type = schema.if_contains("type");
  if (!type || !type->is_string()) return std::nullopt;
  const auto found = types.find(std::string_view(type->get_string()));
  return found == types.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Reference> reference_of(std::string_view format) {
  if (format == "shao-department") return Reference::department;
  if (format == "shao-category") return Reference::category;
  if (format == "shao-whistle") return Reference::whistle;
  if (format == "shao-case") return Reference::case_id;
  if (format == "shao-place") return Reference::place;
  if (format == "shao-photo") return Reference::photo;
  if (format == "shao-photo-before") return Reference::photo_before;
  if (format == "date-time") return Reference::instant;
  // Any words will do: those that the category's table has are offered by who draws the form.
  if (format == "shao-condition") return Reference::none;
  return std::nullopt;
}

std::optional<double> number_at(const json::object& schema, std::string_view key) {
  const auto* value = schema.if_contains(key);
  if (!value || !value->is_number()) return std::nullopt;
  return value->to_number<double>();
}

std::optional<std::uint64_t> count_at(const json::object& schema, std::string_view key) {
  const auto* value = schema.if_contains(key);
  if (!value || !value->is_int64() || value->get_int64() < 0) return std::nullopt;
  return static_cast<std::uint64_t>(value->get_int64());
}

/// `enum: ["a"]`, or `oneOf: [{const: "a", title: "甲|A"}]` for labelled choices.
std::vector<std::string> choices_of(const json::object& schema) {
  std::vector<std::string> choices;
  if (const auto* list = schema.if_contains("enum"); list && list->is_array()) {
    for (const auto& choice : list->get_array()) {
      if (choice.is_string()) choices.emplace_back(choice.get_string());
    }
  }
  if (const auto* list = schema.if_contains("oneOf"); list && list->is_array()) {
    for (const auto& choice : list->get_array()) {
      const auto* object = choice.if_object();
      const auto* constant = object ? object->if_contains("const") : nullptr;
      if (constant && constant->is_string()) choices.emplace_back(constant->get_string());
    }
  }
  return choices;
}

void read_reference(const json::object& schema, const std::string& where, Field& field,
                    SchemaReader& reader) {
  const auto* format = schema.if_contains("format");
  if (!format) return;
  const auto reference =
      format->is_string() ? reference_of(std::string_view(format->get_string())) : std::nullopt;
  if (!reference) {
    reader.fault(
        where, "unknown format " + json::serialize(*format),
        "use date-time or shao-department, shao-category, shao-condition, shao-whistle, shao-case, "
        "shao-place, shao-photo, shao-photo-before");
    return;
  }
  field.reference = *reference;
}

void read_items(const json::object& schema, const std::string& where, Field& field,
                SchemaReader& reader) {
  const auto* items = schema.if_contains("items");
  const auto* object = items ? items->if_object() : nullptr;
  const auto type = object ? type_of(*object) : std::nullopt;
  if (!type || *type == FieldType::array) {
    reader.fault(where, "an array needs `items` with a plain type",
                 "write \"items\": {\"type\": \"string\"}");
    return;
  }
  reader.refuse_unknown(where + "/items", *object,
                        {"type", "format", "enum", "oneOf", "title", "maxLength"});
  field.item_type = *type;
  field.choices = choices_of(*object);
  field.max_length = count_at(*object, "maxLength");
  read_reference(*object, where + "/items", field, reader);
}

Field read_field(const std::string& name, const json::value& value, SchemaReader& reader) {
  const std::string where = "/properties/" + name;
  Field field;
  field.name = name;
  const auto* schema = value.if_object();
  const auto type = schema ? type_of(*schema) : std::nullopt;
  if (!type) {
    reader.fault(where, "a field needs a type", "string, integer, number, boolean or array");
    return field;
  }
  reader.refuse_unknown(
      where, *schema,
      {"type", "title", "description", "enum", "oneOf", "minLength", "maxLength", "minimum",
       "maximum", "items", "minItems", "maxItems", "uniqueItems", "format", "default"});
  field.type = *type;
  field.choices = choices_of(*schema);
  field.min_length = count_at(*schema, "minLength");
  field.max_length = count_at(*schema, "maxLength");
  field.minimum = number_at(*schema, "minimum");
  field.maximum = number_at(*schema, "maximum");
  field.min_items = count_at(*schema, "minItems");
  field.max_items = count_at(*schema, "maxItems");
  const auto* unique = schema->if_contains("uniqueItems");
  field.unique_items = unique && unique->is_bool() && unique->get_bool();
  read_reference(*schema, where, field, reader);
  if (field.type == FieldType::array) read_items(*schema, where, field, reader);
  return field;
}

void mark_required(const json::object& schema, Form& form, SchemaReader& reader) {
  const auto* required = schema.if_contains("required");
  if (!required) return;
  if (!required->is_array()) return reader.fault("/required", "not a list", "list field names");
  for (const auto& entry : required->get_array()) {
    const std::string name = entry.is_string() ? std::string(entry.get_string()) : "";
    const auto field = std::find_if(form.fields.begin(), form.fields.end(),
                                    [&](const Field& each) { return each.name == name; });
    if (field == form.fields.end()) {
      reader.fault("/required", "'" + name + "' is not a property", "add it or take it out");
    } else {
      field->required = true;
    }
  }
}

}  // namespace

Loaded<Form> parse_form(const std::string& name, const std::string& file,
                        const json::value& schema) {
  SchemaReader reader(file);
  const auto* object = schema.if_object();
  if (!object) return Faults{{file, 1, 1, "not a JSON object", "write a JSON Schema"}};
  reader.refuse_unknown("", *object,
                        {"$schema", "$id", "title", "description", "type", "properties", "required",
                         "additionalProperties"});
  Form form{.name = name, .schema = *object, .fields = {}};
  const auto* properties = object->if_contains("properties");
  if (properties && properties->is_object()) {
    for (const auto& [key, value] : properties->get_object()) {
      form.fields.push_back(read_field(std::string(key), value, reader));
    }
  }
  mark_required(*object, form, reader);
  if (!reader.faults.empty()) return reader.faults;
  return form;
}

}  // namespace engine::core
