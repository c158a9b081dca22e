// SPDX-License-Identifier: Apache-2.0

// shao recompute: counts the running clocks anew after holidays were edited. The server must be
// stopped: the journal has one writer.

#include <algorithm>
#include <iostream>
#include <memory>

#include "adapters/sqlite/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/log.hpp"
#include "engine/base/bounds.hpp"
#include "engine/runtime/loop.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/nobody.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace model = engine::model;
using engine::Result;
using engine::runtime::Loop;
using engine::runtime::Submission;

struct RecomputeOptions {
  std::string config, data;
  bool dry_run = false;
};

/// A clock that is to be counted anew.
struct Stale {
  model::CaseId subject;
  std::string number, clock, calendar;
  std::optional<engine::Instant> was, now;
};

std::vector<Stale> find_stale(Loop& loop, engine::Instant now) {
  const auto context = loop.context(now);
  std::vector<Stale> list;
  loop.visit_open([&](const model::Case& subject) {
    for (const auto& anew : engine::core::recounted(subject, context)) {
      const model::Clock& clock = *subject.clock(anew.name);
      list.push_back(
          {subject.id, subject.number, clock.name, clock.calendar, clock.due_at, anew.due_at});
    }
  });
  std::sort(list.begin(), list.end(), [](const Stale& one, const Stale& other) {
    return std::pair(one.subject, one.clock) < std::pair(other.subject, other.clock);
  });
  return list;
}

void print(const std::vector<Stale>& list, const World& world, bool dry_run) {
  const auto& county = world.county;
  const auto& zone = county.calendars.at(county.default_calendar).rules().zone;
  const auto shown = [&](const std::optional<engine::Instant>& at) {
    return at ? engine::to_rfc3339(*at, zone.offset(*at)) : std::string("-");
  };
  for (const Stale& stale : list) {
    std::cout << stale.number << "  " << stale.clock << "  " << shown(stale.was) << " -> "
              << shown(stale.now) << '\n';
  }
  std::cout << list.size() << (dry_run ? " clocks to recompute\n" : " clocks recomputed\n");
}

/// One command for each case and calendar.
Result<void> recompute(Loop& loop, const std::vector<Stale>& list, engine::Instant now) {
  std::vector<Submission> batch;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool again =
        i > 0 && list[i].subject == list[i - 1].subject && list[i].calendar == list[i - 1].calendar;
    if (!again) {
      Submission submission;
      submission.actor.login = engine::directory::Login("shao recompute");
      submission.command = model::RecomputeClocks{list[i].subject, list[i].calendar};
      submission.word = [](const engine::runtime::Outcome&) { return engine::ports::Answer{}; };
      submission.reply = [](const engine::runtime::Reply&) {};
      batch.push_back(std::move(submission));
    }
    if (batch.size() < engine::bounds::batch_max && i + 1 < list.size()) continue;
    if (auto done = loop.process(std::exchange(batch, {}), now); !done) return done;
  }
  return loop.write_rows();
}

int run(const RecomputeOptions& options) {
  auto loaded = load_world(options.config, {});
  if (!loaded) return report(loaded.faults());
  const World& world = loaded.value();
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (!store) return report(store.error());
  Nobody nobody;
  adapters::system::Log log(engine::ports::Severity::warning, adapters::system::LogFormat::text);
  Loop loop({(*store)->journal(), (*store)->rows(), nobody, log}, world.county, world.workflows);
  if (auto recovered = loop.recover(); !recovered) return report(recovered.error());
  const engine::Instant now = adapters::system::Clock().now();
  const auto list = find_stale(loop, now);
  if (!options.dry_run) {
    if (auto done = recompute(loop, list, now); !done) return report(done.error());
  }
  print(list, world, options.dry_run);
  return 0;
}

}  // namespace

void add_recompute(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<RecomputeOptions>();
  auto* command = app.add_subcommand(
      "recompute",
      "Count the running clocks anew after holidays were edited; stop the server first");
  command->add_option("--config", options->config, "The county's folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--data", options->data, "The folder of the journal")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_flag("--dry-run", options->dry_run, "Only show what would change");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace tools::shao
