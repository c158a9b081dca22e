// SPDX-License-Identifier: Apache-2.0

// What a world keeps beside its journal: photos, and who reported a case. How they are sent, and
// what the store has of them.

#include <algorithm>

#include "adapters/codec/digest.hpp"
#include "adapters/codec/record_codec.hpp"
#include "engine/base/bounds.hpp"
#include "tests/sim/policy.hpp"
#include "tests/sim/world_state.hpp"

namespace sim {

namespace model = engine::model;
namespace ports = engine::ports;

namespace {

constexpr std::int64_t second = 1000;
constexpr std::uint64_t bytes_of_a_photo = 100'000;

bool names(const Op& op, const std::string& photo) {
  const auto named = photos_named(op.form);
  return std::find(named.begin(), named.end(), photo) != named.end();
}

}  // namespace

/// Of this delivery, among all.
std::string World::number_of(const Op& op) const {
  return std::to_string(op.tag) + "-" + std::to_string(requests_.times(op.tag) + 1);
}

/// As the door makes it: each delivery brings a photo of its own, whatever its key.
model::Photo World::photo_of(const Op& op) {
  const std::string number = number_of(op);
  model::Photo photo{.id = std::string(photo_prefix) + number,
                     .sha256 = adapters::codec::sha256_hex(number),
                     .media = "image/jpeg",
                     .bytes = bytes_of_a_photo + op.tag,
                     .width = 640,
                     .height = 480,
                     .by = engine::directory::Login(op.who),
                     .at = clock_.now()};
  ledger_.album().send(photo, op.tag);
  return photo;
}

/// As the door makes it: each delivery has a salt of its own, and the journal gets its hash alone.
void World::name_reporter(const Op& op, model::OpenCase& open) {
  const auto* given = op.form.if_contains("reporter");
  if (!given) return;
  const auto text = [&](std::string_view name) {
    const auto* value = given->as_object().if_contains(name);
    return value ? std::string(value->as_string()) : std::string();
  };
  std::string salt = std::string(private_mark) + number_of(op) + "~";
  open.reporter = {text("name"), text("phone"), std::move(salt)};
  std::string bytes;
  for (const std::string* part : {&open.reporter.salt, &open.reporter.name, &open.reporter.phone}) {
    bytes += std::to_string(part->size()) + ":" + *part;
  }
  open.facts.reporter_commitment = adapters::codec::sha256_hex(bytes);
  ledger_.residents().give(op.tag, open.facts.reporter_commitment, open.reporter);
}

model::Command World::question_of(const Op& op, model::CaseId subject) {
  const bool reasoned = !op.form.contains("no_reason");
  const std::string reason = reasoned ? "#" + std::to_string(op.tag) : std::string();
  if (op.kind == OpKind::erase) return model::EraseReporter{subject, reason};
  model::UnmaskReporter unmask{subject, {}, reason};
  for (const auto& field : op.form.at("fields").as_array()) {
    unmask.fields.emplace_back(field.as_string());
  }
  return unmask;
}

/// I20: what one who may read it is told is what was given with the raise.
std::string World::tell(const Op& op) {
  const model::CaseId subject = *ledger_.find(op.subject);
  const auto found = storage_->reporters().find(subject);
  if (!found) return " can't be read";
  const model::Reporter* given = ledger_.residents().of(subject);
  if (!given || *found != *given) {
    verdict_.broken("I20", "request " + std::to_string(op.tag) +
                               " is told another reporter of case " +
                               std::to_string(subject.value()) + " than was named");
  }
  return *found ? " " + (*found)->name + " " + (*found)->phone : " nobody";
}

/// Whether reading or erasing who reported the case is theirs, and there is somebody.
bool World::may_ask(const Op& op, const model::Case& subject) const {
  if (!asks_rightly(op) || subject.reporter_erased) return false;
  if (!ledger_.residents().of(subject.id)) return false;
  const auto& actor = *setting_.person(op.who);
  const PlainChart& text = setting_.text_of(subject);
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const auto& post) {
    model::Cause cause{.kind = model::CauseKind::person, .event = op.event, .login = op.who};
    cause.role = engine::directory::to_string(post.role);
    cause.unit = post.scope;
    return forbidden(actor, subject, cause, text).empty();
  });
}

/// Whether the photos that it names, if any, are there for it: theirs, and nobody else's who was
/// not answered yet.
bool World::shows_own(const Op& op) const {
  for (const std::string& photo : photos_named(op.form)) {
    if (!ledger_.album().is_loose(photo, op.who)) return false;
    const auto rivals = std::count_if(in_flight_.begin(), in_flight_.end(),
                                      [&](const auto& each) { return names(each.second, photo); });
    if (rivals > 1) return false;
  }
  return true;
}

/// As many as one may have that no case has yet, with those that are on their way.
bool World::has_too_many(const std::string& login) const {
  const auto coming = std::count_if(in_flight_.begin(), in_flight_.end(), [&](const auto& each) {
    return each.second.kind == OpKind::photo && each.second.who == login;
  });
  return ledger_.album().loose_of(login).size() + static_cast<std::size_t>(coming) >
         engine::bounds::loose_photos_max;
}

/// I19: what is forgotten is what nobody used for a week, and nothing else.
void World::clear_photos() {
  if (!up() || !node_->service().healthy()) return;
  const auto before = clock_.now() - std::chrono::days(7);
  try {
    auto forgotten = node_->loop().forget_photos(clock_.now());
    if (forgotten) {
      const std::string why = ledger_.album().forget(std::move(forgotten).value(), before);
      if (!why.empty()) verdict_.broken("I19", why);
    } else {
      ledger_.album().doubt(before);
      return failed_aside(forgotten.error());
    }
  } catch (const Crash&) {  // What was under way had to be written first.
    return crash(second);
  }
  note_under_way();
}

/// Beside the journal the store has what it tells of, and nothing else.
void World::check_beside(bool whole) {
  check_photos(whole);
  check_reporters(whole);
}

/// I20: a case has its reporter until they are erased, and there is no reporter without a case.
void World::check_reporters(bool whole) {
  const Residents& residents = ledger_.residents();
  if (residents.empty()) return;
  ports::Reporters& reporters = storage_->reporters();
  const auto check = [&](model::CaseId id) {
    const auto found = reporters.find(id);
    const model::Reporter* given = residents.of(id);
    const bool same = found && found->has_value() == (given != nullptr);
    if (same && (!given || **found == *given)) return;
    verdict_.broken("I20", "the store has " + std::string(given ? "not " : "") +
                               "who reported case " + std::to_string(id.value()));
  };
  for (const model::CaseId id : residents.cases()) check(id);
  const auto& cases = ledger_.cases();
  const auto last = cases.empty() ? model::CaseId{} : cases.rbegin()->first;
  check(last.next());  // Which a commit that failed would have made.
  if (!whole) return;
  for (const auto& [id, subject] : cases) check(id);
  for (const auto& [key, kept] : requests_.answers()) {
    if (kept.answer.body.find(private_mark) == std::string::npos) continue;
    return verdict_.broken("I20", "a kept answer tells who reported a case");
  }
  const std::string journal = adapters::codec::encode_records(ledger_.records());
  if (journal.find(private_mark) != std::string::npos) {
    verdict_.broken("I20", "the journal tells who reported a case");
  }
  for (const std::string& salt : residents.erased()) {
    if (storage_->holds(salt)) verdict_.broken("I20", "what was erased lies on the disk still");
  }
}

/// I19: the store has the photos that the journal tells of, and at the end each with its case.
void World::check_photos(bool whole) {
  Album& album = ledger_.album();
  if (album.empty()) return;
  ports::Photos& photos = storage_->photos();
  const auto loose = photos.loose();
  const std::string why = loose ? album.settle(loose.value()) : loose.error().detail;
  if (!why.empty()) return verdict_.broken("I19", "a start finds that " + why);
  if (!whole) return;
  std::map<model::CaseId, std::size_t> counts;
  for (const auto& [name, subject] : album.attached()) {
    ++counts[subject];
    const auto kept = photos.find(name);
    if (kept && *kept && (*kept)->subject == subject) continue;
    return verdict_.broken("I19", "the store does not know that case " +
                                      std::to_string(subject.value()) + " has " + name);
  }
  for (const auto& [id, subject] : ledger_.cases()) {
    const auto count = counts.find(id);
    if (subject.photos.size() == (count == counts.end() ? 0 : count->second)) continue;
    verdict_.broken("I19", "case " + std::to_string(id.value()) + " has other photos than it got");
  }
}

}  // namespace sim
