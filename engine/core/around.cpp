// SPDX-License-Identifier: Apache-2.0
#include "engine/core/around.hpp"

#include <algorithm>
#include <boost/json/value_from.hpp>
#include <cstdlib>

#include "engine/base/planted.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/choice.hpp"
#include "engine/core/routing.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;

/// "2026-03-02": the day on the county's wall clock.
std::string day_of(Instant at, const Context& context) {
  const auto& county = context.county;
  const auto& zone = county.calendars.at(county.default_calendar).rules().zone;
  return to_rfc3339(at, zone.offset(at)).substr(0, 10);
}

json::object actor_object(const directory::Actor& actor, const directory::Post& post) {
  const auto level = directory::level_of(post.role);
  return {{"login", actor.login.str()},
          {"role", std::string(directory::to_string(post.role))},
          {"unit", post.scope},
          {"level", level ? std::string(directory::to_string(*level)) : std::string()}};
}

json::object category_object(const directory::Category& category, const directory::Place& place,
                             const Context& context) {
  const Route routed = route(category, place, context);
  return {{"code", category.code.str()},
          {"lead", routed.lead},
          {"co", json::array(routed.co.begin(), routed.co.end())},
          {"rule", routed.rule ? std::to_string(routed.rule->id.value()) : std::string{}},
          {"severity", category.severity}};
}

json::object case_object(const model::Case& subject) {
  const auto open_children = static_cast<std::int64_t>(
      std::count_if(subject.children.begin(), subject.children.end(),
                    [](const model::Child& child) { return child.open; }));
  return {{"id", std::to_string(subject.id.value())},
          {"number", subject.number},
          {"children", static_cast<std::int64_t>(subject.children.size())},
          {"open_children", open_children}};
}

json::value department(const std::string& code, const Filling& filling) {
  const auto& directory = filling.context.county.directory;
  const auto* unit = directory.unit_for(directory::UnitCode(code), filling.place);
  if (!unit) return nullptr;
  return json::object{{"code", unit->code.str()}, {"name", unit->name}};
}

json::value category(const std::string& code, const Filling& filling) {
  const auto* found = filling.context.county.catalogue.find(directory::CategoryCode(code));
  if (!found) return nullptr;
  return category_object(*found, filling.place, filling.context);
}

json::value whistle(const std::string& type, const Filling& filling) {
  const auto* found = filling.context.county.catalogue.find_whistle(type);
  if (!found) return nullptr;
  return json::object{{"type", found->type},
                      {"approval", found->needs_approval},
                      {"join", found->join},
                      {"standdown", found->standdown},
                      {"review_after", !found->needs_approval}};
}

json::value other_case(const std::string& id, const Filling& filling) {
  const model::CaseId number{std::strtoull(id.c_str(), nullptr, 10)};
  const model::Case* found = number ? filling.context.find(number) : nullptr;
  if (!found || !may_see(filling.actor, *found)) return nullptr;
  return json::object{{"id", id},
                      {"kind", found->kind},
                      {"open", found->open()},
                      {"outcome", found->data("outcome")},
                      {"state", json::value_from(found->session.configuration)}};
}

json::value place(const std::string& code, const Filling& filling) {
  const auto found = filling.context.county.directory.place_named(code);
  if (!found) return nullptr;
  return json::object{{"code", code},
                      {"kind", std::string(to_string(directory::kind_of(*found)))},
                      {"inside", directory::lies_in(*found, filling.place)}};
}

json::value instant(const std::string& text, const Filling& filling) {
  const Result<Instant> at = parse_rfc3339(text);
  if (!at) return nullptr;
  return json::object{{"day", day_of(at.value(), filling.context)}};
}

/// Whose photo it is, and that no case has it yet.
json::value photo(const std::string& id, const Filling& filling) {
  const model::Photo* found = filling.context.photo ? filling.context.photo(id) : nullptr;
  const bool theirs = found && (found->by == filling.actor.login || PLANTED("photo_of_another"));
  if (!theirs) return nullptr;
  return json::object{{"id", found->id}, {"media", found->media}};
}

json::value refer(Reference reference, const std::string& text, const Filling& filling) {
  switch (reference) {
    case Reference::department: return department(text, filling);
    case Reference::category: return category(text, filling);
    case Reference::whistle: return whistle(text, filling);
    case Reference::case_id: return other_case(text, filling);
    case Reference::place: return place(text, filling);
    case Reference::instant: return instant(text, filling);
    case Reference::photo:
    case Reference::photo_before: return photo(text, filling);
    case Reference::none: return nullptr;
  }
  return nullptr;
}

/// Who may blow is the table's business: "" if one of the actor's posts may here, else what to say.
std::string barred_from(const std::string& whistle, const Filling& filling) {
  const auto& roles = filling.context.county.catalogue.find_whistle(whistle)->who_may_blow;
  std::string names;
  for (const directory::Role role : roles) {
    names += (names.empty() ? "" : " ") + std::string(directory::to_string(role));
  }
  const bool may = std::any_of(
      filling.actor.posts.begin(), filling.actor.posts.end(), [&](const directory::Post& post) {
        return std::find(roles.begin(), roles.end(), post.role) != roles.end() &&
               directory::covers(post, filling.place, {}, {}, {});
      });
  return may ? "" : "须由 " + names + " 吹此哨|only " + names + " may blow this whistle";
}

/// The fact, or null and an error. A department's code is replaced by the one that is meant.
json::value look(const Field& field, json::value& value, const std::string& pointer,
                 const Filling& filling, std::vector<model::FieldError>& errors) {
  const std::string text(value.as_string());
  json::value fact = refer(field.reference, text, filling);
  if (fact.is_null()) {
    errors.push_back({pointer, "查无此项|names nothing known: " + text});
  } else if (field.reference == Reference::department) {
    value = fact.at("code");
  } else if (field.reference == Reference::whistle) {
    if (std::string why = barred_from(text, filling); !why.empty()) {
      errors.push_back({pointer, std::move(why)});
    }
  }
  return fact;
}

bool is_active(const Workflow& workflow, std::size_t transition, const model::Case& subject) {
  const auto source = workflow.chart->transitions()[transition].source;
  const auto& active = subject.session.configuration;
  return std::find(active.begin(), active.end(), workflow.chart->states()[source].id) !=
         active.end();
}

/// Those of active states that take the event and count anything.
std::vector<chart::TransitionIndex> measuring(const Workflow& workflow, const model::Case& subject,
                                              std::string_view event) {
  std::vector<chart::TransitionIndex> list;
  for (chart::TransitionIndex i = 0; i < workflow.transitions.size(); ++i) {
    if (workflow.transitions[i].measures.empty() || !is_active(workflow, i, subject)) continue;
    if (event.empty() || takes(workflow, i, event)) list.push_back(i);
  }
  return list;
}

}  // namespace

// The order in which `_x` is written out whole.
const std::array<Around::Member, Around::member_count> Around::members{
    {{"now", &Around::now},
     {"today", &Around::today},
     {"actor", &Around::actor},
     {"case", &Around::subject},
     {"category", &Around::category},
     {"refs", &Around::refs},
     {"measures", &Around::measures}}};

void Around::act_as(const directory::Actor& actor, const directory::Post* post) {
  if (actor_ == &actor && post_ == post) return;
  actor_ = &actor;
  post_ = post;
  made_[index_of("actor")].reset();
}

void Around::refer(json::object refs) { made_[index_of("refs")] = std::move(refs); }

void Around::measure(const Workflow& workflow, std::string_view event) {
  measured_ = workflow.counts ? &workflow : nullptr;
  event_ = event;
  made_[index_of("measures")].reset();
}

std::size_t Around::index_of(std::string_view name) {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [name](const Member& member) { return member.name == name; });
  return static_cast<std::size_t>(found - members.begin());
}

const json::value* Around::if_contains(std::string_view name) const {
  const std::size_t index = index_of(name);
  if (index == members.size() || (name == "measures" && !measured_)) return nullptr;
  auto& value = made_[index];
  if (!value) value = (this->*members[index].make)();
  return &*value;
}

json::object Around::whole() const {
  json::object all;
  for (const Member& member : members) {
    if (const auto* value = if_contains(member.name)) all[member.name] = *value;
  }
  return all;
}

json::value Around::now() const { return json::value(to_rfc3339(context_.now)); }

json::value Around::today() const { return json::value(day_of(context_.now, context_)); }

json::value Around::actor() const {
  return post_ ? json::value(actor_object(*actor_, *post_)) : json::value(nullptr);
}

json::value Around::subject() const { return case_object(subject_); }

json::value Around::category() const {
  const directory::CategoryCode code(subject_.text("category"));
  const auto* found = context_.county.catalogue.find(code);
  return found ? json::value(category_object(*found, subject_.facts->place, context_))
               : json::value(nullptr);
}

json::value Around::refs() const { return json::object{}; }

json::value Around::measures() const {
  json::object counts;
  for (const chart::TransitionIndex i : measuring(*measured_, subject_, event_)) {
    for (const std::string& name : measured_->transitions[i].measures) {
      if (counts.contains(name)) continue;
      const auto found = context_.county.measures.find(name);
      const bool known = found != context_.county.measures.end() && context_.count;
      const auto count =
          known ? context_.count(found->second, subject_.facts->place) : std::nullopt;
      counts[name] = count ? json::value(*count) : json::value(nullptr);
    }
  }
  return counts;
}

json::object with_place(json::object given, const model::Facts& facts) {
  given["grid"] = facts.place.grid.str();
  given["area"] = facts.place.area.str();
  given["community"] = facts.place.community.str();
  given["street"] = facts.place.street.str();
  given["raised_by"] = facts.raised_by.str();
  return given;
}

json::object references(const Form* form, json::object& filled, const Filling& filling,
                        std::vector<model::FieldError>& errors) {
  json::object refs;
  if (!form) return refs;
  for (const Field& field : form->fields) {
    auto* value = filled.if_contains(field.name);
    if (!value || field.reference == Reference::none) continue;
    const std::string pointer = "/" + field.name;
    if (value->is_string()) {
      refs[field.name] = look(field, *value, pointer, filling, errors);
    } else if (auto* list = value->if_array()) {
      json::array facts;
      for (auto& item : *list) {
        facts.push_back(
            look(field, item, pointer + "/" + std::to_string(facts.size()), filling, errors));
      }
      refs[field.name] = std::move(facts);
    }
  }
  return refs;
}

}  // namespace engine::core
