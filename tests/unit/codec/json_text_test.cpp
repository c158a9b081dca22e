// SPDX-License-Identifier: Apache-2.0

// JSON as canonical text: equal values are equal bytes, and come back equal.

#include "adapters/codec/json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <limits>

namespace {

namespace codec = adapters::codec;
namespace json = boost::json;

TEST_CASE("json: the order in which keys were set does not show", "[codec]") {
  CHECK(codec::json_text(json::parse(R"({"b":1,"a":{"d":[2,{"z":0,"y":1}],"c":null}})")) ==
        R"({"a":{"c":null,"d":[2,{"y":1,"z":0}]},"b":1})");
}

TEST_CASE("json: kinds of numbers and odd texts come back as they were", "[codec]") {
  const json::value value = json::parse(
      R"([0,-1,9223372036854775807,18446744073709551615,1.0,-0.0,1e308,0.1,"\u0000\n\"\\渠","",true,{},[]])");

  const json::value read = codec::parse_json_text(codec::json_text(value));

  CHECK(read == value);
  CHECK(json::serialize(read) == json::serialize(value));
}

TEST_CASE("json: a fraction comes back to its last bit", "[codec]") {
  const auto comes_back = [](double fraction) {
    const json::value read = codec::parse_json_text(codec::json_text(json::value(fraction)));
    return read.is_double() && read.get_double() == fraction;
  };
  CHECK(comes_back(91.78554778554779));
  CHECK(comes_back(-4.5000000000000005e300));
  CHECK(comes_back(std::numeric_limits<double>::denorm_min()));
  CHECK(comes_back(std::numeric_limits<double>::max()));
  int others = 0;
  for (int dividend = 1; dividend < 2000; dividend += 7) {
    for (int divisor = 1; divisor < 300; divisor += 2) {
      if (dividend % divisor == 0) continue;
      others += comes_back(static_cast<double>(dividend) / divisor) ? 0 : 1;
    }
  }
  CHECK(others == 0);
  const json::value list =
      codec::parse_json_text(R"([1.5,{"a":0.1,"b":[2e3,-7]},18446744073709551615])");
  CHECK(codec::json_text(list) == R"([1.5E0,{"a":1E-1,"b":[2E3,-7]},18446744073709551615])");
}

TEST_CASE("json: a number that JSON cannot say is null", "[codec]") {
  CHECK(codec::json_text(json::value(std::numeric_limits<double>::quiet_NaN())) == "null");
  CHECK(codec::json_text(json::value(std::numeric_limits<double>::infinity())) == "null");
}

TEST_CASE("json text: what needs no care is written as the library writes it", "[codec]") {
  const json::array scalars{nullptr,
                            true,
                            false,
                            0,
                            -7,
                            std::numeric_limits<std::int64_t>::min(),
                            std::numeric_limits<std::int64_t>::max(),
                            std::numeric_limits<std::uint64_t>::max(),
                            0.1,
                            "",
                            "井盖",
                            "a \"quoted\" word",
                            "back\\slash",
                            "two\nlines\tand \x01",
                            "\x7f/"};
  for (const json::value& scalar : scalars) {
    CHECK(codec::json_text(scalar) == json::serialize(scalar));
  }
}

TEST_CASE("json: half a character is kept as it is", "[codec]") {
  const json::value half = json::string("\xE6\xB8");

  CHECK(codec::parse_json_text(codec::json_text(half)) == half);
}

TEST_CASE("json: what is nested too deep is refused", "[codec]") {
  const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');

  CHECK_THROWS_AS(codec::parse_json_text(deep), codec::Malformed);
}

TEST_CASE("json: text that is no JSON is refused", "[codec]") {
  for (const char* text : {"", "{", "nul", "[1,]", "{} {}", "\"a"}) {
    INFO(text);
    CHECK_THROWS_AS(codec::parse_json_text(text), codec::Malformed);
  }
}

}  // namespace
