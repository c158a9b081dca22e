// SPDX-License-Identifier: Apache-2.0
#pragma once

// The command loop: batch, decide, commit, evolve, publish, reply; and the timers, which come in as
// commands too. Synchronous, so that a simulation drives it with virtual time; runtime::Service
// gives it a thread.
//
// Floor:   runtime.
// Time:    `now` comes in; records are never dated before the journal's last one, whatever the wall
//          clock did.
// Threads: one thread calls. A writer in the ports may commit on another one, on which the
//          submissions of that commit are replied to then.
// Errors:  a storage failure is returned after every submission of the batch got its Failure. After
//          Errc::outcome_unknown the loop must not be used again: recover in a new one.
// Source:  design §3.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "engine/ports/beside.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"
#include "engine/ports/surroundings.hpp"
#include "engine/runtime/book.hpp"
#include "engine/runtime/photo_shelf.hpp"
#include "engine/runtime/submission.hpp"
#include "engine/runtime/timer_queue.hpp"
#include "engine/runtime/unit_of_work.hpp"
#include "engine/runtime/unwritten.hpp"
#include "engine/runtime/writer.hpp"

namespace engine::runtime {

struct Ports {
  ports::Journal& journal;
  ports::CaseRows& rows;
  ports::Publisher& publisher;
  ports::Log& log;
  ports::Photos* photos = nullptr;  ///< Null: none are kept from before.
  Writer* writer = nullptr;         ///< Null: the calling thread writes, and waits for it.
};

/// What recovery found, for the log and for health.
struct Recovered {
  std::size_t open_cases = 0;
  std::size_t replayed = 0;  ///< Records that the rows had not seen yet.
  model::Sequence last;
};

class Loop {
 public:
  Loop(Ports ports, const directory::County& county, const core::Workflows& workflows);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop();  ///< With a thread's writer: after finish().

  /// Loads the open cases and catches up with the journal. Call once, first.
  ///
  /// Errc::unsupported  Open cases began with charts that are not loaded.
  [[nodiscard]] Result<Recovered> recover();

  /// Decides, commits and answers, in order. At most bounds::batch_max submissions. Without a
  /// writer they are one commit, done when it returns. With one, it is handed what is decided
  /// whenever it is idle, and the rest waits for it to be: see advance(). No commit has more than
  /// bounds::batch_max of them: then this waits.
  [[nodiscard]] Result<void> process(std::vector<Submission> batch, Instant now);
  /// If the writer is idle: takes over what it has written, and hands it what was decided
  /// meanwhile.
  [[nodiscard]] Result<void> advance();
  /// Waits until all that was decided is written, and takes it over. What else is said of the
  /// loop's cases, timers and records does not know of it before.
  [[nodiscard]] Result<void> finish();
  /// Whether something is decided and not taken over yet.
  [[nodiscard]] bool busy() const { return under_way_ || open_; }
  /// Decides and answers as `process` would, and forgets it all: a dry run.
  [[nodiscard]] Result<void> rehearse(std::vector<Submission> batch, Instant now);
  /// What the disk has room for, from now on: the rest is refused with Failure::storage_full, but
  /// for repeats, which get their first answer.
  void set_room(ports::Room room) { room_ = room; }
  /// Fires what is due by `now`, at most `most` timers in one commit; returns how many. After an
  /// error they are due still.
  [[nodiscard]] Result<std::size_t> fire_due(Instant now, std::size_t most);
  [[nodiscard]] std::optional<Instant> next_due() const { return timers_.next_due(); }

  /// Writes the rows of what changed since the last time.
  [[nodiscard]] Result<void> write_rows();
  [[nodiscard]] std::size_t unwritten() const { return unwritten_.size(); }
  /// Writes the rows of so many ended cases, once there are as many: they seldom change any more,
  /// and write_rows() has the less to do. It forgets none.
  [[nodiscard]] Result<void> write_ended_rows(std::size_t count);
  /// Forgets idempotency answers older than a week before `now`.
  [[nodiscard]] Result<void> forget_answers(Instant now);

  /// Forgets photos that no act has used for a week before `now`; returns their names, whose files
  /// the caller removes.
  [[nodiscard]] Result<std::vector<std::string>> forget_photos(Instant now);

  [[nodiscard]] ports::StoredCasePtr find(model::CaseId id) { return book_.find(id); }
  /// The open cases, in no order.
  void visit_open(const std::function<void(const model::Case&)>& visit) const {
    book_.visit_open(visit);
  }
  [[nodiscard]] core::Context context(Instant now);
  [[nodiscard]] model::Sequence last() const { return counters_.last; }
  [[nodiscard]] std::size_t open_cases() const { return book_.open_count(); }
  [[nodiscard]] std::size_t timers() const { return timers_.size(); }

 private:
  struct Turn;
  /// What was counted since the last commit, by measure and place: guards ask again and again.
  struct Counted {
    model::Sequence last;
    Instant at;
    std::map<std::pair<std::string, std::string>, std::int64_t> found;
  };

  [[nodiscard]] Instant journal_time(Instant now) const;
  [[nodiscard]] std::unique_ptr<Turn> begin(Instant now);
  [[nodiscard]] Result<void> decide_all(std::vector<Submission>& batch, Instant now);
  [[nodiscard]] Result<void> decide(Submission& submission, Turn& turn);
  void settle(model::CaseId id, Turn& turn);
  [[nodiscard]] bool fire_one(model::CaseId id, Turn& turn);
  [[nodiscard]] Result<std::size_t> fire_up_to(std::size_t most, Instant now,
                                               std::vector<model::CaseId>& touched);
  [[nodiscard]] std::size_t held_by(const directory::Login& login, const Turn& turn) const;
  [[nodiscard]] bool has_room_for(const model::Command& command) const;
  [[nodiscard]] Result<bool> repeated(const Submission& submission, Turn& turn);
  [[nodiscard]] bool open_is_full() const;
  [[nodiscard]] bool is_under_way(const ports::IdempotencyKey& key) const;
  /// The case as the turns before this one leave it.
  [[nodiscard]] ports::StoredCasePtr below(model::CaseId id);
  [[nodiscard]] Result<void> finish_under_way();
  [[nodiscard]] bool writer_is_idle() const { return ports_.writer && ports_.writer->idle(); }
  /// For a turn that is being decided and needs the store, or all that was decided before it: waits
  /// for the commit under way. A failure is the turn's trouble.
  void finish_first();
  /// What went wrong below the turn: nothing that it decided may stand.
  [[nodiscard]] std::optional<Error> take_trouble();
  /// Over the rows, and what of the book is not written there yet; see core::Context.
  [[nodiscard]] decltype(core::Context::count) counter(Instant at);
  /// See Setting: of the book, and of the commit under way.
  [[nodiscard]] std::vector<model::CaseId> rules(const directory::CategoryCode& category) const;
  [[nodiscard]] std::optional<std::int64_t> count(const directory::Measure& measure,
                                                  const directory::Place& place, Instant at);
  [[nodiscard]] Result<std::int64_t> count_anew(const directory::Measure& measure,
                                                const directory::Place& place, Instant at);
  [[nodiscard]] Result<void> commit(std::unique_ptr<Turn> turn);
  void write(Turn& turn);  ///< The writer's part; touches the store and the turn only.
  void absorb(Overlay& overlay);
  [[nodiscard]] ports::Projection take_rows();
  void put_back(const ports::Projection& rows);  ///< They could not be written.
  [[nodiscard]] Result<void> replay(const model::Record& record);
  [[nodiscard]] Result<void> load_photos();
  [[nodiscard]] decltype(core::Context::photo) photo_finder(Turn& turn);
  [[nodiscard]] Result<void> check_charts() const;
  /// The queue's entry of the case, after its row.
  void schedule(model::CaseId id, const model::Row& row);

  Ports ports_;
  const directory::County& county_;
  const core::Workflows& workflows_;
  Book book_;
  TimerQueue timers_;
  Counters counters_;
  Instant last_at_{};
  PhotoShelf photos_;
  ports::Room room_ = ports::Room::ample;
  Counted counted_;
  std::unique_ptr<Turn> under_way_;  ///< Handed to the writer, and not taken over yet.
  std::unique_ptr<Turn> open_;       ///< Decided meanwhile; the next to be handed over.
  std::optional<Error> trouble_;
  Unwritten unwritten_;
  model::Sequence marked_;  ///< How far all rows reach.
  std::vector<std::pair<model::CaseId, model::Sequence>> trail_;
};

}  // namespace engine::runtime
