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
"Figure": {"type": "object", "required": ["n", "value", "unit", "list"], "properties": {
  "n": {"type": "integer", "description": "The cases that it rests on."},
  "value": {"type": ["number", "null"]},
  "unit": {"enum": ["working_minutes", "share", "rating"]},
  "list": {"type": "string", "description": "The cases behind it: GET this."}}},
"Stats": {"type": "object", "required": ["by", "items", "complete"], "properties": {
  "by": {"type": "string"}, "complete": {"type": "boolean",
    "description": "False: there are more cases than the figures look at."},
  "items": {"type": "array", "items": {"type": "object",
    "required": ["raised", "ended", "open", "overdue", "lists"], "properties": {
      "raised": {"type": "integer"}, "ended": {"type": "integer"}, "open": {"type": "integer"},
      "overdue": {"type": "integer"},
      "lists": {"type": "object", "required": ["raised", "ended", "open", "overdue"],
        "additionalProperties": {"type": "string"}},
      "figures": {"type": "object", "description": "Where figures=true asks for them.",
        "required": ["response", "on_time", "holding", "returned",
        "satisfaction", "reworked"],
        "additionalProperties": {"$ref": "#/components/schemas/Figure"}}}}}}}
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
    "attachments": {"type": "array", "maxItems": 20, "items": {"type": "string"},
      "description": "Photos as the matter was found: names that POST /v1/attachments gave."},
    "reporter": {"type": "object", "additionalProperties": false, "properties": {
      "name": {"type": "string", "maxLength": 100},
      "phone": {"type": "string", "maxLength": 40}}}}},
"Sheet": {"type": "string", "format": "binary",
  "description": "XLSX; at most 10,000 rows; every cell is a text."},
"PhotoFile": {"type": "string", "format": "binary",
  "description": "At most 8 MiB and 50 million pixels. It is made anew: no EXIF, upright."},
"Photo": {"type": "object", "required": ["id", "type", "bytes", "width", "height"],
  "properties": {"id": {"type": "string"},
    "type": {"enum": ["image/jpeg", "image/png", "image/webp"]}, "bytes": {"type": "integer"},
    "width": {"type": "integer"}, "height": {"type": "integer"}}},
"CasePhoto": {"allOf": [{"$ref": "#/components/schemas/Photo"}, {"type": "object",
  "required": ["kind", "by", "at", "event"], "properties": {
    "kind": {"enum": ["before", "after"]}, "by": {"type": "string"},
    "at": {"$ref": "#/components/schemas/Instant"}, "event": {"type": "string"}}}]},
"Unmask": {"type": "object", "required": ["fields", "reason"], "additionalProperties": false,
  "properties": {"fields": {"type": "array", "minItems": 1, "items": {"enum": ["name", "phone"]}},
    "reason": {"type": "string", "minLength": 1, "maxLength": 200}}},
"Unmasked": {"type": "object", "description": "The fields that were asked for.",
  "properties": {"name": {"type": "string"}, "phone": {"type": "string"}}},
"Erase": {"type": "object", "required": ["reason"], "additionalProperties": false,
  "properties": {"reason": {"type": "string", "minLength": 1, "maxLength": 200}}},
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
    "category": {"type": ["string", "null"]}, "severity": {"type": ["integer", "null"]},
    "grid": {"type": ["string", "null"]}, "area": {"type": ["string", "null"]},
    "condition": {"type": ["string", "null"], "description": "As what it was filed."},
    "done_when": {"type": ["string", "null"],
      "description": "What must be so for it to be closed, where the filing condition says."},
    "outcome": {"type": ["string", "null"]},
    "attachments": {"type": "array", "items": {"$ref": "#/components/schemas/CasePhoto"}},
    "reporter": {"type": ["object", "null"], "required": ["erased"],
      "description": "Null: no resident was named. POST /v1/cases/{id}/unmask tells more.",
      "properties": {"erased": {"type": "boolean"}}},
    "changed_at": {"$ref": "#/components/schemas/Instant"},
    "actions": {"type": "array", "items": {"$ref": "#/components/schemas/Action"},
      "description": "Not in lists: they depend on who asks, and when."},
    "routing": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Route"}]},
    "forms": {"type": "object", "description":
      "The JSON Schemas that actions name. Where a case is read; not in answers to commands."}}},
"Route": {"type": "object", "required": ["lead", "co", "rule"],
  "description": "Whose such a matter is here. Where a case is read; not in answers to commands.",
  "properties": {"lead": {"type": "string"}, "co": {"type": "array", "items": {"type": "string"}},
    "rule": {"type": ["integer", "null"],
      "description": "The case of the routing rule that says so; null: the catalogue does."}}},
"Incident": {"allOf": [{"$ref": "#/components/schemas/Case"}, {"type": "object",
  "required": ["title", "description", "address", "position", "raised_by", "raised_at", "tickets",
    "links", "rating", "supervised"], "properties": {
    "title": {"type": "string"}, "description": {"type": "string"}, "address": {"type": "string"},
    "position": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Position"}]},
    "raised_by": {"type": ["string", "null"]},
    "raised_at": {"$ref": "#/components/schemas/Instant"},
    "tickets": {"type": "array", "items": {"$ref": "#/components/schemas/TicketLine"}},
    "links": {"type": "array", "items": {"type": "object", "required": ["kind", "id", "inbound"],
      "properties": {"kind": {"type": "string"}, "id": {"type": "integer"},
        "inbound": {"type": "boolean"}}}},
    "rating": {"type": ["integer", "null"]}, "supervised": {"type": "boolean"}}}]},
"TicketLine": {"type": "object", "required": ["id", "department", "open"], "properties": {
  "id": {"type": "integer"}, "department": {"type": ["string", "null"]},
  "open": {"type": "boolean"}, "number": {"type": "string"}, "part": {"type": ["string", "null"]},
  "state": {"type": "array", "items": {"type": "string"}},
  "claimed_by": {"type": ["string", "null"]}, "outcome": {"type": ["string", "null"]}}},
"Ticket": {"allOf": [{"$ref": "#/components/schemas/Case"}, {"type": "object",
  "required": ["incident", "department", "part", "claimed_by", "claimed_at", "reported_in_at",
    "returns", "bounces"], "properties": {
    "incident": {"type": "integer"}, "title": {"type": "string"},
    "opened_at": {"$ref": "#/components/schemas/Instant"},
    "department": {"type": ["string", "null"]}, "part": {"type": ["string", "null"]},
    "whistle": {"type": ["string", "null"]}, "claimed_by": {"type": ["string", "null"]},
    "claimed_at": {"type": ["string", "null"]}, "reported_in_at": {"type": ["string", "null"]},
    "returns": {"type": ["integer", "null"]},
    "bounces": {"type": ["integer", "null"],
      "description": "How often it was returned, by this department and those before it"}}}]},
"Journal": {"type": "object", "required": ["id", "version", "entries", "holders", "next"],
  "properties": {"next": {"type": ["string", "null"]},
  "entries": {"type": "array", "items": {"type": "object",
    "required": ["seq", "version", "at", "by", "what", "event", "label"], "properties": {
      "seq": {"type": "integer"}, "version": {"type": "integer"},
      "at": {"$ref": "#/components/schemas/Instant"}, "what": {"type": "string"},
      "by": {"$ref": "#/components/schemas/By"}, "event": {"type": ["string", "null"]},
      "label": {"type": "string"}, "comment": {"type": ["string", "null"]},
      "data": {"type": "object"}}}},
  "holders": {"type": "array", "items": {"$ref": "#/components/schemas/Holding"}}}},
"By": {"type": "object", "required": ["kind", "login", "role", "unit"], "properties": {
  "kind": {"enum": ["person", "timer", "message", "admin"]},
  "login": {"type": ["string", "null"]}, "role": {"type": ["string", "null"]},
  "unit": {"type": ["string", "null"]}, "case": {"type": "integer"}}},
"Holding": {"type": "object", "required": ["owner", "level", "from", "to"], "properties": {
  "owner": {"type": "string"}, "level": {"type": "string"}, "name": {"type": "string"},
  "unit": {"type": ["string", "null"]}, "from": {"$ref": "#/components/schemas/Instant"},
  "to": {"type": ["string", "null"]}, "held": {"$ref": "#/components/schemas/Limit"}}},
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
"Words": {"type": "object", "required": ["zh", "en"], "properties": {
  "zh": {"type": "string"}, "en": {"type": "string"}}},
"Workflow": {"type": "object", "required": ["name", "kind", "version", "label", "raised_by"],
  "properties": {"name": {"type": "string"}, "kind": {"type": "string"},
    "version": {"type": "integer"}, "label": {"$ref": "#/components/schemas/Words"},
    "raised_by": {"type": "array", "items": {"type": "string"}},
    "form": {"type": ["string", "null"]}, "forms": {"type": "object"},
    "versions": {"type": "array", "items": {"type": "integer"}, "description": "Oldest first."}}},
"Chart": {"type": "object", "required": ["name", "version", "states", "transitions"],
  "properties": {"name": {"type": "string"}, "version": {"type": "integer"},
    "states": {"type": "array", "items": {"$ref": "#/components/schemas/ChartState"}},
    "transitions": {"type": "array", "items": {"$ref": "#/components/schemas/Transition"}}}},
"ChartState": {"type": "object", "required": ["id", "kind", "parent", "label", "stage", "level",
  "owner"], "properties": {"id": {"type": "string"}, "kind": {"type": "string"},
    "parent": {"type": ["string", "null"]}, "label": {"$ref": "#/components/schemas/Words"},
    "stage": {"type": ["string", "null"]}, "level": {"type": ["string", "null"]},
    "owner": {"type": ["string", "null"]}}},
"Transition": {"type": "object", "required": ["source", "events", "targets", "cond", "by", "label",
  "form"], "properties": {"source": {"type": "string"},
    "events": {"type": "array", "items": {"type": "string"}},
    "targets": {"type": "array", "items": {"type": "string"}},
    "cond": {"type": ["string", "null"]}, "by": {"type": "array", "items": {"type": "string"}},
    "label": {"$ref": "#/components/schemas/Words"}, "form": {"type": ["string", "null"]}}},
"Shape": {"type": ["object", "null"], "description": "A GeoJSON polygon.", "properties": {
  "coordinates": {"type": "array", "items": {"type": "array", "items": {"type": "array",
    "items": {"type": "number"}}}}}},
"Grid": {"type": "object", "required": ["code", "name", "type", "community", "street", "area"],
  "properties": {"code": {"type": "string"}, "name": {"type": "string"},
    "type": {"type": "string"}, "community": {"type": "string"},
    "street": {"type": ["string", "null"]}, "area": {"type": ["string", "null"]},
    "shape": {"$ref": "#/components/schemas/Shape"}}},
"Area": {"type": "object", "required": ["code", "name", "street"], "properties": {
  "code": {"type": "string"}, "name": {"type": "string"}, "street": {"type": "string"}}},
"Department": {"type": "object", "required": ["code", "name", "english", "kind", "parent"],
  "properties": {"code": {"type": "string"}, "name": {"type": "string"},
    "english": {"type": "string"}, "kind": {"type": "string"},
    "parent": {"type": ["string", "null"]}}},
"Category": {"type": "object", "required": ["code", "name", "lead", "co", "severity"],
  "properties": {"code": {"type": "string"}, "name": {"type": "string"},
    "english": {"type": "string"}, "lead": {"type": "string"},
    "co": {"type": "array", "items": {"type": "string"}}, "severity": {"type": "integer"},
    "note": {"type": "string"}, "workflow": {"type": "string"},
    "conditions": {"type": "array", "items": {"$ref": "#/components/schemas/Condition"}}}},
"Condition": {"type": "object", "required": ["text", "english", "limit", "done_when"],
  "description": "As what a case of this category can be filed.",
  "properties": {"text": {"type": "string"}, "english": {"type": "string"},
    "limit": {"description": "To resolve it; null: the category's.",
      "oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Limit"}]},
    "done_when": {"type": "string"}}},
"Whistle": {"type": "object", "required": ["type", "name", "needs_approval", "join"],
  "properties": {"type": {"type": "string"}, "name": {"type": "string"},
    "needs_approval": {"type": "boolean"}, "join": {"type": "string"},
    "who_may_blow": {"type": "array", "items": {"type": "string"}},
    "standdown": {"type": "string"}}}
})json";

constexpr std::string_view administration_schemas = R"json({
"Post": {"type": "object", "required": ["role"], "additionalProperties": false, "properties": {
  "role": {"type": "string"}, "scope": {"type": ["string", "null"]}}},
"Posts": {"type": "object", "required": ["posts"], "additionalProperties": false, "properties": {
  "posts": {"type": "array", "minItems": 1, "maxItems": 32,
    "items": {"$ref": "#/components/schemas/Post"}}}},
"NewUser": {"type": "object", "required": ["login", "posts"], "additionalProperties": false,
  "properties": {"login": {"type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9._-]+$"},
    "name": {"type": "string", "maxLength": 100},
    "posts": {"type": "array", "minItems": 1, "maxItems": 32,
      "items": {"$ref": "#/components/schemas/Post"}}}},
"User": {"allOf": [{"$ref": "#/components/schemas/Actor"}, {"type": "object",
  "required": ["disabled", "created_at"], "properties": {"disabled": {"type": "boolean"},
    "created_at": {"$ref": "#/components/schemas/Instant"}}}]},
"UserWithPassword": {"allOf": [{"$ref": "#/components/schemas/User"}, {"type": "object",
  "required": ["password"], "properties": {"password": {"type": "string"}}}]},
"NewToken": {"type": "object", "required": ["label"], "additionalProperties": false,
  "properties": {"label": {"type": "string", "minLength": 1, "maxLength": 100},
    "scope": {"enum": ["login", "wall"], "default": "login",
      "description": "wall: reads counts and places for a screen, as nobody."},
    "login": {"type": "string", "description": "Whose posts it has; not of a wall."},
    "days": {"type": "integer", "minimum": 1, "maximum": 3653, "default": 365}}},
"Token": {"type": "object",
  "required": ["id", "login", "scope", "label", "created_at", "expires_at", "seen_at"],
  "properties": {"id": {"type": "string"}, "login": {"type": "string"},
    "scope": {"enum": ["login", "wall"]}, "label": {"type": "string"},
    "created_at": {"$ref": "#/components/schemas/Instant"},
    "expires_at": {"$ref": "#/components/schemas/Instant"},
    "seen_at": {"$ref": "#/components/schemas/Instant"}}},
"Tokens": {"type": "object", "required": ["items"], "properties": {
  "items": {"type": "array", "items": {"$ref": "#/components/schemas/Token"}}}},
"TokenWithSecret": {"allOf": [{"$ref": "#/components/schemas/Token"}, {"type": "object",
  "required": ["token"], "properties": {"token": {"type": "string"}}}]},
"Deed": {"type": "object", "required": ["number", "at", "login", "act", "about", "detail"],
  "properties": {"number": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Instant"},
    "login": {"type": "string"}, "act": {"type": "string"}, "about": {"type": "string"},
    "detail": {"type": "string"}}},
"Verification": {"type": "object",
  "required": ["state", "begun_at", "ended_at", "batches", "records", "last", "head", "faults"],
  "properties": {"state": {"enum": ["never", "running", "sound", "unsound", "failed"],
      "description": "never: not since the server was started."},
    "begun_at": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Instant"}]},
    "ended_at": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Instant"}]},
    "batches": {"type": "integer"}, "records": {"type": "integer"},
    "last": {"type": "integer", "description": "The last record that was read."},
    "head": {"type": ["string", "null"],
      "description": "Its hash. Written down elsewhere it vouches for all before."},
    "faults": {"type": "array", "items": {"type": "string"}}}},
"Proof": {"type": "object", "required": ["name", "version", "places", "steps", "regions", "beside",
  "bounds"], "properties": {"name": {"type": "string"}, "version": {"type": "integer"},
    "places": {"type": "integer"}, "steps": {"type": "integer"},
    "regions": {"type": "integer",
      "description": "Not 0: its parallel regions were looked at one by one."},
    "beside": {"type": "array", "items": {"type": "object",
      "required": ["parent", "pairs", "concluded"], "properties": {"parent": {"type": "string"},
        "pairs": {"type": "integer"}, "concluded": {"type": "boolean"}}}},
    "bounds": {"type": "array", "items": {"type": "object",
      "required": ["state", "label", "arrived", "longest", "urgent", "next"], "properties": {
        "state": {"type": "string"}, "label": {"$ref": "#/components/schemas/Words"},
        "arrived": {"type": "boolean",
          "description": "At the general chief, the county or an end."},
        "longest": {"$ref": "#/components/schemas/Words"},
        "urgent": {"$ref": "#/components/schemas/Words"},
        "next": {"$ref": "#/components/schemas/Words"}}}}}},
"Month": {"type": "object", "required": ["month", "known", "days"], "properties": {
  "month": {"type": "string"},
  "known": {"type": "boolean", "description": "Whether that year's holiday notice is known."},
  "days": {"type": "array", "items": {"type": "object",
    "required": ["date", "weekday", "kind", "name", "hours"], "properties": {
      "date": {"type": "string", "format": "date"},
      "weekday": {"type": "integer", "minimum": 1, "maximum": 7, "description": "1: Monday."},
      "kind": {"enum": ["work", "rest", "holiday", "workday"],
        "description": "workday: a weekend that is worked by notice."},
      "name": {"type": ["string", "null"]},
      "hours": {"type": "array", "items": {"type": "object", "required": ["from", "to"],
        "properties": {"from": {"type": "string"}, "to": {"type": "string"}}}}}}}}}
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
  add(schemas, administration_schemas);
  for (const std::string_view item : {"Case", "Incident", "Ticket", "Grid", "Area", "Department",
                                      "Whistle", "Workflow", "User", "Deed"}) {
    schemas[std::string(item) + "s"] = page_of(item);
  }
  schemas["Categories"] = page_of("Category");
  return schemas;
}

}  // namespace adapters::http
