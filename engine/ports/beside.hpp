// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is kept beside the journal, in its commits: photos, whose bytes are files, and the names and
// phones of residents, which must be erasable.
//
// Floor:   ports.
// Threads: as Journal.

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/model/facts.hpp"
#include "engine/model/ids.hpp"
#include "engine/model/photo.hpp"

namespace engine::ports {

struct KeptPhoto {
  model::Photo photo;
  model::CaseId subject;  ///< None: no case has it yet.
};

class Photos {
 public:
  Photos() = default;
  Photos(const Photos&) = delete;
  Photos& operator=(const Photos&) = delete;
  virtual ~Photos() = default;

  virtual Result<std::optional<KeptPhoto>> find(const std::string& id) = 0;
  /// Those that no case has yet: for recovery.
  virtual Result<std::vector<model::Photo>> loose() = 0;
  /// Forgets one that no case has. Its file is the caller's to remove, afterwards.
  virtual Result<void> drop(const std::string& id) = 0;
};

class Reporters {
 public:
  Reporters() = default;
  Reporters(const Reporters&) = delete;
  Reporters& operator=(const Reporters&) = delete;
  virtual ~Reporters() = default;

  /// None: nobody was named, or it was erased.
  virtual Result<std::optional<model::Reporter>> find(model::CaseId subject) = 0;
};

}  // namespace engine::ports
