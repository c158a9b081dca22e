// SPDX-License-Identifier: Apache-2.0
#pragma once

// The SCXML algorithm as pure functions: a session and an event in, the next session and what the
// chart asks of the world out. Nothing is sent, armed or logged here.
//
// Floor:   chart. Includes base and Boost.JSON values. Knows nothing of incidents.
// Time:    never reads a clock; a delay is a duration in a SendRequest.
// Threads: pure; a Chart is immutable and may be shared.
// Errors:  a chart's own errors become error.execution / error.communication events, as the
//          standard says. A macrostep longer than bounds::microsteps_max is cut (`livelock`), and
//          the caller must throw its result away.
// Source:  W3C SCXML 1.0, Appendix D; names as there.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/chart/session.hpp"

namespace engine::chart {

class Chart;
using ChartPtr = std::shared_ptr<const Chart>;

using StateIndex = std::uint32_t;       ///< In document order.
using TransitionIndex = std::uint32_t;  ///< In document order.

enum class EventType { platform, internal, external };

struct Event {
  std::string name;
  EventType type = EventType::external;
  boost::json::value data;  ///< Null where the event has none.
  std::string sendid, origin, origintype, invokeid;
};

/// What the read-only system variable `_x` holds (actor, now, case), asked for member by member:
/// a step looks at few of them.
class Outlook {
 public:
  Outlook() = default;
  Outlook(const Outlook&) = default;
  Outlook& operator=(const Outlook&) = default;
  virtual ~Outlook() = default;

  /// Null where there is none. It holds as long as nobody changes what is looked at.
  [[nodiscard]] virtual const boost::json::value* if_contains(std::string_view name) const = 0;
  [[nodiscard]] virtual boost::json::object whole() const = 0;
};

/// What a step may see of its surroundings.
struct Surroundings {
  const Outlook* x = nullptr;  ///< `_x`; may be null.
  /// Transitions that this external event may not take (its sender lacks the role). May be null.
  /// Sorted ascending. Internal and eventless transitions are never barred.
  const std::vector<TransitionIndex>* barred = nullptr;
  std::string_view session_id;  ///< `_sessionid`
  /// Whether an event can be sent there now (#_parent, #_scxml_…); if not, the chart is told by
  /// error.communication. Null: everywhere.
  const std::function<bool(std::string_view target)>* reaches = nullptr;
};

// What the chart asks of the world, in the order in which it asked.

struct SendRequest {
  std::string sendid;  ///< Never empty; generated where the document names none.
  std::string event, target, type;
  Duration delay{0};
  boost::json::value data;  ///< Evaluated now, as the standard wants, not when it is delivered.
  bool named = false;       ///< The document gave the sendid: `<cancel>` may name it.
};
struct CancelRequest {
  std::string sendid;
};
struct LogRequest {
  std::string label;
  boost::json::value value;
};
/// An executable element of a foreign namespace (`<shao:clock …/>`), its attributes evaluated:
/// an attribute `forexpr` arrives as `for` with its value, any other as its text.
struct ElementRequest {
  std::string name;  ///< Local name.
  boost::json::object attributes;
  int line = 0;
};
struct InvokeRequest {
  std::string invokeid, type, src;
  boost::json::value content;
  boost::json::object params;
  bool autoforward = false;
};
struct CancelInvokeRequest {
  std::string invokeid;
};
struct ForwardRequest {
  std::string invokeid;  ///< The event being processed goes on to this child.
};
using Request = std::variant<SendRequest, CancelRequest, LogRequest, ElementRequest, InvokeRequest,
                             CancelInvokeRequest, ForwardRequest>;

struct Step {
  Snapshot after;
  std::vector<Request> requests;
  std::vector<TransitionIndex> taken;  ///< In the order taken; empty when nothing matched.
  std::vector<StateIndex> exited, entered;
  bool finished = false;        ///< A top-level final state was reached: the session has ended.
  boost::json::value donedata;  ///< Of that state.
  bool livelock = false;
};

/// Enters the chart. `given` sets top-level data by location, in place of the document's values
/// (SCXML 5.3.3); a name that the document lacks is ignored.
[[nodiscard]] Step start(const Chart& chart, const boost::json::object& given,
                         const Surroundings& around);

/// Processes one external event to the end of its macrostep. `before` must have been made by this
/// chart and be running.
[[nodiscard]] Step macrostep(const Chart& chart, const Snapshot& before, const Event& event,
                             const Surroundings& around);

/// Ends a session whose invoking one no longer wants it: its onexit handlers run, nothing else.
[[nodiscard]] Step cancel(const Chart& chart, const Snapshot& before, const Surroundings& around);

/// What a guard says before the event is known.
enum class Guard {
  open,     ///< True, or absent.
  closed,   ///< False.
  depends,  ///< It reads `_event`: only the event can tell.
};

/// A transition that an external event could take from here.
struct Candidate {
  TransitionIndex transition;
  Guard guard;
};

/// Every event-triggered transition of an active state, innermost state first, then in document
/// order: the order in which the standard would choose. Guards are evaluated, nothing is taken.
/// With `event`, those only that take it.
[[nodiscard]] std::vector<Candidate> candidates(const Chart& chart, const Snapshot& at,
                                                const Surroundings& around,
                                                std::string_view event = {});

}  // namespace engine::chart
