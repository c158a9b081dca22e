// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happened to one case: the closed set of the journal's events, in the past tense.
//
// An event carries everything that core::evolve needs, so that a journal is readable for ever,
// whatever becomes of charts, calendars and code. Released events never change their meaning: a new
// meaning is a new event.
//
// Floor: model.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/model/case.hpp"

namespace engine::model {

struct CaseOpened {
  std::string kind, number;
  WorkflowRef workflow;
  CaseId parent;
  Facts facts;
  friend bool operator==(const CaseOpened&, const CaseOpened&) = default;
};

/// One macrostep of the chart: the configuration it reached and what it assigned on the way.
struct StepTaken {
  boost::json::object form;  ///< What the actor filled in.
  std::vector<std::string> exited, entered, configuration;
  std::vector<std::pair<std::string, std::vector<std::string>>> history;
  boost::json::object assigned;         ///< Locations whose value changed, with the new value.
  std::vector<std::string> unassigned;  ///< Locations that became undefined.
  std::vector<std::string> late_bound;
  std::vector<chart::Invocation> invocations;
  std::uint64_t generated = 0;
  bool running = true;
  Outward outward;
  friend bool operator==(const StepTaken&, const StepTaken&) = default;
};

struct ClockStarted {
  std::string name;
  calendar::Limit limit;
  std::string calendar;
  std::optional<Instant> until;  ///< A date instead of a limit.
  std::optional<Instant> due_at, warn_at;
  std::optional<Instant> since;  ///< Counted from then on; none: from now.
  friend bool operator==(const ClockStarted&, const ClockStarted&) = default;
};
struct ClockPaused {
  std::string name;
  friend bool operator==(const ClockPaused&, const ClockPaused&) = default;
};
struct ClockResumed {
  std::string name;
  std::optional<Instant> due_at, warn_at;
  friend bool operator==(const ClockResumed&, const ClockResumed&) = default;
};
struct ClockStopped {
  std::string name;
  friend bool operator==(const ClockStopped&, const ClockStopped&) = default;
};
/// Another limit for a clock that has begun; used time is kept.
struct ClockLimitChanged {
  std::string name;
  calendar::Limit limit;
  calendar::Limit first_limit;  ///< Without extensions.
  bool extension = false;
  std::optional<Instant> due_at, warn_at;
  friend bool operator==(const ClockLimitChanged&, const ClockLimitChanged&) = default;
};
/// The same limit under an edited calendar.
struct ClockRecomputed {
  std::string name;
  std::optional<Instant> due_at, warn_at;
  friend bool operator==(const ClockRecomputed&, const ClockRecomputed&) = default;
};
struct ClockWarned {
  std::string name;
  friend bool operator==(const ClockWarned&, const ClockWarned&) = default;
};
struct ClockBreached {
  std::string name;
  friend bool operator==(const ClockBreached&, const ClockBreached&) = default;
};
struct ClockExempted {
  std::string name;
  friend bool operator==(const ClockExempted&, const ClockExempted&) = default;
};

struct SendScheduled {
  PendingSend send;
  friend bool operator==(const SendScheduled&, const SendScheduled&) = default;
};
struct SendCancelled {
  std::string sendid;
  friend bool operator==(const SendCancelled&, const SendCancelled&) = default;
};
struct SendFired {
  std::string sendid;
  friend bool operator==(const SendFired&, const SendFired&) = default;
};

struct Linked {
  Link link;
  friend bool operator==(const Linked&, const Linked&) = default;
};
struct ChildOpened {
  CaseId child;
  std::string unit;
  friend bool operator==(const ChildOpened&, const ChildOpened&) = default;
};
struct ChildEnded {
  CaseId child;
  bool took_part = true;  ///< Whether its donedata has `part`: it had a share in what came of it.
  friend bool operator==(const ChildEnded&, const ChildEnded&) = default;
};

/// Somebody is to be told: `roles` in the case's jurisdiction.
struct Notified {
  std::string event;
  std::vector<std::string> roles;
  boost::json::value data;
  friend bool operator==(const Notified&, const Notified&) = default;
};
/// The chart asked for something that could not be done (a limit that the county does not have, a
/// message that nobody takes). The case goes on; `shao check` and health show it.
struct ChartFaulted {
  std::string what;
  friend bool operator==(const ChartFaulted&, const ChartFaulted&) = default;
};

/// A photo that the actor had sent before now belongs to the case.
struct PhotoAttached {
  Photo photo;
  PhotoKind kind = PhotoKind::before;
  std::string event;  ///< The act that it came with.
  friend bool operator==(const PhotoAttached&, const PhotoAttached&) = default;
};

/// Somebody has read what is masked of the resident who reported it. What it was stands nowhere
/// here.
struct ReporterUnmasked {
  std::vector<std::string> fields;
  std::string reason;
  friend bool operator==(const ReporterUnmasked&, const ReporterUnmasked&) = default;
};
/// The resident's name, phone and the salt of their commitment were destroyed.
struct ReporterErased {
  std::string reason;
  friend bool operator==(const ReporterErased&, const ReporterErased&) = default;
};

using Event =
    std::variant<CaseOpened, StepTaken, ClockStarted, ClockPaused, ClockResumed, ClockStopped,
                 ClockLimitChanged, ClockRecomputed, ClockWarned, ClockBreached, ClockExempted,
                 SendScheduled, SendCancelled, SendFired, Linked, ChildOpened, ChildEnded, Notified,
                 ChartFaulted, PhotoAttached, ReporterUnmasked, ReporterErased>;

}  // namespace engine::model
