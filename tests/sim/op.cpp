// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/op.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <string_view>

namespace sim {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 18> names{
    "raise", "send",   "photo", "unmask", "erase", "list", "fault",   "crash",   "stop",
    "jump",  "freeze", "stall", "forget", "clear", "room", "disable", "migrate", "holidays"};

std::string text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t number(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_int64() ? value->get_int64() : 0;
}

}  // namespace

json::object to_json(const Op& op) {
  json::object object{{"at", op.at},
                      {"kind", std::string(names.at(static_cast<std::size_t>(op.kind)))}};
  if (op.tag != 0) object["tag"] = std::int64_t{op.tag};
  if (op.key != 0) object["key"] = std::int64_t{op.key};
  if (!op.who.empty()) object["who"] = op.who;
  if (!op.event.empty()) object["event"] = op.event;
  if (!op.subject.empty()) object["subject"] = op.subject;
  if (!op.form.empty()) object["form"] = op.form;
  if (op.if_match) object["if_match"] = static_cast<std::int64_t>(*op.if_match);
  if (op.amount != 0) object["amount"] = op.amount;
  return object;
}

std::optional<Op> op_of(const json::value& value) {
  const auto* object = value.if_object();
  if (!object) return std::nullopt;
  const auto* const name = std::find(names.begin(), names.end(), text(*object, "kind"));
  if (name == names.end()) return std::nullopt;
  Op op;
  op.at = number(*object, "at");
  op.kind = static_cast<OpKind>(name - names.begin());
  op.tag = static_cast<std::uint32_t>(number(*object, "tag"));
  op.key = static_cast<std::uint32_t>(number(*object, "key"));
  op.who = text(*object, "who");
  op.event = text(*object, "event");
  op.subject = text(*object, "subject");
  if (const auto* form = object->if_contains("form"); form && form->is_object()) {
    op.form = form->get_object();
  }
  if (object->contains("if_match")) {
    op.if_match = static_cast<std::uint64_t>(number(*object, "if_match"));
  }
  op.amount = number(*object, "amount");
  return op;
}

std::string describe(const Op& op) {
  std::string line{names.at(static_cast<std::size_t>(op.kind))};
  if (!op.event.empty()) line += " " + op.event;
  if (!op.who.empty()) line += " by " + op.who;
  if (!op.subject.empty()) line += " on case " + op.subject;
  if (op.tag != 0) line += ", request " + std::to_string(op.tag);
  if (op.key != 0) line += " under key " + std::to_string(op.key);
  if (op.if_match) line += ", if at version " + std::to_string(*op.if_match);
  if (op.amount != 0) line += ", amount " + std::to_string(op.amount);
  if (!op.form.empty()) line += ": " + json::serialize(op.form);
  return line;
}

}  // namespace sim
