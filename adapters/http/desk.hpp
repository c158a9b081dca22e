// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that a handler may reach: the engine, the county, who may log in, and the readers.
//
// Floor:   adapters/http.
// Threads: any; each member says its own.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/http/identities.hpp"
#include "adapters/http/login_brake.hpp"
#include "adapters/http/metrics.hpp"
#include "adapters/http/photos.hpp"
#include "adapters/http/quota.hpp"
#include "adapters/http/readers.hpp"
#include "adapters/http/registry.hpp"
#include "adapters/http/verification.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/door_bounds.hpp"
#include "engine/core/context.hpp"
#include "engine/core/prove/prove.hpp"
#include "engine/ports/audit.hpp"
#include "engine/ports/surroundings.hpp"
#include "engine/runtime/service.hpp"

namespace adapters::http {

/// Checks a password against its argon2id hash away from the network threads, and calls `done` from
/// there. False when too many wait already.
using VerifyPassword =
    std::function<bool(std::string hash, std::string password, std::function<void(bool)> done)>;

struct Desk {
  engine::runtime::Service& engine;
  const engine::directory::County& county;
  const engine::core::Workflows& workflows;
  const engine::ports::Clock& clock;
  engine::ports::Log& log;
  Identities& identities;
  Readers& readers;
  Metrics& metrics;
  LoginBrake& brake;
  VerifyPassword verify_password;
  std::string dummy_hash;  ///< Checked for logins that do not exist: they must take as long.
  std::function<std::string()> new_secret;         ///< 256 random bits, as text.
  std::vector<std::string> hosts;                  ///< Names that Host may say; empty: any.
  std::vector<std::string> origins;                ///< Beside the server's own.
  std::function<std::string()> more_metrics;       ///< Of the other adapters; may be null.
  std::function<engine::ports::Room()> room = {};  ///< On the disk; null: ample.
  PhotoDesk photos = {};
  engine::ports::Reporters* reporters = nullptr;  ///< On the engine thread. Null: none are kept.
  engine::ports::Audit* audit = nullptr;  ///< On the engine thread. Null: nobody notes anything.
  /// argon2id, which takes its time; none where there is no memory. Null: nobody gets a password.
  std::function<std::optional<std::string>(const std::string&)> hash_password = {};
  VerificationDesk verification = {};
  const std::vector<engine::core::prove::Proof>* proofs = nullptr;  ///< Null: nobody proved any.
  std::shared_ptr<PhotoBrake> photo_brake = std::make_shared<PhotoBrake>();
  std::shared_ptr<Registry> registry = std::make_shared<Registry>();
  /// Who has so many streams open may open no more.
  std::shared_ptr<Quota> streams = std::make_shared<Quota>(engine::bounds::streams_per_login_max);
  /// Passwords that wait to be checked: of one place, and of all strangers together.
  std::shared_ptr<Quota> passwords =
      std::make_shared<Quota>(engine::bounds::passwords_per_place_max);
  std::shared_ptr<Quota> strangers =
      std::make_shared<Quota>(engine::bounds::passwords_of_strangers_max);
};

}  // namespace adapters::http
