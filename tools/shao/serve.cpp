// SPDX-License-Identifier: Apache-2.0

// shao serve: builds the server from its parts, runs it until it is told to stop.

#include <iostream>
#include <memory>

#include "adapters/sqlite/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/disk_watch.hpp"
#include "adapters/system/log.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/listen.hpp"
#include "tools/shao/people.hpp"
#include "tools/shao/proofs.hpp"
#include "tools/shao/running.hpp"
#include "tools/shao/signals.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

using engine::ports::Severity;

struct ServeOptions {
  std::string config = "config/quxian";
  std::string data, listen;
  bool demo = false;
};

Flags flags_of(const ServeOptions& options) {
  Flags flags;
  if (!options.data.empty()) flags["server.data"] = {"--data", options.data};
  if (!options.listen.empty()) flags["server.listen"] = {"--listen", options.listen};
  return flags;
}

Severity severity_of(const std::string& level) {
  if (level == "error") return Severity::error;
  if (level == "warn") return Severity::warning;
  if (level == "info") return Severity::info;
  return Severity::debug;
}

adapters::system::Watermarks watermarks_of(const adapters::county::Settings& settings) {
  constexpr std::uint64_t mib = 1024ULL * 1024;
  return {.photos_percent = settings.whole("disk.photos_percent"),
          .cases_percent = settings.whole("disk.cases_percent"),
          .ballast_bytes = settings.whole("disk.ballast_mib") * mib};
}

engine::Result<void> make_accounts(const ServeOptions& options, World& world,
                                   adapters::sqlite::Store& store) {
  const adapters::system::Clock clock;
  if (options.demo) return make_demo_accounts(store.accounts(), world.county, clock.now());
  if (auto closed = close_demo_accounts(store.accounts(), store.credentials()); !closed) {
    return closed;
  }
  return make_first_account(store.accounts(), clock.now());
}

int serve(const ServeOptions& options) {
  auto loaded = load_world(options.config, flags_of(options));
  if (!loaded) return report(loaded.faults());
  World& world = loaded.value();
  // No case may begin on a chart that isn't proved.
  const auto proofs = prove(world);
  if (const auto faults = faults_of(world, proofs); !faults.empty()) return report(faults);
  auto address = parse_address(world.settings.text("server.listen"));
  if (!address) return report(address.error());
  const bool tls = !world.settings.text("server.tls_certificate").empty();
  if (auto allowed = may_listen(*address, tls, options.demo); !allowed) {
    report(allowed.error());
    return 2;
  }
  Signals signals;  // Before any thread: they all leave the signals to this one.
  adapters::system::Log log(severity_of(world.settings.text("log.level")),
                            world.settings.text("log.format") == "json"
                                ? adapters::system::LogFormat::json
                                : adapters::system::LogFormat::text);
  const std::string folder = world.settings.text("server.data");
  adapters::system::DiskWatch disk(folder, watermarks_of(world.settings), log);
  disk.make_way();  // Opening the store writes, too.
  auto store = adapters::sqlite::Store::open({.folder = folder});
  if (!store) return report(store.error());
  if (auto made = make_accounts(options, world, **store); !made) return report(made.error());
  Running running(world, std::move(*store), disk, *address, log, options.demo, proofs);
  if (auto started = running.start(); !started) return report(started.error());
  std::cout << "Shao listens on " << (tls ? "https" : "http") << "://" << address->host << ':'
            << running.port() << std::endl;
  return running.run_until_stopped(signals);
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ServeOptions>();
  auto* command = app.add_subcommand("serve", "Run the server");
  command->add_option("--config", options->config, "The county's folder")
      ->capture_default_str()
      ->check(CLI::ExistingDirectory);
  command->add_option("--data", options->data, "The folder of the journal");
  command->add_option("--listen", options->listen, "Address and port, such as 127.0.0.1:8311");
  command->add_flag("--demo", options->demo,
                    "Make an account for each role, password demo; on loopback only");
  command->callback([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace tools::shao
