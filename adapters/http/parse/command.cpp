// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/parse/command.hpp"

#include <charconv>
#include <chrono>

#include "engine/base/bounds.hpp"

namespace adapters::http::parse {
namespace {

namespace bounds = engine::bounds;
namespace json = boost::json;

/// RFC 3339 has four digits for a year, and an offset may still add a day.
constexpr auto last_day_of_all = std::chrono::year(9999) / 12 / 31;

std::optional<std::string> limit_text(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  const auto* object = value.if_object();
  if (object == nullptr) return std::nullopt;
  const auto* amount = object->if_contains("amount");
  const auto* unit = object->if_contains("unit");
  if (amount == nullptr || unit == nullptr || !amount->is_number() || !unit->is_string()) {
    return std::nullopt;
  }
  std::string number = std::to_string(amount->to_number<double>());
  number.erase(number.find_last_not_of('0') + 1);
  if (number.back() == '.') number.pop_back();
  return number + " " + std::string(unit->get_string());
}

}  // namespace

bool can_be_counted(engine::Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  return day.year() >= std::chrono::year(1900) && day < last_day_of_all;
}

Parsed<engine::model::SendEvent> event(const json::object& body, std::string_view kind,
                                       engine::model::CaseId subject) {
  Fields fields(body);
  // The answer names the event, and is kept for a week: a name must not be long.
  engine::model::SendEvent command{
      .subject = subject,
      .event = fields.at_most(fields.text("event", true), bounds::event_name_max, "event"),
      .form = {},
      .if_match = {},
      .kind = std::string(kind)};
  if (const auto* data = fields.object("data")) command.form = *data;
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return command;
}

Parsed<engine::model::UnmaskReporter> unmask(const json::object& body,
                                             engine::model::CaseId subject) {
  Fields fields(body);
  engine::model::UnmaskReporter command{
      .subject = subject, .fields = fields.texts("fields"), .reason = fields.text("reason", true)};
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return command;
}

Parsed<engine::model::EraseReporter> erase_reporter(const json::object& body,
                                                    engine::model::CaseId subject) {
  Fields fields(body);
  engine::model::EraseReporter command{.subject = subject, .reason = fields.text("reason", true)};
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return command;
}

Parsed<Login> login(const json::object& body) {
  Fields fields(body);
  Login login{
      fields.at_most(fields.text("login", true), bounds::login_bytes_max, "login"),
      fields.at_most(fields.text("password", true), bounds::password_bytes_max, "password")};
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return login;
}

Parsed<DueQuestion> due_question(const json::object& body) {
  Fields fields(body);
  DueQuestion question;
  const auto from = fields.text("from", true);
  if (!from.empty()) {
    const auto at = engine::parse_rfc3339(from);
    if (at) question.from = *at;
    if (!at) fields.wrong("from", "应为 RFC 3339 时刻|must be an RFC 3339 instant");
    if (at && !can_be_counted(*at)) {
      fields.wrong("from", "须在 1900 年至 9999 年之间|must lie in the years 1900 to 9999");
    }
  }
  const auto* given = fields.value("limit");
  const auto text = given ? limit_text(*given) : std::nullopt;
  const auto limit = engine::calendar::parse_limit(text.value_or(""));
  if (limit) question.limit = *limit;
  if (!limit) fields.wrong("limit", "应如 4 WH、1.5 WD|must be like 4 WH or 1.5 WD");
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return question;
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, failed] = std::from_chars(text.data(), end, value);
  if (failed != std::errc() || stopped != end || value == 0) return std::nullopt;
  return value;
}

std::optional<engine::model::Version> version_of(std::string_view etag) {
  if (etag.size() < 3 || etag.front() != '"' || etag.back() != '"') return std::nullopt;
  const auto number = whole_number(etag.substr(1, etag.size() - 2));
  if (!number) return std::nullopt;
  return engine::model::Version{*number};
}

std::optional<engine::model::CaseId> case_id(std::string_view text) {
  const auto number = whole_number(text);
  if (!number) return std::nullopt;
  return engine::model::CaseId{*number};
}

}  // namespace adapters::http::parse
