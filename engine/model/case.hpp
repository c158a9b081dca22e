// SPDX-License-Identifier: Apache-2.0
#pragma once

// A case: an incident, a ticket, or whatever else a chart describes. It is the fold of its records
// (core::evolve) and nothing else.
//
// Floor:   model.
// Threads: a value, owned by the engine thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/shared.hpp"
#include "engine/chart/session.hpp"
#include "engine/model/clock.hpp"
#include "engine/model/facts.hpp"
#include "engine/model/ids.hpp"
#include "engine/model/photo.hpp"

namespace engine::model {

/// The chart that a case began with and keeps.
struct WorkflowRef {
  std::string name;
  std::uint32_t version = 0;

  friend bool operator==(const WorkflowRef&, const WorkflowRef&) = default;
};

/// What the active states say to people, taken from the chart's annotations at each step.
struct Outward {
  std::string stage;                ///< report file dispatch handle feedback close
  std::string level;                ///< grid area general county
  std::string owner;                ///< The role on whom it waits; empty once nobody needs to act.
  std::vector<std::string> queues;  ///< unclaimed disputed ownerless escalations

  friend bool operator==(const Outward&, const Outward&) = default;
};

/// A delayed `<send>` of the chart to its own case.
struct PendingSend {
  std::string sendid, event;
  boost::json::value data;
  Instant due;

  friend bool operator==(const PendingSend&, const PendingSend&) = default;
};

/// "This case is a duplicate of that one": kept on both, `inbound` on the one that is pointed at.
struct Link {
  std::string kind;
  CaseId other;
  bool inbound = false;

  friend bool operator==(const Link&, const Link&) = default;
};

struct Child {
  CaseId id;
  bool open = true;
  std::string unit;       ///< The department it went to, if any.
  bool took_part = true;  ///< False once it ended without a share in the outcome.

  friend bool operator==(const Child&, const Child&) = default;
};

struct Case {
  CaseId id;
  Version version;  ///< Of the last record folded in.
  std::string kind, number;
  WorkflowRef workflow;
  CaseId parent;  ///< None for a case that stands alone.
  Shared<Facts> facts;
  chart::Snapshot session;
  Outward outward;
  std::vector<Shared<Clock>> clocks;
  std::vector<PendingSend> sends;
  std::vector<Link> links;
  std::vector<Child> children;
  Instant changed_at;
  std::vector<CasePhoto> photos;
  bool reporter_erased = false;  ///< The resident's name and phone are gone, on demand.

  [[nodiscard]] bool open() const { return session.running; }
  /// Chart data by name; null where the chart has none.
  [[nodiscard]] const boost::json::value& data(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;  ///< "" unless it is a string.
  [[nodiscard]] int number_of(std::string_view name, int otherwise) const;
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] const Clock* clock(std::string_view name) const;
  /// The same, to be kept while the case changes; null where there is none.
  [[nodiscard]] std::optional<Shared<Clock>> kept_clock(std::string_view name) const;
  [[nodiscard]] Clock* edit_clock(std::string_view name);

  friend bool operator==(const Case&, const Case&) = default;
};

}  // namespace engine::model
