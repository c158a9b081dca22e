// SPDX-License-Identifier: Apache-2.0

// shao simulate: a file of incidents, or a year of all workflows, through the real engine and store
// in virtual time.

#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "adapters/memory/store.hpp"
#include "adapters/sqlite/store.hpp"
#include "adapters/system/log.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/world.hpp"
#include "tools/simulate/run.hpp"
#include "tools/year/year.hpp"

namespace tools::shao {
namespace {

namespace fs = std::filesystem;

struct SimulateOptions {
  std::string config, incidents, plan, report, data;
  std::string store = "sqlite";
  std::string until;
  std::uint64_t seed = 1;
};

/// A folder that goes away with the simulation, unless the caller named one to keep.
class DataFolder {
 public:
  explicit DataFolder(const std::string& named) : path_(named), keep_(!named.empty()) {
    if (!keep_) path_ = fs::temp_directory_path() / ("shao-simulate-" + std::to_string(getpid()));
  }
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder() {
    std::error_code ignored;
    if (!keep_) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
  bool keep_;
};

int write(const SimulateOptions& options, const boost::json::object& result) {
  const std::string text = boost::json::serialize(result);
  if (options.report.empty()) {
    std::cout << text << '\n';
    return 0;
  }
  std::ofstream out(options.report);
  out << text << '\n';
  if (!out.flush()) {
    return report(engine::Error(engine::Errc::storage_full, "cannot write " + options.report));
  }
  return 0;
}

/// All workflows at once, as the plan says.
int run_year(const SimulateOptions& options, const World& world, engine::ports::Journal& journal,
             engine::ports::CaseRows& rows, std::function<engine::Result<void>()> tidy) {
  auto plan = year::read_plan(options.plan, world.county);
  if (!plan) return report(plan.faults());
  adapters::system::Log log(engine::ports::Severity::error, adapters::system::LogFormat::text);
  year::Options parts{.county = world.county,
                      .workflows = world.workflows,
                      .journal = journal,
                      .rows = rows,
                      .log = log,
                      .plan = std::move(plan.value()),
                      .seed = options.seed,
                      .progress = isatty(STDERR_FILENO) != 0,
                      .tidy = std::move(tidy)};
  if (!options.until.empty()) {
    const auto until = engine::parse_rfc3339(options.until);
    if (!until) return report(until.error());
    parts.until = *until;
  }
  const auto result = year::run(parts);
  return result ? write(options, *result) : report(result.error());
}

int run_on(const SimulateOptions& options, const World& world, engine::ports::Journal& journal,
           engine::ports::CaseRows& rows, std::function<engine::Result<void>()> tidy) {
  if (!options.plan.empty()) return run_year(options, world, journal, rows, std::move(tidy));
  adapters::system::Log log(engine::ports::Severity::error, adapters::system::LogFormat::text);
  simulate::Options parts{.county = world.county,
                          .workflows = world.workflows,
                          .journal = journal,
                          .rows = rows,
                          .log = log,
                          .incidents = options.incidents,
                          .seed = options.seed,
                          .progress = isatty(STDERR_FILENO) != 0,
                          .tidy = std::move(tidy)};
  if (!options.until.empty()) {
    const auto until = engine::parse_rfc3339(options.until);
    if (!until) return report(until.error());
    parts.until = *until;
  }
  const auto result = simulate::run(parts);
  return result ? write(options, *result) : report(result.error());
}

int run(const SimulateOptions& options) {
  const auto world = load_world(options.config, {});
  if (!world) return report(world.faults());
  if (options.store == "memory") {
    adapters::memory::Store store;
    return run_on(options, world.value(), store.journal(), store.rows(), {});
  }
  const DataFolder folder(options.data);
  // A simulation that a power cut ends is begun again: only a journal to keep waits for the disk.
  auto store =
      adapters::sqlite::Store::open({.folder = folder.path(), .throw_away = options.data.empty()});
  if (!store) return report(store.error());
  return run_on(options, world.value(), (*store)->journal(), (*store)->rows(),
                [&store] { return (*store)->checkpoint(); });
}

}  // namespace

void add_simulate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<SimulateOptions>();
  auto* command =
      app.add_subcommand("simulate", "Play a file of incidents, or a year, in virtual time");
  command->add_option("--config", options->config, "The county's folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  auto* played = command->add_option_group("played", "One of these files");
  played->add_option("--incidents", options->incidents, "A CSV of incidents")
      ->check(CLI::ExistingFile);
  played
      ->add_option("--year", options->plan,
                   "A CSV of cases of every workflow, as tools/year-plan writes it")
      ->check(CLI::ExistingFile);
  played->require_option(1);
  command->add_option("--report", options->report,
                      "Where the JSON goes; standard output unless told");
  command->add_option("--seed", options->seed, "Of the people's habits")->capture_default_str();
  command->add_option("--data", options->data, "Keep the journal in this folder");
  command->add_option("--store", options->store, "sqlite or memory")
      ->capture_default_str()
      ->check(CLI::IsMember({"sqlite", "memory"}));
  command->add_option("--until", options->until, "When clocks end, RFC 3339");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace tools::shao
