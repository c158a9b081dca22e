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
constexpr Duration failures_last = std::chrono::hours(12);
constexpr Duration address_known_for = std::chrono::days(30);

struct Pace {
  double burst;
  Duration each;  ///< One more after so long.
};
/// An office of many people stands behind one address: 60 at once, one more each second.
constexpr Pace of_a_place{60, std::chrono::seconds(1)};
/// Whoever the account has never seen: 20 at once, and then some 300 guesses a day.
constexpr Pace of_strangers{20, std::chrono::minutes(5)};

Duration lock_after(int failures) {
  const int beyond = failures - failures_free;
  return std::min(first_lock * (beyond + 1), longest_lock);
}

/// A place never holds the byte between them: the pairs stay apart.
std::string both(const std::string& login, const std::string& place) {
  return login + '\0' + place;
}

/// The entry, made where it is new. Of too many, the one that was not touched for longest goes: an
/// attacker must not fill the memory.
template <class Entry>
Entry& remembered(std::map<std::string, Entry>& entries, const std::string& key, Entry fresh) {
  const auto found = entries.find(key);
  if (found != entries.end()) return found->second;
  if (entries.size() >= engine::bounds::addresses_remembered_max) {
    entries.erase(std::min_element(
        entries.begin(), entries.end(),
        [](const auto& a, const auto& b) { return a.second.touched < b.second.touched; }));
  }
  return entries.emplace(key, std::move(fresh)).first->second;
}

template <class Bucket>
void fill(Bucket& bucket, const Pace& pace, Instant now) {
  const auto passed = std::max(now - bucket.touched, Duration{0});
  bucket.tokens = std::min(pace.burst, bucket.tokens + static_cast<double>(passed.count()) /
                                                           static_cast<double>(pace.each.count()));
  bucket.touched = std::max(bucket.touched, now);
}

template <class Bucket>
Duration until_next(const Bucket& bucket, const Pace& pace) {
  const double missing = 1 - bucket.tokens;
  return Duration(static_cast<Duration::rep>(missing * static_cast<double>(pace.each.count())) + 1);
}

}  // namespace

std::string LoginAttempt::place() const {
  return device.empty() ? "address " + address : "device " + device;
}

bool LoginBrake::is_stranger(const LoginAttempt& attempt, Instant now) const {
  if (!attempt.device.empty()) return false;
  const auto found = known_.find(both(attempt.login, attempt.address));
  return found == known_.end() || now - found->second.touched > address_known_for;
}

std::optional<Duration> LoginBrake::ask(const LoginAttempt& attempt, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto found = failures_.find(both(attempt.login, attempt.place()));
  if (found != failures_.end() && now < found->second.locked_until) {
    return found->second.locked_until - now;
  }
  auto& place = remembered(places_, attempt.place(), Bucket{now, of_a_place.burst});
  fill(place, of_a_place, now);
  if (place.tokens < 1) return until_next(place, of_a_place);
  if (is_stranger(attempt, now)) {
    auto& strangers = remembered(strangers_, attempt.login, Bucket{now, of_strangers.burst});
    fill(strangers, of_strangers, now);
    if (strangers.tokens < 1) return until_next(strangers, of_strangers);
    strangers.tokens -= 1;
  }
  place.tokens -= 1;
  return std::nullopt;
}

void LoginBrake::failed(const LoginAttempt& attempt, Instant now) {
  const std::scoped_lock lock(mutex_);
  auto& failures =
      remembered(failures_, both(attempt.login, attempt.place()), Failures{now, {}, 0});
  if (now - failures.touched > failures_last) failures.count = 0;
  failures.touched = now;
  ++failures.count;
  if (failures.count >= failures_free) failures.locked_until = now + lock_after(failures.count);
}

void LoginBrake::succeeded(const LoginAttempt& attempt, Instant now) {
  const std::scoped_lock lock(mutex_);
  failures_.erase(both(attempt.login, attempt.place()));
  // The attempt was no guess.
  const auto strangers = strangers_.find(attempt.login);
  if (strangers != strangers_.end() && is_stranger(attempt, now)) strangers->second.tokens += 1;
  remembered(known_, both(attempt.login, attempt.address), Visit{now}).touched = now;
}

}  // namespace adapters::http
