// SPDX-License-Identifier: Apache-2.0

// Grams: any Chinese word of two characters, any piece of a number, and no more.

#include "adapters/codec/search_text.hpp"

#include <catch2/catch.hpp>

#include "engine/base/bounds.hpp"

namespace {

namespace codec = adapters::codec;
using List = std::vector<std::string>;

bool finds(const List& fields, std::string_view query) {
  const std::vector<std::string_view> views(fields.begin(), fields.end());
  return codec::has_all(codec::grams(views), codec::query_grams(query));
}

TEST_CASE("search: a text is its pairs and its last character", "[search]") {
  CHECK(codec::grams({"井盖缺"}) == List{"井盖", "盖缺", "缺"});
}

TEST_CASE("search: a query is its pairs and its lonely characters", "[search]") {
  using Wanted = std::vector<codec::WantedGram>;
  CHECK(codec::query_grams("井盖缺") == Wanted{{"井盖"}, {"盖缺"}});
  CHECK(codec::query_grams("渠") == Wanted{{"渠", true}});
  CHECK(codec::query_grams("井盖 渠") == Wanted{{"井盖"}, {"渠", true}});
}

TEST_CASE("search: every single character is found", "[search]") {
  const std::string text = "渠江镇老街";
  for (std::size_t at = 0; at + 3 <= text.size(); at += 3) {
    INFO(text.substr(at, 3));
    CHECK(finds({text}, text.substr(at, 3)));
  }
  CHECK_FALSE(finds({text}, "井"));
}

TEST_CASE("search: every word of two characters is found", "[search]") {
  const std::string text = "渠江镇老街十二号门前井盖缺失";
  for (std::size_t at = 0; at + 6 <= text.size(); at += 3) {
    INFO(text.substr(at, 6));
    CHECK(finds({text}, text.substr(at, 6)));
  }
}

TEST_CASE("search: what does not occur is not found", "[search]") {
  CHECK_FALSE(finds({"井盖缺失"}, "盖井"));
  CHECK_FALSE(finds({"井盖缺失"}, "井缺"));
  CHECK_FALSE(finds({"井盖缺失"}, "路"));
}

TEST_CASE("search: no pair reaches over a break or from field to field", "[search]") {
  CHECK_FALSE(finds({"水井,盖子"}, "井盖"));
  CHECK_FALSE(finds({"水井 盖子"}, "井盖"));
  CHECK_FALSE(finds({"水井\xE3\x80\x82盖子"}, "井盖"));
  CHECK_FALSE(finds({"水井", "盖子"}, "井盖"));
}

TEST_CASE("search: width and case do not matter", "[search]") {
  CHECK(finds({"QX20260930-0001"}, "qx2026"));
  CHECK(finds({"ABC"}, "abc"));
  CHECK(finds({"abc"}, "bc"));
}

TEST_CASE("search: a piece of a number finds it", "[search]") {
  CHECK(finds({"QX20260930-0001"}, "0930-0001"));
  CHECK(finds({"QX20260930-0001"}, "QX20260930-0001"));
  CHECK_FALSE(finds({"QX20260930-0001"}, "0931"));
}

TEST_CASE("search: characters beyond the basic plane are characters", "[search]") {
  CHECK(finds({"\xF0\xA0\x80\x8B字"}, "\xF0\xA0\x80\x8B字"));
  CHECK(finds({"修\xF0\xA0\x80\x8B"}, "\xF0\xA0\x80\x8B"));
}

TEST_CASE("search: a query without letters searches nothing", "[search]") {
  for (const char* query : {"", " ", "\"", "*", "!?", "\xE3\x80\x82", "\"*():^-"}) {
    INFO(query);
    CHECK(codec::query_grams(query).empty());
    CHECK_FALSE(finds({"any text"}, query));
  }
}

TEST_CASE("search: no gram carries anything that a query language could read", "[search]") {
  for (const codec::WantedGram& gram : codec::query_grams("a\"b NEAR(c* d) AND 井\"盖 -x:y ^z")) {
    for (const char byte : gram.text) {
      const bool is_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                           static_cast<unsigned char>(byte) >= 0x80;
      INFO(gram.text);
      CHECK(is_word);
    }
  }
}

TEST_CASE("search: bytes that are not UTF-8 break words and harm nothing", "[search]") {
  CHECK(codec::grams({"\xFF\xFE\x80"}).empty());
  CHECK(codec::grams({"a\xE6\xB8"}) == List{"a"});
  CHECK(codec::grams({"\xF0\x9F"}).empty());
  CHECK_FALSE(finds({"a\xFF"
                     "b"},
                    "ab"));
}

TEST_CASE("search: a long query is cut at its bound", "[search]") {
  std::string query;
  for (int at = 0; at < 1000; ++at) query += std::to_string(at);

  CHECK(codec::query_grams(query).size() <= engine::bounds::search_grams_max);
}

}  // namespace
