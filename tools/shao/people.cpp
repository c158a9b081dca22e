// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/people.hpp"

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

/// The clerk and the lead of every unit that holds such posts.
std::vector<directory::Actor> clerks(const directory::County& county) {
  std::set<std::string> names;
  for (const auto& row : county.posts) {
    if (row.post.role == directory::Role::department) names.insert(row.post.scope);
    if (row.post.role == directory::Role::department_lead) names.insert(row.post.scope + ".lead");
  }
  std::vector<directory::Actor> all;
  for (const std::string& name : names) {
    if (auto actor = play(county, name)) all.push_back(std::move(*actor));
  }
  return all;
}

}  // namespace

engine::Result<void> make_demo_accounts(engine::ports::Accounts& accounts,
                                        const directory::County& county, engine::Instant now) {
  // One hash serves all: the password is printed on the next line anyway.
  const auto hash = adapters::system::hash_password("demo");
  if (!hash) return hash.error();
  const auto put = [&](const directory::Actor& actor) {
    return accounts.put({.actor = actor, .password_hash = *hash, .created_at = now});
  };
  std::cout << "Demo accounts (password: demo):\n";
  for (const directory::Actor& actor : cast(county)) {
    if (auto done = put(actor); !done) return done;
    print(actor);
  }
  const auto units = clerks(county);
  for (const directory::Actor& actor : units) {
    if (auto done = put(actor); !done) return done;
  }
  std::cout << "  and for each unit its code (D17) for the clerk and CODE.lead for the lead: "
            << units.size() << " more\n";
  return {};
}

engine::Result<void> make_first_account(engine::ports::Accounts& accounts, engine::Instant now) {
  const auto all = accounts.all();
  if (!all) return all.error();
  if (!all->empty()) return {};
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
