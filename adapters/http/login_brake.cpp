// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/login_brake.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

using engine::Duration;
using engine::Instant;

constexpr int failures_free = 5;
constexpr Duration first_lock = std::chrono::minutes(10);
constexpr Duration longest_lock = std::chrono::minutes(30);
constexpr Duration forgotten_after = std::chrono::hours(12);
/// An office of many people stands behind one address: 60 at once, one more each second.
constexpr double bucket_size = 60;
constexpr double tokens_per_ms = 0.001;

Duration lock_after(int failures) {
  const int beyond = failures - failures_free;
  return std::min(first_lock * (beyond + 1), longest_lock);
}

/// Forgets what is oldest by `age_of` once there is too much: an attacker must not fill the memory.
template <class Entries, class Stale>
void forget(Entries& entries, Stale stale) {
  if (entries.size() < engine::bounds::addresses_remembered_max) return;
  std::erase_if(entries, [&stale](const auto& entry) { return stale(entry.second); });
  if (entries.size() >= engine::bounds::addresses_remembered_max) entries.erase(entries.begin());
}

}  // namespace

std::optional<Duration> LoginBrake::take_token(const std::string& address, Instant now) {
  forget(addresses_,
         [now](const Bucket& bucket) { return now - bucket.filled > std::chrono::minutes(2); });
  auto [found, fresh] = addresses_.try_emplace(address, Bucket{bucket_size, now});
  auto& bucket = found->second;
  const auto passed = static_cast<double>(std::max(now - bucket.filled, Duration{0}).count());
  bucket.tokens = std::min(bucket_size, bucket.tokens + passed * tokens_per_ms);
  bucket.filled = std::max(bucket.filled, now);
  if (bucket.tokens < 1) return std::chrono::seconds(1);
  bucket.tokens -= 1;
  return std::nullopt;
}

std::optional<Duration> LoginBrake::ask(const std::string& login, const std::string& address,
                                        Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto found = accounts_.find(login);
  if (found != accounts_.end() && now < found->second.locked_until) {
    return found->second.locked_until - now;
  }
  return take_token(address, now);
}

void LoginBrake::failed(const std::string& login, Instant now) {
  const std::scoped_lock lock(mutex_);
  forget(accounts_,
         [now](const Failures& failures) { return now - failures.last > forgotten_after; });
  auto& failures = accounts_[login];
  if (now - failures.last > forgotten_after) failures.count = 0;
  failures.last = now;
  ++failures.count;
  if (failures.count >= failures_free) failures.locked_until = now + lock_after(failures.count);
}

void LoginBrake::succeeded(const std::string& login) {
  const std::scoped_lock lock(mutex_);
  accounts_.erase(login);
}

}  // namespace adapters::http
