// SPDX-License-Identifier: Apache-2.0
// The store behind a simulation: in order, complete, and with its failures told late but told.
#include "tools/simulate/behind.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "adapters/memory/store.hpp"
#include "engine/core/row.hpp"

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Result;
using tools::simulate::Behind;
using namespace std::chrono_literals;

namespace {

/// Refuses the n-th append and counts those after it.
class FailingJournal final : public ports::Journal {
 public:
  FailingJournal(ports::Journal& below, int failing) : below_(below), failing_(failing) {}

  [[nodiscard]] int asked() const { return asked_; }

  Result<void> append(const ports::Batch& batch) override {
    if (++asked_ == failing_) return engine::Error(Errc::storage_full, "no room");
    return below_.append(batch);
  }
  Result<std::vector<model::Record>> read(model::Sequence from, std::size_t most) override {
    return below_.read(from, most);
  }
  Result<std::optional<ports::KeptAnswer>> answer(const ports::IdempotencyKey& key) override {
    return below_.answer(key);
  }
  bool may_hold(const ports::IdempotencyKey& key) const override { return below_.may_hold(key); }
  Result<ports::JournalEnd> end() override { return below_.end(); }
  Result<void> forget_answers(engine::Instant before) override {
    return below_.forget_answers(before);
  }

 private:
  ports::Journal& below_;
  int failing_, asked_ = 0;
};

/// A commit of one record, as the loop makes one: appended, then published.
Result<void> commit(Behind& behind, std::uint64_t number) {
  ports::Batch batch;
  batch.records.push_back({.sequence = model::Sequence(number),
                           .subject = model::CaseId(1),
                           .version = model::Version(number),
                           .at = {},
                           .cause = {},
                           .event = model::ChartFaulted{std::to_string(number)}});
  if (auto appended = behind.append(batch); !appended) return appended;
  ports::Change change{.records = std::move(batch.records),
                       .before = nullptr,
                       .after = std::make_shared<const model::Row>()};
  std::vector<ports::Change> changes;
  changes.push_back(std::move(change));
  behind.publish(std::move(changes));
  return {};
}

}  // namespace

TEST_CASE("what is written behind is there in order once it is read") {
  adapters::memory::Store store;
  Behind behind(store.journal(), store.rows());
  std::size_t followed = 0;
  behind.follow([&followed](const auto& changes) { followed += changes.size(); });

  for (std::uint64_t number = 1; number <= 500; ++number) REQUIRE(commit(behind, number));

  const auto records = behind.read(model::Sequence(1), 1'000);
  REQUIRE(records);
  REQUIRE(records->size() == 500);
  for (std::uint64_t number = 1; number <= 500; ++number) {
    const auto& record = records.value()[number - 1];
    CHECK(record.sequence == model::Sequence(number));
    CHECK(std::get<model::ChartFaulted>(*record.event).what == std::to_string(number));
  }
  CHECK(followed == 500);
  CHECK(behind.end()->last == model::Sequence(500));
}

TEST_CASE("who asks for rows waits for those that were given before and for nothing else") {
  adapters::memory::Store store;
  Behind behind(store.journal(), store.rows());
  std::atomic<bool> go = false, answered = false, late = false;
  REQUIRE(behind.later([&] {
    go.wait(false);  // It is under way when somebody asks below.
    return Result<void>{};
  }));
  model::Case state;
  state.id = model::CaseId(1);
  const auto row = engine::core::row_of(state);
  REQUIRE(behind.project({.through = {}, .cases = {ports::shared({state, row})}, .trail = {}}));
  REQUIRE(behind.later([&] {
    for (int i = 0; i < 5'000 && !answered; ++i) std::this_thread::sleep_for(1ms);
    late = !answered;
    return Result<void>{};
  }));
  std::thread gate([&] {
    std::this_thread::sleep_for(200ms);
    go = true;
    go.notify_all();
  });

  const auto loaded = behind.load(model::CaseId(1));
  answered = true;
  gate.join();
  REQUIRE(loaded);
  CHECK(loaded.value().has_value());
  REQUIRE(behind.drain());
  CHECK_FALSE(late);
}

TEST_CASE("a failure behind comes back with a later call and nothing is written after it") {
  adapters::memory::Store store;
  FailingJournal failing(store.journal(), 3);
  Behind behind(failing, store.rows());

  REQUIRE(commit(behind, 1));
  REQUIRE(commit(behind, 2));
  REQUIRE(commit(behind, 3));
  const auto drained = behind.drain();
  REQUIRE_FALSE(drained);
  CHECK(drained.error().code == Errc::storage_full);

  CHECK_FALSE(commit(behind, 4));
  CHECK_FALSE(behind.end());
  CHECK(failing.asked() == 3);
  CHECK(store.journal().end()->last == model::Sequence(2));
}
