// SPDX-License-Identifier: Apache-2.0
// Settings: four layers, the origin of each value, and slips of the pen.
#include "adapters/county/settings.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/county/folder.hpp"

using namespace adapters::county;
using tests::county::Folder;

namespace {

const Setting& setting(const Settings& settings, const std::string& key) {
  for (const Setting& one : settings.all()) {
    if (one.key == key) return one;
  }
  FAIL("no setting " << key);
  return settings.all().front();
}

/// "line:column: what" of every fault.
std::string faults(const SettingSources& sources) {
  const auto loaded = load_settings(sources);
  if (loaded) return {};
  std::string lines;
  for (const engine::Fault& fault : loaded.faults()) {
    CHECK_FALSE(fault.remedy.empty());
    lines +=
        std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.what + "\n";
  }
  return lines;
}

std::string faults_of_file(const std::string& text) {
  const Folder folder;
  folder.write("shao.toml", text);
  return faults({.file = folder.path() / "shao.toml", .environment = {}, .flags = {}});
}

}  // namespace

TEST_CASE("settings: without any source the defaults hold", "[settings]") {
  const auto loaded = load_settings({});
  REQUIRE(loaded.has_value());
  const Settings& settings = loaded.value();
  CHECK(settings.text("server.listen") == "127.0.0.1:8311");
  CHECK(settings.whole("session.idle_minutes") == 30);
  CHECK(setting(settings, "log.level").origin == "default");
  for (const SettingRule& rule : setting_rules()) CHECK_FALSE(rule.doc.empty());
}

TEST_CASE("settings: the file the environment and the flags win in this order", "[settings]") {
  const Folder folder;
  folder.write("shao.toml",
               "[server]\nlisten = \"a:1\"\ndata = \"b\"\n\n[log]\nlevel = \"warn\"\n"
               "[session]\nidle_minutes = 8\n");
  const auto loaded =
      load_settings({.file = folder.path() / "shao.toml",
                     .environment = {{"SHAO_SERVER_DATA", "c"}, {"SHAO_LOG_LEVEL", "debug"}},
                     .flags = {{"log.level", {"--log-level", "error"}}}});
  REQUIRE(loaded.has_value());
  const auto expect = [&loaded](const char* key, const char* value, const char* origin) {
    CHECK(setting(loaded.value(), key).value == value);
    CHECK(setting(loaded.value(), key).origin == origin);
  };
  expect("server.listen", "a:1", "shao.toml:2");
  expect("server.data", "c", "SHAO_SERVER_DATA");
  expect("log.level", "error", "--log-level");
  expect("session.idle_minutes", "8", "shao.toml:8");
  expect("log.format", "json", "default");
}

TEST_CASE("settings: slips in the file are told with line and column", "[settings]") {
  CHECK(faults_of_file("[server]\nlissten = \"a\"\n") ==
        "2:11: there is no setting server.lissten\n");
  CHECK(faults_of_file("[log]\nlevel = \"loud\"\n") == "2:9: 'loud' does not fit log.level\n");
  CHECK(faults_of_file("[session]\nabsolute_hours = \"many\"\nidle_minutes = 0\n") ==
        "2:18: 'many' does not fit session.absolute_hours\n"
        "3:16: '0' does not fit session.idle_minutes\n");
  CHECK(faults_of_file("[session]\nidle_minutes = 2.5\n") ==
        "2:16: the value of session.idle_minutes is of a strange kind\n");
  CHECK(faults_of_file("[server\n").starts_with("1:8: "));
  CHECK(faults_of_file("[server]\nlisten = \"a\"\nlisten = \"b\"\n").starts_with("3:"));
}

TEST_CASE("settings: a table whose name cannot be read is told where it stands", "[settings]") {
  using namespace std::string_literals;
  CHECK(faults_of_file("[server]\n[$session]\n").starts_with("2:2: "));
  CHECK(faults_of_file("[server]\n[\0session]\n"s).starts_with("2:2: "));
}

TEST_CASE("settings: a letter of another script where a key or number belongs is told",
          "[settings]") {
  for (const std::string letter : {"é", "§", "Ж", "、", "。", "だ", "中", "“", "﹏", "😀"}) {
    CAPTURE(letter);
    CHECK(faults_of_file("[server]\n" + letter + " = 1\n").starts_with("2:"));
    CHECK(faults_of_file("[session]\nidle_minutes = 1" + letter + "\n").starts_with("2:"));
    CHECK(faults_of_file("[session]\nidle_minutes = " + letter + "\n").starts_with("2:"));
    CHECK(faults_of_file("[log]\nlevel = \"\"\"\\\n  " + letter + "\"\"\"\n").starts_with("2:"));
  }
}

TEST_CASE("settings: a file that is named has to be there", "[settings]") {
  CHECK_FALSE(faults({.file = "no/such/shao.toml", .environment = {}, .flags = {}}).empty());
}

TEST_CASE("settings: a misspelt variable of our sections is a fault and others are not",
          "[settings]") {
  CHECK(faults({.file = {}, .environment = {{"SHAO_SERVER_LISTN", "x"}}, .flags = {}}) ==
        "0:0: there is no such setting\n");
  CHECK(faults({.file = {}, .environment = {{"SHAO_SHARED_DATA", "x"}, {"PATH", "y"}}, .flags = {}})
            .empty());
  CHECK(faults({.file = {}, .environment = {{"SHAO_LOG_FORMAT", "xml"}}, .flags = {}}) ==
        "0:0: 'xml' does not fit log.format\n");
}

TEST_CASE("settings: a secret is never shown", "[settings]") {
  SettingRule rule;
  rule.key = "notify.password";
  rule.secret = true;
  const auto empty = load_settings({}, {rule});
  REQUIRE(empty.has_value());
  CHECK(empty.value().all()[0].shown().empty());

  const auto loaded = load_settings(
      {.file = {}, .environment = {{"SHAO_NOTIFY_PASSWORD", "opensesame"}}, .flags = {}}, {rule});
  REQUIRE(loaded.has_value());
  CHECK(loaded.value().text("notify.password") == "opensesame");
  CHECK(loaded.value().all()[0].shown() == "***");

  rule.choices = {"one"};
  const auto wrong = load_settings(
      {.file = {}, .environment = {{"SHAO_NOTIFY_PASSWORD", "opensesame"}}, .flags = {}}, {rule});
  REQUIRE_FALSE(wrong.has_value());
  CHECK(to_string(wrong.faults()[0]).find("opensesame") == std::string::npos);
}
