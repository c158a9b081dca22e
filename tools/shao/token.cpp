// SPDX-License-Identifier: Apache-2.0

// shao token: what machines carry instead of a password.

#include <boost/json/serialize.hpp>
#include <iostream>
#include <memory>

#include "adapters/sqlite/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/secret.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace directory = engine::directory;
using engine::ports::Credential;
using engine::ports::CredentialKind;

struct TokenOptions {
  std::string data, login, label;
  int days = 365;
  std::string output = "text";
};

int create(const TokenOptions& options) {
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (!store) return report(store.error());
  const auto account = (*store)->accounts().find(directory::Login(options.login));
  if (!account) return report(account.error());
  if (!account->has_value()) {
    return report(engine::Error(engine::Errc::not_found, "nobody is called " + options.login));
  }
  const std::string secret = "shao_" + adapters::system::new_secret();
  const engine::Instant now = adapters::system::Clock().now();
  const auto done =
      (*store)->credentials().put({.hash = adapters::system::hash_of(secret),
                                   .kind = CredentialKind::token,
                                   .login = directory::Login(options.login),
                                   .label = options.label,
                                   .created_at = now,
                                   .expires_at = now + std::chrono::days(options.days),
                                   .seen_at = now});
  if (!done) return report(done.error());
  std::cout << secret << '\n';
  return 0;
}

int list(const TokenOptions& options) {
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (!store) return report(store.error());
  const auto all = (*store)->credentials().all();
  if (!all) return report(all.error());
  boost::json::array rows;
  for (const Credential& credential : *all) {
    if (credential.kind != CredentialKind::token) continue;
    const std::string expires = engine::to_rfc3339(credential.expires_at);
    if (options.output == "json") {
      rows.push_back(boost::json::object{
          {"login", credential.login.str()}, {"label", credential.label}, {"expires_at", expires}});
    } else {
      std::cout << credential.login.str() << '\t' << credential.label << '\t' << expires << '\n';
    }
  }
  if (options.output == "json") std::cout << boost::json::serialize(rows) << '\n';
  return 0;
}

int revoke(const TokenOptions& options) {
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (!store) return report(store.error());
  const auto all = (*store)->credentials().all();
  if (!all) return report(all.error());
  int revoked = 0;
  for (const Credential& credential : *all) {
    if (credential.kind != CredentialKind::token || credential.login.str() != options.login ||
        credential.label != options.label) {
      continue;
    }
    if (auto done = (*store)->credentials().drop(credential.hash); !done)
      return report(done.error());
    ++revoked;
  }
  if (revoked == 0) {
    return report(engine::Error(engine::Errc::not_found,
                                options.login + " has no token labelled '" + options.label + "'"));
  }
  std::cout << revoked << " revoked\n";
  return 0;
}

CLI::App* subcommand(CLI::App& token, const std::shared_ptr<TokenOptions>& options,
                     const char* name, const char* about) {
  auto* command = token.add_subcommand(name, about);
  command
      ->add_option("--data", options->data, "The folder of the journal; the server must be stopped")
      ->required();
  return command;
}

}  // namespace

void add_token(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<TokenOptions>();
  auto* token = app.add_subcommand("token", "What machines carry instead of a password");
  token->require_subcommand(1);
  auto* created = subcommand(*token, options, "create", "Make one and print it, once");
  created->add_option("login", options->login, "Whose posts it has")->required();
  created->add_option("--label", options->label, "What it is for")->required();
  created->add_option("--days", options->days, "How long it is good")
      ->capture_default_str()
      ->check(CLI::Range(1, 3650));
  created->callback([options, &exit_code] { exit_code = create(*options); });
  auto* listed = subcommand(*token, options, "list", "All tokens, without their secrets");
  listed->add_option("--output", options->output, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  listed->callback([options, &exit_code] { exit_code = list(*options); });
  auto* revoked = subcommand(*token, options, "revoke", "End the tokens with this label");
  revoked->add_option("login", options->login, "Whose")->required();
  revoked->add_option("--label", options->label, "Which")->required();
  revoked->callback([options, &exit_code] { exit_code = revoke(*options); });
}

}  // namespace tools::shao
