// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/crowd.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/sim/forms.hpp"
#include "tests/sim/policy.hpp"

namespace sim {

namespace core = engine::core;
namespace model = engine::model;
using engine::directory::PlaceKind;

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr double own_share = 0.7;       ///< Of acts: on cases that wait on the actor.
constexpr double stale_share = 0.2;     ///< Of conditions on a version: on another one.
constexpr double work_share = 0.5;      ///< Of acts: one that moves the case, if there is one,
constexpr double eager_share = 0.6;     ///< and of those one that leads to places seldom seen.
constexpr int looks = 6;                ///< At so many cases somebody looks for one of their own.
constexpr double wide_share = 0.3;      ///< Of what is wrong: a place as wide as it comes.
constexpr double measured_share = 0.2;  ///< Of incidents, where measures are asked for.
constexpr double any_share = 0.1;   ///< Of looks at others' cases: this one, theirs to see or not.
constexpr int tries_max = 6;        ///< Then a client gives up.
constexpr double long_share = 0.1;  ///< Of the times when the server is down.
constexpr std::int64_t short_down = 10, long_down = 1000;  ///< In acts that are missed, at most.
constexpr std::int64_t touches_ahead = 200;                ///< Of the disk, until a fault strikes.
constexpr std::int64_t far_future = std::int64_t{1} << 60;

bool waits_on(const engine::directory::Actor& actor, const model::Case& subject) {
  const auto owns = [&](const auto& post) {
    return engine::directory::to_string(post.role) == subject.outward.owner;
  };
  return subject.open() && std::any_of(actor.posts.begin(), actor.posts.end(), owns) &&
         visible(actor, subject);
}

/// Words change little, and some ways are long: without this most worlds would be talk.
void prefer(std::vector<const core::Action*>& fitting, Dice& dice) {
  constexpr std::array<std::string_view, 16> eager{
      "approve",  "suspend",   "extend", "return", "adjudicate", "redispatch", "appeal", "confirm",
      "dispatch", "standdown", "reject", "reopen", "check",      "recheck",    "second", "decide"};
  const auto keep = [&](const auto& wanted) {
    const auto rest = std::stable_partition(fitting.begin(), fitting.end(), wanted);
    if (rest != fitting.begin()) fitting.erase(rest, fitting.end());
  };
  if (!dice.chance(work_share)) return;
  keep([](const auto* action) { return action->event != "comment" && action->event != "urge"; });
  if (!dice.chance(eager_share)) return;
  keep([&](const auto* action) {
    return std::find(eager.begin(), eager.end(), action->event) != eager.end();
  });
}

}  // namespace

Crowd::Crowd(const Setting& setting, const Plan& plan, std::uint64_t seed)
    : setting_(setting),
      plan_(plan),
      nemesis_(stream(seed, "nemesis")),
      network_(stream(seed, "network")),
      operator_(stream(seed, "operator")) {
  const std::size_t count = plan.other > 0 ? setting.people.size() : setting.always_there;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& actor = setting.people[i];
    Person person{&actor, stream(seed, actor.login.str())};
    person.next = static_cast<std::int64_t>(person.dice.roll() * static_cast<double>(plan.pace));
    people_.push_back(person);
  }
}

std::int64_t Crowd::next() const {
  std::int64_t first = far_future;
  for (const Person& person : people_) first = std::min(first, person.next);
  return first;
}

std::vector<Op> Crowd::act(const Scene& scene, const Ledger& ledger) {
  auto person = std::min_element(people_.begin(), people_.end(),
                                 [](const auto& a, const auto& b) { return a.next < b.next; });
  const double pace = static_cast<double>(plan_.pace);
  person->next = scene.now + 1 + static_cast<std::int64_t>(person->dice.between(0, 2 * pace));
  std::vector<Op> ops;
  const std::string login = person->actor->login.str();
  if (person->dice.chance(plan_.list)) {
    ops.push_back({.at = scene.now, .kind = OpKind::list, .who = login});
  } else if (plan_.photo > 0 && person->dice.chance(plan_.photo)) {
    send_photos(*person, scene, ops);
  } else if (plan_.asks > 0 && person->dice.chance(plan_.asks)) {
    if (auto op = ask(*person, scene, ledger)) travel(*person, std::move(*op), ops);
  } else if (person->dice.chance(plan_.raise)) {
    travel(*person, raise(*person, scene, ledger), ops);
  } else if (auto op = send(*person, scene, ledger)) {
    travel(*person, std::move(*op), ops);
  }
  harm(scene, ops);
  operate(scene, ledger, ops);
  return ops;
}

Op Crowd::raise(Person& person, const Scene& scene, const Ledger& ledger) {
  Op op{.at = scene.now, .kind = OpKind::raise, .who = person.actor->login.str()};
  op.tag = op.key = ++tags_;
  const bool other = person.dice.chance(plan_.other);
  op.event = other ? other_kind(person) : "incident";
  const auto reach = [&](const auto& place) {
    const auto& posts = person.actor->posts;
    return std::any_of(posts.begin(), posts.end(), [&](const auto& post) {
      return post.scope.empty() || post.scope == place.grid.str() ||
             post.scope == place.area.str() || post.scope == place.street.str();
    });
  };
  auto place = pick(person.dice, setting_.places);
  for (int i = 0; i < looks && !reach(place); ++i) place = pick(person.dice, setting_.places);
  const auto* workflow = setting_.now.newest(op.event);
  if (other) {
    place = engine::directory::around(place, pick(person.dice, workflow->places));
    op.form = fill(workflow->opening, {setting_, scene.wall, {}}, person.dice);
  }
  if (person.dice.chance(plan_.wrong * wide_share)) {
    constexpr std::array wider{PlaceKind::area, PlaceKind::community, PlaceKind::street};
    place = engine::directory::around(place, wider.at(below(person.dice, wider.size())));
  }
  op.form["place"] = engine::directory::code_of(place);
  const auto& categories = setting_.categories;
  op.form["category"] = plan_.other > 0 && !other && person.dice.chance(measured_share)
                            ? pick(person.dice, setting_.measured)
                            : categories[below(person.dice, plan_.categories) % categories.size()];
  if (person.dice.chance(0.2)) {
    op.form["severity"] = static_cast<std::int64_t>(1 + below(person.dice, 4));
  }
  if (plan_.named > 0 && person.dice.chance(plan_.named)) {
    op.form["reporter"] = resident(person, op.tag);
  }
  for (const std::string& name : photos_of(person, ledger)) {
    if (!person.dice.chance(0.5)) continue;
    if (!op.form.contains("attachments")) op.form["attachments"] = boost::json::array();
    op.form["attachments"].as_array().emplace_back(name);
  }
  return op;
}

/// One that their posts let them raise, if this world has it; or any.
std::string Crowd::other_kind(Person& person) const {
  const auto& kinds = setting_.kinds;
  std::string kind;
  for (int i = 0; i < looks; ++i) {
    kind = kinds[(plan_.first_kind + below(person.dice, plan_.kinds)) % kinds.size()];
    const auto& roles = setting_.texts.at(kind).raised_by;
    const auto& posts = person.actor->posts;
    if (std::any_of(posts.begin(), posts.end(), [&](const auto& post) {
          return roles.contains(std::string(engine::directory::to_string(post.role)));
        })) {
      break;
    }
  }
  return kind;
}

/// Mostly a case that waits on them; now and then any, theirs to see or not.
const model::Case* Crowd::choose(Person& person, const Ledger& ledger) const {
  const auto& cases = ledger.cases();
  if (cases.empty()) return nullptr;
  const std::uint64_t last = cases.rbegin()->first.value();
  const model::Case* best = nullptr;
  const bool own = person.dice.chance(own_share);
  for (int i = 0; i < 4 * looks; ++i) {
    const auto found = cases.find(model::CaseId(1 + below(person.dice, last)));
    if (found == cases.end()) continue;
    const model::Case& subject = found->second;
    if (own && waits_on(*person.actor, subject)) return &subject;
    if (!own && person.dice.chance(any_share)) return &subject;
    if (!best && visible(*person.actor, subject)) best = &subject;
    if (!own && i >= looks) return best ? best : &subject;
  }
  return best;
}

std::optional<Op> Crowd::send(Person& person, const Scene& scene, const Ledger& ledger) {
  const model::Case* subject = choose(person, ledger);
  if (!subject) return std::nullopt;
  Op op{.at = scene.now, .kind = OpKind::send, .who = person.actor->login.str()};
  op.subject = ledger.name_of(*subject);
  if (op.subject.empty()) return std::nullopt;
  const auto actions =
      core::actions(*subject, *person.actor, ledger.context(scene.wall, scene.next_charts));
  std::vector<const core::Action*> fitting;
  const bool wrong = person.dice.chance(plan_.wrong);
  for (const core::Action& action : actions) {
    if (action.allowed != wrong) fitting.push_back(&action);
  }
  if (fitting.empty()) return std::nullopt;
  prefer(fitting, person.dice);
  const core::Action& action = *pick(person.dice, fitting);
  auto photos = photos_of(person, ledger);
  if (photos.empty() && asks_for_photo(action.form)) return photo(person, scene);
  op.tag = op.key = ++tags_;
  op.event = action.event;
  Filler filler{setting_, scene.wall, {}};
  filler.photos = std::move(photos);
  for (std::uint64_t id = 1; id < subject->id.value(); id += 3) filler.cases.emplace_back(id);
  op.form = fill(action.form, filler, person.dice);
  if (person.dice.chance(plan_.if_match)) {
    op.if_match = subject->version.value() + (person.dice.chance(stale_share) ? 1 : 0);
  }
  return op;
}

/// The network: a request takes its time, comes twice, or comes long after everybody gave it up.
void Crowd::travel(Person& person, Op op, std::vector<Op>& ops) {
  if (!person.dice.chance(plan_.keyed)) op.key = 0;
  const auto delay = [&] {
    return static_cast<std::int64_t>(network_.roll() * static_cast<double>(plan_.delay_max));
  };
  op.at += delay();
  ops.push_back(op);
  if (network_.chance(plan_.duplicate)) {
    Op copy = op;
    copy.at += delay();
    ops.push_back(std::move(copy));
  }
  if (op.key != 0 && network_.chance(plan_.late)) {
    Op copy = op;
    copy.at += any_size(network_, hour, 10 * day);
    ops.push_back(std::move(copy));
  }
  if (op.key != 0 && network_.chance(plan_.altered)) {
    Op other = op;
    other.tag = ++tags_;
    other.at += delay();
    ops.push_back(std::move(other));
  }
}

std::vector<Op> Crowd::retry(const Op& op, std::int64_t now) {
  if (op.key == 0 || ++tries_[op.tag] > tries_max) return {};
  Op again = op;
  again.at = now + any_size(network_, second, 10 * minute);
  return {again};
}

void Crowd::harm(const Scene& scene, std::vector<Op>& ops) {
  // Whole days may be missed, but not at the cost of all that people wanted to do.
  const auto downtime = [&] {
    const std::int64_t missed = nemesis_.chance(long_share) ? long_down : short_down;
    const auto gap = plan_.pace / static_cast<std::int64_t>(people_.size());
    return any_size(nemesis_, second / 10, std::clamp(missed * gap, second, 2 * day));
  };
  harm_store(scene, ops);
  harm_clock(scene, ops);
  if (nemesis_.chance(plan_.crash)) {
    ops.push_back({.at = scene.now, .kind = OpKind::crash, .amount = downtime()});
  }
  if (nemesis_.chance(plan_.stop)) {
    Op stop{.at = scene.now, .kind = OpKind::stop, .amount = downtime()};
    if (plan_.upgrades && nemesis_.chance(0.5)) stop.event = "next";
    ops.push_back(std::move(stop));
  }
  if (nemesis_.chance(plan_.stall)) {
    ops.push_back(
        {.at = scene.now, .kind = OpKind::stall, .amount = any_size(nemesis_, second, minute)});
  }
  if (nemesis_.chance(plan_.forget)) ops.push_back({.at = scene.now, .kind = OpKind::forget});
  if (nemesis_.chance(plan_.scarce)) {
    constexpr std::size_t kinds_of_want = 3;
    const auto room = 1 + static_cast<std::int64_t>(below(nemesis_, kinds_of_want));
    const auto end = scene.now + any_size(nemesis_, minute, day);
    ops.push_back({.at = scene.now, .kind = OpKind::room, .amount = room});
    ops.push_back({.at = end, .kind = OpKind::room, .amount = 0});
  }
  if (plan_.clear > 0 && nemesis_.chance(plan_.clear)) {
    ops.push_back({.at = scene.now, .kind = OpKind::clear});
  }
  if (nemesis_.chance(plan_.disable)) {
    ops.push_back({.at = scene.now,
                   .kind = OpKind::disable,
                   .who = pick(nemesis_, people_).actor->login.str(),
                   .amount = any_size(nemesis_, hour, 30 * day)});
  }
}

void Crowd::harm_store(const Scene& scene, std::vector<Op>& ops) {
  if (!nemesis_.chance(plan_.fault)) return;
  std::vector<std::string> names;
  if (plan_.full) names.insert(names.end(), {"append.full", "rows.full"});
  if (plan_.unknown) {
    names.insert(names.end(), {"append.unknown", "append.unknown_written", "rows.unknown"});
  }
  if (plan_.read) names.insert(names.end(), {"answer.unreadable", "load.unreadable"});
  if (plan_.crash > 0) {
    names.insert(names.end(), {"append.crash_before", "append.crash_after", "rows.crash_before",
                               "rows.crash_after"});
  }
  if (plan_.disk) {
    names.insert(names.end(), {"io.crash", "io.torn", "io.error", "io.error_for_ever", "io.sync",
                               "io.sync_then_crash"});
    if (plan_.full) names.emplace_back("io.full");
  }
  if (names.empty()) return;
  Op fault{.at = scene.now, .kind = OpKind::fault, .event = pick(nemesis_, names)};
  const bool below_store = fault.event.starts_with("io.");
  fault.amount = below_store ? any_size(nemesis_, 1, touches_ahead)
                             : 1 + static_cast<std::int64_t>(below(nemesis_, 5));
  if (below_store) {
    ops.push_back({.at = scene.now + any_size(nemesis_, minute, day),
                   .kind = OpKind::fault,
                   .event = "io.clear"});
  }
  ops.push_back(std::move(fault));
}

void Crowd::harm_clock(const Scene& scene, std::vector<Op>& ops) {
  if (nemesis_.chance(plan_.jump)) {
    const std::int64_t size = any_size(nemesis_, second, nemesis_.chance(0.1) ? 1000 * day : day);
    ops.push_back(
        {.at = scene.now, .kind = OpKind::jump, .amount = nemesis_.chance(0.5) ? size : -size});
  }
  if (nemesis_.chance(plan_.freeze)) {
    ops.push_back(
        {.at = scene.now, .kind = OpKind::freeze, .amount = any_size(nemesis_, second, 2 * day)});
  }
}

}  // namespace sim
