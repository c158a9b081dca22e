// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/unwritten.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace model = engine::model;
using engine::directory::CategoryCode;
using engine::runtime::Unwritten;

namespace {

model::Row row(std::uint64_t id, const std::string& category) {
  model::Row row;
  row.id = model::CaseId{id};
  row.category = category;
  return row;
}

std::vector<std::uint64_t> of(const Unwritten& unwritten,
                              const std::vector<CategoryCode>& categories) {
  std::vector<std::uint64_t> ids;
  unwritten.visit(categories, [&ids](model::CaseId id) { ids.push_back(id.value()); });
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("a case whose row is behind is told once and under its last category alone") {
  const CategoryCode light("E0113"), cover("E0110"), none("E9999");
  Unwritten unwritten;
  unwritten.add(row(1, "E0113"));
  unwritten.add(row(2, "E0113"));
  unwritten.add(row(3, "E0110"));
  unwritten.add(row(2, "E0110"));
  unwritten.add(row(2, "E0110"));
  CHECK(unwritten.size() == 3);
  CHECK(of(unwritten, {light}) == std::vector<std::uint64_t>{1});
  CHECK(of(unwritten, {cover}) == std::vector<std::uint64_t>{2, 3});
  CHECK(of(unwritten, {light, cover, none}) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(of(unwritten, {}) == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("ended cases are taken out in the order in which they ended and each once") {
  const auto ended = [](std::uint64_t id) {
    model::Row one = row(id, "E0113");
    one.open = false;
    return one;
  };
  Unwritten unwritten;
  unwritten.add(row(1, "E0113"));
  unwritten.add(ended(3));
  unwritten.add(ended(2));
  CHECK(unwritten.take_ended(3).empty());
  CHECK(unwritten.take_ended(2) == std::vector{model::CaseId{3}, model::CaseId{2}});
  CHECK(unwritten.ids() == std::vector{model::CaseId{1}});
  unwritten.add(ended(3));  // A link came.
  unwritten.add(ended(3));
  CHECK(unwritten.take_ended(2) == std::vector{model::CaseId{3}});
  CHECK(of(unwritten, {CategoryCode("E0113")}) == std::vector<std::uint64_t>{1});
}

TEST_CASE("nothing is behind once the rows are taken") {
  Unwritten unwritten;
  unwritten.add(row(1, "E0113"));
  unwritten.clear();
  CHECK(unwritten.empty());
  CHECK_FALSE(unwritten.contains(model::CaseId{1}));
  CHECK(of(unwritten, {CategoryCode("E0113")}).empty());
  unwritten.add(row(1, "E0113"));
  CHECK(of(unwritten, {CategoryCode("E0113")}) == std::vector<std::uint64_t>{1});
}
