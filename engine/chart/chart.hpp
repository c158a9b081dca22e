// SPDX-License-Identifier: Apache-2.0
#pragma once

// A compiled chart, as the rest of the engine may see it.
//
// Floor:   chart. Includes base and Boost.JSON values.
// Threads: immutable after compile().
// Source:  W3C SCXML 1.0, section 3.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/chart/interpreter.hpp"

namespace engine::chart {

/// Attributes of a foreign namespace on an SCXML element, by local name: the workflow's own words
/// (owner, stage, by, label, form). The chart carries them and gives them no meaning.
class Annotations {
 public:
  struct Entry {
    std::string name, value;
    int line = 0, column = 0;
  };

  Annotations() = default;
  explicit Annotations(std::vector<Entry> entries) : entries_(std::move(entries)) {}
  /// Empty where it is absent.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

enum class StateKind { atomic, compound, parallel, final_state, shallow_history, deep_history };

struct StateView {
  std::string id;
  StateKind kind = StateKind::atomic;
  std::optional<StateIndex> parent;  ///< None for a child of `<scxml>`.
  Annotations annotations;
  int line = 0;
};

struct TransitionView {
  StateIndex source = 0;
  std::vector<std::string> events;  ///< Event descriptors; empty for an eventless transition.
  std::vector<StateIndex> targets;
  bool internal = false;
  std::string cond;  ///< Source text; empty where there is none.
  Annotations annotations;
  int line = 0;
};

/// SCXML 3.12.1: a descriptor matches whole dot-separated tokens from the front.
[[nodiscard]] bool matches(std::string_view descriptor, std::string_view event);

class Chart {
 public:
  struct Compiled;  ///< Private to engine/chart: tables, programs, bit sets.

  explicit Chart(std::unique_ptr<const Compiled> compiled);
  Chart(const Chart&) = delete;
  Chart& operator=(const Chart&) = delete;
  ~Chart();

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const Annotations& annotations() const;  ///< Of `<scxml>`.
  [[nodiscard]] const std::vector<StateView>& states() const;
  [[nodiscard]] const std::vector<TransitionView>& transitions() const;
  [[nodiscard]] std::optional<StateIndex> find(std::string_view state_id) const;
  [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

 private:
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace engine::chart
