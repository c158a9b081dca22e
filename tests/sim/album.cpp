// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/album.hpp"

#include <algorithm>

namespace sim {

namespace json = boost::json;

namespace {

constexpr double nowhere_share = 0.3;  ///< Of names that aren't theirs to give: nobody's.

void add_named(const json::value& value, std::vector<std::string>& names) {
  if (const auto* list = value.if_array()) {
    for (const auto& each : *list) add_named(each, names);
  }
  const auto* text = value.if_string();
  if (!text || !std::string_view(*text).starts_with(photo_prefix)) return;
  std::string name(*text);
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

std::vector<std::string> photos_named(const json::object& form) {
  std::vector<std::string> names;
  for (const auto& member : form) add_named(member.value(), names);
  return names;
}

std::vector<std::string> photos_named(const json::value& field) {
  std::vector<std::string> names;
  add_named(field, names);
  return names;
}

void Album::send(const Photo& photo, std::uint32_t tag) {
  photos_.emplace(photo.id, Entry{photo, tag, Fate::sent, {}});
  known_.push_back(photo.id);
}

bool Album::waits(const Entry& entry) {
  return entry.fate == Fate::loose || entry.fate == Fate::doubtful;
}

void Album::let_go(Entry& entry, Fate fate) {
  entry.fate = fate;
  std::erase(loose_[entry.photo.by.str()], entry.photo.id);
}

std::string Album::keep(const Photo& photo) {
  const auto found = photos_.find(photo.id);
  if (found == photos_.end()) return "nobody sent it";
  if (found->second.fate != Fate::sent) return "it was taken in before";
  if (found->second.photo != photo) return "it is not what was sent";
  found->second.fate = Fate::loose;
  loose_[photo.by.str()].push_back(photo.id);
  return {};
}

std::string Album::attach(const Photo& photo, const std::string& login, CaseId subject) {
  const auto found = photos_.find(photo.id);
  if (found == photos_.end()) return "there is no such photo";
  Entry& entry = found->second;
  if (entry.fate == Fate::sent) return "it was never taken in";
  if (entry.fate == Fate::attached) {
    return "case " + std::to_string(entry.subject.value()) + " has it already";
  }
  if (entry.fate == Fate::forgotten) return "it was forgotten before";
  if (entry.photo != photo) return "it is not what was sent";
  if (entry.photo.by.str() != login) return "it is " + entry.photo.by.str() + "'s";
  let_go(entry, Fate::attached);
  entry.subject = subject;
  return {};
}

std::string Album::forget(std::vector<std::string> names, engine::Instant before) {
  std::sort(names.begin(), names.end());
  std::vector<std::string> old;
  for (auto& [name, entry] : photos_) {
    if (!waits(entry) || entry.photo.at >= before) continue;
    // Of those in doubt some are gone already, and nobody heard of it.
    if (entry.fate == Fate::doubtful && !std::binary_search(names.begin(), names.end(), name)) {
      continue;
    }
    old.push_back(name);
  }
  if (old != names) {
    return std::to_string(names.size()) + " photos are forgotten, and " +
           std::to_string(old.size()) + " were unused for so long";
  }
  for (const std::string& name : names) let_go(photos_.at(name), Fate::forgotten);
  return {};
}

void Album::doubt(engine::Instant before) {
  for (auto& [name, entry] : photos_) {
    if (entry.fate == Fate::loose && entry.photo.at < before) entry.fate = Fate::doubtful;
  }
}

std::string Album::settle(const std::vector<Photo>& loose) {
  std::map<std::string, const Photo*> there;
  for (const Photo& photo : loose) there.emplace(photo.id, &photo);
  for (auto& [name, entry] : photos_) {
    const auto found = there.find(name);
    const bool kept = found != there.end();
    if (entry.fate == Fate::doubtful) {
      kept ? void(entry.fate = Fate::loose) : let_go(entry, Fate::forgotten);
    }
    if (kept != waits(entry)) return name + (kept ? " is loose in the store" : " is lost");
    if (!kept) continue;
    if (*found->second != entry.photo) return name + " is not what was sent";
    there.erase(found);
  }
  return there.empty() ? std::string() : there.begin()->first + " was never sent";
}

std::uint32_t Album::tag_of(const std::string& name) const {
  const auto found = photos_.find(name);
  return found == photos_.end() ? 0 : found->second.tag;
}

bool Album::is_loose(const std::string& name, const std::string& login) const {
  const auto found = photos_.find(name);
  return found != photos_.end() && found->second.fate == Fate::loose &&
         found->second.photo.by.str() == login;
}

const std::vector<std::string>& Album::loose_of(const std::string& login) const {
  static const std::vector<std::string> none;
  const auto found = loose_.find(login);
  return found == loose_.end() ? none : found->second;
}

std::string Album::any(Dice& dice) const {
  if (known_.empty() || dice.chance(nowhere_share)) return std::string(no_photo);
  return pick(dice, known_);
}

std::map<std::string, engine::model::CaseId> Album::attached() const {
  std::map<std::string, CaseId> all;
  for (const auto& [name, entry] : photos_) {
    if (entry.fate == Fate::attached) all.emplace(name, entry.subject);
  }
  return all;
}

}  // namespace sim
