// SPDX-License-Identifier: Apache-2.0
#pragma once

// SIGTERM and SIGINT, waited for by the main thread instead of breaking into another.
//
// Floor:   tools.
// Threads: make it before any other thread, so that they inherit the blocked signals.

#include <chrono>
#include <csignal>

namespace tools::shao {

class Signals {
 public:
  Signals();
  /// True when the process was asked to stop; false when `most` has passed.
  [[nodiscard]] bool wait(std::chrono::seconds most);

 private:
  sigset_t set_;
};

}  // namespace tools::shao
