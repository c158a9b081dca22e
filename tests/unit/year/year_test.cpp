// SPDX-License-Identifier: Apache-2.0
// A year in small: cases of every workflow, people who know none of them, and nothing lost.
#include "tools/year/year.hpp"

#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "adapters/county/load.hpp"
#include "adapters/memory/case_rows.hpp"
#include "adapters/memory/journal.hpp"
#include "adapters/scxml/library.hpp"
#include "tools/year/filler.hpp"

namespace {

namespace json = boost::json;
namespace year = tools::year;

const std::filesystem::path source = SHAO_SOURCE_DIR;

class NoLog final : public engine::ports::Log {
 public:
  void write(engine::ports::Severity, std::string_view, const std::vector<Field>&) override {}
};

/// A file that is gone when the test is over.
class PlanFile {
 public:
  explicit PlanFile(const std::string& rows) {
    std::string name = (std::filesystem::temp_directory_path() / "shao-year-XXXXXX").string();
    const int handle = ::mkstemp(name.data());
    REQUIRE(handle >= 0);
    ::close(handle);
    path_ = name;
    std::ofstream(path_) << "at,category,place,by\n" << rows;
  }
  PlanFile(const PlanFile&) = delete;
  PlanFile& operator=(const PlanFile&) = delete;
  ~PlanFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct World {
  engine::Loaded<engine::directory::County> county =
      adapters::county::load_county(source / "config" / "quxian");
  engine::Loaded<engine::core::Workflows> workflows =
      adapters::scxml::load_library(source / "workflows");

  [[nodiscard]] std::string faults(const std::string& rows) const {
    const PlanFile file(rows);
    const auto plan = year::read_plan(file.path(), county.value());
    std::string all;
    if (plan) return all;
    for (const auto& fault : plan.faults()) all += engine::to_string(fault) + "\n";
    return all;
  }

  [[nodiscard]] json::object play(const std::string& rows, std::uint64_t seed) const {
    const PlanFile file(rows);
    auto plan = year::read_plan(file.path(), county.value());
    REQUIRE(plan);
    adapters::memory::Data data;
    adapters::memory::Journal journal(data);
    adapters::memory::CaseRows case_rows(data);
    NoLog log;
    const auto until = engine::parse_rfc3339("2026-06-01T00:00:00+08:00");
    auto report = year::run({.county = county.value(),
                             .workflows = workflows.value(),
                             .journal = journal,
                             .rows = case_rows,
                             .log = log,
                             .plan = std::move(plan.value()),
                             .seed = seed,
                             .until = until.value()});
    REQUIRE(report);
    report->erase("wall");
    return std::move(report.value());
  }

  /// One case of every category that people raise, in the first grid, by a role that may.
  [[nodiscard]] std::string one_of_each() const {
    const auto& grid = county.value().directory.grids().front();
    std::string rows;
    int minute = 0;
    for (const auto& category : county.value().catalogue.categories()) {
      const auto* workflow = workflows.value().newest(category.workflow);
      if (!workflow || workflow->raised_by.empty()) continue;
      const bool wide = category.workflow == "campaign";
      const auto role = wide ? engine::directory::Role::dispatcher : workflow->raised_by.front();
      const int at = 100 + minute++ % 60;
      rows += "2026-03-02T09:" + std::to_string(at).substr(1) + ":00+08:00," + category.code.str() +
              "," + (wide ? std::string() : grid.code.str()) + "," +
              std::string(engine::directory::to_string(role)) + "\n";
    }
    return rows;
  }
};

}  // namespace

TEST_CASE("year: no case of any workflow is lost or left without an owner and a clock") {
  const World world;
  const auto report = world.play(world.one_of_each(), 1);

  CHECK(report.at("without_owner").to_number<int>() == 0);
  CHECK(report.at("without_clock").to_number<int>() == 0);
  CHECK(report.at("commits_without_clock").to_number<int>() == 0);
  CHECK(report.at("chart_faults").as_object().empty());
  CHECK(report.at("ended").to_number<int>() > 0);
  const auto& workflows = report.at("workflows").as_object();
  for (const auto& [name, account] : workflows) {
    INFO(name << " " << json::serialize(account));
    CHECK(account.at("unaccounted").to_number<int>() == 0);
    CHECK(account.at("on_time").to_number<int>() + account.at("late").to_number<int>() ==
          account.at("ended").to_number<int>());
    CHECK(account.at("longest_without_owner_hours").to_number<double>() == 0);
    // Every figure has its explanation.
    for (const auto& [figure, value] : account.as_object()) {
      CHECK(report.at("legend").as_object().contains(figure));
    }
  }
  CHECK(workflows.at("campaign_task").at("opened").to_number<int>() >= 2 * 169);
}

TEST_CASE("year: the same plan and seed give the same report and another seed another one") {
  const World world;
  std::string plan;
  for (const char* category : {"E0113", "S1303", "S2003", "S3501", "S1702"}) {
    plan += std::string("2026-03-02T09:00:00+08:00,") + category + "," +
            world.county.value().directory.grids().front().code.str() + ",grid_chief\n";
  }
  const auto report = world.play(plan, 1);
  CHECK(world.play(plan, 1) == report);
  CHECK(world.play(plan, 2) != report);
}

TEST_CASE("year: each mistake in a plan is told with its line") {
  const World world;
  const std::string faults = world.faults(
      "yesterday,E0113,,grid_chief\n"
      "2026-03-02T09:00:00+08:00,NONE,nowhere,king\n");
  CHECK(faults.find(":2:1: at: it is no instant") != std::string::npos);
  CHECK(faults.find(":3:27: category: 'NONE'") != std::string::npos);
  CHECK(faults.find("place: there is no place 'nowhere'") != std::string::npos);
  CHECK(faults.find("by: 'king' is unknown") != std::string::npos);
}

TEST_CASE("year: a form is filled so that its schema has nothing to object to") {
  const World world;
  const auto& county = world.county.value();
  const auto place = county.directory.place_of(county.directory.grids().front().code);
  const year::Desk desk{county, *place, *engine::parse_rfc3339("2026-03-02T09:00:00+08:00")};
  for (const auto* workflow : world.workflows.value().all()) {
    for (const auto& [name, form] : workflow->forms) {
      tools::simulate::Dice dice(1, 1);
      const auto filled = year::fill(&form, desk, dice);
      if (!filled) continue;  // It wants the id of a case.
      const auto errors = engine::core::check(&form, *filled);
      std::string why;
      for (const auto& error : errors) why += " " + error.pointer + " " + error.what;
      INFO(name << " " << json::serialize(*filled) << why);
      CHECK(errors.empty());
    }
  }
}
