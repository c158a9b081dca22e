// SPDX-License-Identifier: Apache-2.0
// Results, errors and faults: a value or the reason that there is none.
#include "engine/base/result.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <set>
#include <string>

#include "engine/base/fault.hpp"
#include "engine/base/id.hpp"

using engine::Errc;
using engine::Error;
using engine::Fault;
using engine::Faults;
using engine::Loaded;
using engine::Result;

TEST_CASE("result: it holds a value", "[base]") {
  Result<std::string> result(std::string("ok"));
  REQUIRE(result.has_value());
  CHECK(static_cast<bool>(result));
  CHECK(*result == "ok");
  result->append("!");
  CHECK(result.value() == "ok!");
}

TEST_CASE("result: it holds an error with its code and what to do", "[base]") {
  const Result<int> result(Error(Errc::storage_full, "the disk is full; make room"));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Errc::storage_full);
  CHECK(result.error().code != Errc::corrupt);
  CHECK(result.error().detail == "the disk is full; make room");
}

TEST_CASE("result: a value can be moved out", "[base]") {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
  const std::unique_ptr<int> taken = std::move(result).value();
  REQUIRE(taken);
  CHECK(*taken == 7);
}

TEST_CASE("result: an error type as value is told from an error", "[base]") {
  const Result<void> good;
  CHECK(good.has_value());
  const Result<void> bad(Error(Errc::unavailable, "busy"));
  REQUIRE_FALSE(bad);
  CHECK(bad.error().code == Errc::unavailable);
}

TEST_CASE("error: every code has a text of its own and the system's codes pass through", "[base]") {
  std::set<std::string> texts;
  for (int code = 1; code <= 8; ++code) {
    texts.insert(engine::make_error_code(static_cast<Errc>(code)).message());
  }
  CHECK(texts.size() == 8);
  CHECK(texts.count("unknown error") == 0);
  CHECK(engine::error_category().message(99) == "unknown error");
  const Error from_system(std::make_error_code(std::errc::no_space_on_device), "write");
  CHECK(from_system.code == std::errc::no_space_on_device);
  CHECK(from_system.code != Errc::storage_full);
}

TEST_CASE("fault: it says where and what and how to mend it", "[base]") {
  const Fault fault{"grids.csv", 12, 3, "the grid G1 stands twice", "give one another code"};
  CHECK(to_string(fault) == "grids.csv:12:3: the grid G1 stands twice; give one another code");
  CHECK(to_string(Fault{"grids.csv", 12, 0, "too long", ""}) == "grids.csv:12: too long");
  CHECK(to_string(Fault{"grids.csv", 0, 0, "missing", "add it"}) == "grids.csv: missing; add it");
}

TEST_CASE("loaded: it holds the value or all faults", "[base]") {
  Loaded<int> good(5);
  REQUIRE(good);
  good.value() += 1;
  CHECK(good.value() == 6);
  const Loaded<int> bad(Faults{{"a", 1, 1, "x", ""}, {"a", 2, 1, "y", ""}});
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.faults().size() == 2);
}

TEST_CASE("id: numbers and codes compare by what they hold and none is false", "[base]") {
  using CaseNumber = engine::Number<struct CaseTag>;
  using GridCode = engine::Code<struct GridTag>;
  CHECK_FALSE(CaseNumber{});
  CHECK(CaseNumber{4}.next() == CaseNumber{5});
  CHECK(CaseNumber{4} < CaseNumber{5});
  CHECK(GridCode{}.empty());
  CHECK(GridCode{"a"} < GridCode{"b"});
  CHECK(std::hash<GridCode>{}(GridCode{"a"}) == std::hash<GridCode>{}(GridCode{"a"}));
}
