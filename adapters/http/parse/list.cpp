// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/parse/list.hpp"

#include <charconv>
#include <functional>
#include <optional>

#include "engine/base/bounds.hpp"

namespace adapters::http::parse {
namespace {

namespace model = engine::model;
using engine::core::Label;
using Wrong = std::optional<Label>;

std::optional<std::uint64_t> whole(const std::string& text) {
  std::uint64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, failed] = std::from_chars(text.data(), end, value);
  if (failed != std::errc() || stopped != end) return std::nullopt;
  return value;
}

Label should_be(std::string_view name, std::string_view zh, std::string_view en) {
  return {std::string(name) + " 应为 " + std::string(zh),
          std::string(name) + " must be " + std::string(en)};
}

Wrong read_flag(const Target& target, std::string_view name, std::optional<bool>& into) {
  const auto text = target.parameter(name);
  if (!text) return std::nullopt;
  if (*text != "true" && *text != "false") {
    return should_be(name, "true 或 false", "true or false");
  }
  into = *text == "true";
  return std::nullopt;
}

Wrong read_instant(const Target& target, std::string_view name,
                   std::optional<engine::Instant>& into) {
  const auto text = target.parameter(name);
  if (!text) return std::nullopt;
  const auto at = engine::parse_rfc3339(*text);
  if (!at) return should_be(name, "RFC 3339 时刻（+ 须写作 %2B）", "an RFC 3339 instant, + as %2B");
  into = *at;
  return std::nullopt;
}

Wrong read_severity(const Target& target, model::ListFilter& filter) {
  const auto text = target.parameter("severity");
  if (!text) return std::nullopt;
  const auto number = whole(*text);
  if (!number || *number < 1 || *number > 4) return should_be("severity", "1 至 4", "1 to 4");
  filter.severity = static_cast<int>(*number);
  return std::nullopt;
}

Wrong read_parent(const Target& target, model::ListFilter& filter) {
  const std::string_view name = target.parameter("parent") ? "parent" : "incident";
  const auto text = target.parameter(name);
  if (!text) return std::nullopt;
  const auto number = whole(*text);
  if (!number) return should_be(name, "事项 id", "the id of a case");
  filter.parent = model::CaseId{*number};
  return std::nullopt;
}

Wrong read_owner(const Target& target, const engine::directory::Actor& actor,
                 model::ListFilter& filter) {
  const auto text = target.parameter("owner");
  if (!text) return std::nullopt;
  if (*text != "me") return should_be("owner", "me", "me");
  filter.owners = actor.posts;
  filter.owner_login = actor.login.str();
  return std::nullopt;
}

Wrong read_text(const Target& target, model::ListFilter& filter) {
  const auto text = target.parameter("q");
  if (!text) return std::nullopt;
  if (text->empty() || text->size() > engine::bounds::title_max) {
    return should_be("q", "1 至 200 字节的文本", "a text of 1 to 200 bytes");
  }
  filter.text = *text;
  return std::nullopt;
}

}  // namespace

const std::vector<std::string_view>& list_parameters() {
  static const std::vector<std::string_view> names{
      "state",    "stage",      "level", "grid",     "area",  "department",
      "category", "severity",   "owner", "q",        "from",  "to",
      "overdue",  "supervised", "open",  "incident", "limit", "cursor"};
  return names;
}

const std::vector<std::string_view>& case_list_parameters() {
  static const auto names = [] {
    auto all = list_parameters();
    all.insert(all.end(), {"kind", "parent"});
    return all;
  }();
  return names;
}

std::variant<engine::ports::Page, Label> page(const Target& target) {
  engine::ports::Page page{.limit = engine::bounds::page_default,
                           .cursor = target.parameter("cursor")};
  if (const auto text = target.parameter("limit")) {
    const auto limit = whole(*text);
    if (!limit || *limit < 1 || *limit > engine::bounds::page_max) {
      return should_be("limit", "1 至 200", "1 to 200");
    }
    page.limit = *limit;
  }
  return page;
}

std::variant<ListQuestion, Label> list_question(const Target& target,
                                                const engine::directory::Actor& actor) {
  ListQuestion question;
  auto& filter = question.filter;
  filter.state = target.parameter("state");
  filter.stage = target.parameter("stage");
  filter.level = target.parameter("level");
  filter.grid = target.parameter("grid");
  filter.area = target.parameter("area");
  filter.unit = target.parameter("department");
  filter.category = target.parameter("category");
  for (const auto& wrong :
       {read_severity(target, filter), read_parent(target, filter),
        read_owner(target, actor, filter), read_text(target, filter),
        read_flag(target, "overdue", filter.overdue), read_flag(target, "open", filter.open),
        read_flag(target, "supervised", filter.supervised),
        read_instant(target, "from", filter.from), read_instant(target, "to", filter.to)}) {
    if (wrong) return *wrong;
  }
  auto paged = page(target);
  if (const auto* wrong = std::get_if<Label>(&paged)) return *wrong;
  question.page = std::get<engine::ports::Page>(std::move(paged));
  return question;
}

}  // namespace adapters::http::parse
