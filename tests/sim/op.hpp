// SPDX-License-Identifier: Apache-2.0
#pragma once

// One thing that happens to the world from outside: a request that arrives, or a misfortune. All
// that a run does follows from its seed's plan and the list of these, so that a run is replayed
// from the list alone, and shrunk by leaving some out.
//
// Floor: tests/sim.
// Units: milliseconds of virtual time since the world began; it never jumps. The wall clock may.

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace sim {

enum class OpKind {
  raise,    ///< A request to open a case; `event` is the workflow.
  send,     ///< A request to send an event to a case.
  photo,    ///< A request to take in a photo.
  unmask,   ///< A request to read who reported a case.
  erase,    ///< A request to destroy that.
  list,     ///< A list of what `who` may see.
  fault,    ///< The `amount`-th operation of the store from now on fails so: `event` names how.
  crash,    ///< The process is killed, and started again after `amount`.
  stop,     ///< SIGTERM, and a start after `amount`; with the event "next" on the newer charts.
  jump,     ///< The wall clock is set forward or back by `amount`.
  freeze,   ///< The wall clock stands still for `amount`.
  stall,    ///< The engine's thread gets no time for `amount`.
  forget,   ///< Old answers are forgotten.
  clear,    ///< Photos that nobody used are forgotten.
  room,     ///< The disk has room for less or more now: `amount` is an engine::ports::Room.
  disable,  ///< `who` may not log in until `amount` is over: the door refuses them.
  /// The server is stopped and upgraded, a tool moves running cases of the workflow `event` into
  /// its next version as `form` says, and the server is started after `amount`.
  migrate,
  holidays  ///< The same with a tool that counts clocks anew, after the county's holidays changed.
};

struct Op {
  std::int64_t at = 0;
  OpKind kind = OpKind::send;
  std::uint32_t tag = 0;  ///< Of the request: it stands in the journal, as a title or a comment.
  std::uint32_t key = 0;  ///< Requests with the same key and tag are one, sent again. 0: no key.
  std::string who, event;
  /// "17": the case that request 17 opened; "17.2": its second child; "17/1": the first case of its
  /// own that became of it.
  std::string subject;
  boost::json::object form;
  std::optional<std::uint64_t> if_match;
  std::int64_t amount = 0;

  friend bool operator==(const Op&, const Op&) = default;
};

[[nodiscard]] boost::json::object to_json(const Op& op);
/// Nothing if it is not one.
[[nodiscard]] std::optional<Op> op_of(const boost::json::value& value);
/// One line of a timeline.
[[nodiscard]] std::string describe(const Op& op);

}  // namespace sim
