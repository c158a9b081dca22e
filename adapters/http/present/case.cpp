// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "adapters/http/present/holder.hpp"
#include "adapters/http/present/present.hpp"
#include "adapters/http/present/text_or_null.hpp"
#include "engine/directory/role.hpp"
#include "engine/model/clock.hpp"

namespace adapters::http::present {
namespace {

namespace directory = engine::directory;
namespace json = boost::json;
using engine::core::Context;
using engine::model::Case;

/// An incident's, and what is added to it: saves growing the object.
constexpr std::size_t usual_fields = 48;

json::value position(const Case& subject) {
  if (!subject.facts->position) return nullptr;
  const auto& at = *subject.facts->position;
  return json::object{{"type", "Point"}, {"coordinates", json::array{at.longitude, at.latitude}}};
}

json::value owner(const Case& subject, const Context& context) {
  const auto role = directory::parse_role(subject.outward.owner);
  if (!role || !subject.open()) return nullptr;
  const auto holder = holder_of(*role, subject, at_work(subject, context), context.county);
  return json::object{
      {"role", subject.outward.owner}, {"unit", text_or_null(holder.unit)}, {"name", holder.name}};
}

json::array states(const Case& subject) {
  json::array list;
  for (const auto& state : subject.session.configuration) list.emplace_back(state);
  return list;
}

json::array clocks(const Case& subject, const Context& context, bool explained) {
  json::array list;
  for (const auto& each : subject.clocks) list.push_back(clock(each, context, explained));
  return list;
}

json::object ticket_line(const engine::model::Child& child, const Context& context) {
  json::object line{
      {"id", child.id.value()}, {"department", text_or_null(child.unit)}, {"open", child.open}};
  const Case* ticket = context.find ? context.find(child.id) : nullptr;
  if (ticket == nullptr) return line;
  line["number"] = ticket->number;
  line["part"] = ticket->data("part");
  line["state"] = states(*ticket);
  line["claimed_by"] = ticket->data("claimed_by");
  line["outcome"] = ticket->data("outcome");
  return line;
}

json::array tickets(const Case& subject, const Context& context) {
  json::array list;
  for (const auto& child : subject.children) list.push_back(ticket_line(child, context));
  return list;
}

json::array links(const Case& subject) {
  json::array list;
  for (const auto& link : subject.links) {
    list.push_back({{"kind", link.kind}, {"id", link.other.value()}, {"inbound", link.inbound}});
  }
  return list;
}

json::array photos(const Case& subject, const Context& context) {
  json::array list;
  for (const auto& each : subject.photos) {
    auto shown = photo(each.photo);
    shown["kind"] = each.kind == engine::model::PhotoKind::before ? "before" : "after";
    shown["by"] = each.photo.by.str();
    shown["at"] = instant(each.attached_at, context.county);
    shown["event"] = each.event;
    list.push_back(std::move(shown));
  }
  return list;
}

/// That there is one, and never who.
json::value reporter(const Case& subject) {
  if (subject.facts->reporter_commitment.empty()) return nullptr;
  return json::object{{"erased", subject.reporter_erased}};
}

/// What every case shows, whatever its kind.
void add_head(json::object& shown, const Case& subject) {
  shown["id"] = subject.id.value();
  shown["kind"] = subject.kind;
  shown["number"] = subject.number;
  shown["workflow"] = subject.workflow.name;
  shown["workflow_version"] = subject.workflow.version;
  shown["version"] = subject.version.value();
  shown["open"] = subject.open();
  shown["state"] = states(subject);
  shown["stage"] = text_or_null(subject.outward.stage);
  shown["level"] = text_or_null(subject.outward.level);
  shown["category"] = subject.data("category");
  shown["severity"] = subject.data("severity");
  shown["grid"] = text_or_null(subject.facts->place.grid.str());
  shown["area"] = text_or_null(subject.facts->place.area.str());
}

void add_incident(json::object& shown, const Case& subject, const Context& context) {
  shown["title"] = subject.facts->title;
  shown["description"] = subject.facts->description;
  shown["address"] = subject.facts->address;
  shown["position"] = position(subject);
  shown["raised_by"] = text_or_null(subject.facts->raised_by.str());
  shown["raised_at"] = instant(subject.facts->raised_at, context.county);
  shown["tickets"] = tickets(subject, context);
  shown["links"] = links(subject);
  shown["rating"] = subject.data("rating");
  shown["supervised"] = subject.flag("supervised");
}

void add_ticket(json::object& shown, const Case& subject, const Context& context) {
  shown["incident"] = subject.parent.value();
  shown["title"] = subject.facts->title;
  shown["opened_at"] = instant(subject.facts->raised_at, context.county);
  for (const std::string_view name : {"department", "part", "whistle", "claimed_by", "claimed_at",
                                      "reported_in_at", "returns", "bounces"}) {
    shown[name] = subject.data(name);
  }
}

/// As what it was filed, and what must be so for it to be closed.
void add_condition(json::object& shown, const Case& subject, const Context& context) {
  const std::string text = subject.text("condition");
  const auto* category =
      context.county.catalogue.find(directory::CategoryCode{subject.text("category")});
  const auto* condition = category ? category->condition(text) : nullptr;
  shown["condition"] = text_or_null(text);
  shown["done_when"] = text_or_null(condition ? condition->done_when : std::string{});
}

/// What a case of any other kind is about stands in its chart's data.
void add_other(json::object& shown, const Case& subject) {
  shown["parent"] = subject.parent ? json::value(subject.parent.value()) : json::value(nullptr);
  shown["community"] = text_or_null(subject.facts->place.community.str());
  shown["street"] = text_or_null(subject.facts->place.street.str());
  shown["data"] = subject.session.data.object();
}

}  // namespace

json::object photo(const engine::model::Photo& photo) {
  return {{"id", photo.id},
          {"type", photo.media},
          {"bytes", photo.bytes},
          {"width", photo.width},
          {"height", photo.height}};
}

json::object one_case(const Case& subject, const Context& context, bool explained) {
  json::object shown;
  shown.reserve(usual_fields);
  add_head(shown, subject);
  if (subject.kind == "ticket") {
    add_ticket(shown, subject, context);
  } else {
    add_incident(shown, subject, context);
  }
  if (subject.kind != "ticket" && subject.kind != "incident") add_other(shown, subject);
  add_condition(shown, subject, context);
  shown["owner"] = owner(subject, context);
  shown["outcome"] = subject.data("outcome");
  shown["attachments"] = photos(subject, context);
  shown["reporter"] = reporter(subject);
  shown["changed_at"] = instant(subject.changed_at, context.county);
  shown["clocks"] = clocks(subject, context, explained);
  return shown;
}

std::string location(std::string_view kind, engine::model::CaseId id) {
  const std::string folder = kind == "ticket"     ? "/v1/tickets/"
                             : kind == "incident" ? "/v1/incidents/"
                                                  : "/v1/cases/";
  return folder + std::to_string(id.value());
}

}  // namespace adapters::http::present
