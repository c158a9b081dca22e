// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/subscription.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace adapters::stream;

}  // namespace

TEST_CASE("subscription: a queue or a case and where to go on", "[stream]") {
  const auto queue = parse_message(R"({"subscribe":{"queue":"inbox","after":17}})");
  REQUIRE(std::holds_alternative<Subscribe>(queue));
  CHECK(std::get<Subscribe>(queue).subscription.queue == "inbox");
  CHECK(std::get<Subscribe>(queue).after == engine::model::Sequence{17});
  CHECK(std::get<Subscribe>(queue).subscription.text == R"({"queue":"inbox","after":17})");
  const auto one = parse_message(R"({"subscribe":{"ticket":8}})");
  REQUIRE(std::holds_alternative<Subscribe>(one));
  CHECK(std::get<Subscribe>(one).subscription.case_id == engine::model::CaseId{8});
  CHECK_FALSE(std::get<Subscribe>(one).after);
  CHECK(std::holds_alternative<Subscribe>(
      parse_message(R"({"subscribe":{"incident":7,"after":0}})")));
  CHECK(std::holds_alternative<Pong>(parse_message(R"({"pong":{}})")));
}

TEST_CASE("subscription: a message that makes no sense says why", "[stream]") {
  for (const auto* text : {"",
                           "x",
                           "[]",
                           "1",
                           "{}",
                           "{\"subscribe\":1}",
                           "{\"subscribe\":{}}",
                           R"({"subscribe":{"queue":"nothing"}})",
                           R"({"subscribe":{"queue":7}})",
                           R"({"subscribe":{"incident":0}})",
                           R"({"subscribe":{"incident":-1}})",
                           R"({"subscribe":{"incident":"7"}})",
                           R"({"subscribe":{"incident":1.5}})",
                           R"({"subscribe":{"queue":"inbox","incident":7}})",
                           R"({"subscribe":{"after":7}})",
                           R"({"subscribe":{"queue":"inbox","after":-1}})",
                           R"({"subscribe":{"queue":"inbox","x":1}})",
                           R"({"subscribe":{"queue":"inbox"},"and":1})",
                           R"({"unsubscribe":{"queue":"inbox"}})",
                           "{\"subscribe\":{\"queue\":\"\xff\"}}"}) {
    INFO(text);
    const auto parsed = parse_message(text);
    REQUIRE(std::holds_alternative<BadMessage>(parsed));
    CHECK_FALSE(std::get<BadMessage>(parsed).why.empty());
  }
  CHECK(std::holds_alternative<BadMessage>(
      parse_message("{\"subscribe\":" + std::string(1000, '[') + std::string(1000, ']') + "}")));
}
