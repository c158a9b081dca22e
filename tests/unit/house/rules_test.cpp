// SPDX-License-Identifier: Apache-2.0
// Each rule of the house against texts that must fail and their like that must pass: a rule with a
// hole is worse than none.
#include <catch2/catch.hpp>

#include "tests/unit/house/bans.hpp"
#include "tests/unit/house/floors.hpp"
#include "tests/unit/house/promises.hpp"
#include "tests/unit/house/shape.hpp"

namespace {

using house::Source;

struct IncludeRow {
  std::string path;
  std::string include;
  std::size_t offences;
};

std::string repeated(std::size_t count, const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += line;
  return text;
}

}  // namespace

TEST_CASE("floors: an include goes down and never up or sideways", "[house]") {
  const IncludeRow row = GENERATE(values<IncludeRow>({
      {"engine/base/a.hpp", "<vector>", 0},
      {"engine/base/a.hpp", "\"engine/base/b.hpp\"", 0},
      {"engine/base/a.hpp", "\"engine/calendar/b.hpp\"", 1},
      {"engine/base/a.hpp", "<boost/json/value.hpp>", 1},
      {"engine/calendar/a.cpp", "\"engine/base/b.hpp\"", 0},
      {"engine/calendar/a.cpp", "\"engine/chart/b.hpp\"", 1},
      {"engine/chart/deep/a.cpp", "\"engine/chart/b.hpp\"", 0},
      {"engine/chart/a.cpp", "<boost/json/value.hpp>", 0},
      {"engine/chart/a.cpp", "<boost/asio/post.hpp>", 1},
      {"engine/chart/a.cpp", "\"engine/model/case.hpp\"", 1},
      {"engine/directory/a.cpp", "\"engine/calendar/b.hpp\"", 0},
      {"engine/model/a.cpp", "\"engine/core/b.hpp\"", 1},
      {"engine/core/a.cpp", "\"engine/ports/journal.hpp\"", 1},
      {"engine/ports/a.hpp", "\"engine/core/b.hpp\"", 1},
      {"engine/runtime/a.cpp", "\"engine/ports/journal.hpp\"", 0},
      {"engine/runtime/a.cpp", "\"adapters/sqlite/b.hpp\"", 1},
      {"engine/runtime/a.cpp", "<sqlite3.h>", 1},
      {"engine/unheard/a.cpp", "<vector>", 1},
      {"adapters/sqlite/a.cpp", "\"engine/runtime/b.hpp\"", 0},
      {"adapters/sqlite/a.cpp", "\"adapters/codec/b.hpp\"", 0},
      {"adapters/sqlite/a.cpp", "\"adapters/http/route.hpp\"", 1},
      {"adapters/stream/a.cpp", "\"adapters/http/net.hpp\"", 0},
      {"adapters/http/a.cpp", "\"tools/cast.hpp\"", 1},
      {"adapters/http/a.cpp", "\"route.hpp\"", 1},
      {"tools/shao/a.cpp", "\"adapters/http/route.hpp\"", 0},
      {"tools/shao/a.cpp", "\"tests/support/b.hpp\"", 1},
      {"tests/unit/core/a.cpp", "\"adapters/scxml/reader.hpp\"", 0},
  }));
  CAPTURE(row.path, row.include);

  const auto offences = house::wrong_includes({row.path, "#include " + row.include + "\n"});

  CHECK(offences.size() == row.offences);
}

TEST_CASE("floors: an offence names the line and what to do", "[house]") {
  const auto offences =
      house::wrong_includes({"engine/base/a.hpp", "\n  #include \"engine/core/b.hpp\"\n"});
  REQUIRE(offences.size() == 1);
  CHECK(house::report(offences) ==
        "engine/base/a.hpp:2: \"engine/core/b.hpp\" is not below engine/base: turn the dependency "
        "around\n");
}

TEST_CASE("floors: the own header comes first", "[house]") {
  const std::string own = "#include \"engine/base/a.hpp\"\n";
  const std::string other = "#include <vector>\n";
  CHECK(house::own_header_not_first({"engine/base/a.cpp", own + other}, true).empty());
  CHECK(house::own_header_not_first({"engine/base/a.cpp", other}, false).empty());
  CHECK(house::own_header_not_first({"engine/base/a.cpp", other + own}, true).size() == 1);
  CHECK(house::own_header_not_first({"engine/base/a.cpp", ""}, true).size() == 1);
  const std::string beside = "#include \"a.hpp\"\n";
  CHECK(house::own_header_not_first({"tests/unit/http/a.cpp", beside}, true).empty());
  CHECK(house::own_header_not_first({"tests/unit/http/b.cpp", beside}, true).size() == 1);
  CHECK(house::own_header_not_first({"engine/base/a.cpp", beside}, true).size() == 1);
}

TEST_CASE("floors: a header that nobody includes is dead", "[house]") {
  const std::vector<Source> tree = {{"engine/base/used.hpp", ""},
                                    {"engine/base/dead.hpp", ""},
                                    {"tests/support/own.hpp", ""},
                                    {"engine/base/a.cpp", "#include \"engine/base/used.hpp\"\n"},
                                    {"README.md", "#include \"engine/base/dead.hpp\"\n"}};
  const auto offences = house::dead_headers(tree);
  REQUIRE(offences.size() == 1);
  CHECK(offences.front().path == "engine/base/dead.hpp");
}

TEST_CASE("shape: a file ends before it is a monolith", "[house]") {
  CHECK(house::too_long({"engine/core/a.cpp", repeated(400, "x\n")}).empty());
  CHECK(house::too_long({"engine/core/a.cpp", repeated(401, "x\n")}).size() == 1);
  CHECK(house::too_long({"tests/unit/core/a_test.cpp", repeated(600, "x\n")}).empty());
  CHECK(house::too_long({"tests/unit/core/a_test.cpp", repeated(601, "x\n")}).size() == 1);
  CHECK(house::too_long({"tools/day", "#!/bin/sh\n" + repeated(400, "x\n")}).size() == 1);
  CHECK(house::too_long({"config/quxian/grids.csv", repeated(5000, "x\n")}).empty());
}

TEST_CASE("shape: a line has 100 characters and no litter", "[house]") {
  const std::string path = "engine/core/a.cpp";
  CHECK(house::bad_lines({path, std::string(100, 'x') + "\n"}).empty());
  CHECK(house::bad_lines({path, std::string(101, 'x') + "\n"}).size() == 1);
  CHECK(house::bad_lines({path, repeated(100, "网")}).empty());
  CHECK(house::bad_lines({path, repeated(101, "网")}).size() == 1);
  CHECK(house::bad_lines({path, "// https://" + std::string(120, 'x')}).empty());
  CHECK(house::bad_lines({path, "send(R\"(" + std::string(120, 'x')}).empty());
  CHECK(house::bad_lines({path, "a\tb\n"}).size() == 1);
  CHECK(house::bad_lines({path, "a\r\n"}).size() == 1);
  CHECK(house::bad_lines({path, "a \n"}).size() == 1);
  CHECK(house::bad_lines({"README.md", std::string(200, 'x')}).empty());
}

TEST_CASE("shape: a head tells the licence and the floor", "[house]") {
  const std::string spdx = "// SPDX-License-Identifier: Apache-2.0\n";
  const std::string header = spdx + "#pragma once\n\n// A thing.\n//\n// Floor: base.\n";
  CHECK(house::bad_head({"engine/base/a.hpp", header}).empty());
  CHECK(house::bad_head({"engine/base/a.hpp", "\n" + header}).size() == 1);
  CHECK(house::bad_head({"engine/base/a.hpp", spdx + "#pragma once\n"}).size() == 1);
  CHECK(house::bad_head({"adapters/http/a.hpp", spdx + "#pragma once\n"}).empty());
  CHECK(house::bad_head({"adapters/http/a.hpp", spdx}).size() == 1);
  CHECK(house::bad_head({"engine/base/a.cpp", spdx}).empty());
  CHECK(house::bad_head({"engine/base/a.cpp", ""}).size() == 1);
  CHECK(
      house::bad_head({"tools/day", "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"}).empty());
  CHECK(house::bad_head({"tools/day", "#!/bin/sh\necho\n"}).size() == 1);
  CHECK(house::bad_head(
            {"engine/base/a.hpp", spdx + "#pragma once\n#include <map>\n// Floor: too late.\n"})
            .size() == 1);
}

TEST_CASE("shape: files are snake_case with our suffixes", "[house]") {
  CHECK(house::bad_name({"engine/base/a_2.hpp", ""}).empty());
  CHECK(house::bad_name({"engine/base/CaseId.hpp", ""}).size() == 1);
  CHECK(house::bad_name({"engine/base/case.h", ""}).size() == 1);
  CHECK(house::bad_name({"engine/base/case.cc", ""}).size() == 1);
  CHECK(house::bad_name({"README.md", ""}).empty());
}

TEST_CASE("shape: a test name without marks is one that runs", "[house]") {
  const std::string path = "tests/unit/core/a_test.cpp";
  CHECK(house::bad_test_names({path, "TEST_CASE(\"raise: twice is one\", \"[a]\") {}"}).empty());
  CHECK(house::bad_test_names({path, "TEST_CASE(\"a, b\") {}"}).size() == 1);
  CHECK(house::bad_test_names({path, "TEST_CASE(\"a; b\") {}"}).size() == 1);
  CHECK(house::bad_test_names({path, "TEST_CASE(\"a [b]\") {}"}).size() == 1);
  CHECK(house::bad_test_names({path, "TEST_CASE() {}"}).size() == 1);
  CHECK(house::bad_test_names({path, "TEST_CASE(\n    \"a \"\n    \"b, c\") {}"}).size() == 1);
  CHECK(house::bad_test_names({path, "// TEST_CASE(\"a, b\")"}).empty());
}

TEST_CASE("shape: a test that nobody runs is found", "[house]") {
  const std::vector<Source> tree = {{"tests/unit/core/a_test.cpp", ""},
                                    {"tests/unit/lost/b_test.cpp", ""},
                                    {"tests/e2e/c_test.py", ""},
                                    {"tests/support/main.cpp", ""}};
  const auto offences = house::unclaimed_tests(
      tree, "shao_test(unit/core LINKS x)\nadd_test(NAME c COMMAND e2e/c_test.py)\n");
  REQUIRE(offences.size() == 1);
  CHECK(offences.front().path == "tests/unit/lost/b_test.cpp");
}

TEST_CASE("bans: code may not say it but a comment may", "[house]") {
  const auto count = [](const std::string& path, const std::string& text) {
    return house::banned_words({path, text}).size();
  };
  CHECK(count("engine/core/a.cpp", "auto t = std::chrono::system_clock::now();") == 1);
  CHECK(count("engine/core/a.cpp", "// system_clock is banned") == 0);
  CHECK(count("engine/core/a.cpp", "/* system_clock */ const char* s = \"system_clock\";") == 0);
  CHECK(count("engine/core/a.cpp", "auto s = R\"(a \" system_clock)\"; std::cout << s;") == 1);
  CHECK(count("engine/core/a.cpp", "long n = 1'000'000; std::cout << n; char c = '\"';") == 1);
  CHECK(count("engine/core/a.cpp", "my_system_clock_like()") == 0);
  CHECK(count("adapters/system/clock.cpp", "std::chrono::system_clock::now()") == 0);
  CHECK(count("adapters/system/a.cpp", "std::cout << 1;") == 1);
  CHECK(count("tools/shao/a.cpp", "std::cout << 1;") == 0);
  CHECK(count("tools/shao/a.cpp", "int n = rand();") == 1);
  CHECK(count("tools/shao/a.cpp", "int operand = brand(strand);") == 0);
  CHECK(count("adapters/http/a.cpp", "int n = std::stoi(text);") == 1);
  CHECK(count("tests/unit/core/a_test.cpp", "int n = std::stoi(text);") == 0);
  CHECK(count("tools/shao/a.cpp", "using namespace std;") == 1);
  CHECK(count("tools/shao/a.cpp", "using namespace std::chrono_literals;") == 0);
  CHECK(count("adapters/http/a.cpp", "auto t = time(nullptr);") == 1);
  CHECK(count("engine/core/a.cpp", "throw 1;") == 1);
  CHECK(count("engine/base/ensure.hpp", "std::fprintf(stderr, x); printf(x);") == 0);
}

TEST_CASE("bans: nothing is left for later", "[house]") {
  CHECK(house::left_for_later({"engine/core/a.cpp", "// TODO: more"}).size() == 1);
  CHECK(house::left_for_later({"tools/day", "# FIXME"}).size() == 1);
  CHECK(house::left_for_later({"tools/day", "TODOS and MASTODON"}).empty());
}

TEST_CASE("bans: an empty handler hides what went wrong", "[house]") {
  const std::string path = "adapters/http/a.cpp";
  CHECK(house::swallowed_exceptions({path, "try { f(); } catch (...) {}"}).size() == 1);
  CHECK(house::swallowed_exceptions({path, "catch (...) {\n  // fine\n}"}).size() == 1);
  CHECK(house::swallowed_exceptions({path, "catch (...) { return failed(); }"}).empty());
}

TEST_CASE("bans: a coroutine has parameters and no captures", "[house]") {
  const auto count = [](const std::string& text) {
    return house::capturing_coroutines({"adapters/http/a.cpp", text}).size();
  };
  CHECK(count("spawn([this](int n) -> net::awaitable<void> { co_return; });") == 1);
  CHECK(count("spawn([&]() mutable\n    -> boost::asio::awaitable<void> { co_return; });") == 1);
  CHECK(count("spawn([](int n) -> net::awaitable<void> { co_return; }(1));") == 0);
  CHECK(count("auto run(int n) -> net::awaitable<void>;") == 0);
  CHECK(count("spawn([this] { return p->run(); }); net::awaitable<void> f();") == 0);
}

TEST_CASE("bans: a path of one machine is found", "[house]") {
  CHECK(house::machine_paths({"tools/day", "cd /home/someone"}).size() == 1);
  CHECK(house::machine_paths({"tools/day", "cd /root/x"}).size() == 1);
  CHECK(house::machine_paths({"README.md", "framework/work/x ../work/"}).empty());
}

TEST_CASE("promises: each row links a test that exists and nothing else counts", "[house]") {
  const std::vector<Source> tree = {
      {"tests/unit/a_test.cpp", "TEST_CASE(\"a: it \"\n          \"holds\", \"[a]\") {}\n"},
      {"tests/e2e/b_test.py", "class B:\n    def test_it_holds(self):\n        pass\n"}};
  const auto faults = [&tree](const std::string& text) {
    return house::empty_promises({"PROMISES.md", text}, tree).size();
  };
  CHECK(
      faults("| promise | test |\n|---|---|\n"
             "| p | [a: it holds](tests/unit/a_test.cpp) |\n"
             "| q | [test_it_holds](tests/e2e/b_test.py), [a: it holds](tests/unit/a_test.cpp) |\n"
             "words without a link\n") == 0);
  CHECK(faults("| p | none |\n") == 1);
  CHECK(faults("| p | [a: it breaks](tests/unit/a_test.cpp) |\n") == 1);
  CHECK(faults("| p | [a: it holds](tests/unit/gone_test.cpp) |\n") == 1);
  CHECK(faults("[test_it](tests/e2e/b_test.py)\n") == 1);
}
