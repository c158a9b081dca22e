// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/loop.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/planted.hpp"
#include "engine/core/routing.hpp"
#include "engine/runtime/turn.hpp"

namespace engine::runtime {
namespace {

/// How long a repeat gets its first answer back (the API's promise).
constexpr std::chrono::days answers_kept{7};
constexpr std::chrono::days photos_kept{bounds::photo_days_max};

const directory::Actor nobody{};

/// Why a chart refused, for the journal: only bounds and mistakes of the chart refuse a timer.
std::string words_of(const model::Rejection& rejection) {
  if (const auto* bound = std::get_if<model::BoundReached>(&rejection)) {
    return "the bound " + bound->name + " was reached";
  }
  if (const auto* broken = std::get_if<model::ChartBroken>(&rejection)) return broken->what;
  return "the case refused it";
}

/// What a rejection may show of its case: nothing, if the caller may not know that it exists.
const model::Case* shown(const ports::StoredCasePtr& stored, const model::Rejection* rejection) {
  if (!stored) return nullptr;
  if (rejection && std::holds_alternative<model::NotFound>(*rejection)) return nullptr;
  return &stored->state;
}

}  // namespace

Loop::Loop(Ports ports, const directory::County& county, const core::Workflows& workflows)
    : ports_(ports), county_(county), workflows_(workflows), book_(ports.rows) {}

Loop::~Loop() = default;

Instant Loop::journal_time(Instant now) const {
  if (PLANTED("journal_time_goes_back")) return now;
  return std::max(now, under_way_ ? under_way_->setting.now : last_at_);
}

core::Context Loop::context(Instant now) {
  const Instant at = journal_time(now);
  const auto find = [this](model::CaseId id) -> const model::Case* {
    const ports::StoredCasePtr stored = book_.find(id);
    return stored ? &stored->state : nullptr;
  };
  return {
      .now = at,
      .county = county_,
      .workflows = workflows_,
      .find = find,
      .count = counter(at),
      .rule = [this, find](const directory::CategoryCode& category, const directory::Place& place) {
        return core::rule_among(book_.rules(category.str()), category, place, find);
      }};
}

decltype(core::Context::count) Loop::counter(Instant at) {
  return [this, at](const directory::Measure& measure, const directory::Place& place) {
    return count(measure, place, at);
  };
}

std::vector<model::CaseId> Loop::rules(const directory::CategoryCode& category) const {
  std::vector<model::CaseId> ids = book_.rules(category.str());
  if (under_way_) {
    const auto& fresh = under_way_->overlay.rules();
    ids.insert(ids.end(), fresh.begin(), fresh.end());
  }
  return ids;
}

std::unique_ptr<Loop::Turn> Loop::begin(Instant now) {
  if (auto trouble = book_.take_trouble()) {  // Of somebody who only looked.
    ports_.log.write(ports::Severity::error, "a case could not be read",
                     {{"detail", trouble->detail}});
  }
  const Instant at = journal_time(now);
  return std::unique_ptr<Turn>(new Turn{
      .setting = {.now = at,
                  .county = county_,
                  .workflows = workflows_,
                  .count = counter(at),
                  .rules =
                      [this](const directory::CategoryCode& category) { return rules(category); }},
      .overlay = {[this](model::CaseId id) { return below(id); },
                  under_way_ ? under_way_->overlay.counters() : counters_}});
}

ports::StoredCasePtr Loop::below(model::CaseId id) {
  if (under_way_) {
    if (auto changed = under_way_->overlay.changed(id)) return changed;
    if (!book_.holds(id)) finish_first();  // The store is the writer's until then.
  }
  return book_.find(id);
}

void Loop::finish_first() {
  if (auto finished = finish_under_way(); !finished) trouble_ = finished.error();
}

std::optional<Error> Loop::take_trouble() {
  auto unread = book_.take_trouble();
  auto trouble = std::exchange(trouble_, std::nullopt);
  return trouble ? trouble : unread;
}

Result<void> Loop::process(std::vector<Submission> batch, Instant now) {
  if (auto decided = decide_all(batch, now); !decided) return decided;
  if (ports_.writer) return advance();
  return finish();
}

Result<void> Loop::rehearse(std::vector<Submission> batch, Instant now) {
  ENSURE(!ports_.writer, "a rehearsal would be handed over");
  if (auto decided = decide_all(batch, now); !decided) return decided;
  if (open_) std::exchange(open_, nullptr)->reply_all();
  return {};
}

/// Those that were sent before, and those of this turn. It must not outlive the turn.
decltype(core::Context::photo) Loop::photo_finder(Turn& turn) {
  return [this, &turn](std::string_view id) -> const model::Photo* {
    finish_first();  // Which may have brought it, or used it.
    const auto sent = turn.photos.find(id);
    return sent == turn.photos.end() ? photos_.find(id) : &sent->second;
  };
}

Result<void> Loop::decide_all(std::vector<Submission>& batch, Instant now) {
  ENSURE(batch.size() <= bounds::batch_max, "a batch is bounded");
  for (auto submission = batch.begin(); submission != batch.end();) {
    if (!open_) {
      open_ = begin(now);
      open_->setting.photo = photo_finder(*open_);
    }
    Result<void> done = decide(*submission, *open_);
    if (done) ++submission;  // Its reply is the turn's now.
    if (auto trouble = take_trouble()) done = *trouble;
    if (!done) {
      // What was read so far can't be trusted: nothing of the turn is done, and all are told.
      std::exchange(open_, nullptr)->fail_all(Failure::busy);
    } else if (writer_is_idle() || open_is_full()) {
      done = commit(std::exchange(open_, nullptr));
    }
    if (done) continue;
    for (; submission != batch.end(); ++submission) {
      if (submission->reply) submission->reply(Failure::busy);
    }
    return done;
  }
  return {};
}

/// Then deciding waits for the disk, the queue fills, and the door sheds: else only memory would
/// end an overload.
bool Loop::open_is_full() const {
  return ports_.writer && open_->replies.size() >= bounds::batch_max;
}

bool Loop::is_under_way(const ports::IdempotencyKey& key) const {
  return under_way_ && under_way_->answers.contains(key);
}

Result<bool> Loop::repeated(const Submission& submission, Turn& turn) {
  if (!submission.key) return false;
  std::optional<ports::KeptAnswer> kept;
  if (const auto same = turn.answers.find(*submission.key); same != turn.answers.end()) {
    kept = same->second;
  } else if (is_under_way(*submission.key) || ports_.journal.may_hold(*submission.key)) {
    finish_first();
    auto stored = ports_.journal.answer(*submission.key);
    if (!stored) return stored.error();
    kept = std::move(stored.value());
  }
  if (!kept) return false;
  if (PLANTED("repeat_worded_anew")) kept->answer.body += " again";
  if (kept->fingerprint == submission.fingerprint || PLANTED("key_not_compared")) {
    turn.replies.push_back({submission.reply, std::move(kept->answer)});
  } else {
    turn.replies.push_back({submission.reply, Failure::key_reused});
  }
  return true;
}

bool Loop::has_room_for(const model::Command& command) const {
  const bool photo = std::holds_alternative<model::KeepPhoto>(command);
  switch (room_) {
    case ports::Room::ample: return true;
    case ports::Room::no_photos: return !photo;
    case ports::Room::no_cases:
      return !photo && (!std::holds_alternative<model::OpenCase>(command) ||
                        PLANTED("full_disk_takes_cases"));
    case ports::Room::timers_only: return false;
  }
  return false;
}

/// Photos that they sent and no case has, with those of this turn.
std::size_t Loop::held_by(const directory::Login& login, const Turn& turn) const {
  return photos_.held_by(login) + turn.photos_by(login);
}

Result<void> Loop::decide(Submission& submission, Turn& turn) {
  auto repeat = repeated(submission, turn);
  if (!repeat) return repeat.error();
  if (repeat.value()) return {};
  if (!has_room_for(submission.command)) {
    turn.replies.push_back({submission.reply, Failure::storage_full});
    return {};
  }
  if (const auto* event = std::get_if<model::SendEvent>(&submission.command)) {
    if (!PLANTED("acts_before_timers")) settle(event->subject, turn);
  } else if (const auto* migrate = std::get_if<model::MigrateCases>(&submission.command)) {
    for (const model::CaseId id : migrate->subjects) {
      if (!PLANTED("moves_before_timers")) settle(id, turn);
    }
  }
  UnitOfWork work(turn.setting, turn.overlay);
  auto result = work.run(submission.actor, submission.command);
  const auto* photo = std::get_if<model::KeepPhoto>(&submission.command);
  if (photo) finish_first();
  if (photo && held_by(photo->photo.by, turn) >= bounds::loose_photos_max) {
    result = model::BoundReached{"loose_photos_max"};
  }
  const auto* rejection = std::get_if<model::Rejection>(&result);
  const auto* event = std::get_if<model::SendEvent>(&submission.command);
  ports::StoredCasePtr subject;
  if (!rejection) {
    subject = work.find(std::get<model::CaseId>(result));
  } else if (event) {
    subject = turn.overlay.find(event->subject);
  }
  std::vector<ports::StoredCasePtr> held;  // As the unit of work does.
  const auto find = [&](model::CaseId id) -> const model::Case* {
    held.push_back(rejection ? turn.overlay.find(id) : work.find(id));
    return held.back() ? &held.back()->state : nullptr;
  };
  ports::Answer answer =
      submission.word({shown(subject, rejection), rejection, turn.setting.now, find});
  if (!rejection) {
    const auto* open = std::get_if<model::OpenCase>(&submission.command);
    if (open && !open->reporter.salt.empty() && !PLANTED("reporter_not_kept")) {
      turn.reporters.push_back({std::get<model::CaseId>(result), open->reporter});
    }
    if (photo) turn.photos.emplace(photo->photo.id, photo->photo);
    work.commit();
  }
  // A photo that was refused for the others is welcome later, under the same key.
  if (submission.key && !(photo && rejection)) {
    turn.answers[*submission.key] = {*submission.key, submission.fingerprint, turn.setting.now,
                                     answer};
  }
  turn.replies.push_back({submission.reply, std::move(answer)});
  return {};
}

/// Nobody acts on a case whose clocks are behind: what fell due before the command happens first.
void Loop::settle(model::CaseId id, Turn& turn) {
  for (std::size_t i = 0; i < bounds::microsteps_max; ++i) {
    const ports::StoredCasePtr stored = turn.overlay.find(id);
    if (!stored || stored->row.timers.empty()) return;
    if (stored->row.timers.front().due > turn.setting.now) return;
    if (!fire_one(id, turn)) return;
  }
}

/// False if nothing came of it, which would be a mistake of ours: the row says due, the case no.
bool Loop::fire_one(model::CaseId id, Turn& turn) {
  const ports::StoredCasePtr stored = turn.overlay.find(id);
  if (!stored || stored->row.timers.empty()) return false;
  const model::Timer timer = stored->row.timers.front();
  const model::Sequence before = turn.overlay.counters().last;
  model::FireTimer command{.subject = id, .kind = timer.kind, .name = timer.name, .due = timer.due};
  UnitOfWork work(turn.setting, turn.overlay);
  const auto result = work.run(nobody, command);
  if (const auto* rejection = std::get_if<model::Rejection>(&result)) {
    // It is journaled as fired all the same: it must neither block the others nor be forgotten.
    command.fault = words_of(*rejection);
    ports_.log.write(ports::Severity::error, "a chart could not take its own timer",
                     {{"case", std::to_string(id.value())}, {"why", command.fault}});
    UnitOfWork alone(turn.setting, turn.overlay);
    if (std::holds_alternative<model::CaseId>(alone.run(nobody, command))) alone.commit();
  } else {
    work.commit();
  }
  return turn.overlay.counters().last != before;
}

Result<std::size_t> Loop::fire_due(Instant now, std::size_t most) {
  if (!timers_.due_by(journal_time(now))) return std::size_t{0};
  if (auto finished = finish(); !finished) return finished.error();
  std::vector<model::CaseId> touched;
  auto fired = fire_up_to(most, now, touched);
  if (fired || PLANTED("due_timers_lost_on_failure")) return fired;
  for (const model::CaseId id : touched) {
    if (const auto stored = book_.find(id)) schedule(id, stored->row);
  }
  return fired;
}

Result<std::size_t> Loop::fire_up_to(std::size_t most, Instant now,
                                     std::vector<model::CaseId>& touched) {
  auto making = begin(now);
  Turn& turn = *making;
  std::size_t fired = 0;
  while (touched.size() < most) {
    const auto id = timers_.due_by(turn.setting.now);
    if (!id) break;
    touched.push_back(*id);
    if (fire_one(*id, turn)) {
      ++fired;
      schedule(*id, turn.overlay.find(*id)->row);
    } else {
      ports_.log.write(ports::Severity::error, "a due timer that its case does not know",
                       {{"case", std::to_string(id->value())}});
      timers_.set(*id, std::nullopt);
    }
  }
  if (auto trouble = take_trouble()) return *trouble;
  if (turn.overlay.empty()) return fired;
  if (auto committed = commit(std::move(making)); !committed) return committed.error();
  if (auto finished = finish(); !finished) return finished.error();
  return fired;
}

void Loop::schedule(model::CaseId id, const model::Row& row) {
  timers_.set(id, row.timers.empty() ? std::nullopt : std::optional(row.timers.front().due));
}

Result<std::vector<std::string>> Loop::forget_photos(Instant now) {
  if (auto finished = finish(); !finished) return finished.error();
  const auto kept = PLANTED("photos_forgotten_early") ? photos_kept / 2 : photos_kept;
  std::vector<std::string> old = photos_.older_than(now - kept);
  for (const std::string& id : old) {
    if (ports_.photos) {
      if (auto dropped = ports_.photos->drop(id); !dropped) return dropped.error();
    }
    photos_.take(id);
  }
  return old;
}

Result<void> Loop::forget_answers(Instant now) {
  if (auto finished = finish(); !finished) return finished;
  return ports_.journal.forget_answers(now - answers_kept);
}

}  // namespace engine::runtime
