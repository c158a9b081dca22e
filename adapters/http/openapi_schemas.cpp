// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>
#include <string_view>

#include "adapters/http/openapi.hpp"

namespace adapters::http {
namespace {

namespace json = boost::json;

// JSON Schema 2020-12, as OpenAPI 3.1 has it. A case shows more than is required here; a client
// must ignore what it does not know.
constexpr std::string_view shared_schemas = R"json({
"Any": {"type": "object"},
"Text": {"type": "string"},
"Instant": {"type": "string", "format": "date-time"},
"Problem": {"type": "object", "required": ["type", "title", "status", "detail", "instance"],
  "properties": {"type": {"type": "string"}, "title": {"type": "string"},
    "status": {"type": "integer"}, "detail": {"type": "string"}, "instance": {"type": "string"},
    "errors": {"type": "array", "items": {"type": "object", "required": ["pointer", "detail"],
      "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}}}},
    "allowed": {"type": "array", "items": {"type": "string"}},
    "roles": {"type": "array", "items": {"type": "string"}},
    "outcome": {"enum": ["not_applied", "unknown"]},
    "reference": {"type": "string", "description": "Of a 500: where the log says more."},
    "current": {"type": "object"}}},
"Login": {"type": "object", "required": ["login", "password"], "additionalProperties": false,
  "properties": {"login": {"type": "string", "maxLength": 128},
    "password": {"type": "string", "maxLength": 1024}}},
"Actor": {"type": "object", "required": ["login", "name", "posts"],
  "properties": {"login": {"type": "string"}, "name": {"type": "string"},
    "posts": {"type": "array", "items": {"type": "object", "required": ["role", "scope"],
      "properties": {"role": {"type": "string"}, "scope": {"type": ["string", "null"]}}}}}},
"Session": {"type": "object", "required": ["token", "expires_at", "actor"],
  "properties": {"token": {"type": "string"},
    "expires_at": {"$ref": "#/components/schemas/Instant"},
    "actor": {"$ref": "#/components/schemas/Actor"}}},
"Health": {"type": "object", "required": ["status"], "properties": {"status": {"type": "string"},
  "seq": {"type": "integer"}, "warnings": {"type": "array", "items": {"type": "string"}}}},
"Limit": {"type": "object", "required": ["amount", "unit"], "properties": {
  "amount": {"type": "number"}, "unit": {"enum": ["UH", "WH", "WD", "CD"]}}},
"DueQuestion": {"type": "object", "required": ["from", "limit"], "additionalProperties": false,
  "description": "From the year 1900, and due by the year 9999.",
  "properties": {"from": {"$ref": "#/components/schemas/Instant"},
    "limit": {"oneOf": [{"type": "string", "examples": ["4 WH"]},
      {"$ref": "#/components/schemas/Limit"}]}}},
"Due": {"type": "object", "required": ["due_at", "trace", "truncated"], "properties": {
  "truncated": {"type": "boolean", "description": "The trace breaks off after some 1000 lines."},
  "due_at": {"$ref": "#/components/schemas/Instant"},
  "trace": {"type": "array", "items": {"type": "object",
    "required": ["from", "to", "counted_ms", "why"], "properties": {
      "from": {"$ref": "#/components/schemas/Instant"},
      "to": {"$ref": "#/components/schemas/Instant"},
      "counted_ms": {"type": "integer"}, "why": {"type": "string"}}}}}},
"Stats": {"type": "object", "required": ["by", "items"], "properties": {"by": {"type": "string"},
  "items": {"type": "array", "items": {"type": "object",
    "required": ["raised", "ended", "open", "overdue"]}}}}
})json";

constexpr std::string_view case_schemas = R"json({
"Position": {"type": "object", "required": ["type", "coordinates"], "properties": {
  "type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"},
    "minItems": 2, "maxItems": 3}}},
"Raise": {"type": "object", "required": ["category", "title"],
  "description": "Further members are fields of the workflow's opening form.",
  "properties": {"category": {"type": "string"}, "title": {"type": "string", "maxLength": 200},
    "description": {"type": "string", "maxLength": 10000},
    "address": {"type": "string", "maxLength": 300},
    "grid": {"type": "string", "description": "Found from the position when it is not named."},
    "area": {"type": "string", "description": "Instead of a grid, where the workflow takes one."},
    "community": {"type": "string"}, "street": {"type": "string"},
    "position": {"$ref": "#/components/schemas/Position"},
    "severity": {"type": "integer", "minimum": 1, "maximum": 4},
    "workflow": {"type": "string"},
    "reporter": {"type": "object", "additionalProperties": false, "properties": {
      "name": {"type": "string", "maxLength": 100},
      "phone": {"type": "string", "maxLength": 40}}}}},
"SendEvent": {"type": "object", "required": ["event"], "additionalProperties": false,
  "properties": {"event": {"type": "string", "maxLength": 64}, "data": {"type": "object",
    "description": "The fields of the event's form, and comment."}}},
"Clock": {"type": "object", "required": ["name", "limit", "state", "started_at", "due_at",
  "remaining", "breached_at", "exempt"], "properties": {
  "name": {"type": "string"}, "state": {"enum": ["running", "paused", "stopped"]},
  "limit": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Limit"}]},
  "remaining": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Limit"}]},
  "started_at": {"type": ["string", "null"]}, "due_at": {"type": ["string", "null"]},
  "breached_at": {"type": ["string", "null"]}, "exempt": {"type": "boolean"},
  "extensions": {"type": "integer"},
  "trace": {"type": "array", "items": {"type": "string"}}}},
"Owner": {"type": ["object", "null"], "required": ["role", "unit", "name"], "properties": {
  "role": {"type": "string"}, "unit": {"type": ["string", "null"]}, "name": {"type": "string"}}},
"Action": {"type": "object", "required": ["event", "label", "form", "allowed", "reason"],
  "properties": {"event": {"type": "string"}, "label": {"type": "string"},
    "form": {"type": ["string", "null"], "description": "A name in forms."},
    "allowed": {"type": "boolean"}, "reason": {"type": ["string", "null"]}}},
"Case": {"type": "object", "required": ["id", "kind", "number", "workflow", "workflow_version",
  "version", "open", "state", "stage", "level", "category", "severity", "grid", "area", "owner",
  "clocks", "outcome", "changed_at"],
  "properties": {"id": {"type": "integer"}, "kind": {"type": "string"},
    "number": {"type": "string"}, "workflow": {"type": "string"},
    "workflow_version": {"type": "integer"}, "version": {"type": "integer"},
    "open": {"type": "boolean"}, "state": {"type": "array", "items": {"type": "string"}},
    "stage": {"enum": ["report", "file", "dispatch", "handle", "feedback", "close", null]},
    "level": {"enum": ["grid", "area", "general", "county", null]},
    "owner": {"$ref": "#/components/schemas/Owner"},
    "clocks": {"type": "array", "items": {"$ref": "#/components/schemas/Clock"}},
    "changed_at": {"$ref": "#/components/schemas/Instant"},
    "actions": {"type": "array", "items": {"$ref": "#/components/schemas/Action"},
      "description": "Not in lists: they depend on who asks, and when."},
    "forms": {"type": "object", "description": "The JSON Schemas that actions name."}}},
"Incident": {"allOf": [{"$ref": "#/components/schemas/Case"}, {"type": "object",
  "required": ["title", "description", "address", "position", "raised_by", "raised_at", "tickets",
    "links", "rating", "supervised"], "properties": {
    "title": {"type": "string"}, "description": {"type": "string"}, "address": {"type": "string"},
    "position": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Position"}]},
    "raised_at": {"$ref": "#/components/schemas/Instant"},
    "tickets": {"type": "array", "items": {"type": "object",
      "required": ["id", "department", "open"]}},
    "links": {"type": "array", "items": {"type": "object", "required": ["kind", "id", "inbound"]}},
    "supervised": {"type": "boolean"}}}]},
"Ticket": {"allOf": [{"$ref": "#/components/schemas/Case"}, {"type": "object",
  "required": ["incident", "department", "part", "claimed_by", "claimed_at", "reported_in_at",
    "returns"], "properties": {"incident": {"type": "integer"}}}]},
"Journal": {"type": "object", "required": ["id", "version", "entries", "holders", "next"],
  "properties": {"next": {"type": ["string", "null"]},
  "entries": {"type": "array", "items": {"type": "object",
    "required": ["seq", "version", "at", "by", "what", "event", "label"]}},
  "holders": {"type": "array", "items": {"type": "object",
    "required": ["owner", "level", "from", "to"]}}}},
"Ladder": {"type": "object", "required": ["place", "rungs"], "properties": {
  "place": {"type": "string"}, "rungs": {"type": "array", "items": {"type": "object",
    "required": ["kind", "code", "name", "responsible", "gap"], "properties": {
      "kind": {"enum": ["entrance", "building", "grid", "area", "community", "street", "county"]},
      "code": {"type": "string"}, "name": {"type": "string"},
      "gap": {"type": "boolean", "description": "Nobody holds it."},
      "responsible": {"type": "array", "items": {"type": "object",
        "required": ["duty", "post", "title", "role"]}}}}}}},
"Queues": {"type": "object", "required": ["items"], "properties": {"items": {"type": "array",
  "items": {"type": "object", "required": ["name", "count"], "properties": {
    "name": {"type": "string"}, "count": {"type": "integer"}}}}}},
"Workflow": {"type": "object", "required": ["name", "kind", "version", "label", "raised_by"],
  "properties": {"forms": {"type": "object"}}},
"Chart": {"type": "object", "required": ["name", "version", "states", "transitions"]},
"Grid": {"type": "object", "required": ["code", "name", "type", "community", "street", "area"]},
"Area": {"type": "object", "required": ["code", "name", "street"]},
"Department": {"type": "object", "required": ["code", "name", "english", "kind", "parent"]},
"Category": {"type": "object", "required": ["code", "name", "lead", "co", "severity"]},
"Whistle": {"type": "object", "required": ["type", "name", "needs_approval", "join"]}
})json";

void add(json::object& into, std::string_view text) {
  const json::value schemas = json::parse(text);
  for (const auto& [name, schema] : schemas.as_object()) into[name] = schema;
}

/// A page of items of one schema, and where it goes on.
json::object page_of(std::string_view item) {
  json::object items{{"type", "array"},
                     {"items", {{"$ref", "#/components/schemas/" + std::string(item)}}}};
  json::object next{{"type", json::array{"string", "null"}}};
  return {{"type", "object"},
          {"required", json::array{"items", "next"}},
          {"properties", json::object{{"items", std::move(items)}, {"next", std::move(next)}}}};
}

}  // namespace

json::object openapi_schemas() {
  json::object schemas;
  add(schemas, shared_schemas);
  add(schemas, case_schemas);
  for (const std::string_view item :
       {"Case", "Incident", "Ticket", "Grid", "Area", "Department", "Whistle", "Workflow"}) {
    schemas[std::string(item) + "s"] = page_of(item);
  }
  schemas["Categories"] = page_of("Category");
  return schemas;
}

}  // namespace adapters::http
