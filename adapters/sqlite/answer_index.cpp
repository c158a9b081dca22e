// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/answer_index.hpp"

#include <algorithm>

#include "adapters/codec/digest.hpp"

namespace adapters::sqlite {

std::int64_t AnswerIndex::hash_of(const engine::ports::IdempotencyKey& key) {
  const auto digest = codec::sha256(key.scope + '\0' + key.key);
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < sizeof hash; ++i) hash = hash << 8 | digest[i];
  return static_cast<std::int64_t>(hash);
}

void AnswerIndex::add(std::int64_t hash, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  if (!ids_.emplace(hash, id).second) more_.emplace(hash, id);
}

void AnswerIndex::drop(std::int64_t hash, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  if (const auto one = ids_.find(hash); one != ids_.end() && one->second == id) {
    ids_.erase(one);
    return;
  }
  const auto [begin, end] = more_.equal_range(hash);
  const auto same = std::find_if(begin, end, [id](const auto& each) { return each.second == id; });
  if (same != end) more_.erase(same);
}

std::vector<std::int64_t> AnswerIndex::find(std::int64_t hash) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::int64_t> found;
  if (const auto one = ids_.find(hash); one != ids_.end()) found.push_back(one->second);
  const auto [begin, end] = more_.equal_range(hash);
  for (auto each = begin; each != end; ++each) found.push_back(each->second);
  return found;
}

bool AnswerIndex::holds(std::int64_t hash) const {
  const std::lock_guard lock(mutex_);
  return ids_.contains(hash) || more_.contains(hash);
}

}  // namespace adapters::sqlite
