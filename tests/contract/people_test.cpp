// SPDX-License-Identifier: Apache-2.0

// What every store of accounts and credentials promises.

#include <catch2/catch.hpp>

#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace ports = engine::ports;
using engine::directory::Login;
using engine::directory::Role;
using tests::MemoryStore;
using tests::SqliteStore;

ports::Account account(const std::string& login) {
  return {.actor = {.login = Login(login),
                    .name = "网格长",
                    .posts = {{.role = Role::grid_chief, .scope = "511725001004801"},
                              {.role = Role::supervisor},
                              {.role = Role::department, .scope = "a:b\"c"}}},
          .password_hash = "$argon2id$v=19$...",
          .disabled = true,
          .created_at = tests::sample_time(1)};
}

bool same(const ports::Account& one, const ports::Account& other) {
  return one.actor == other.actor && one.password_hash == other.password_hash &&
         one.disabled == other.disabled && one.created_at == other.created_at;
}

ports::Credential credential(std::uint8_t fill, const std::string& login) {
  ports::Credential made{.kind = ports::CredentialKind::token,
                         .login = Login(login),
                         .label = "大屏",
                         .created_at = tests::sample_time(1),
                         .expires_at = tests::sample_time(2),
                         .seen_at = tests::sample_time(3)};
  made.hash.fill(fill);
  return made;
}

bool same(const ports::Credential& one, const ports::Credential& other) {
  return one.hash == other.hash && one.kind == other.kind && one.login == other.login &&
         one.label == other.label && one.created_at == other.created_at &&
         one.expires_at == other.expires_at && one.seen_at == other.seen_at;
}

TEMPLATE_TEST_CASE("accounts: what was put is found after a restart too", "[people]", MemoryStore,
                   SqliteStore) {
  TestType store;
  REQUIRE(store.accounts().put(account("b")));
  REQUIRE(store.accounts().put(account("a")));
  store.reopen();

  const auto found = store.accounts().find(Login("b"));
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK(same(found->value(), account("b")));
  CHECK_FALSE(store.accounts().find(Login("c"))->has_value());
  const auto all = store.accounts().all();
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK(same(all->front(), account("a")));
}

TEMPLATE_TEST_CASE("accounts: putting again replaces", "[people]", MemoryStore, SqliteStore) {
  TestType store;
  REQUIRE(store.accounts().put(account("a")));
  ports::Account changed = account("a");
  changed.disabled = false;
  changed.actor.posts.clear();

  REQUIRE(store.accounts().put(changed));

  CHECK(same(store.accounts().find(Login("a"))->value(), changed));
  CHECK(store.accounts().all()->size() == 1);
}

TEMPLATE_TEST_CASE("credentials: found by hash and dropped one by one or all of a person",
                   "[people]", MemoryStore, SqliteStore) {
  TestType store;
  auto& credentials = store.credentials();
  for (const auto& each : {credential(1, "a"), credential(2, "a"), credential(3, "b"),
                           credential(4, "b"), credential(5, "b")}) {
    REQUIRE(credentials.put(each));
  }
  CHECK(same(credentials.find(credential(3, "b").hash)->value(), credential(3, "b")));

  REQUIRE(credentials.drop(credential(4, "b").hash));
  REQUIRE(credentials.drop(credential(9, "x").hash));
  REQUIRE(credentials.drop_all(Login("a")));

  CHECK_FALSE(credentials.find(credential(1, "a").hash)->has_value());
  const auto left = credentials.all();
  REQUIRE(left);
  REQUIRE(left->size() == 2);
  CHECK(same(left->front(), credential(3, "b")));
  CHECK(same(left->back(), credential(5, "b")));
}

TEMPLATE_TEST_CASE("credentials: putting again replaces and outlives a restart", "[people]",
                   MemoryStore, SqliteStore) {
  TestType store;
  REQUIRE(store.credentials().put(credential(1, "a")));
  ports::Credential seen = credential(1, "a");
  seen.seen_at = tests::sample_time(99);
  REQUIRE(store.credentials().put(seen));
  store.reopen();

  CHECK(same(store.credentials().find(seen.hash)->value(), seen));
  CHECK(store.credentials().all()->size() == 1);
}

}  // namespace
