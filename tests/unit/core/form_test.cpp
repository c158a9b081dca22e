// SPDX-License-Identifier: Apache-2.0

// Forms: what a schema may say, and what people may fill in.

#include "engine/core/form.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

namespace {

namespace json = boost::json;
using engine::core::check;
using engine::core::Form;
using engine::core::parse_form;

Form form(const std::string& schema) {
  auto parsed = parse_form("return", "forms/return.json", json::parse(schema));
  REQUIRE(parsed.has_value());
  return std::move(parsed.value());
}

const std::string return_form = R"({
  "type": "object", "required": ["code", "basis"], "additionalProperties": false,
  "properties": {
    "code": {"type": "string", "enum": ["place", "duty"], "title": "原因|Reason"},
    "basis": {"type": "string", "minLength": 2, "maxLength": 5},
    "count": {"type": "integer", "minimum": 1, "maximum": 3},
    "share": {"type": "number", "maximum": 0.5},
    "urgent": {"type": "boolean"},
    "until": {"type": "string", "format": "date-time"},
    "co": {"type": "array", "items": {"type": "string"}, "maxItems": 2, "uniqueItems": true}
  }})";

/// The pointer of the only error, or how many there were.
std::string only_error(const std::string& filled) {
  const Form shape = form(return_form);
  const auto errors = check(&shape, json::parse(filled).as_object());
  return errors.size() == 1 ? errors.front().pointer : std::to_string(errors.size()) + " errors";
}

}  // namespace

TEST_CASE("form: what fits is accepted with a comment") {
  const Form shape = form(return_form);
  const auto filled = json::parse(R"({"code": "duty", "basis": "权责清单", "count": 2, "share": 0.5,
    "urgent": true, "until": "2026-09-30T17:00:00+08:00", "co": ["D01", "D02"], "comment": "好"})");
  CHECK(check(&shape, filled.as_object()).empty());
}

TEST_CASE("form: each field that does not fit is named by its pointer") {
  const auto row = GENERATE(table<std::string, std::string>({
      {R"({"code": "duty"})", "/basis"},
      {R"({"code": "other", "basis": "清单"})", "/code"},
      {R"({"code": 7, "basis": "清单"})", "/code"},
      {R"({"code": "duty", "basis": "短短短短短长"})", "/basis"},
      {R"({"code": "duty", "basis": "短"})", "/basis"},
      {R"({"code": "duty", "basis": "清单", "count": 4})", "/count"},
      {R"({"code": "duty", "basis": "清单", "count": 0})", "/count"},
      {R"({"code": "duty", "basis": "清单", "count": 1.5})", "/count"},
      {R"({"code": "duty", "basis": "清单", "share": 0.6})", "/share"},
      {R"({"code": "duty", "basis": "清单", "urgent": "yes"})", "/urgent"},
      {R"({"code": "duty", "basis": "清单", "until": "tomorrow"})", "/until"},
      {R"({"code": "duty", "basis": "清单", "co": "D01"})", "/co"},
      {R"({"code": "duty", "basis": "清单", "co": ["D01", "D01"]})", "/co/1"},
      {R"({"code": "duty", "basis": "清单", "co": ["a", "b", "c"]})", "/co"},
      {R"({"code": "duty", "basis": "清单", "co": [1]})", "/co/0"},
      {R"({"code": "duty", "basis": "清单", "more": 1})", "/more"},
      {R"({"code": "duty", "basis": "清单", "comment": 1})", "/comment"},
  }));
  INFO(std::get<0>(row));
  CHECK(only_error(std::get<0>(row)) == std::get<1>(row));
}

TEST_CASE("form: all errors are told at once") {
  CHECK(only_error(R"({"code": "x", "count": 9, "more": 1})") == "4 errors");
}

TEST_CASE("form: an event without a form takes a comment and nothing else") {
  CHECK(check(nullptr, json::parse(R"({"comment": "快"})").as_object()).empty());
  CHECK(check(nullptr, json::parse(R"({"reason": "快"})").as_object()).size() == 1);
}

TEST_CASE("form: a keyword that would be ignored is a fault of the schema") {
  const auto schema =
      GENERATE(as<std::string>(), R"({"properties": {"a": {"type": "string", "pattern": "x"}}})",
               R"({"properties": {"a": {"type": "object"}}})",
               R"({"properties": {"a": {"type": "string", "format": "email"}}})",
               R"({"properties": {"a": {"type": "array"}}})",
               R"({"required": ["b"], "properties": {}})", R"({"allOf": []})", "[]");
  INFO(schema);
  CHECK_FALSE(parse_form("f", "forms/f.json", json::parse(schema)).has_value());
}
