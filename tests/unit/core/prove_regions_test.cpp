// SPDX-License-Identifier: Apache-2.0

// Charts whose parallel regions have too many places together: proved one region at a time.

#include <catch2/catch.hpp>

#include "tests/unit/core/proof.hpp"

using engine::core::prove::Proof;
using tests::ladder;
using tests::proof_of;

namespace {

constexpr std::size_t few = 60;  // Places; the charts below have 6 times 6 times 6 of them.

/// A region that people lead through six states; nobody is reminded.
std::string walk(const std::string& id, const std::string& more = {}) {
  std::string text = "<state id='" + id + "'>" + more;
  for (int i = 0; i < 6; ++i) {
    const std::string here = id + std::to_string(i);
    const std::string next = id + std::to_string((i + 1) % 6);
    text += "<state id='" + here + "' shao:owner='grid_chief'><transition event='" + id +
            "' target='" + next + "' shao:by='grid_chief' shao:label='走|On'/></state>";
  }
  return text + "</state>";
}

/// A region whose clock leads up.
const std::string watch =
    "<state id='watch'><onentry><shao:clock name='w' do='start' limit='a'/></onentry>"
    "<onexit><shao:clock name='w' do='stop'/></onexit>"
    "<transition event='clock.w.due' target='l1'/>"
    "<state id='w0' shao:level='grid' shao:owner='grid_chief'/></state>";

std::string parallel(const std::string& regions) {
  return "<parallel id='p'>" + regions + "</parallel>" + ladder();
}

std::string rules(const Proof& proof) {
  std::string all;
  for (const auto& finding : proof.findings) all += (all.empty() ? "" : " ") + finding.rule;
  return all;
}

}  // namespace

TEST_CASE("regions: a clock in one of them keeps the case going wherever the others stand") {
  const auto proof = proof_of(parallel(walk("a") + walk("b") + walk("c") + watch), few);
  CHECK(rules(proof).empty());
  CHECK(proof.regions == 4);
  CHECK_FALSE(proof.bounds.empty());
}

TEST_CASE("regions: what is small enough together is looked at together") {
  CHECK(proof_of(parallel(walk("a") + watch), few).regions == 0);
}

TEST_CASE("regions: a case that none of them keeps going is silent") {
  const auto proof = proof_of(parallel(walk("a") + walk("b") + walk("c")), few);
  CHECK(proof.regions == 3);
  CHECK(rules(proof).find("silent") != std::string::npos);
}

TEST_CASE("regions: a clock that another one may stop at any time keeps nobody going") {
  const std::string stopping =
      "<transition event='halt' shao:by='grid_chief' shao:label='停|Halt'>"
      "<shao:clock name='w' do='stop'/></transition>";
  const auto proof = proof_of(parallel(walk("a", stopping) + walk("b") + walk("c") + watch), few);
  CHECK(rules(proof).find("silent") != std::string::npos);
}

TEST_CASE("regions: a state in one of them to which nothing leads is unreachable") {
  const std::string lost = "\n<state id='lost' shao:owner='grid_chief'/>\n";
  const auto proof = proof_of(parallel("<state id='a' initial='a0'>" + lost + walk("a").substr(14) +
                                       walk("b") + walk("c") + watch),
                              few);
  CHECK(rules(proof) == "unreachable");
}

TEST_CASE("regions: a region that alone is too large is refused") {
  const auto proof = proof_of(parallel(walk("a") + walk("b") + walk("c") + watch), 4);
  CHECK(rules(proof) == "too_large");
}
