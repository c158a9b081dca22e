// SPDX-License-Identifier: Apache-2.0

// What is compared between the server of a world, its disk, and the ledger beside it.

#include <algorithm>

#include "adapters/codec/snapshot_codec.hpp"
#include "engine/core/row.hpp"
#include "tests/sim/plain_row.hpp"
#include "tests/sim/world_state.hpp"

namespace sim {

namespace model = engine::model;
namespace ports = engine::ports;

namespace {

constexpr std::size_t batches_at_once = 1000;

std::string name_of(model::CaseId id) { return "case " + std::to_string(id.value()); }

}  // namespace

/// After a start: the commit whose outcome was not known is there whole, or not at all.
void World::settle_pending(ports::Journal& journal) {
  const auto pending = std::exchange(pending_, std::nullopt);
  const auto end = journal.end();
  if (!end) return verdict_.broken("I5", "the journal's end can't be read: " + end.error().detail);
  const auto known =
      ledger_.records().empty() ? model::Sequence{} : ledger_.records().back().sequence;
  if (end->last < known) {
    return verdict_.broken("I1", "the journal ends at " + std::to_string(end->last.value()) +
                                     ", and " + std::to_string(known.value()) + " was committed");
  }
  bool there = end->last > known;
  if (pending && pending->records.empty() && !pending->answers.empty()) {
    const auto answer = journal.answer(pending->answers.front().key);
    there = answer && answer->has_value();
  } else if (pending && pending->records.empty() && !pending->photos.empty()) {
    const auto photo = storage_->photos().find(pending->photos.front().id);
    there = photo && photo->has_value();
  }
  if (!there) return;
  if (!pending) return verdict_.broken("I2", "the journal has records that nobody wrote");
  const auto found = journal.read(known.next(), batches_at_once);
  const bool same = pending->records.empty() || (found && found.value() == pending->records);
  if (!same) return verdict_.broken("I2", "a commit of unknown outcome is there in part");
  batch_ = &*pending;
  committed();
}

/// I5: what the engine has in memory is what the journal tells: what changed lately, or after a
/// start all, and where it was read from a disk to the last byte of its stored form what changed
/// since the start before. The rows at the end are compared to the last byte all.
void World::compare(bool started) {
  engine::runtime::Loop& loop = node_->loop();
  std::size_t open = 0;
  for (const auto& [id, subject] : ledger_.cases()) open += subject.open() ? 1U : 0U;
  if (open != loop.open_cases()) {
    return verdict_.broken("I5", std::to_string(loop.open_cases()) + " cases are open in memory, " +
                                     std::to_string(open) + " in the journal");
  }
  const auto changed = ledger_.take_changed();
  if (started) {
    for (const auto& [id, told] : ledger_.cases()) compare(told, true);
  } else {
    for (const model::CaseId id : changed) compare(*ledger_.find(id), false);
  }
  check_timers();
}

void World::compare(const model::Case& told, bool started) {
  if (!told.open() || verdict_) return;
  const auto live = node_->loop().find(told.id);
  if (!live || live->state != told) {
    return verdict_.broken("I5", name_of(told.id) + " in memory is not what the journal tells");
  }
  if (!started || !storage_->has_disk() || byte_equal_[told.id] == told.version) return;
  byte_equal_[told.id] = told.version;
  if (adapters::codec::encode_case(live->state) != adapters::codec::encode_case(told)) {
    verdict_.broken("I5", name_of(told.id) + " in memory differs in a byte");
  }
}

/// I12: listeners learn how lists saw the case before, and how they see it now.
void World::told(const ports::Change& change) {
  const model::Record& last = change.records.back();
  auto& known = rows_told_[last.subject];
  const auto told_wrongly = [&](const std::string& why) {
    verdict_.broken("I12", "listeners were told of " + name_of(last.subject) + ": " + why);
  };
  const bool opened = change.records.front().version == model::Version{1};
  if (opened != !change.before || (known && change.before && *known != *change.before)) {
    return told_wrongly("it was otherwise before");
  }
  known = change.after;
  const model::Case* now = ledger_.find(last.subject);
  if (!now || now->version != last.version) return;  // Its batch has more of it.
  if (const std::string why = misdrawn(*change.after, *now); !why.empty()) told_wrongly(why);
}

/// I8: the next timer of the engine is the next one of all cases: none was forgotten.
void World::check_timers() {
  std::optional<engine::Instant> first;
  model::CaseId whose;
  for (const auto& [id, subject] : ledger_.cases()) {
    const auto timer = Ledger::first_timer(subject);
    if (!timer || (first && *first <= *timer)) continue;
    first = timer;
    whose = id;
  }
  if (first == node_->loop().next_due()) return;
  verdict_.broken(
      "I8", "the next timer is that of " + name_of(whose) + ", and the engine waits for another");
}

void World::check_at_end() {
  if (requests_.waiting() > 0) {
    verdict_.broken("I18", std::to_string(requests_.waiting()) + " requests were never answered");
  }
  if (!up()) return verdict_.broken("I18", "the server is down though nothing fails any more");
  compare(false);  // The start below compares the bytes.
  stop({.kind = OpKind::stop});
  if (verdict_) return;
  start();
  if (verdict_) return;
  check_journal();
  check_trails();
  check_beside(true);
  check_ladder();
}

/// The journal anew from its beginning, every answer, and every row.
void World::check_journal() {
  ports::Journal& journal = storage_->journal();
  auto expected = ledger_.records().begin();
  for (model::Sequence from(1);;) {
    const auto some = journal.read(from, batches_at_once);
    if (!some) return verdict_.broken("I5", "the journal can't be read: " + some.error().detail);
    if (some->empty()) break;
    const auto [end, other] =
        std::mismatch(expected, ledger_.records().end(), some->begin(), some->end());
    if (other != some->end()) {
      return verdict_.broken("I5", "the journal is not what was committed to it");
    }
    expected = end;
    from = some->back().sequence.next();
  }
  if (expected != ledger_.records().end()) {
    return verdict_.broken("I5", "the journal lacks some of what was committed to it");
  }
  for (const auto& [key, kept] : requests_.answers()) {
    const auto answer = journal.answer(key);
    if (answer && answer.value() == kept) continue;
    return verdict_.broken(
        "I1", "the answer under key " + key.key + " of " + key.scope + " is lost or changed");
  }
  std::size_t rows = 0;
  auto visited = storage_->rows().visit_all([&](const ports::StoredCase& stored) {
    ++rows;
    const model::Case* told = ledger_.find(stored.state.id);
    const std::string bytes = adapters::codec::encode_case(stored.state);
    hash_.add(bytes);
    if (bytes.find(private_mark) != std::string::npos) {
      verdict_.broken("I20", "the row of " + name_of(stored.state.id) + " tells who reported it");
    }
    if (told && stored.state == *told && stored.row == engine::core::row_of(*told) &&
        bytes == adapters::codec::encode_case(*told)) {
      return;
    }
    verdict_.broken("I5", "the row of " + name_of(stored.state.id) + " is not its journal's");
  });
  if (!visited || rows != ledger_.cases().size()) verdict_.broken("I5", "rows are missing");
  if (const std::string why = storage_->verify(); !why.empty()) verdict_.broken("I6", why);
}

/// I5: the trail of each case is its part of the journal.
void World::check_trails() {
  auto* queries = storage_->queries();
  if (!queries) return;
  std::map<model::CaseId, std::vector<const model::Record*>> trails;
  for (const model::Record& record : ledger_.records()) trails[record.subject].push_back(&record);
  for (const auto& [id, trail] : trails) {
    const auto found = queries->trail(id);
    const bool same =
        found && std::equal(trail.begin(), trail.end(), found->begin(), found->end(),
                            [](const auto* one, const auto& other) { return *one == other; });
    if (same) continue;
    return verdict_.broken("I5", "the trail of " + name_of(id) + " is not its part of the journal");
  }
}

/// I18: where everybody was silent for the length of the ladder, nothing stands on its lower rungs.
void World::check_ladder() {
  constexpr std::int64_t ladder_days = 60;
  if (plan_.heal_days < ladder_days) return;
  for (const auto& [id, subject] : ledger_.cases()) {
    if (!subject.open() || subject.kind != "incident") continue;
    const auto& outward = subject.outward;
    const bool low = outward.level == "grid" || outward.level == "area";
    if (!low || outward.stage == "close" || outward.stage == "feedback") continue;
    return verdict_.broken("I18", name_of(id) + " still stands at '" + outward.level + "'");
  }
}

}  // namespace sim
