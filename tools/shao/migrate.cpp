// SPDX-License-Identifier: Apache-2.0

// shao workflow migrate: running cases of older versions of a chart move into its newest one. The
// server must be stopped: the journal has one writer.

#include <algorithm>
#include <iostream>
#include <memory>

#include "adapters/sqlite/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/log.hpp"
#include "engine/base/bounds.hpp"
#include "engine/runtime/loop.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/mapping.hpp"
#include "tools/shao/nobody.hpp"
#include "tools/shao/proofs.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace model = engine::model;
using engine::Result;
using engine::core::Workflow;
using engine::runtime::Loop;
using engine::runtime::Submission;

struct MigrateOptions {
  std::string config = "config/quxian";
  std::string data, name, map;
  std::vector<std::string> numbers;
  bool dry_run = false, whole = false;
};

/// A case that is to move, and what would become of it.
struct Mover {
  model::CaseId id;
  std::string number, from, to;
  std::uint32_t version = 0;
  std::string refusal;  ///< Empty: it can.
};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "+") + name;
  return text;
}

/// Where it stands, and the clocks that run there.
std::string shown(const model::Case& subject, const World& world) {
  const auto& county = world.county;
  const auto& zone = county.calendars.at(county.default_calendar).rules().zone;
  std::string text = joined(subject.session.configuration);
  for (const model::Clock& clock : subject.clocks) {
    if (clock.state != model::ClockState::running || !clock.due_at) continue;
    text +=
        "  " + clock.name + " due " + engine::to_rfc3339(*clock.due_at, zone.offset(*clock.due_at));
  }
  return text;
}

std::string words_of(const model::Rejection& rejection) {
  if (const auto* refused = std::get_if<model::NotAllowedNow>(&rejection)) return refused->reason;
  if (const auto* broken = std::get_if<model::ChartBroken>(&rejection)) return broken->what;
  if (const auto* bound = std::get_if<model::BoundReached>(&rejection)) {
    return "达到上限 " + bound->name + "|the bound " + bound->name + " is reached";
  }
  return "查无此件|there is no such case";
}

/// The open cases of older versions, by number; those that were asked for, if any were.
std::vector<Mover> find_movers(const Loop& loop, const Workflow& fresh,
                               const MigrateOptions& options) {
  std::vector<Mover> movers;
  loop.visit_open([&](const model::Case& subject) {
    if (subject.workflow.name != fresh.name || subject.workflow.version == fresh.version) return;
    const auto& asked = options.numbers;
    if (!asked.empty() && std::find(asked.begin(), asked.end(), subject.number) == asked.end()) {
      return;
    }
    movers.push_back({.id = subject.id,
                      .number = subject.number,
                      .from = joined(subject.session.configuration),
                      .to = {},
                      .version = subject.workflow.version,
                      .refusal = {}});
  });
  std::sort(movers.begin(), movers.end(),
            [](const Mover& one, const Mover& other) { return one.id < other.id; });
  return movers;
}

class Migration {
 public:
  Migration(Loop& loop, const World& world, const Workflow& fresh,
            engine::chart::StateMapping states, engine::Instant now)
      : loop_(loop), world_(world), fresh_(fresh), states_(std::move(states)), now_(now) {}

  /// What would become of each.
  Result<void> rehearse(std::vector<Mover>& movers) {
    return each(movers, [this](auto batch) { return loop_.rehearse(std::move(batch), now_); });
  }
  /// Each by itself; those that can't stay.
  Result<void> move(std::vector<Mover>& movers) {
    auto done = each(movers, [this](auto batch) { return loop_.process(std::move(batch), now_); });
    return done ? loop_.write_rows() : done;
  }
  /// All in one commit, or none: then each says why.
  Result<void> move_whole(std::vector<Mover>& movers) {
    std::vector<model::CaseId> ids;
    for (const Mover& mover : movers) ids.push_back(mover.id);
    std::string refusal;
    std::vector<Submission> batch;
    batch.push_back(submission(std::move(ids), [&](const engine::runtime::Outcome& outcome) {
      if (outcome.rejection) refusal = words_of(*outcome.rejection);
    }));
    if (auto done = loop_.process(std::move(batch), now_); !done) return done;
    for (Mover& mover : movers) mover.refusal = refusal;
    return loop_.write_rows();
  }

 private:
  Submission submission(std::vector<model::CaseId> subjects,
                        std::function<void(const engine::runtime::Outcome&)> hear) const {
    Submission made;
    made.actor.login = engine::directory::Login("shao workflow migrate");
    made.command = model::MigrateCases{
        .subjects = std::move(subjects), .to = {fresh_.name, fresh_.version}, .states = states_};
    made.word = [hear = std::move(hear)](const engine::runtime::Outcome& outcome) {
      hear(outcome);
      return engine::ports::Answer{};
    };
    made.reply = [](const engine::runtime::Reply&) {};
    return made;
  }

  void hear(const engine::runtime::Outcome& outcome, Mover& mover) const {
    mover.refusal = outcome.rejection ? words_of(*outcome.rejection) : "";
    if (outcome.rejection || !outcome.subject) return;
    // A clock that was due when it was to move may have ended it.
    if (outcome.subject->workflow.version != fresh_.version) mover.refusal = "已结束|it has ended";
    mover.to = shown(*outcome.subject, world_);
  }

  template <class Process>
  Result<void> each(std::vector<Mover>& movers, Process process) {
    std::vector<Submission> batch;
    for (std::size_t i = 0; i < movers.size(); ++i) {
      Mover& mover = movers[i];
      batch.push_back(submission(
          {mover.id}, [&](const engine::runtime::Outcome& outcome) { hear(outcome, mover); }));
      if (batch.size() < engine::bounds::batch_max && i + 1 < movers.size()) continue;
      if (auto done = process(std::exchange(batch, {})); !done) return done;
    }
    return {};
  }

  Loop& loop_;
  const World& world_;
  const Workflow& fresh_;
  engine::chart::StateMapping states_;
  engine::Instant now_;
};

std::size_t print(const std::vector<Mover>& movers, const Workflow& fresh, const char* summary) {
  std::size_t stay = 0;
  for (const Mover& mover : movers) {
    std::cout << mover.number << "  v" << mover.version << " " << mover.from;
    if (mover.refusal.empty()) {
      std::cout << " -> v" << fresh.version << " " << mover.to << '\n';
    } else {
      std::cout << "  can't move: " << mover.refusal << '\n';
      ++stay;
    }
  }
  std::cout << movers.size() - stay << summary << ", " << stay << " can't\n";
  return stay;
}

int migrate(Migration& migration, std::vector<Mover>& movers, const Workflow& fresh,
            const MigrateOptions& options) {
  if (auto done = migration.rehearse(movers); !done) return report(done.error());
  const bool all = std::all_of(movers.begin(), movers.end(),
                               [](const Mover& mover) { return mover.refusal.empty(); });
  if (options.dry_run) return print(movers, fresh, " cases would move") == 0 ? 0 : 1;
  if (options.whole && !all) {
    print(movers, fresh, " cases could move; none was moved");
    return 1;
  }
  auto done = options.whole ? migration.move_whole(movers) : migration.move(movers);
  if (!done) return report(done.error());
  return print(movers, fresh, " cases moved") == 0 ? 0 : 1;
}

int run(const MigrateOptions& options) {
  auto loaded = load_world(options.config, {});
  if (!loaded) return report(loaded.faults());
  const World& world = loaded.value();
  const Workflow* fresh = world.workflows.newest(options.name);
  if (!fresh) {
    std::cerr << "shao: there is no workflow " << options.name << "\n";
    return 1;
  }
  // No case may go on with a chart that isn't proved.
  if (const auto faults = faults_of(world, prove(world)); !faults.empty()) return report(faults);
  engine::chart::StateMapping states;
  if (!options.map.empty()) {
    auto read = read_mapping(options.map, world.workflows.older_than(*fresh), *fresh);
    if (!read) return report(read.faults());
    states = std::move(read.value());
  }
  auto store = adapters::sqlite::Store::open({.folder = options.data});
  if (!store) return report(store.error());
  Nobody nobody;
  adapters::system::Log log(engine::ports::Severity::warning, adapters::system::LogFormat::text);
  Loop loop({(*store)->journal(), (*store)->rows(), nobody, log}, world.county, world.workflows);
  if (auto recovered = loop.recover(); !recovered) return report(recovered.error());
  auto movers = find_movers(loop, *fresh, options);
  Migration migration(loop, world, *fresh, std::move(states), adapters::system::Clock().now());
  return migrate(migration, movers, *fresh, options);
}

}  // namespace

void add_migrate(CLI::App& workflow, int& exit_code) {
  auto options = std::make_shared<MigrateOptions>();
  auto* command = workflow.add_subcommand(
      "migrate",
      "Move running cases into the newest version of their chart; stop the server first");
  command->add_option("name", options->name, "Such as incident")->required();
  command->add_option("--config", options->config, "The county's folder")
      ->capture_default_str()
      ->check(CLI::ExistingDirectory);
  command->add_option("--data", options->data, "The folder of the journal")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--map", options->map, "A table `from,to` of states; others keep their id")
      ->check(CLI::ExistingFile);
  command->add_option("--case", options->numbers, "Only these numbers");
  command->add_flag("--dry-run", options->dry_run, "Only show what would become of each");
  command->add_flag("--all-or-nothing", options->whole, "Move none if one of them can't");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace tools::shao
