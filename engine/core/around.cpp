// SPDX-License-Identifier: Apache-2.0
#include "engine/core/around.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/core/authorize.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;

json::object actor_object(const directory::Actor& actor, const directory::Post& post) {
  const auto level = directory::level_of(post.role);
  return {{"login", actor.login.str()},
          {"role", std::string(directory::to_string(post.role))},
          {"unit", post.scope},
          {"level", level ? std::string(directory::to_string(*level)) : std::string()}};
}

json::object category_object(const directory::Category& category) {
  json::array co;
  for (const auto& unit : category.co) co.emplace_back(unit.str());
  return {{"code", category.code.str()},
          {"lead", category.lead.str()},
          {"co", std::move(co)},
          {"severity", category.severity}};
}

json::object case_object(const model::Case& subject) {
  const auto open_children = static_cast<std::int64_t>(
      std::count_if(subject.children.begin(), subject.children.end(),
                    [](const model::Child& child) { return child.open; }));
  return {{"id", std::to_string(subject.id.value())},
          {"number", subject.number},
          {"open_children", open_children}};
}

json::value department(const std::string& code, const Context& context) {
  const auto* unit = context.county.directory.find(directory::UnitCode(code));
  if (!unit) return nullptr;
  return json::object{{"code", unit->code.str()}, {"name", unit->name}};
}

json::value category(const std::string& code, const Context& context) {
  const auto* found = context.county.catalogue.find(directory::CategoryCode(code));
  if (!found) return nullptr;
  return category_object(*found);
}

json::value whistle(const std::string& type, const Context& context) {
  const auto* found = context.county.catalogue.find_whistle(type);
  if (!found) return nullptr;
  return json::object{{"type", found->type},
                      {"approval", found->needs_approval},
                      {"join", found->join},
                      {"review_after", !found->needs_approval}};
}

json::value other_case(const std::string& id, const directory::Actor& actor,
                       const Context& context) {
  const model::CaseId number{std::strtoull(id.c_str(), nullptr, 10)};
  const model::Case* found = number ? context.find(number) : nullptr;
  if (!found || !may_see(actor, *found)) return nullptr;
  return json::object{{"id", id},
                      {"kind", found->kind},
                      {"open", found->open()},
                      {"outcome", found->data("outcome")}};
}

json::value refer(Reference reference, const std::string& text, const directory::Actor& actor,
                  const Context& context) {
  switch (reference) {
    case Reference::department: return department(text, context);
    case Reference::category: return category(text, context);
    case Reference::whistle: return whistle(text, context);
    case Reference::case_id: return other_case(text, actor, context);
    case Reference::none:
    case Reference::instant: return nullptr;
  }
  return nullptr;
}

}  // namespace

json::object around(const model::Case& subject, const directory::Actor* actor,
                    const directory::Post* post, const Context& context) {
  json::object x;
  x["now"] = to_rfc3339(context.now);
  x["actor"] = actor && post ? json::value(actor_object(*actor, *post)) : json::value(nullptr);
  x["case"] = case_object(subject);
  const auto* found =
      context.county.catalogue.find(directory::CategoryCode(subject.text("category")));
  x["category"] = found ? json::value(category_object(*found)) : json::value(nullptr);
  x["refs"] = json::object{};
  return x;
}

json::object references(const Form* form, const json::object& filled, const directory::Actor& actor,
                        const Context& context, std::vector<model::FieldError>& errors) {
  json::object refs;
  if (!form) return refs;
  const auto look = [&](const Field& field, const json::value& value, const std::string& pointer) {
    json::value fact = refer(field.reference, std::string(value.as_string()), actor, context);
    if (fact.is_null()) {
      errors.push_back(
          {pointer, "查无此项|names nothing known: " + std::string(value.as_string())});
    }
    return fact;
  };
  for (const Field& field : form->fields) {
    const auto* value = filled.if_contains(field.name);
    if (!value || field.reference == Reference::none || field.reference == Reference::instant) {
      continue;
    }
    if (value->is_string()) {
      refs[field.name] = look(field, *value, "/" + field.name);
    } else if (value->is_array()) {
      json::array facts;
      for (const auto& item : value->get_array()) {
        facts.push_back(look(field, item, "/" + field.name + "/" + std::to_string(facts.size())));
      }
      refs[field.name] = std::move(facts);
    }
  }
  return refs;
}

}  // namespace engine::core
