// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/signals.hpp"

namespace tools::shao {

Signals::Signals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGTERM);
  sigaddset(&set_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  // A peer that has gone away is an error of the write, not the end of the server.
  std::signal(SIGPIPE, SIG_IGN);
}

bool Signals::wait(std::chrono::seconds most) {
  const timespec timeout{.tv_sec = most.count(), .tv_nsec = 0};
  return sigtimedwait(&set_, nullptr, &timeout) > 0;
}

}  // namespace tools::shao
