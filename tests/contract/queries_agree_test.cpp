// SPDX-License-Identifier: Apache-2.0

// The filter in SQL against the plain reading of it in memory: random rows, random filters, a fixed
// seed, and the failing case printed.

#include <catch2/catch.hpp>
#include <random>

#include "adapters/sqlite/filter_sql.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::directory::Post;

constexpr unsigned seed = 511'725;
constexpr std::uint64_t rows_made = 300;
constexpr int filters_tried = 1'500;

class Dice {
 public:
  [[nodiscard]] int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(engine_); }
  [[nodiscard]] bool flip() { return roll(2) == 0; }
  [[nodiscard]] bool rarely() { return roll(8) == 0; }
  [[nodiscard]] std::string name(const char* prefix) {
    return roll(5) == 0 ? "" : prefix + std::to_string(roll(4));
  }
  [[nodiscard]] std::vector<std::string> names(const char* prefix) {
    std::vector<std::string> list;
    for (int left = roll(3); left > 0; --left) list.push_back(name(prefix));
    return list;
  }
  [[nodiscard]] std::optional<std::string> maybe(const char* prefix) {
    return rarely() ? std::optional(name(prefix)) : std::nullopt;
  }
  [[nodiscard]] std::optional<bool> maybe_flag() {
    return rarely() ? std::optional(flip()) : std::nullopt;
  }

 private:
  std::mt19937 engine_{seed};
};

std::string text_of(Dice& dice) {
  static constexpr const char* words[] = {"井盖", "路灯", "渠江", "老街", "盖路", "A1"};
  std::string text;
  for (int left = dice.roll(3); left >= 0; --left) text += words[dice.roll(6)];
  return text;
}

ports::StoredCase random_case(std::uint64_t id, Dice& dice) {
  using namespace engine::directory;
  ports::StoredCase stored = tests::stored_case(id);
  model::Row& row = stored.row;
  row.parent = model::CaseId(static_cast<std::uint64_t>(dice.roll(4)));
  row.kind = dice.flip() ? "incident" : "ticket";
  row.open = dice.flip();
  row.states = dice.names("s");
  row.queues = dice.names("q");
  row.stage = dice.name("st");
  row.level = dice.name("l");
  row.owner = std::string(to_string(all_roles[static_cast<std::size_t>(dice.roll(14))]));
  row.category = dice.name("c");
  row.unit = dice.name("u");
  row.units = dice.names("u");
  row.severity = dice.roll(3);
  row.place = {.grid = GridCode(dice.name("g")),
               .area = AreaCode(dice.name("a")),
               .community = CommunityCode(dice.name("m")),
               .street = StreetCode(dice.name("t"))};
  row.title = text_of(dice);
  row.raised_by = dice.name("p");
  row.claimed_by = dice.name("p");
  row.raised_at = tests::sample_time(dice.roll(10));
  if (dice.flip()) row.due_at = tests::sample_time(dice.roll(20));
  row.warned = dice.flip();
  row.overdue = dice.flip();
  row.supervised = dice.flip();
  return stored;
}

std::vector<Post> random_posts(Dice& dice) {
  using namespace engine::directory;
  static constexpr const char* scopes[] = {"", "t", "m", "a", "g", "u", ""};
  std::vector<Post> posts;
  for (int left = dice.roll(4); left >= 0; --left) {
    const Role role = all_roles[static_cast<std::size_t>(dice.roll(14))];
    posts.push_back({.role = role, .scope = dice.name(scopes[static_cast<int>(scope_kind(role))])});
  }
  return posts;
}

model::Visibility random_visibility(Dice& dice) {
  if (dice.flip()) return {.everything = true};
  return {.grids = dice.names("g"),
          .areas = dice.names("a"),
          .streets = dice.names("t"),
          .communities = dice.names("m"),
          .units = dice.names("u"),
          .login = dice.name("p")};
}

model::ListFilter random_filter(Dice& dice) {
  model::ListFilter filter;
  if (dice.rarely()) filter.kind = "incident";
  filter.state = dice.maybe("s");
  filter.stage = dice.maybe("st");
  filter.level = dice.maybe("l");
  filter.grid = dice.maybe("g");
  filter.area = dice.maybe("a");
  filter.unit = dice.maybe("u");
  filter.category = dice.maybe("c");
  if (dice.rarely()) filter.categories = dice.names("c");
  filter.queue = dice.maybe("q");
  if (dice.rarely()) filter.severity = dice.roll(3);
  filter.open = dice.maybe_flag();
  filter.overdue = dice.maybe_flag();
  filter.warned = dice.maybe_flag();
  filter.supervised = dice.maybe_flag();
  if (dice.rarely()) filter.from = tests::sample_time(dice.roll(10));
  if (dice.rarely()) filter.to = tests::sample_time(dice.roll(10));
  if (dice.rarely()) filter.text = text_of(dice);
  if (dice.rarely()) filter.owners = random_posts(dice);
  filter.owner_login = dice.name("p");
  if (dice.rarely()) filter.parent = model::CaseId(static_cast<std::uint64_t>(dice.roll(4)));
  filter.visible = random_visibility(dice);
  return filter;
}

TEST_CASE("list: SQL and memory agree on every filter", "[queries][property]") {
  Dice dice;
  ports::Projection projection;
  for (std::uint64_t id = 1; id <= rows_made; ++id) {
    projection.cases.push_back(engine::ports::shared(random_case(id, dice)));
  }
  tests::MemoryStore memory;
  tests::SqliteStore sqlite;
  REQUIRE(memory.rows().project(projection));
  REQUIRE(sqlite.rows().project(projection));
  const auto plain = memory.queries();
  const auto sql = sqlite.queries();
  std::size_t shown = 0;

  for (int attempt = 0; attempt < filters_tried; ++attempt) {
    const model::ListFilter filter = random_filter(dice);
    INFO("seed " << seed << " filter " << attempt << adapters::sqlite::where_of(filter).sql());
    const auto expected = plain->list(filter, {.limit = 40});
    const auto found = sql->list(filter, {.limit = 40});
    REQUIRE(expected);
    REQUIRE(found);
    REQUIRE(found->ids == expected->ids);
    REQUIRE(found->next == expected->next);
    REQUIRE(sql->count(filter).value() == plain->count(filter).value());
    REQUIRE(sql->count_by(filter, "area").value() == plain->count_by(filter, "area").value());
    shown += found->ids.size();
  }
  // Filters that let nothing pass would agree on nothing.
  CHECK(shown > 5'000);
}

}  // namespace
