// SPDX-License-Identifier: Apache-2.0
#pragma once

// The brake on guessing passwords, made so that nobody can use it to lock somebody else out. What
// rests after failures is an account as tried from one place: an address, or a device that is known
// to the account. Strangers to an account (neither known device nor known address) also share a
// budget of attempts on it, which those whom it knows do not need.
//
// Floor:   adapters/http.
// Time:    instants come in as arguments.
// Threads: any thread.
// Source:  ADR 0013; reliability.md, abuse controls; OWASP, "Slow Down Online Guessing Attacks with
//          Device Cookies".

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/base/time.hpp"

namespace adapters::http {

struct LoginAttempt {
  std::string login;
  std::string address;
  std::string device;  ///< As device_of() knows it; empty: none that the account knows.

  /// What an attempt is counted against: the device where one is known, else the address.
  [[nodiscard]] std::string place() const;
};

class LoginBrake {
 public:
  /// How long to wait before this attempt may be made; none when it may be made now, and then it
  /// counts.
  [[nodiscard]] std::optional<engine::Duration> ask(const LoginAttempt& attempt,
                                                    engine::Instant now);
  void failed(const LoginAttempt& attempt, engine::Instant now);
  /// From now on the account knows the address.
  void succeeded(const LoginAttempt& attempt, engine::Instant now);

 private:
  struct Failures {
    engine::Instant touched;
    engine::Instant locked_until;
    int count = 0;
  };
  struct Bucket {
    engine::Instant touched;
    double tokens = 0;
  };
  struct Visit {
    engine::Instant touched;
  };
  [[nodiscard]] bool is_stranger(const LoginAttempt& attempt, engine::Instant now) const;

  std::mutex mutex_;
  std::map<std::string, Failures> failures_;  ///< By login and place.
  std::map<std::string, Bucket> places_;
  std::map<std::string, Bucket> strangers_;  ///< By login.
  std::map<std::string, Visit> known_;       ///< By login and address.
};

}  // namespace adapters::http
