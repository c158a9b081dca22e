// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/simulate/world.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "adapters/county/load.hpp"
#include "adapters/memory/case_rows.hpp"
#include "adapters/memory/journal.hpp"
#include "adapters/scxml/library.hpp"
#include "tools/simulate/run.hpp"

namespace simulate_test {
namespace {

class NoLog final : public engine::ports::Log {
 public:
  void write(engine::ports::Severity, std::string_view, const std::vector<Field>&) override {}
};

/// A file that is gone when the test is over.
class CsvFile {
 public:
  explicit CsvFile(const std::string& text) {
    std::string name = (std::filesystem::temp_directory_path() / "shao-simulate-XXXXXX").string();
    const int handle = ::mkstemp(name.data());
    REQUIRE(handle >= 0);
    ::close(handle);
    path_ = name;
    std::ofstream(path_) << text;
  }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  ~CsvFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

World load_world() {
  const std::filesystem::path source = SHAO_SOURCE_DIR;
  auto county = adapters::county::load_county(source / "config" / "quxian");
  REQUIRE(county.has_value());
  auto workflows = adapters::scxml::load_library(source / "workflows");
  REQUIRE(workflows.has_value());
  return {std::move(county.value()), std::move(workflows.value())};
}

boost::json::object play(const World& world, const std::string& csv, std::uint64_t seed) {
  const CsvFile file(csv);
  adapters::memory::Data data;
  adapters::memory::Journal journal(data);
  adapters::memory::CaseRows rows(data);
  NoLog log;
  auto report = tools::simulate::run({.county = world.county,
                                      .workflows = world.workflows,
                                      .journal = journal,
                                      .rows = rows,
                                      .log = log,
                                      .incidents = file.path(),
                                      .seed = seed});
  if (!report) FAIL(report.error().detail);
  return std::move(report.value());
}

std::int64_t figure(const boost::json::object& report, std::string_view key,
                    std::string_view inner) {
  const auto* value = report.if_contains(key);
  if (value && !inner.empty()) value = value->as_object().if_contains(inner);
  return value ? value->to_number<std::int64_t>() : 0;
}

}  // namespace simulate_test
