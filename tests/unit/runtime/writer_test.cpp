// SPDX-License-Identifier: Apache-2.0
// Commits that are decided while the one before is written.
#include "engine/runtime/writer.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <thread>

#include "engine/base/bounds.hpp"
#include "engine/runtime/service.hpp"
#include "tests/sim/late_writer.hpp"
#include "tests/unit/runtime/toy.hpp"

namespace runtime = engine::runtime;
using engine::Errc;
using runtime::Failure;
using runtime_test::failed_with;
using runtime_test::StandingClock;
using runtime_test::status_of;
using runtime_test::Toy;

TEST_CASE("what is decided while a commit is written stands on it and is written after it") {
  sim::LateWriter late;
  Toy toy(&late);
  REQUIRE(toy.process(toy.raise("one")));
  CHECK(toy.replies().empty());
  REQUIRE(toy.process(toy.send(1, "madden", "two")));
  REQUIRE(toy.process(toy.send(1, "finish", "three")));
  CHECK(toy.replies().empty());
  CHECK(toy.data.batches.empty());
  REQUIRE(toy.loop().finish());

  REQUIRE(toy.replies().size() == 3);
  for (const auto& reply : toy.replies()) CHECK(status_of(reply) == 200);
  REQUIRE(toy.data.batches.size() == 2);
  CHECK(toy.witness.records.size() ==
        toy.data.batches[0].records.size() + toy.data.batches[1].records.size());
  CHECK_FALSE(toy.loop().busy());
}

TEST_CASE("a repeat of what is being written waits for it and gets the same answer") {
  sim::LateWriter late;
  Toy toy(&late);
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.process(toy.raise("one", 'b')));
  REQUIRE(toy.loop().finish());

  REQUIRE(toy.replies().size() == 3);
  CHECK(std::get<engine::ports::Answer>(toy.replies()[0]) ==
        std::get<engine::ports::Answer>(toy.replies()[1]));
  CHECK(failed_with(toy.replies()[2], Failure::key_reused));
  CHECK(toy.loop().open_cases() == 1);
}

TEST_CASE("what stands on a commit that was not written is not done either") {
  sim::LateWriter late;
  Toy toy(&late);
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.loop().finish());
  toy.fail_next_write(Errc::storage_full);
  REQUIRE(toy.process(toy.send(1, "madden", "two")));
  REQUIRE(toy.process(toy.send(1, "finish", "three")));
  CHECK_FALSE(toy.loop().finish());

  REQUIRE(toy.replies().size() == 3);
  CHECK(failed_with(toy.replies()[1], Failure::storage_full));
  CHECK(failed_with(toy.replies()[2], Failure::busy));
  CHECK(toy.data.batches.size() == 1);
  REQUIRE(toy.process(toy.send(1, "finish", "three")));
  REQUIRE(toy.loop().finish());
  CHECK(status_of(toy.replies().back()) == 200);
}

TEST_CASE("a failure that a repeat runs into tells all who were decided after it") {
  sim::LateWriter late;
  Toy toy(&late);
  toy.fail_next_write(Errc::storage_full);
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.process(toy.raise("two")));
  CHECK_FALSE(toy.process(toy.raise("one")));

  REQUIRE(toy.replies().size() == 3);
  CHECK(failed_with(toy.replies()[0], Failure::storage_full));
  CHECK(failed_with(toy.replies()[1], Failure::busy));
  CHECK(failed_with(toy.replies()[2], Failure::busy));
  CHECK(toy.data.batches.empty());
  CHECK_FALSE(toy.loop().busy());
}

TEST_CASE("a commit is bounded however long the one before takes to be written") {
  sim::LateWriter late;
  Toy toy(&late);
  constexpr std::size_t most = engine::bounds::batch_max;
  for (std::size_t round = 0; round < 3; ++round) {
    std::vector<runtime::Submission> batch;
    for (std::size_t i = 0; i < most; ++i) batch.push_back(toy.raise());
    REQUIRE(toy.loop().process(std::move(batch), toy.now));
    CHECK(toy.loop().busy());
  }
  // One was handed over at once; each full commit after it waited for the one before.
  CHECK(toy.replies().size() == 1 + most);
  REQUIRE(toy.loop().finish());
  CHECK(toy.replies().size() == 3 * most);
  REQUIRE(toy.data.batches.size() == 4);
  std::vector<std::size_t> opened;
  for (const auto& batch : toy.data.batches) {
    std::set<engine::model::CaseId> cases;
    for (const auto& record : batch.records) cases.insert(record.subject);
    opened.push_back(cases.size());
  }
  CHECK(opened == std::vector<std::size_t>{1, most, most, most - 1});
}

TEST_CASE("a timer that is due waits for what is being written and fires on it") {
  sim::LateWriter late;
  Toy toy(&late);
  REQUIRE(toy.process(toy.raise("one")));
  toy.now += std::chrono::hours(200);
  REQUIRE(toy.loop().finish());
  REQUIRE(toy.process(toy.raise("two")));
  const auto fired = toy.loop().fire_due(toy.now, 10);
  REQUIRE(fired);
  CHECK(*fired > 0);
  CHECK(toy.replies().size() == 2);
  CHECK_FALSE(toy.loop().busy());
}

TEST_CASE("with a writer's thread everybody is answered and all of it is in the journal") {
  constexpr std::size_t people = 4, each = 200;
  runtime::Service* told = nullptr;
  runtime::WriterThread writer([&told] {
    if (told) told->written();
  });
  Toy toy(&writer);
  StandingClock clock(toy.now);
  std::atomic<std::size_t> done{0};
  {
    runtime::Service service(toy.loop(), clock, toy.witness);
    told = &service;
    service.start();
    std::vector<std::thread> threads;
    for (std::size_t person = 0; person < people; ++person) {
      threads.emplace_back([&, person] {
        for (std::size_t i = 0; i < each; ++i) {
          auto submission = toy.raise(std::to_string(person) + "/" + std::to_string(i));
          submission.reply = [&done](const runtime::Reply& reply) {
            if (status_of(reply) == 200) ++done;
          };
          service.submit(std::move(submission));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    service.stop();
    writer.end();
  }
  CHECK(done == people * each);
  CHECK(toy.loop().open_cases() == people * each);
  CHECK(toy.data.answers.size() == people * each);
}
