// SPDX-License-Identifier: Apache-2.0
#pragma once

// One child: started, fed, listened to, and gone at the end, whatever it did.
//
// Floor:   adapters/photo; private to it.
// Threads: any; run_child() blocks until the child has ended or its time is up.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace adapters::photo {

struct Ended {
  std::string output;
  int code = 0;          ///< Its exit code, where `signal` is 0.
  int signal = 0;        ///< What killed it.
  bool cut_off = false;  ///< It took too long, or said too much.
};

/// Errc::unavailable  It could not be started.
[[nodiscard]] engine::Result<Ended> run_child(const std::vector<std::string>& command,
                                              std::string_view input, std::size_t output_max,
                                              std::chrono::seconds time);

}  // namespace adapters::photo
