// SPDX-License-Identifier: Apache-2.0

// The chain of hashes: every input counts.

#include "adapters/codec/chain.hpp"

#include <catch2/catch.hpp>

#include "tests/support/golden.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace codec = adapters::codec;
namespace model = engine::model;

const codec::BatchHead head{.first = model::Sequence(5),
                            .last = model::Sequence(8),
                            .recorded_at = tests::sample_time(0),
                            .last_case = model::CaseId(3)};

TEST_CASE("chain: the hash is the one that anybody can compute from the description", "[codec]") {
  // python3: sha256(bytes(32) + struct.pack("<QQqQQ", 5, 8, 1790000000123, 3, 7) + b"payload")
  const codec::Hash hash = codec::chain_hash(codec::chain_start, head, "payload");

  CHECK(tests::to_hex({hash.begin(), hash.end()}) ==
        "0b286a10771f1dfeab182dc6c2c81a6f6cee23d729b7f414d94dbcdb492cfd50\n");
}

TEST_CASE("chain: the hash changes with each of its inputs", "[codec]") {
  const codec::Hash hash = codec::chain_hash(codec::chain_start, head, "payload");
  codec::Hash previous = codec::chain_start;
  previous[31] = 1;
  codec::BatchHead first = head;
  first.first = model::Sequence(6);
  codec::BatchHead last = head;
  last.last = model::Sequence(9);
  codec::BatchHead at = head;
  at.recorded_at = tests::sample_time(1);
  codec::BatchHead last_case = head;
  last_case.last_case = model::CaseId(4);

  CHECK(codec::chain_hash(previous, head, "payload") != hash);
  CHECK(codec::chain_hash(codec::chain_start, first, "payload") != hash);
  CHECK(codec::chain_hash(codec::chain_start, last, "payload") != hash);
  CHECK(codec::chain_hash(codec::chain_start, at, "payload") != hash);
  CHECK(codec::chain_hash(codec::chain_start, last_case, "payload") != hash);
  CHECK(codec::chain_hash(codec::chain_start, head, "Payload") != hash);
}

}  // namespace
