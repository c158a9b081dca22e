// SPDX-License-Identifier: Apache-2.0
#pragma once

// The brake on guessing passwords: an account rests longer after each failure beyond the fifth, and
// an address has a bucket of attempts.
//
// Floor:   adapters/http.
// Time:    instants come in as arguments.
// Threads: any thread.
// Source:  reliability.md, abuse controls: 5 failures, then 10 to 30 minutes, growing.

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/base/time.hpp"

namespace adapters::http {

class LoginBrake {
 public:
  /// How long to wait before this attempt may be made; none when it may be made now, and then it
  /// counts against the address.
  [[nodiscard]] std::optional<engine::Duration> ask(const std::string& login,
                                                    const std::string& address,
                                                    engine::Instant now);
  void failed(const std::string& login, engine::Instant now);
  void succeeded(const std::string& login);

 private:
  struct Failures {
    int count = 0;
    engine::Instant locked_until;
    engine::Instant last;
  };
  struct Bucket {
    double tokens = 0;
    engine::Instant filled;
  };
  std::optional<engine::Duration> take_token(const std::string& address, engine::Instant now);

  std::mutex mutex_;
  std::map<std::string, Failures> accounts_;
  std::map<std::string, Bucket> addresses_;
};

}  // namespace adapters::http
