// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart with our words read and checked: who may do what, who owns which state, which forms.
//
// Floor:   core.
// Threads: immutable after load.
// Source:  workflows/README.md.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/chart/chart.hpp"
#include "engine/core/form.hpp"
#include "engine/core/label.hpp"
#include "engine/directory/place.hpp"
#include "engine/directory/role.hpp"
#include "engine/model/case.hpp"

namespace engine::core {

/// What a state says to people; empty where neither it nor a state around it says.
struct StateMeaning {
  std::string stage, level, owner;
  std::vector<std::string> queues;
  Label label;
};

struct TransitionMeaning {
  bool by_people = false;
  std::vector<directory::Role> roles;  ///< `shao:by`
  Label label, others;                 ///< `shao:label`; what is told to others than those roles.
  const Form* form = nullptr;          ///< `shao:form`; owned by the Workflow.
  std::vector<std::string> not_by;     ///< `shao:not`: data locations of logins.
  std::vector<std::string> measures;   ///< `shao:measure`: names of the county's measures.
};

class Workflow {
 public:
  chart::ChartPtr chart;
  std::string name, kind;
  std::uint32_t version = 1;
  Label label;
  std::vector<directory::Role> raised_by;  ///< `shao:raise`; empty: only another case opens it.
  const Form* opening = nullptr;
  std::vector<directory::PlaceKind> places;    ///< `shao:place`: how wide the place of one may be.
  std::vector<StateMeaning> states;            ///< By StateIndex, inheritance done.
  std::vector<TransitionMeaning> transitions;  ///< By TransitionIndex.
  std::map<std::string, Form, std::less<>> forms;
  bool counts = false;  ///< Some transition has measures.
  /// The transitions that people cause, and all others: what the other side may not take.
  /// Ascending.
  std::vector<chart::TransitionIndex> by_people, by_machine;

  Workflow() = default;
  Workflow(const Workflow&) = delete;  ///< Its meanings point into its forms.
  Workflow& operator=(const Workflow&) = delete;

  /// What the deepest active states say; parallel regions in document order.
  [[nodiscard]] model::Outward outward(const std::vector<std::string>& configuration) const;
};

using WorkflowPtr = std::shared_ptr<const Workflow>;

/// Reads the annotations of a chart. `forms` are those that it may name.
[[nodiscard]] Loaded<WorkflowPtr> read_workflow(chart::ChartPtr chart, const std::string& file,
                                                std::map<std::string, Form, std::less<>> forms);

/// Every chart the server knows, by name and version: running cases keep theirs.
class Workflows {
 public:
  void add(WorkflowPtr workflow);
  [[nodiscard]] const Workflow* find(const model::WorkflowRef& ref) const;
  [[nodiscard]] const Workflow* newest(std::string_view name) const;
  [[nodiscard]] std::vector<const Workflow*> all() const;  ///< The newest of each name.
  /// The earlier versions of the same chart.
  [[nodiscard]] std::vector<const Workflow*> older_than(const Workflow& workflow) const;

 private:
  std::map<std::string, std::map<std::uint32_t, WorkflowPtr>, std::less<>> by_name_;
};

}  // namespace engine::core
