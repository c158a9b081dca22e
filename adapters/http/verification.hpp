// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the routes of the verification need of others: somebody who reads the whole journal beside
// the server and tells whether it is what was written.
//
// Floor:   adapters/http.
// Threads: any.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.hpp"

namespace adapters::http {

enum class VerificationState {
  never,    ///< Not since the server was started.
  running,  ///< Only when it began is told meanwhile.
  sound,
  unsound,
  failed,  ///< The file could not be read to its end; the server's log says why.
};

struct Verification {
  VerificationState state = VerificationState::never;
  std::optional<engine::Instant> begun_at, ended_at;
  std::uint64_t batches = 0, records = 0;
  std::uint64_t last = 0;           ///< The sequence of the last record that was read.
  std::string head;                 ///< Its hash, 64 hexadecimal digits: it vouches for all before.
  std::vector<std::string> faults;  ///< At most bounds::verify_faults_max of each kind.
};

struct VerificationDesk {
  /// The last one. Null: this server verifies nothing.
  std::function<Verification()> last;
  /// Begins one. False: one is under way already.
  std::function<bool()> begin;
};

}  // namespace adapters::http
