// SPDX-License-Identifier: Apache-2.0
// Expressions that a chart may not have: each is refused when the chart is loaded.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/base/bounds.hpp"
#include "engine/chart/expression/parser.hpp"
#include "tests/unit/chart/evaluate.hpp"

using namespace engine::chart::expression;

TEST_CASE("refusal: whatever the subset lacks is named", "[expression]") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"a = 1", "'a' is not declared"},
      {"n = 1", "'=' can't stand here"},
      {"n += 1", "'+=' can't stand here"},
      {"n++", "'++' can't stand here"},
      {"n ** 2", "'**' can't stand here"},
      {"++n", "'++' can't stand here"},
      {"~n", "'~' can't stand here"},
      {"n;", "';' can't stand here"},
      {"n << 1", "'<<' can't stand here"},
      {"nil ?? 1", "'?\?' can't stand here"},
      {"nested?.a", "'?.' can't stand here"},
      {"1, 2", "',' can't stand here"},
      {"n; n", "';' can't stand here"},
      {"/a/.test(word)", "'/' can't stand here"},
      {"`a`", "the sign '`' has no meaning in an expression"},
      {"function () { return 1 }", "'function' can't stand in an expression"},
      {"(function () { return 1 })()", "'function' can't stand in an expression"},
      {"() => 1", "')' can't stand here"},
      {"list.map(x => x)", "there is no pure function 'map'"},
      {"list.push(4)", "there is no pure function 'push'"},
      {"word.replace('a', 'b')", "there is no pure function 'replace'"},
      {"new Date()", "'new' can't stand in an expression"},
      {"return", "'return' can't stand in an expression"},
      {"this.n", "'this' can't stand in an expression"},
      {"void 0", "'void' can't stand in an expression"},
      {"delete nested.a", "'delete' can't stand in an expression"},
      {"Math.random()", "'Math' is not declared"},
      {"Date.now()", "'Date' is not declared"},
      {"eval('1')", "'eval' is not declared"},
      {"word()", "only the known functions can be called"},
      {"list[0]()", "only the known functions can be called"},
      {"list instanceof Date", "instanceof knows only Array and Object"},
      {"list == []", "an array or object literal never equals anything in ECMAScript"},
      {"{} === nested", "an array or object literal never equals anything in ECMAScript"},
      {"word.trim(1)", "'trim' has 1 arguments"},
      {"Math.floor()", "'Math' has 0 arguments"},
      {"In()", "'In' has 0 arguments"},
      {"In('nowhere')", "In() names the state 'nowhere', which does not exist"},
      {"missing + 1", "'missing' is not declared"},
      {"typeof 'a' == missing", "'missing' is not declared"},
  };
  for (const auto& [expression, what] : rows) {
    CAPTURE(expression);
    CHECK(tests::refusal(expression).substr(0, std::string(what).size()) == what);
  }
}

TEST_CASE("refusal: broken text is named", "[expression]") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"", "the expression ends too early"},
      {"   ", "the expression ends too early"},
      {"1 +", "the expression ends too early"},
      {"(1", "the expression ends where ')' is missing"},
      {"[1, 2", "the expression ends where ']' is missing"},
      {"{a 1}", "'1' stands where ':' should"},
      {"n ? 1", "the expression ends where ':' is missing"},
      {"1 2", "'2' can't stand here"},
      {"'open", "a string that does not end"},
      {"'a\\u12'", "an escape that ECMAScript does not know"},
      {"1.2.3", "'1.2.3' is no number"},
      {"012", "'012' is no number"},
      {"3x", "'3x' is no number"},
      {"nested.", "the expression ends too early"},
      {"nested.1", "'.1' can't stand here"},
      {"#", "the sign '#' has no meaning in an expression"},
      {"n === ", "the expression ends too early"},
  };
  for (const auto& [expression, what] : rows) {
    CAPTURE(expression);
    CHECK(tests::refusal(expression) == what);
  }
}

TEST_CASE("refusal: nesting and length are bounded", "[expression]") {
  const std::size_t deep = engine::bounds::expression_depth_max + 1;
  std::string sum = "1";
  for (std::size_t i = 0; i < deep; ++i) sum += "+1";
  const std::string blank(engine::bounds::expression_bytes_max, ' ');

  CHECK(tests::refusal(std::string(deep, '(') + "1" + std::string(deep, ')')) ==
        "the expression is nested too deeply");
  CHECK(tests::refusal(std::string(deep, '!') + "1") == "the expression is nested too deeply");
  CHECK(tests::refusal(std::string(deep, '[') + std::string(deep, ']')) ==
        "the expression is nested too deeply");
  CHECK(tests::refusal(sum) == "the expression is nested too deeply");
  CHECK(tests::refusal("1" + blank) == "the expression is too long");
}

TEST_CASE("refusal: an evaluation can't grow without bound", "[expression]") {
  std::string doubled = "'0123456789'";
  for (int i = 0; i < 16; ++i) doubled = "[" + doubled + ", " + doubled + "].join('')";
  CHECK(tests::refusal(doubled) == "the expression is too long");

  const std::string big = "'" + std::string(9'000, 'x') + "'";
  const std::string half = "'" + std::string(7'000, 'x') + "'.split('')";
  CHECK(tests::evaluated(half + ".concat(" + half + ").length") == "error");
  CHECK(tests::evaluated(big + ".split('')[8999]") == "\"x\"");
}

TEST_CASE("refusal: a name that can name data is an identifier and no word of the language",
          "[expression]") {
  for (const char* name : {"a", "_a1", "$", "网格", "In2"}) CHECK(valid_name(name));
  for (const char* name : {"", "1a", "a b", "a.b", "'continue'", "this", "return", "a-b", " a"}) {
    CAPTURE(name);
    CHECK_FALSE(valid_name(name));
  }
}
