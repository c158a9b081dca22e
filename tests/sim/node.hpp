// SPDX-License-Identifier: Apache-2.0
#pragma once

// One life of the server's process: the real loop and service over the world's disk, on virtual
// time, with nobody's thread but the world's.
//
// Floor:  tests/sim.
// Errors: step() lets a Crash through; the node is to be thrown away then.

#include <memory>

#include "engine/runtime/loop.hpp"
#include "engine/runtime/service.hpp"
#include "tests/sim/late_writer.hpp"
#include "tests/sim/nemesis.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/storage.hpp"

namespace sim {

/// The wall clock of the world. It may be set to anything; the world's own time goes on.
class WallClock final : public engine::ports::Clock {
 public:
  explicit WallClock(engine::Instant begin) : begin_(begin) {}
  [[nodiscard]] engine::Instant now() const override { return begin_ + engine::Duration(wall_); }
  void pass(std::int64_t millis) { wall_ += frozen_ ? 0 : millis; }
  void jump(std::int64_t millis) { wall_ += millis; }
  void freeze(bool frozen) { frozen_ = frozen; }
  [[nodiscard]] bool frozen() const { return frozen_; }

 private:
  engine::Instant begin_;
  std::int64_t wall_ = 0;
  bool frozen_ = false;
};

class Node final : private engine::ports::Publisher, private engine::ports::Log {
 public:
  struct Around {
    const Setting& setting;
    const WallClock& clock;
    Storage& storage;
    Nemesis& nemesis;
    Witness& witness;
    bool late_writer = false;
  };

  explicit Node(const Around& around) : around_(around) {}

  /// Opens the disk and recovers. May be killed meanwhile.
  [[nodiscard]] engine::Result<engine::runtime::Recovered> start(
      bool next_charts, const engine::directory::County& county);
  [[nodiscard]] engine::runtime::Service& service() { return *service_; }
  [[nodiscard]] engine::runtime::Loop& loop() { return *loop_; }
  /// Whose commit is on its way to the disk, if it is not idle.
  [[nodiscard]] LateWriter& writer() { return writer_; }
  [[nodiscard]] std::uint64_t errors() const { return errors_; }
  /// The listener's end: what the last commit told it.
  [[nodiscard]] engine::model::Sequence heard() const { return heard_; }
  [[nodiscard]] bool heard_gap() const { return gap_; }

 private:
  void publish(std::vector<engine::ports::Change> changes) override;
  void write(engine::ports::Severity severity, std::string_view message,
             const std::vector<Field>& fields) override;

  Around around_;
  std::unique_ptr<WatchedJournal> journal_;
  std::unique_ptr<WatchedRows> rows_;
  LateWriter writer_;
  std::unique_ptr<engine::runtime::Loop> loop_;
  std::unique_ptr<engine::runtime::Service> service_;
  std::uint64_t errors_ = 0;
  engine::model::Sequence heard_;
  bool gap_ = false;
};

}  // namespace sim
