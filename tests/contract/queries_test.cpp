// SPDX-License-Identifier: Apache-2.0

// What every store's lists promise: what the filter says, most urgent first, page by page.

#include <catch2/catch.hpp>
#include <random>

#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::directory::Post;
using engine::directory::Role;
using tests::MemoryStore;
using tests::SqliteStore;
using tests::stored_case;
using Ids = std::vector<std::uint64_t>;

const model::Visibility everything{.everything = true};

Ids ids_of(const ports::Listed& listed) {
  Ids ids;
  for (const model::CaseId id : listed.ids) ids.push_back(id.value());
  return ids;
}

/// All pages of a list, one after the other.
Ids walk(ports::Queries& queries, const model::ListFilter& filter, std::size_t limit) {
  Ids all;
  ports::Page page{.limit = limit};
  while (true) {
    const auto listed = queries.list(filter, page);
    REQUIRE(listed);
    REQUIRE(listed->ids.size() <= limit);
    for (const std::uint64_t id : ids_of(listed.value())) all.push_back(id);
    if (!listed->next) return all;
    page.cursor = listed->next;
  }
}

template <class Store>
void project(Store& store, std::vector<ports::StoredCase> cases) {
  ports::Projection projection;
  for (auto& stored : cases) projection.cases.push_back(ports::shared(std::move(stored)));
  REQUIRE(store.rows().project(projection));
}

ports::StoredCase due_case(std::uint64_t id, std::optional<int> minutes) {
  ports::StoredCase stored = stored_case(id);
  if (minutes) stored.row.due_at = tests::sample_time(*minutes);
  return stored;
}

TEMPLATE_TEST_CASE("list: most urgent first and what is never due last", "[queries]", MemoryStore,
                   SqliteStore) {
  TestType store;
  project(store, {due_case(1, std::nullopt), due_case(2, 30), due_case(3, 10), due_case(4, 30),
                  due_case(5, std::nullopt), due_case(6, -9)});

  CHECK(walk(*store.queries(), {.visible = everything}, 50) == Ids{6, 3, 2, 4, 1, 5});
}

TEMPLATE_TEST_CASE("list: pages follow each other without gap or repeat", "[queries]", MemoryStore,
                   SqliteStore) {
  TestType store;
  std::vector<ports::StoredCase> cases;
  for (std::uint64_t id = 1; id <= 40; ++id) {
    cases.push_back(due_case(id, id % 3 == 0 ? std::nullopt : std::optional(int(id % 5))));
  }
  project(store, std::move(cases));
  const auto queries = store.queries();
  const Ids whole = walk(*queries, {.visible = everything}, 200);
  REQUIRE(whole.size() == 40);

  for (const std::size_t limit : {1UL, 3UL, 7UL, 39UL, 40UL, 41UL}) {
    INFO("pages of " << limit);
    CHECK(walk(*queries, {.visible = everything}, limit) == whole);
  }
}

TEMPLATE_TEST_CASE("list: a case that ends between two pages shifts no other", "[queries]",
                   MemoryStore, SqliteStore) {
  TestType store;
  project(store, {due_case(1, 1), due_case(2, 2), due_case(3, 3), due_case(4, 4)});
  const auto queries = store.queries();
  const model::ListFilter open{.open = true, .visible = everything};
  const auto first = queries->list(open, {.limit = 2});
  REQUIRE(first);
  auto ended = due_case(1, 1);
  ended.row.open = false;
  project(store, {ended});

  const auto second = queries->list(open, {.limit = 2, .cursor = first->next});

  REQUIRE(second);
  CHECK(ids_of(second.value()) == Ids{3, 4});
}

TEMPLATE_TEST_CASE("list: a cursor that is not ours is invalid input", "[queries]", MemoryStore,
                   SqliteStore) {
  TestType store;

  const auto listed = store.queries()->list({}, {.cursor = "' OR 1=1"});

  REQUIRE_FALSE(listed);
  CHECK(listed.error().code == Errc::invalid_input);
}

TEMPLATE_TEST_CASE("list: whoever sees nothing gets nothing", "[queries]", MemoryStore,
                   SqliteStore) {
  TestType store;
  project(store, {due_case(1, 1)});

  CHECK(walk(*store.queries(), {}, 10).empty());
  CHECK(store.queries()->count({}).value() == 0);
}

TEMPLATE_TEST_CASE("list: a department sees its tickets and the incidents that have one",
                   "[queries]", MemoryStore, SqliteStore) {
  TestType store;
  auto ticket = stored_case(1);
  ticket.row.unit = "d18";
  auto incident = stored_case(2);
  incident.row.units = {"d1", "d18"};
  auto other = stored_case(3);
  other.row.units = {"d1", "d180"};
  project(store, {ticket, incident, other});

  const model::ListFilter filter{.visible = {.units = {"d18"}}};

  CHECK(walk(*store.queries(), filter, 10) == Ids{1, 2});
}

TEMPLATE_TEST_CASE("list: an inbox shows what waits on one of the posts", "[queries]", MemoryStore,
                   SqliteStore) {
  TestType store;
  auto mine = stored_case(1);
  mine.row.owner = "area_chief";
  mine.row.place.area = engine::directory::AreaCode("a1");
  auto next_door = mine;
  next_door.row.id = next_door.state.id = model::CaseId(2);
  next_door.row.place.area = engine::directory::AreaCode("a2");
  auto above = mine;
  above.row.id = above.state.id = model::CaseId(3);
  above.row.owner = "general_chief";
  auto own = stored_case(4);
  own.row.owner = "resident";
  own.row.raised_by = "wang";
  project(store, {mine, next_door, above, own});
  const auto waiting_on = [&](const Post& post, const std::string& login) {
    return walk(*store.queries(),
                {.owners = std::vector{post}, .owner_login = login, .visible = everything}, 10);
  };

  CHECK(waiting_on({.role = Role::area_chief, .scope = "a1"}, "chief") == Ids{1});
  CHECK(waiting_on({.role = Role::resident}, "wang") == Ids{4});
  CHECK(waiting_on({.role = Role::resident}, "li").empty());
  CHECK(waiting_on({.role = Role::area_chief}, "chief").empty());
}

TEMPLATE_TEST_CASE(
    "list: any word of two characters is found in title and description and "
    "address and number",
    "[queries]", MemoryStore, SqliteStore) {
  TestType store;
  auto found = stored_case(1);
  found.row.number = "QX20260930-0001";
  found.row.title = "渠江镇老街井盖缺失";
  found.row.description = "夜里危险,请尽快处理";
  found.row.address = "文峰路 12 号";
  auto other = stored_case(2);
  other.row.title = "路灯不亮";
  project(store, {found, other});
  // Facts are indexed once; a later projection must not lose them.
  project(store, {found});
  const auto search = [&](const std::string& text) {
    return walk(*store.queries(), {.text = text, .visible = everything}, 10);
  };

  for (const char* text :
       {"井盖", "渠江", "老街井盖", "危险", "文峰", "0930-0001", "渠", "qx2026", "井盖 文峰"}) {
    INFO(text);
    CHECK(search(text) == Ids{1});
  }
  CHECK(search("路") == Ids{1, 2});
  CHECK(search("路灯") == Ids{2});
  for (const char* text : {"盖井", "灯盖", "", "*", "\"", "井盖 路灯"}) {
    INFO(text);
    CHECK(search(text).empty());
  }
}

TEMPLATE_TEST_CASE("count: by a column that can be counted and by no other", "[queries]",
                   MemoryStore, SqliteStore) {
  TestType store;
  std::vector<ports::StoredCase> cases;
  for (std::uint64_t id = 1; id <= 5; ++id) {
    cases.push_back(stored_case(id));
    cases.back().row.category = id < 4 ? "07-12" : "";
    cases.back().row.severity = static_cast<int>(id % 2);
    cases.back().row.place.grid = engine::directory::GridCode("g" + std::to_string(id % 2));
  }
  project(store, cases);
  const auto queries = store.queries();
  using Counts = std::map<std::string, std::uint64_t>;

  CHECK(queries->count({.visible = everything}).value() == 5);
  CHECK(queries->count_by({.visible = everything}, "category").value() ==
        Counts{{"07-12", 3}, {"", 2}});
  CHECK(queries->count_by({.visible = everything}, "severity").value() ==
        Counts{{"1", 3}, {"0", 2}});
  CHECK(queries->count_by({.category = "07-12", .visible = everything}, "grid").value() ==
        Counts{{"g1", 2}, {"g0", 1}});
  for (const char* column : {"area", "unit", "level", "stage"}) {
    CHECK(queries->count_by({.visible = everything}, column).value() == Counts{{"", 5}});
  }
  for (const char* column : {"title", "snapshot", "", "1", "grid; DROP TABLE cases"}) {
    const auto counted = queries->count_by({.visible = everything}, column);
    REQUIRE_FALSE(counted);
    CHECK(counted.error().code == Errc::invalid_input);
  }
}

TEMPLATE_TEST_CASE("list: values of a filter are never read as a language", "[queries]",
                   MemoryStore, SqliteStore) {
  TestType store;
  project(store, {stored_case(1)});

  for (const char* text : {"' OR 1=1 --", "\"a", "%", "a\"]", ""}) {
    INFO(text);
    model::ListFilter filter{.visible = everything};
    filter.state = text;
    CHECK(walk(*store.queries(), filter, 10).empty());
    filter.state.reset();
    filter.visible = {.grids = {text}, .units = {text}, .login = text};
    CHECK(walk(*store.queries(), filter, 10).empty());
  }
}

TEMPLATE_TEST_CASE("queries: the journal is read in whole batches by a reader too", "[queries]",
                   MemoryStore, SqliteStore) {
  TestType store;
  tests::append_all(store.journal(), {2, 3, 1});
  const auto queries = store.queries();
  for (const std::uint64_t from : {1U, 2U, 3U, 5U, 6U, 7U}) {
    INFO(from);
    for (const std::size_t most : {1U, 2U, 9U}) {
      CHECK(queries->journal(model::Sequence{from}, most).value() ==
            store.journal().read(model::Sequence{from}, most).value());
    }
  }
}

}  // namespace
