// SPDX-License-Identifier: Apache-2.0
#pragma once

// A form: what a person fills in when causing an event. A flat JSON Schema (workflows/README.md).
//
// Floor:  core.
// Source: JSON Schema 2020-12, the keywords that workflows/README.md lists.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

enum class FieldType { string, integer, number, boolean, array };

/// What a field's text names in the county or among the cases.
enum class Reference {
  none,
  department,
  category,
  whistle,
  case_id,
  place,
  instant,
  photo,
  photo_before
};

struct Field {
  std::string name;
  FieldType type = FieldType::string;
  FieldType item_type = FieldType::string;  ///< Of an array.
  bool required = false;
  std::vector<std::string> choices;  ///< Of `enum` or `oneOf`; empty: any.
  std::optional<std::uint64_t> min_length, max_length;
  std::optional<double> minimum, maximum;
  std::optional<std::uint64_t> min_items, max_items;
  bool unique_items = false;
  Reference reference = Reference::none;  ///< Of the field, or of each item.
};

struct Form {
  std::string name;
  boost::json::object schema;  ///< As written: the console draws it.
  std::vector<Field> fields;
};

/// Reads a schema. A keyword that we would ignore is a fault: nothing is silently unchecked.
[[nodiscard]] Loaded<Form> parse_form(const std::string& name, const std::string& file,
                                      const boost::json::value& schema);

/// Every error at once. `comment` is allowed in each form; anything else unknown is an error.
/// `form` is null for an event that takes no fields.
[[nodiscard]] std::vector<model::FieldError> check(const Form* form,
                                                   const boost::json::object& filled);

}  // namespace engine::core
