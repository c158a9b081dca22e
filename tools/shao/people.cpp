// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/people.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <set>

#include "adapters/system/password.hpp"
#include "adapters/system/secret.hpp"
#include "tools/cast.hpp"

namespace tools::shao {
namespace {

namespace directory = engine::directory;
using engine::ports::Account;

void print(const directory::Actor& actor) {
  const auto& post = actor.posts.front();
  std::cout << "  " << std::left << std::setw(18) << actor.login.str()
            << (post.scope.empty() ? "" : " " + post.scope) << '\n';
}

/// The clerk and the lead of every unit that holds such posts, but for the many volunteer teams.
std::vector<directory::Actor> clerks(const directory::County& county) {
  std::set<std::string> names;
  for (const auto& row : county.posts) {
    const auto* unit = county.directory.find(directory::UnitCode(row.post.scope));
    if (unit == nullptr || unit->kind == directory::UnitKind::team) continue;
    if (row.post.role == directory::Role::department) names.insert(row.post.scope);
    if (row.post.role == directory::Role::department_lead) names.insert(row.post.scope + ".lead");
  }
  std::vector<directory::Actor> all;
  for (const std::string& name : names) {
    if (auto actor = tools::play(county, name)) all.push_back(std::move(*actor));
  }
  return all;
}

bool is_demo(const Account& account) { return account.password_hash == demo_mark; }

/// False where the name belongs to somebody already.
engine::Result<bool> make_demo_account(engine::ports::Accounts& accounts,
                                       const directory::Actor& actor, engine::Instant now) {
  const auto known = accounts.find(actor.login);
  if (!known) return known.error();
  if (known->has_value() && !is_demo(**known)) {
    std::cout << "  " << actor.login.str() << " exists, and keeps its own password\n";
    return false;
  }
  const auto put = accounts.put({.actor = actor, .password_hash = demo_mark, .created_at = now});
  if (!put) return put.error();
  return true;
}

}  // namespace

engine::Result<void> make_demo_accounts(engine::ports::Accounts& accounts,
                                        const directory::County& county, engine::Instant now) {
  std::cout << "Demo accounts (password: " << demo_password << "):\n";
  for (const directory::Actor& actor : cast(county)) {
    const auto made = make_demo_account(accounts, actor, now);
    if (!made) return made.error();
    if (*made) print(actor);
  }
  std::size_t count = 0;
  for (const directory::Actor& actor : clerks(county)) {
    const auto made = make_demo_account(accounts, actor, now);
    if (!made) return made.error();
    if (*made) ++count;
  }
  std::cout << "  and for each unit its code (D17) for the clerk and CODE.lead for the lead: "
            << count << " more\n";
  return {};
}

engine::Result<void> close_demo_accounts(engine::ports::Accounts& accounts,
                                         engine::ports::Credentials& credentials) {
  auto all = accounts.all();
  if (!all) return all.error();
  std::size_t closed = 0;
  for (Account& account : *all) {
    if (!is_demo(account) || account.disabled) continue;
    account.disabled = true;
    if (auto done = accounts.put(account); !done) return done;
    if (auto done = credentials.drop_all(account.actor.login); !done) return done;
    ++closed;
  }
  if (closed > 0) std::cout << closed << " demo accounts are disabled: this is no demo.\n";
  return {};
}

engine::Result<void> make_first_account(engine::ports::Accounts& accounts, engine::Instant now) {
  const auto all = accounts.all();
  if (!all) return all.error();
  if (!std::all_of(all->begin(), all->end(), is_demo)) return {};
  const std::string secret = adapters::system::new_secret();
  const auto hash = adapters::system::hash_password(secret);
  if (!hash) return hash.error();
  auto done = accounts.put({.actor = {.login = directory::Login("admin"),
                                      .name = "admin",
                                      .posts = {{directory::Role::security_admin, ""}}},
                            .password_hash = *hash,
                            .created_at = now});
  if (!done) return done;
  std::cout << "First start. The account `admin` has the password, shown only this once:\n  "
            << secret << "\nMake the others with `shao user add`.\n";
  return {};
}

}  // namespace tools::shao
