// SPDX-License-Identifier: Apache-2.0

// What people do that is kept beside the journal: photos, and who reported a case.

#include <algorithm>

#include "tests/sim/crowd.hpp"
#include "tests/sim/policy.hpp"

namespace sim {

namespace model = engine::model;

namespace {

constexpr std::size_t photos_at_once = 3;
constexpr double hoard_share = 0.003;  ///< Of those who send photos: more than one may have.
constexpr std::size_t hoard = 64;
constexpr double foreign_share = 0.1;  ///< Of acts: with a photo that may not be theirs to use.
constexpr std::size_t named_most = 5;
constexpr double without_phone = 0.2;
constexpr double other_case_share = 0.15;  ///< Of those who ask: about any case.
constexpr double badly_asked = 0.1;
constexpr double desk_erases = 0.5, others_erase = 0.1;  ///< Of those who ask.
constexpr int looks = 4;

}  // namespace

Op Crowd::photo(const Person& person, const Scene& scene) {
  Op op{.at = scene.now, .kind = OpKind::photo, .who = person.actor->login.str()};
  op.tag = op.key = ++tags_;
  op.event = "photo";
  return op;
}

void Crowd::send_photos(Person& person, const Scene& scene, std::vector<Op>& ops) {
  const bool hoards = person.dice.chance(hoard_share);
  const std::size_t count = hoards ? hoard : 1 + below(person.dice, photos_at_once);
  for (std::size_t i = 0; i < count; ++i) travel(person, photo(person, scene), ops);
}

boost::json::object Crowd::resident(Person& person, std::uint32_t tag) {
  const std::string mark = std::string(private_mark) + std::to_string(tag);
  boost::json::object reporter{{"name", "Wang " + mark}};
  if (!person.dice.chance(without_phone)) reporter["phone"] = "138 " + mark;
  return reporter;
}

/// Mostly about a case that they see and that a resident reported.
const model::Case* Crowd::choose_reported(Person& person, const Ledger& ledger) const {
  const auto& cases = ledger.residents().cases();
  if (cases.empty() || person.dice.chance(other_case_share)) return choose(person, ledger);
  const model::Case* subject = nullptr;
  for (int i = 0; i < looks && !(subject && visible(*person.actor, *subject)); ++i) {
    subject = ledger.find(pick(person.dice, cases));
  }
  return subject;
}

std::optional<Op> Crowd::ask(Person& person, const Scene& scene, const Ledger& ledger) {
  const model::Case* subject = choose_reported(person, ledger);
  if (!subject) return std::nullopt;
  const auto& posts = person.actor->posts;
  const bool desk = std::any_of(posts.begin(), posts.end(), [](const auto& post) {
    return post.role == engine::directory::Role::dispatcher;
  });
  const bool erases = person.dice.chance(desk ? desk_erases : others_erase);
  Op op{.at = scene.now, .kind = erases ? OpKind::erase : OpKind::unmask};
  op.who = person.actor->login.str();
  op.event = erases ? "erase_reporter" : "unmask";
  op.subject = ledger.name_of(*subject);
  if (op.subject.empty()) return std::nullopt;
  op.tag = ++tags_;
  // Reading has no key, on purpose: a kept answer would hold what must be erasable.
  op.key = erases ? op.tag : 0;
  const bool badly = person.dice.chance(badly_asked);
  if (badly && (erases || person.dice.chance(0.5))) op.form["no_reason"] = true;
  if (erases) return op;
  boost::json::array fields{"name", "phone"};
  if (person.dice.chance(0.5)) fields.pop_back();
  if (badly && !op.form.contains("no_reason")) fields.emplace_back("address");
  op.form["fields"] = std::move(fields);
  return op;
}

/// Those that they would name: mostly their own that no case has; now and then another.
std::vector<std::string> Crowd::photos_of(Person& person, const Ledger& ledger) {
  const Album& album = ledger.album();
  if (album.empty()) return {};
  auto own = album.loose_of(person.actor->login.str());
  if (own.size() > named_most) own.resize(named_most);
  if (!person.dice.chance(foreign_share)) return own;
  std::string other = album.any(person.dice);
  std::erase(own, other);
  own.insert(own.begin(), std::move(other));
  return own;
}

}  // namespace sim
