// SPDX-License-Identifier: Apache-2.0
#pragma once

// One command with all that it causes in other cases: it happens whole, or not at all.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/core/decide.hpp"
#include "engine/runtime/overlay.hpp"
#include "engine/runtime/submission.hpp"

namespace engine::runtime {

/// What every decision of this turn looks at.
struct Setting {
  Instant now;
  const directory::County& county;
  const core::Workflows& workflows;
  decltype(core::Context::count) count = {};  ///< As there.
  /// The cases of before this turn that may be rules for a category.
  std::function<std::vector<model::CaseId>(const directory::CategoryCode&)> rules = {};
  /// Photos that no case has yet.
  std::function<const model::Photo*(std::string_view)> photo = {};
};

class UnitOfWork {
 public:
  UnitOfWork(const Setting& setting, Overlay& batch);

  /// Decides the command and every message that follows from it. On success the subject's id; the
  /// batch is changed only by commit().
  [[nodiscard]] std::variant<model::CaseId, model::Rejection> run(const directory::Actor& actor,
                                                                  const model::Command& command);
  [[nodiscard]] ports::StoredCasePtr find(model::CaseId id) const { return overlay_.find(id); }
  void commit() { batch_.merge(std::move(overlay_)); }

 private:
  using Refusal = std::optional<model::Rejection>;
  struct Task {
    model::CaseId from;
    core::Errand errand;
  };

  [[nodiscard]] core::Context context() const;
  [[nodiscard]] const model::Case* find_case(model::CaseId id) const;
  [[nodiscard]] const model::Case* rule(const directory::CategoryCode& category,
                                        const directory::Place& place) const;
  [[nodiscard]] Refusal first(const directory::Actor& actor, const model::Command& command,
                              model::CaseId& subject);
  [[nodiscard]] Refusal move_all(const model::MigrateCases& migrate, const directory::Actor& actor,
                                 const core::Context& here, model::CaseId& subject);
  [[nodiscard]] Refusal take(model::CaseId id, core::Decision decision);
  [[nodiscard]] Refusal follow(const Task& task);
  [[nodiscard]] Refusal open_child(model::CaseId from, const core::Opening& opening);

  const Setting& setting_;
  Overlay& batch_;
  Overlay overlay_;
  std::deque<Task> tasks_;
  /// What was handed out. A look into the store ends the commit under way first, and if that failed
  /// nobody else holds the cases that it would have made.
  mutable std::vector<ports::StoredCasePtr> held_;
};

}  // namespace engine::runtime
