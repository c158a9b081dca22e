// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "engine/base/bounds.hpp"
#include "engine/base/planted.hpp"
#include "engine/base/text.hpp"
#include "engine/core/around.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/photos.hpp"
#include "engine/core/step.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;
using model::Rejection;

/// "20261123-000042": the county's date, and the case's own number.
std::string number_of(model::CaseId id, const Context& context) {
  const auto& county = context.county;
  const auto& zone = county.calendars.at(county.default_calendar).rules().zone;
  const auto local = std::chrono::floor<std::chrono::days>(zone.to_local(context.now));
  const std::chrono::year_month_day date{local};
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02u-%06llu", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<unsigned long long>(id.value()));
  return text.data();
}

void check_length(std::string_view text, std::size_t longest, const std::string& pointer,
                  std::vector<model::FieldError>& errors) {
  if (characters(text) > longest) {
    errors.push_back(
        {pointer, "太长|is too long; write at most " + std::to_string(longest) + " characters"});
  }
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<model::FieldError> check_facts(const model::OpenCase& command, const Context& context) {
  std::vector<model::FieldError> errors;
  if (command.facts.title.empty()) errors.push_back({"/title", "必填|is required"});
  check_length(command.facts.title, bounds::title_max, "/title", errors);
  check_length(command.facts.description, bounds::description_max, "/description", errors);
  check_length(command.facts.address, bounds::address_max, "/address", errors);
  const std::string category = text_of(command.given, "category");
  if (!context.county.catalogue.find(directory::CategoryCode(category))) {
    errors.push_back(
        {"/category", "没有此类别|is not in the catalogue; GET /v1/categories lists it"});
  }
  if (const auto* severity = command.given.if_contains("severity")) {
    const auto* value = severity->if_int64();
    if (!value || *value < 1 || *value > 4) {
      errors.push_back({"/severity", "应为 1 至 4|must be 1 (red) to 4 (blue)"});
    }
  }
  return errors;
}

/// Whether the chart knows cases of a place as wide as this.
void check_place(const Workflow& workflow, const directory::Place& place,
                 std::vector<model::FieldError>& errors) {
  const auto& places = workflow.places;
  const auto kind = directory::kind_of(place);
  if (std::find(places.begin(), places.end(), kind) != places.end()) return;
  if (PLANTED("place_of_any_kind")) return;
  if (kind == directory::PlaceKind::county) {
    errors.push_back({"/grid", "缺网格或位置|is required, or a position inside a grid"});
    return;
  }
  std::string names;
  for (const auto each : places) {
    names += (names.empty() ? "" : " ") + std::string(to_string(each));
  }
  errors.push_back(
      {"/" + std::string(to_string(kind)),
       "此类事项的地点应为 " + names + "|: the place of such a case is one of " + names});
}

/// The fields of the opening form alone: the rest has been checked as facts.
json::object filled(const json::object& given) {
  json::object form = given;
  form.erase("category");
  form.erase("severity");
  return form;
}

const directory::Post* raising_post(const Workflow& workflow, const directory::Actor& actor,
                                    const directory::Place& place) {
  for (const directory::Post& post : actor.posts) {
    const auto& roles = workflow.raised_by;
    if (std::find(roles.begin(), roles.end(), post.role) == roles.end()) continue;
    const bool anywhere = PLANTED("raises_anywhere") ||
                          directory::scope_kind(post.role) == directory::ScopeKind::self ||
                          post.role == directory::Role::volunteer ||
                          directory::scope_kind(post.role) == directory::ScopeKind::unit;
    if (anywhere || directory::covers(post, place, {}, {}, {})) return &post;
  }
  return nullptr;
}

Rejection not_theirs(const Workflow& workflow) {
  model::NotPermitted rejection{"raise", {}};
  for (const auto role : workflow.raised_by) {
    rejection.roles.emplace_back(directory::to_string(role));
  }
  return rejection;
}

std::optional<Rejection> begin(Draft& draft, const Workflow& workflow, const json::object& given,
                               const Around& x) {
  chart::Running session;
  chart::Outcome step =
      chart::start(*workflow.chart, session, given,
                   {.x = &x, .barred = nullptr, .session_id = draft.state().number});
  return take_step(draft, workflow, session, std::move(step), given);
}

model::Case blank(model::CaseId id) {
  model::Case empty;
  empty.id = id;
  return empty;
}

}  // namespace

Decision decide_open(model::CaseId id, const model::OpenCase& command,
                     const directory::Actor& actor, const Context& context) {
  const Workflow* workflow = context.workflows.newest(command.workflow);
  if (!workflow || workflow->raised_by.empty()) {
    return Rejection{
        model::InvalidForm{{{"/workflow", "没有此流程|names no workflow that people raise"}}}};
  }
  std::vector<model::FieldError> errors = check_facts(command, context);
  check_place(*workflow, command.facts.place, errors);
  const json::object form = with_photos(workflow->opening, command);
  for (auto& error : check(workflow->opening, filled(form))) errors.push_back(error);
  if (!errors.empty()) return Rejection{model::InvalidForm{std::move(errors)}};
  const directory::Post* post = raising_post(*workflow, actor, command.facts.place);
  if (!post) return not_theirs(*workflow);

  model::Facts facts = command.facts;
  facts.raised_by = actor.login;
  facts.raised_at = context.now;
  if (PLANTED("phone_in_the_journal")) facts.description = command.reporter.phone;
  json::object given = with_place(form, facts);
  const auto* category =
      context.county.catalogue.find(directory::CategoryCode(text_of(given, "category")));
  if (!given.contains("severity")) given["severity"] = category->severity;
  const auto level = directory::level_of(post->role);
  given["origin"] = std::string(directory::to_string(level.value_or(directory::Level::grid)));

  model::Case subject = blank(id);
  subject.facts = facts;
  // So that `_x.category` is already known to the first step.
  subject.session.data = chart::Data(given);
  Around x(subject, context);
  x.act_as(actor, post);
  const Filling filling{actor, command.facts.place, context};
  x.refer(references(workflow->opening, given, filling, errors));
  check_loose(command.photos, filling, errors);
  if (!errors.empty()) return Rejection{model::InvalidForm{std::move(errors)}};

  Draft draft(blank(id),
              {.kind = model::CauseKind::person,
               .event = "raise",
               .login = actor.login.str(),
               .role = std::string(directory::to_string(post->role)),
               .unit = post->scope},
              context);
  model::CaseOpened opened{.kind = workflow->kind,
                           .number = number_of(id, context),
                           .workflow = {workflow->name, workflow->version},
                           .parent = {},
                           .facts = std::move(facts)};
  draft.add(std::move(opened));
  const auto photos = photos_of(workflow->opening, given, command);
  if (auto rejection = begin(draft, *workflow, given, x)) return *rejection;
  if (auto rejection = attach(draft, photos)) return *rejection;
  return std::move(draft).take();
}

namespace {

/// What the new case is told: the place, what it shares with the case that opens it, its params.
json::object told(const Opening& opening, const model::Case& parent, const model::Facts& facts,
                  const Context& context) {
  json::object given = with_place({}, facts);
  for (const std::string_view shared : {"category", "severity", "whistle", "origin"}) {
    if (opening.alone && shared == "whistle") continue;
    if (const auto* value = parent.session.data.if_contains(shared)) given[shared] = *value;
  }
  for (const auto& [name, value] : opening.given) given[name] = value;
  if (!given.contains("origin")) {
    given["origin"] = std::string(directory::to_string(directory::Level::grid));
  }
  const auto* category =
      context.county.catalogue.find(directory::CategoryCode(text_of(given, "category")));
  if (category && !given.contains("severity")) given["severity"] = category->severity;
  return given;
}

model::Facts facts_of(const Opening& opening, const model::Case& parent, const Context& context) {
  model::Facts facts = parent.facts;
  if (opening.place && *opening.place != facts.place) {
    facts.place = *opening.place;
    facts.position.reset();
    facts.address.clear();
  }
  for (const auto& [name, text] :
       {std::pair{"title", &facts.title}, std::pair{"description", &facts.description},
        std::pair{"address", &facts.address}}) {
    if (const std::string own = text_of(opening.given, name); !own.empty()) *text = own;
  }
  facts.raised_at = context.now;
  if (!opening.alone) facts.raised_by = {};  // Who raised what became of it goes on seeing it.
  facts.reporter_commitment.clear();
  return facts;
}

/// A child's number is its parent's, counted on.
std::string child_number(const model::Case& parent) {
  std::array<char, 24> suffix{};
  std::snprintf(suffix.data(), suffix.size(), "-%02zu", parent.children.size() + 1);
  return parent.number + suffix.data();
}

}  // namespace

Decision decide_child(model::CaseId id, const Opening& opening, const model::Case& parent,
                      const Context& context) {
  const Workflow* workflow = context.workflows.newest(opening.workflow);
  if (!workflow) return Rejection{model::ChartBroken{"there is no chart " + opening.workflow}};
  model::Facts facts = facts_of(opening, parent, context);
  json::object given = told(opening, parent, facts, context);

  Draft draft(blank(id), {.kind = model::CauseKind::message, .event = "open", .from = parent.id},
              context);
  model::CaseOpened opened{.kind = workflow->kind,
                           .number = opening.alone ? number_of(id, context) : child_number(parent),
                           .workflow = {workflow->name, workflow->version},
                           .parent = opening.alone ? model::CaseId{} : parent.id,
                           .facts = std::move(facts)};
  model::Case subject = blank(id);
  subject.facts = opened.facts;
  subject.session.data = chart::Data(given);
  const Around x(subject, context);
  draft.add(std::move(opened));
  if (opening.alone) draft.add(model::Linked{{std::string(source_link), parent.id, false}});
  if (auto rejection = begin(draft, *workflow, given, x)) return *rejection;
  return std::move(draft).take();
}

Decided child_opened(const model::Case& parent, model::CaseId child, std::string unit) {
  return {.events = {model::ChildOpened{child, std::move(unit)}},
          .cause = {.kind = model::CauseKind::message, .event = "open", .from = parent.id}};
}

}  // namespace engine::core
