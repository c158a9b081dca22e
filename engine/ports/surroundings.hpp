// SPDX-License-Identifier: Apache-2.0
#pragma once

// The small ports: the clock, the log, the listeners of commits, and the one who words an answer.
//
// Floor:   ports.
// Threads: Clock and Log from any thread; the others from the engine thread only.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/model/record.hpp"
#include "engine/model/rejection.hpp"
#include "engine/model/row.hpp"
#include "engine/ports/journal.hpp"

namespace engine::ports {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  [[nodiscard]] virtual Instant now() const = 0;
};

/// What a filling disk has room for still; each holds back more than the one before it.
enum class Room {
  ample,
  no_photos,
  no_cases,     ///< No new ones; those that run go on.
  timers_only,  ///< Nothing that people ask for: what is left is for timers and escalations.
};

enum class Severity { debug, info, warning, error };

class Log {
 public:
  using Field = std::pair<std::string_view, std::string>;

  Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  virtual ~Log() = default;

  /// Never with personal data: no name, phone, description or token.
  virtual void write(Severity severity, std::string_view message,
                     const std::vector<Field>& fields) = 0;
};

/// One case's part in a commit: its new records, and how lists saw it before and see it now.
struct Change {
  std::vector<model::Record> records;        ///< Of one case and one cause, in order.
  std::shared_ptr<const model::Row> before;  ///< Null when it was just opened.
  std::shared_ptr<const model::Row> after;   ///< Never null.
};

class Publisher {
 public:
  Publisher() = default;
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;
  virtual ~Publisher() = default;

  /// Called after the commit. Must not block: hand over and return.
  virtual void publish(std::vector<Change> changes) = 0;
};

}  // namespace engine::ports
