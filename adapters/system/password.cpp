// SPDX-License-Identifier: Apache-2.0
#include "adapters/system/password.hpp"

#include <sodium.h>

#include <array>

#include "engine/base/bounds.hpp"

namespace adapters::system {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

}  // namespace

engine::Result<std::string> hash_password(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const bool hashed =
      sodium_init() >= 0 &&
      crypto_pwhash_str(text.data(), password.data(), password.size(), passes, memory_bytes) == 0;
  if (!hashed) return engine::Error(engine::Errc::unavailable, "no memory to hash a password");
  return std::string(text.data());
}

bool verify_password(const std::string& hash, const std::string& password) {
  if (sodium_init() < 0 || hash.size() >= crypto_pwhash_STRBYTES) return false;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

PasswordPool::PasswordPool() : thread_([this] { run(); }) {}

PasswordPool::~PasswordPool() { stop(); }

void PasswordPool::stop() {
  std::deque<Check> dropped;  // They end outside of the lock: whatever they hold may call back.
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool PasswordPool::verify(std::string hash, std::string password, Done done) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_ || waiting_.size() >= engine::bounds::passwords_waiting_max) return false;
    waiting_.push_back({std::move(hash), std::move(password), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

void PasswordPool::run() {
  for (;;) {
    Check check;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      check = std::move(waiting_.front());
      waiting_.pop_front();
    }
    const bool right = verify_password(check.hash, check.password);
    sodium_memzero(check.password.data(), check.password.size());
    check.done(right);
  }
}

}  // namespace adapters::system
