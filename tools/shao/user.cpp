// SPDX-License-Identifier: Apache-2.0

// shao user: the accounts of a server that is not running.

#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <iostream>
#include <memory>

#include "adapters/sqlite/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/password.hpp"
#include "adapters/system/secret.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/posts.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace directory = engine::directory;
using engine::ports::Account;

/// Shorter passwords are refused (MLPS assessors expect 8; length is the cheapest strength).
constexpr std::size_t password_min = 12;

struct UserOptions {
  std::string config = "config/quxian";
  std::string data, login, name;
  std::vector<std::string> posts;
  bool password_stdin = false;
  std::string output = "text";
};

std::unique_ptr<adapters::sqlite::Store> open(const UserOptions& options, int& exit_code) {
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (store) return std::move(store.value());
  exit_code = report(store.error());
  return nullptr;
}

/// From standard input, or a fresh one that is printed. Never asked for without a terminal.
engine::Result<std::string> choose_password(const UserOptions& options) {
  if (!options.password_stdin) {
    const std::string secret = adapters::system::new_secret();
    std::cout << "The password of " << options.login << ", shown only this once:\n  " << secret
              << '\n';
    return secret;
  }
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < password_min) {
    return engine::Error(engine::Errc::invalid_input,
                         "a password has at least " + std::to_string(password_min) + " bytes");
  }
  return password;
}

int add(const UserOptions& options) {
  const auto world = load_world(options.config, {});
  if (!world) return report(world.faults());
  const auto posts = parse_posts(options.posts, world.value().county);
  if (!posts) {
    report(posts.error());
    return 2;
  }
  int exit_code = 0;
  const auto store = open(options, exit_code);
  if (!store) return exit_code;
  const auto known = store->accounts().find(directory::Login(options.login));
  if (!known) return report(known.error());
  if (known->has_value()) {
    return report(engine::Error(engine::Errc::invalid_input, options.login + " exists already"));
  }
  const auto password = choose_password(options);
  if (!password) return report(password.error());
  const auto hash = adapters::system::hash_password(*password);
  if (!hash) return report(hash.error());
  const auto done =
      store->accounts().put({.actor = {.login = directory::Login(options.login),
                                       .name = options.name.empty() ? options.login : options.name,
                                       .posts = *posts},
                             .password_hash = *hash,
                             .created_at = adapters::system::Clock().now()});
  return done ? 0 : report(done.error());
}

/// Changes one account by `change`, and ends its sessions.
int change(const UserOptions& options,
           const std::function<engine::Result<void>(Account&)>& change) {
  int exit_code = 0;
  const auto store = open(options, exit_code);
  if (!store) return exit_code;
  auto account = store->accounts().find(directory::Login(options.login));
  if (!account) return report(account.error());
  if (!account->has_value()) {
    return report(engine::Error(engine::Errc::not_found, "nobody is called " + options.login));
  }
  if (auto done = change(**account); !done) return report(done.error());
  if (auto done = store->accounts().put(**account); !done) return report(done.error());
  const auto dropped = store->credentials().drop_all(directory::Login(options.login));
  return dropped ? 0 : report(dropped.error());
}

int set_password(const UserOptions& options) {
  return change(options, [&](Account& account) -> engine::Result<void> {
    const auto password = choose_password(options);
    if (!password) return password.error();
    const auto hash = adapters::system::hash_password(*password);
    if (!hash) return hash.error();
    account.password_hash = *hash;
    return {};
  });
}

int set_disabled(const UserOptions& options, bool disabled) {
  return change(options, [disabled](Account& account) -> engine::Result<void> {
    account.disabled = disabled;
    return {};
  });
}

int list(const UserOptions& options) {
  int exit_code = 0;
  const auto store = open(options, exit_code);
  if (!store) return exit_code;
  const auto all = store->accounts().all();
  if (!all) return report(all.error());
  boost::json::array rows;
  for (const Account& account : *all) {
    const std::string posts = to_string(account.actor.posts);
    if (options.output == "json") {
      rows.push_back(boost::json::object{
          {"login", account.actor.login.str()}, {"posts", posts}, {"disabled", account.disabled}});
    } else {
      std::cout << account.actor.login.str() << '\t' << posts
                << (account.disabled ? "\tdisabled" : "") << '\n';
    }
  }
  if (options.output == "json") std::cout << boost::json::serialize(rows) << '\n';
  return 0;
}

CLI::App* subcommand(CLI::App& user, const std::shared_ptr<UserOptions>& options, const char* name,
                     const char* about, bool needs_login) {
  auto* command = user.add_subcommand(name, about);
  command
      ->add_option("--data", options->data, "The folder of the journal; the server must be stopped")
      ->required();
  if (needs_login) command->add_option("login", options->login, "Who")->required();
  return command;
}

}  // namespace

void add_user(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<UserOptions>();
  auto* user = app.add_subcommand("user", "The accounts of a server that is not running");
  user->require_subcommand(1);
  auto* added = subcommand(*user, options, "add", "Make an account", true);
  added->add_option("--config", options->config, "The county's folder")
      ->capture_default_str()
      ->check(CLI::ExistingDirectory);
  added->add_option("--name", options->name, "How the post is called");
  added
      ->add_option("--post", options->posts,
                   "ROLE or ROLE:SCOPE, such as grid_chief:511725001004801")
      ->required();
  added->add_flag("--password-stdin", options->password_stdin,
                  "Read the password from standard input");
  added->callback([options, &exit_code] { exit_code = add(*options); });
  auto* password = subcommand(*user, options, "password", "Set a new password", true);
  password->add_flag("--password-stdin", options->password_stdin, "Read it from standard input");
  password->callback([options, &exit_code] { exit_code = set_password(*options); });
  auto* disable = subcommand(*user, options, "disable", "Let nobody log in by this account", true);
  disable->callback([options, &exit_code] { exit_code = set_disabled(*options, true); });
  auto* enable = subcommand(*user, options, "enable", "Undo disable", true);
  enable->callback([options, &exit_code] { exit_code = set_disabled(*options, false); });
  auto* listed = subcommand(*user, options, "list", "All accounts", false);
  listed->add_option("--output", options->output, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  listed->callback([options, &exit_code] { exit_code = list(*options); });
}

}  // namespace tools::shao
