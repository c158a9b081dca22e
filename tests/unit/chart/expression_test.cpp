// SPDX-License-Identifier: Apache-2.0
// Expressions: each row is an expression and what ECMAScript makes of it.
#include <catch2/catch.hpp>
#include <vector>

#include "tests/unit/chart/evaluate.hpp"

namespace {

struct Row {
  const char* expression;
  const char* result;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(tests::evaluated(row.expression) == row.result);
  }
}

}  // namespace

TEST_CASE("expression: literals stand for themselves", "[expression]") {
  check({
      {"1", "1"},
      {"1.5", "1.5"},
      {".5", "0.5"},
      {"2e3", "2000"},
      {"0x1F", "31"},
      {"1e-7", "1e-7"},
      {"1e21", "1e+21"},
      {"123456789012345680000", "123456789012345680000"},
      {"0.1 + 0.2", "0.30000000000000004"},
      {"'a'", "\"a\""},
      {"\"it's\"", "\"it's\""},
      {"'\\u7f51\\x41'", "\"网A\""},
      {"'\\u{1F600}' === '\\uD83D\\uDE00'", "true"},
      {"'a\\nb'.length", "3"},
      {"true", "true"},
      {"null", "null"},
      {"undefined", "undefined"},
      {"NaN", "NaN"},
      {"-Infinity", "-Infinity"},
      {"[1, 'a', [2]]", "[1,\"a\",[2]]"},
      {"[]", "[]"},
      {"[1, 2,]", "[1,2]"},
      {"({})", "{}"},
      {"{3: 4, a: 1, 'b c': 2}", "{\"3\":4,\"a\":1,\"b c\":2}"},
      {"{a: 1, a: 2}", "{\"a\":2}"},
      {"{a: undefined}", "{}"},
      {"1 /* one */ + 2 // two", "3"},
  });
}

TEST_CASE("expression: arithmetic is that of doubles", "[expression]") {
  check({
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"7 / 2", "3.5"},
      {"7 % 3", "1"},
      {"-7 % 3", "-1"},
      {"5.5 % 2", "1.5"},
      {"1 / 0", "Infinity"},
      {"-1 / 0", "-Infinity"},
      {"0 / 0", "NaN"},
      {"1 / -0", "-Infinity"},
      {"10 - 4 - 3", "3"},
      {"2 - -3", "5"},
      {"+'12'", "12"},
      {"-'3'", "-3"},
      {"- - 3", "3"},
      {"9007199254740992 + 1", "9007199254740992"},
      {"1e308 * 10", "Infinity"},
      {"n * pi", "10.5"},
      {"'6' * '7'", "42"},
      {"true + true", "2"},
      {"null + 1", "1"},
      {"undefined + 1", "NaN"},
      {"[] * 2", "0"},
      {"[5] * 2", "10"},
  });
}

TEST_CASE("expression: plus joins where either side is a string", "[expression]") {
  check({
      {"'a' + 1", "\"a1\""},
      {"1 + '2'", "\"12\""},
      {"1 + 2 + '3'", "\"33\""},
      {"'a' + null", "\"anull\""},
      {"'a' + undefined", "\"aundefined\""},
      {"'a' + true", "\"atrue\""},
      {"'' + [1, [2, 3]]", "\"1,2,3\""},
      {"'' + {a: 1}", "\"[object Object]\""},
      {"[] + []", "\"\""},
      {"'' + 1.0", "\"1\""},
      {"'' + -0", "\"0\""},
      {"'' + 1e21", "\"1e+21\""},
      {"han + '到'", "\"网格员到\""},
  });
}

TEST_CASE("expression: loose equality converts and strict equality does not", "[expression]") {
  check({
      {"1 == '1'", "true"},
      {"1 === '1'", "false"},
      {"0 == ''", "true"},
      {"'0' == ''", "false"},
      {"0 == '0'", "true"},
      {"0 == ' \\n'", "true"},
      {"null == undefined", "true"},
      {"null === undefined", "false"},
      {"null == 0", "false"},
      {"undefined == 0", "false"},
      {"empty == null", "true"},
      {"empty === undefined", "true"},
      {"true == 1", "true"},
      {"true == '1'", "true"},
      {"true == 'true'", "false"},
      {"NaN == NaN", "false"},
      {"NaN !== NaN", "true"},
      {"0 === -0", "true"},
      {"list == '1,2,3'", "true"},
      {"list === list", "true"},
      {"nested.a === nested.a", "true"},
      {"list != list", "false"},
      {"1 != 2", "true"},
      {"'a' !== 'a'", "false"},
      {"1 === 1.0", "true"},
      {"'1' == 1.0", "true"},
      {"nil == false", "false"},
      {"nested == '[object Object]'", "true"},
  });
}

TEST_CASE("expression: comparison is by number or by text", "[expression]") {
  check({
      {"1 < 2", "true"},
      {"2 <= 2", "true"},
      {"'10' < '9'", "true"},
      {"'10' < 9", "false"},
      {"'b' > 'a'", "true"},
      {"'a' < 'B'", "false"},
      {"null >= 0", "true"},
      {"null > 0", "false"},
      {"undefined >= 0", "false"},
      {"undefined < 0", "false"},
      {"NaN <= NaN", "false"},
      {"'abc' < 'abcd'", "true"},
      {"'x' > 5", "false"},
      {"[2] > 1", "true"},
      {"'2026-03-02' < '2026-10-01'", "true"},
      {"'\\uFF21' < '\\u{1F600}'", "false"},
  });
}

TEST_CASE("expression: logic yields operands and stops early", "[expression]") {
  check({
      {"yes && 'then'", "\"then\""},
      {"no && nil.member", "false"},
      {"0 || 'else'", "\"else\""},
      {"yes || nil.member", "true"},
      {"'' || null", "null"},
      {"!0", "true"},
      {"!'0'", "false"},
      {"![]", "false"},
      {"!NaN", "true"},
      {"!!'a'", "true"},
      {"1 && 2 || 3", "2"},
      {"0 && 2 || 3", "3"},
      {"1 || 0 && nil.member", "1"},
      {"yes ? 1 : nil.member", "1"},
      {"no ? 1 : no ? 2 : 3", "3"},
      {"n > 2 && word == 'abc'", "true"},
  });
}

TEST_CASE("expression: members are undefined where they are absent", "[expression]") {
  check({
      {"nested.a.b[1]", "20"},
      {"nested['a'].b.length", "2"},
      {"nested['s']", "\"x\""},
      {"nested.网格", "7"},
      {"nested.none", "undefined"},
      {"nested.none === undefined", "true"},
      {"nested.none.deeper", "error"},
      {"nil.a", "error"},
      {"empty.a", "error"},
      {"empty[0]", "error"},
      {"list[0]", "1"},
      {"list['1']", "2"},
      {"list[3]", "undefined"},
      {"list[-1]", "undefined"},
      {"list[0.5]", "undefined"},
      {"list.length", "3"},
      {"word[1]", "\"b\""},
      {"word.length", "3"},
      {"han.length", "3"},
      {"han[2]", "\"员\""},
      {"'😀'.length", "2"},
      {"n.member", "undefined"},
      {"yes.member", "undefined"},
      {"[10, 20][1]", "20"},
      {"{a: {b: 5}}.a.b", "5"},
      {"nested[word]", "undefined"},
      {"'a' in nested", "true"},
      {"'z' in nested", "false"},
      {"1 in list", "true"},
      {"3 in list", "false"},
      {"'length' in list", "true"},
      {"'a' in word", "error"},
  });
}

TEST_CASE("expression: typeof and instanceof ask for the kind", "[expression]") {
  check({
      {"typeof 1", "\"number\""},
      {"typeof 'a'", "\"string\""},
      {"typeof yes", "\"boolean\""},
      {"typeof nil", "\"object\""},
      {"typeof list", "\"object\""},
      {"typeof empty", "\"undefined\""},
      {"typeof never_declared", "\"undefined\""},
      {"typeof never_declared === 'undefined'", "true"},
      {"typeof n + 1", "\"number1\""},
      {"list instanceof Array", "true"},
      {"nested instanceof Array", "false"},
      {"nested instanceof Object", "true"},
      {"list instanceof Object", "true"},
      {"word instanceof Object", "false"},
      {"Array.isArray(list)", "true"},
      {"Array.isArray('1,2')", "false"},
  });
}

TEST_CASE("expression: strings have their pure functions", "[expression]") {
  check({
      {"word.toUpperCase()", "\"ABC\""},
      {"'ÄБΩ'.toLowerCase()", "\"äбω\""},
      {"han.toUpperCase()", "\"网格员\""},
      {"' \\u3000a\\t'.trim()", "\"a\""},
      {"word.indexOf('c')", "2"},
      {"word.indexOf('z')", "-1"},
      {"word.indexOf('')", "0"},
      {"han.indexOf('员')", "2"},
      {"'abcabc'.indexOf('b', 2)", "4"},
      {"word.includes('bc')", "true"},
      {"han.startsWith('网')", "true"},
      {"han.endsWith('网')", "false"},
      {"word.slice(1)", "\"bc\""},
      {"word.slice(-2, -1)", "\"b\""},
      {"word.slice(2, 1)", "\"\""},
      {"han.slice(1, 2)", "\"格\""},
      {"word.substring(2, 0)", "\"ab\""},
      {"word.substring(-5, 99)", "\"abc\""},
      {"word.charAt(1)", "\"b\""},
      {"word.charAt(9)", "\"\""},
      {"word.concat('d', 5)", "\"abcd5\""},
      {"'a b c'.split(' ')", "[\"a\",\"b\",\"c\"]"},
      {"'网格'.split('')", "[\"网\",\"格\"]"},
      {"''.split(',')", "[\"\"]"},
      {"'a,'.split(',')", "[\"a\",\"\"]"},
      {"word.join()", "error"},
      {"n.trim()", "error"},
      {"nil.trim()", "error"},
  });
}

TEST_CASE("expression: arrays and objects have their pure functions", "[expression]") {
  check({
      {"list.concat(4)", "[1,2,3,4]"},
      {"list.concat([4], [[5]])", "[1,2,3,4,[5]]"},
      {"[].concat(list, [4])", "[1,2,3,4]"},
      {"list", "[1,2,3]"},
      {"list.slice(1)", "[2,3]"},
      {"list.slice(-1)", "[3]"},
      {"list.slice(0, -1)", "[1,2]"},
      {"list.indexOf(3)", "2"},
      {"list.indexOf('3')", "-1"},
      {"list.indexOf(1, 1)", "-1"},
      {"list.includes(2)", "true"},
      {"list.includes(9)", "false"},
      {"list.join()", "\"1,2,3\""},
      {"list.join('-')", "\"1-2-3\""},
      {"[null, 1].join('+')", "\"+1\""},
      {"Object.keys(nested).join()", "\"a,s,网格\""},
      {"Object.keys(list)", "[\"0\",\"1\",\"2\"]"},
      {"Object.keys(nil)", "error"},
      {"list.trim()", "error"},
  });
}

TEST_CASE("expression: the known functions follow ECMAScript", "[expression]") {
  check({
      {"Math.min(3, 1, 2)", "1"},
      {"Math.max(3, 1, '7')", "7"},
      {"Math.min()", "Infinity"},
      {"Math.max(1, NaN)", "NaN"},
      {"Math.floor(-1.5)", "-2"},
      {"Math.ceil(1.2)", "2"},
      {"Math.round(2.5)", "3"},
      {"Math.round(-2.5)", "-2"},
      {"Math.round(0.49999999999999994)", "0"},
      {"Math.abs(-4)", "4"},
      {"String(12)", "\"12\""},
      {"String(nil)", "\"null\""},
      {"String(list)", "\"1,2,3\""},
      {"Number('0x10')", "16"},
      {"Number('  42 ')", "42"},
      {"Number('4 2')", "NaN"},
      {"Number('')", "0"},
      {"Number('1e3')", "1000"},
      {"Number('-Infinity')", "-Infinity"},
      {"Number(yes)", "1"},
      {"Number(empty)", "NaN"},
      {"Boolean('')", "false"},
      {"Boolean('false')", "true"},
      {"parseInt('12px')", "12"},
      {"parseInt('0x1f')", "31"},
      {"parseInt('101', 2)", "5"},
      {"parseInt('z', 36)", "35"},
      {"parseInt('')", "NaN"},
      {"parseInt('9', 8)", "NaN"},
      {"parseInt('-7.9')", "-7"},
      {"parseFloat('3.14abc')", "3.14"},
      {"parseFloat('.5.5')", "0.5"},
      {"parseFloat('-1e2x')", "-100"},
      {"parseFloat('e3')", "NaN"},
      {"isNaN('a')", "true"},
      {"isNaN('1')", "false"},
  });
}

TEST_CASE("expression: bits are those of 32-bit integers", "[expression]") {
  check({
      {"5 | 2", "7"},
      {"5 & 6", "4"},
      {"5 ^ 6", "3"},
      {"1.9 | 0", "1"},
      {"-1.9 | 0", "-1"},
      {"4294967297 | 0", "1"},
      {"2147483648 | 0", "-2147483648"},
      {"'x' | 0", "0"},
      {"NaN | Infinity", "0"},
      {"1 | 2 ^ 3 & 1", "3"},
      {"1 == 1 | 0", "1"},
      {"n == 0 | n != 2", "1"},
  });
}

TEST_CASE("expression: powers and JSON are as ECMAScript has them", "[expression]") {
  check({
      {"Math.pow(2, 10)", "1024"},
      {"Math.pow(2, -1)", "0.5"},
      {"Math.pow('2', 3)", "8"},
      {"JSON.stringify(nested)", R"("{\"a\":{\"b\":[10,20]},\"s\":\"x\",\"网格\":7}")"},
      {"JSON.stringify(1.5)", R"("1.5")"},
      {"JSON.stringify(1e21)", R"("1e+21")"},
      {"JSON.stringify(NaN)", R"("null")"},
      {"JSON.stringify('a\"b')", R"("\"a\\\"b\"")"},
      {"JSON.stringify(nil)", R"("null")"},
      {"JSON.stringify([])", R"("[]")"},
      {"JSON.stringify(empty)", "undefined"},
  });
}

TEST_CASE("expression: XML as data can be asked for its elements", "[expression]") {
  const std::string book =
      "{name: 'books', attributes: {}, children: ['a', {name: 'book', attributes: {title: 'x'}, "
      "children: [{name: 'book', attributes: {title: 'y'}, children: []}]}]}";
  const auto ask = [&](const std::string& rest) { return tests::evaluated(book + rest); };

  CHECK(ask(".getElementsByTagName('book').length") == "2");
  CHECK(ask(".getElementsByTagName('book')[0].getAttribute('title')") == "\"x\"");
  CHECK(ask(".getElementsByTagName('book')[1].getAttribute('title')") == "\"y\"");
  CHECK(ask(".getElementsByTagName('*').length") == "2");
  CHECK(ask(".getElementsByTagName('page').length") == "0");
  CHECK(ask(".getAttribute('title')") == "null");
  CHECK(tests::evaluated("nested.getElementsByTagName('a').length") == "0");
  CHECK(tests::evaluated("word.getAttribute('a')") == "error");
}

TEST_CASE("expression: the system variables can be read", "[expression]") {
  check({
      {"_event.name", "\"a.b\""},
      {"_event.type", "\"external\""},
      {"_event.data.level >= 2", "true"},
      {"_event.data.none", "undefined"},
      {"_event.sendid", "undefined"},
      {"'sendid' in _event", "true"},
      {"'other' in _event", "false"},
      {"typeof _event", "\"object\""},
      {"_event['name']", "\"a.b\""},
      {"_name", "\"chart\""},
      {"_sessionid", "\"s17\""},
      {"_ioprocessors['scxml'].location", "\"#_scxml_s17\""},
      {"_x.now", "\"2026-09-30T09:00:00Z\""},
      {"_x.actor.login", "\"wang\""},
      {"_x.none", "undefined"},
      {"_x.none.deeper", "error"},
      {"In('s1')", "true"},
      {"In('s0')", "false"},
      {"In('s' + 1)", "true"},
      {"In(word)", "false"},
  });
}

TEST_CASE("expression: what can't be kept can't be built in", "[expression]") {
  check({
      {"[undefined]", "error"},
      {"[0 / 0]", "error"},
      {"{a: 1 / 0}", "error"},
      {"list.concat(empty)", "error"},
  });
}
