// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/disk.hpp"

namespace sim {

std::shared_ptr<File> Disk::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : found->second.file;
}

std::shared_ptr<File> Disk::find_or_make(const std::string& name) {
  Entry& entry = entries_[name];
  if (!entry.file) entry.file = std::make_shared<File>();
  return entry.file;
}

std::vector<std::string> Disk::names() const {
  std::vector<std::string> all;
  for (const auto& [name, entry] : entries_) all.push_back(name);
  return all;
}

void Disk::remove(const std::string& name, bool durably) {
  auto gone = entries_.extract(name);
  if (durably) removed_.erase(name);
  if (!durably && !gone.empty() && gone.mapped().kept) removed_[name] = gone.mapped();
}

void Disk::keep_name(const std::string& name) {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return;
  found->second.kept = true;
  removed_.erase(name);
}

void Disk::lose_power(Chance& chance) {
  for (auto& [name, entry] : removed_) {
    if (chance.coin()) entries_.try_emplace(name, entry);
  }
  removed_.clear();
  for (auto at = entries_.begin(); at != entries_.end();) {
    Entry& entry = at->second;
    if (!entry.kept && chance.coin()) {
      at = entries_.erase(at);
      continue;
    }
    entry.kept = true;
    entry.file->lose_power(chance);
    ++at;
  }
}

Disk Disk::copy() const {
  Disk twin = *this;
  for (auto* entries : {&twin.entries_, &twin.removed_}) {
    for (auto& [name, entry] : *entries) entry.file = std::make_shared<File>(*entry.file);
  }
  return twin;
}

}  // namespace sim
