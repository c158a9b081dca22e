// SPDX-License-Identifier: Apache-2.0
#pragma once

// The store's ports with misfortunes in them: an operation that fails, whose outcome is not known,
// or in which the process is killed. Everything that was committed passes by here, so the witness
// hears of it from this side of the engine, not from the engine.
//
// Floor:  tests/sim.
// Errors: a kill is thrown as Crash, through the engine, and caught by the world alone: nothing
// that
//         the engine would still do happens.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"
#include "engine/ports/surroundings.hpp"

namespace sim {

/// The process was killed in the middle of an operation of the store.
struct Crash {};

/// How an operation of the store goes wrong.
enum class Harm { full, unknown, unknown_written, before, after, unreadable };
enum class Door { append, rows, answer, load };

/// "append.unknown_written": the operation and its harm; nothing for other words.
struct Mishap {
  Door door = Door::append;
  Harm harm = Harm::full;
};
[[nodiscard]] std::optional<Mishap> mishap_of(std::string_view name);

class Nemesis {
 public:
  /// The `count`-th operation at this door from now on fails, one in all.
  void arm(const Mishap& fault, std::int64_t count);
  void heal() { armed_ = {}; }
  /// Called once an operation.
  [[nodiscard]] std::optional<Harm> strike(Door door);
  [[nodiscard]] std::uint64_t struck() const { return struck_; }

 private:
  struct Armed {
    std::int64_t left = 0;  ///< 0: not armed.
    Harm harm = Harm::full;
  };
  std::array<Armed, 4> armed_{};
  std::uint64_t struck_ = 0;
};

/// Who is told what the store was asked and what became of it.
class Witness {
 public:
  Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  virtual ~Witness() = default;

  /// Before anything is written.
  virtual void appending(const engine::ports::Batch& batch) = 0;
  virtual void committed() = 0;        ///< The batch of appending().
  virtual void not_written() = 0;      ///< For certain.
  virtual void outcome_unknown() = 0;  ///< Recovery will tell.
  /// A listener was told of this.
  virtual void told(const engine::ports::Change& change) = 0;
  /// The store failed for its own reasons, which is nobody's plan.
  virtual void store_failed(std::string_view doing, const engine::Error& error) = 0;
};

class WatchedJournal final : public engine::ports::Journal {
 public:
  WatchedJournal(engine::ports::Journal& below, Nemesis& nemesis, Witness& witness)
      : below_(below), nemesis_(nemesis), witness_(witness) {}

  engine::Result<void> append(const engine::ports::Batch& batch) override;
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override;
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override;
  bool may_hold(const engine::ports::IdempotencyKey& key) const override {
    return below_.may_hold(key);
  }
  engine::Result<engine::ports::JournalEnd> end() override { return below_.end(); }
  engine::Result<void> forget_answers(engine::Instant before) override {
    return below_.forget_answers(before);
  }

 private:
  engine::Result<void> write(const engine::ports::Batch& batch);

  engine::ports::Journal& below_;
  Nemesis& nemesis_;
  Witness& witness_;
};

class WatchedRows final : public engine::ports::CaseRows {
 public:
  WatchedRows(engine::ports::CaseRows& below, Nemesis& nemesis, Witness& witness)
      : below_(below), nemesis_(nemesis), witness_(witness) {}

  engine::Result<void> project(const engine::ports::Projection& projection) override;
  engine::Result<std::optional<engine::model::Case>> load(engine::model::CaseId id) override;
  engine::Result<engine::model::Sequence> projected_through() override {
    return below_.projected_through();
  }
  engine::Result<void> visit_open(const std::function<void(engine::model::Case)>& visit) override {
    return below_.visit_open(visit);
  }
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& visit) override {
    return below_.visit(filter, visit);
  }

 private:
  engine::ports::CaseRows& below_;
  Nemesis& nemesis_;
  Witness& witness_;
};

}  // namespace sim
