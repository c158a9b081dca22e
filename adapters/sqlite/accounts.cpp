// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/accounts.hpp"

#include "adapters/sqlite/list_text.hpp"
#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {
namespace {

namespace directory = engine::directory;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

/// Posts as a list of texts: "grid_chief:511725001004801", "supervisor:".
std::string posts_text(const std::vector<directory::Post>& posts) {
  std::vector<std::string> list;
  for (const directory::Post& post : posts) {
    list.push_back(std::string(directory::to_string(post.role)) + ":" + post.scope);
  }
  return list_text(list);
}

Result<std::vector<directory::Post>> parse_posts(std::string_view text) {
  auto list = parse_list(text);
  if (!list) return list.error();
  std::vector<directory::Post> posts;
  for (const std::string& item : list.value()) {
    const std::size_t cut = item.find(':');
    const auto role = directory::parse_role(std::string_view(item).substr(0, cut));
    if (!role || cut == std::string::npos) {
      return Error(Errc::corrupt, "an account holds the unknown post " + item);
    }
    posts.push_back({.role = *role, .scope = item.substr(cut + 1)});
  }
  return posts;
}

Result<ports::Account> read_account(const Statement& row) {
  auto posts = parse_posts(row.view(2));
  if (!posts) return posts.error();
  return ports::Account{.actor = {.login = directory::Login(row.text(0)),
                                  .name = row.text(1),
                                  .posts = std::move(posts).value()},
                        .password_hash = row.text(3),
                        .disabled = row.truth(4),
                        .created_at = row.instant(5)};
}

}  // namespace

Result<std::unique_ptr<Accounts>> Accounts::open(const Connection& connection) {
  auto accounts = std::make_unique<Accounts>();
  const std::string select =
      "SELECT login, name, posts, password_hash, disabled, created_at FROM account";
  auto prepared = prepare_all(
      connection,
      {{accounts->select_, select + " WHERE login = ?"},
       {accounts->select_all_, select + " ORDER BY login"},
       {accounts->upsert_,
        "INSERT OR REPLACE INTO account (login, name, posts, password_hash, disabled, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"}});
  if (!prepared) return prepared.error();
  return accounts;
}

Result<std::optional<ports::Account>> Accounts::find(const directory::Login& login) {
  select_.with(login);
  const Reset at_end(select_);
  auto row = select_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<ports::Account>();
  auto account = read_account(select_);
  if (!account) return account.error();
  return std::optional(std::move(account).value());
}

Result<void> Accounts::put(const ports::Account& account) {
  const std::string posts = posts_text(account.actor.posts);
  return upsert_
      .with(account.actor.login, account.actor.name, posts, account.password_hash, account.disabled,
            account.created_at)
      .run();
}

Result<std::vector<ports::Account>> Accounts::all() {
  std::vector<ports::Account> accounts;
  select_all_.reset();
  const Reset at_end(select_all_);
  while (true) {
    auto row = select_all_.step();
    if (!row) return row.error();
    if (!row.value()) return accounts;
    auto account = read_account(select_all_);
    if (!account) return account.error();
    accounts.push_back(std::move(account).value());
  }
}

}  // namespace adapters::sqlite
