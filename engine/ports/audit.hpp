// SPDX-License-Identifier: Apache-2.0
#pragma once

// What administrators did, in order, for the auditor. It holds no secret.
//
// Floor:   ports.
// Threads: as Journal.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

namespace engine::ports {

struct Deed {
  std::uint64_t number = 0;  ///< Given when it is noted; counts up from 1.
  Instant at;
  std::string login;   ///< Who.
  std::string act;     ///< "user.create", "token.revoke"
  std::string about;   ///< The login or token that it was done to.
  std::string detail;  ///< "grid_chief:511725001004801"

  friend bool operator==(const Deed&, const Deed&) = default;
};

class Audit {
 public:
  Audit() = default;
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;
  virtual ~Audit() = default;

  /// Before the deed is done: whatever was done stands here.
  virtual Result<void> note(const Deed& deed) = 0;
  /// The newest first, from below `before` on; 0: from the end.
  virtual Result<std::vector<Deed>> list(std::uint64_t before, std::size_t most) = 0;
};

}  // namespace engine::ports
