// SPDX-License-Identifier: Apache-2.0
#pragma once

// The inside of a run.
//
// Floor: tests/sim; private to it.

#include <map>
#include <queue>
#include <set>

#include "tests/sim/crowd.hpp"
#include "tests/sim/ledger.hpp"
#include "tests/sim/nemesis.hpp"
#include "tests/sim/node.hpp"
#include "tests/sim/plan.hpp"
#include "tests/sim/requests.hpp"
#include "tests/sim/trace_hash.hpp"
#include "tests/sim/world.hpp"

namespace sim {

class World final : private Witness {
 public:
  World(const Setting& setting, const MakeStorage& make_storage, const Script& script,
        bool timeline);
  [[nodiscard]] Report run();

 private:
  struct Due {
    Op op;
    std::uint64_t tie = 0;
    friend bool operator<(const Due& a, const Due& b) {  // The queue's top is the greatest.
      return a.op.at != b.op.at ? a.op.at > b.op.at : a.tie > b.tie;
    }
  };

  void appending(const engine::ports::Batch& batch) override;
  void committed() override;
  void not_written() override { batch_ = nullptr; }
  void outcome_unknown() override;
  void told(const engine::ports::Change& change) override;
  void store_failed(std::string_view doing, const engine::Error& error) override;

  // Time
  void safety();
  void liveness();
  [[nodiscard]] bool advance(std::optional<std::int64_t> until);
  [[nodiscard]] std::optional<std::int64_t> next_op() const;
  [[nodiscard]] std::optional<std::int64_t> next_turn() const;
  [[nodiscard]] std::optional<std::int64_t> next_timer() const;
  void pass_until(std::int64_t at);
  void push(std::vector<Op> ops);

  // What happens
  void execute(const Op& op);
  void deliver(const Op& op);
  void list(const Op& op);
  void misfortune(const Op& op);
  void set_room(engine::ports::Room room);
  void check_room(const engine::ports::Batch& batch);
  void forget();
  void check_not_forgotten(const engine::ports::IdempotencyKey& key);
  void clear_photos();
  void relapse();
  [[nodiscard]] engine::runtime::Submission submission_of(const Op& op, std::uint64_t delivery);
  [[nodiscard]] engine::model::Command command_of(const Op& op);
  [[nodiscard]] engine::model::OpenCase opening_of(const Op& op);
  [[nodiscard]] static engine::model::Command question_of(const Op& op,
                                                          engine::model::CaseId subject);
  [[nodiscard]] engine::directory::Place place_of(const Op& op) const;
  [[nodiscard]] bool theirs_to_raise(const Op& op) const;
  [[nodiscard]] bool refuses_wrongly(const Op& op, const engine::runtime::Outcome& outcome) const;
  [[nodiscard]] std::string number_of(const Op& op) const;
  [[nodiscard]] engine::model::Photo photo_of(const Op& op);
  void name_reporter(const Op& op, engine::model::OpenCase& open);
  [[nodiscard]] std::string tell(const Op& op);
  [[nodiscard]] bool may_ask(const Op& op, const engine::model::Case& subject) const;
  [[nodiscard]] bool shows_own(const Op& op) const;
  [[nodiscard]] bool has_too_many(const std::string& login) const;
  [[nodiscard]] bool offered(const engine::directory::Actor& actor, const Op& op,
                             const engine::runtime::Outcome& outcome) const;
  void replied(std::uint64_t delivery, const engine::runtime::Reply& reply);

  // What the operator does
  void operate(const Op& op);
  [[nodiscard]] Order order_of(const Op& op) const;
  [[nodiscard]] engine::Result<void> migrate(const Op& op);
  [[nodiscard]] engine::Result<void> recompute();
  [[nodiscard]] std::vector<engine::runtime::Submission> moves_of(const Order& order,
                                                                  std::vector<bool>& refused);
  void check_move(const Order& order, const std::vector<engine::model::CaseId>& subjects,
                  const engine::runtime::Outcome& outcome);

  // The server's life
  void start(bool tool = false);  ///< Or that of a tool, which waits for what it writes.
  void turn();
  void crash(std::int64_t downtime);
  void stop(const Op& op);
  void end_life(std::int64_t downtime, bool power_cut = false);
  void failed_aside(const engine::Error& error);
  [[nodiscard]] bool write_ended_rows();
  void wait_with_timers(std::int64_t time);
  void note_under_way();
  [[nodiscard]] bool up() const { return node_ != nullptr; }

  // What must hold
  void settle_pending(engine::ports::Journal& journal);
  void compare(bool started);
  void compare(const engine::model::Case& told, bool started);
  void check_timers();
  void check_listed(const engine::directory::Actor& actor, const std::string& queue,
                    const engine::runtime::View& view);
  void check_at_end();
  void check_journal();
  void check_trails();
  void check_beside(bool whole);
  void check_photos(bool whole);
  void check_reporters(bool whole);
  void check_ladder();
  void note(const std::string& line);

  const Setting& setting_;
  const engine::directory::County* county_;  ///< With the holidays that the next start reads.
  Script script_;
  Plan plan_;
  WallClock clock_;
  std::unique_ptr<Storage> storage_;
  Verdict verdict_;
  Requests requests_;
  Ledger ledger_;
  /// What listeners were told last of each case.
  std::map<engine::model::CaseId, std::shared_ptr<const engine::model::Row>> rows_told_;
  std::uint64_t lists_ = 0;
  /// The version whose bytes were compared: most cases are what they were a life before.
  std::map<engine::model::CaseId, engine::model::Version> byte_equal_;
  Nemesis nemesis_;
  std::optional<Crowd> crowd_;
  std::unique_ptr<Node> node_;
  TraceHash hash_;
  Report report_;
  bool timeline_;

  std::priority_queue<Due> queue_;
  Dice ties_, writes_, relapses_;
  std::uint64_t pushed_ = 0;
  std::int64_t now_ = 0;
  std::int64_t start_at_ = 0;  ///< Of the next life, while there is none.
  std::int64_t stalled_until_ = 0, thaw_at_ = 0, retry_timers_at_ = 0;
  std::optional<std::int64_t> turn_at_;
  std::optional<std::int64_t> written_at_;  ///< When the commit that is under way is on the disk.
  std::uint64_t turns_at_instant_ = 0, fruitless_ = 0;
  int failures_ = 0;
  std::uint64_t struck_ = 0;  ///< Harms of the disk before this life.
  bool next_charts_ = false, healed_ = false, unsound_ = false;
  engine::ports::Room room_ = engine::ports::Room::ample;
  bool room_heeded_ = true;  ///< All that was decided before it changed is written.
  bool was_scarce_ = false;  ///< By a watermark, or by a fault that fills the disk.
  std::map<std::string, std::int64_t> disabled_until_;
  std::map<std::uint64_t, Op> in_flight_;
  std::uint64_t deliveries_ = 0;
  std::set<std::uint64_t> wronged_;  ///< Deliveries that were refused, and may have been theirs.
  const engine::ports::Batch* batch_ = nullptr;  ///< Being written.
  std::optional<engine::ports::Batch> pending_;  ///< Of unknown outcome.
  std::uint64_t commits_ = 0, compared_ = 0;
};

}  // namespace sim
