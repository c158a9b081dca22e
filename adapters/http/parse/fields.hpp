// SPDX-License-Identifier: Apache-2.0
#pragma once

// A JSON object read field by field: each wrong one is remembered with its JSON Pointer, so that a
// caller learns of all of them at once.
//
// Floor:  adapters/http. Pure.
// Source: RFC 6901 (JSON Pointer).

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/model/rejection.hpp"

namespace adapters::http::parse {

using FieldErrors = std::vector<engine::model::FieldError>;

/// What a body held, or all that is wrong with it.
template <class T>
using Parsed = std::variant<T, FieldErrors>;

class Fields {
 public:
  explicit Fields(const boost::json::object& object) : object_(object) {}

  /// Empty (and an error, if it is required) where it is absent; null counts as absent.
  std::string text(std::string_view name, bool required = false);
  std::optional<std::int64_t> whole(std::string_view name);
  const boost::json::object* object(std::string_view name);
  /// A list of texts; empty where it is absent.
  std::vector<std::string> texts(std::string_view name);
  const boost::json::value* value(std::string_view name);

  /// An error where the text is longer; returns the text.
  std::string at_most(std::string text, std::size_t characters, std::string_view name);
  void wrong(std::string_view name, std::string what);
  /// What is wrong inside of the object `name`, each at its own place.
  void wrong_inside(std::string_view name, FieldErrors errors);
  /// Every field that was not asked for.
  [[nodiscard]] boost::json::object rest() const;
  /// An error for each field that was not asked for.
  void no_others();

  [[nodiscard]] bool good() const { return errors_.empty(); }
  [[nodiscard]] FieldErrors take_errors() { return std::move(errors_); }

 private:
  [[nodiscard]] bool asked(std::string_view name) const;

  const boost::json::object& object_;
  std::vector<std::string_view> asked_;
  FieldErrors errors_;
};

/// A name as a step of a JSON Pointer.
[[nodiscard]] std::string pointer_to(std::string_view name);

/// The text as a JSON object; what is wrong with it, in Chinese and English, if it is none.
[[nodiscard]] std::variant<boost::json::object, std::string> parse_object(std::string_view body);

}  // namespace adapters::http::parse
