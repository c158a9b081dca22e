// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sessions that run together on a virtual clock: what SCXML asks of the world around a chart, and
// the engine leaves to its caller. External queues, delayed sends, invoked sessions, addresses.
//
// Time:   starts at 0 and moves only when it is told to.
// Order:  the engine's macrosteps one at a time; a new session begins before any event is taken,
//         then events in the order in which they were sent, delayed ones by (due, sequence).
// Source: W3C SCXML 1.0, sections 6.2 to 6.4, C.1.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/base/time.hpp"
#include "engine/chart/chart.hpp"
#include "engine/chart/interpreter.hpp"

namespace conformance {

namespace chart = engine::chart;

/// A chart's source, and the folder from which it may read.
struct Document {
  std::string text, folder;
};

struct Waiting {
  std::uint64_t sequence = 0;
  chart::Event event;
};

struct Session {
  std::string id;
  Document document;
  chart::ChartPtr chart;  ///< Made of the document; no part of what is kept.
  boost::json::object given;
  std::string parent, invokeid;                 ///< Empty for the first session.
  std::map<std::string, std::string> children;  ///< Session ids, by invokeid.
  bool begun = false;
  chart::Snapshot at;
  std::deque<Waiting> queue;
};

/// Whether an address can be reached.
using Reach = std::function<bool(std::string_view target)>;

/// An event on its way.
struct Sending {
  std::string from, target;  ///< A session's id; an address.
  std::string sendid;
  bool named = false;
  chart::Event event;
};
struct Delayed {
  engine::Duration due{0};  ///< On the world's clock, not from now.
  std::uint64_t sequence = 0;
  Sending sending;
};

/// All that must be kept to go on elsewhere.
struct State {
  engine::Duration now{0};
  std::uint64_t sequence = 0;
  std::uint64_t sessions_made = 0;
  std::map<std::string, Session> sessions;
  std::vector<Delayed> delayed;
  std::vector<std::string> ended;  ///< The active states with which the first session ended.
};

/// The chart of a document, or the first of its faults.
[[nodiscard]] engine::Loaded<chart::ChartPtr> load(const Document& document);

class World {
 public:
  /// `chart` is that of `document`.
  World(const Document& document, chart::ChartPtr chart);
  /// Its charts are compiled anew.
  explicit World(State state);

  /// One macrostep of one session. False if all wait.
  bool step();
  /// Moves the clock to the next delayed event, and sends it. False if there is none by `until`.
  bool wake(std::optional<engine::Duration> until = std::nullopt);
  void advance(engine::Duration by) { state_.now += by; }
  void send(chart::Event event);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] bool running() const { return state_.sessions.contains(first); }
  /// The first session's active states, or those with which it ended.
  [[nodiscard]] const std::vector<std::string>& configuration() const;
  /// The first session's active states that have no states inside, sorted.
  [[nodiscard]] std::vector<std::string> basic_configuration() const;
  /// What has happened since the last call, a line each: for comparing runs.
  [[nodiscard]] std::vector<std::string> trace();

 private:
  static constexpr const char* first = "s1";

  bool begin(Session& session);
  bool process(Session& session);
  [[nodiscard]] Reach reach_of(const Session& session);
  Session& add(const Document& document, chart::ChartPtr chart);
  void take(Session& session, chart::Step step, std::string_view what);
  void ask(const std::string& id, const chart::Request& request, bool cancelled);
  void send_from(Session& session, const chart::SendRequest& request);
  void deliver(const Sending& sending);
  [[nodiscard]] Session* addressee(const Sending& sending);
  void fail(const Sending& sending);
  void enqueue(Session& session, chart::Event event);
  void invoke(Session& parent, const chart::InvokeRequest& request);
  // By value: what is forgotten may hold the id that it is called by.
  void cancel(std::string id);
  void finish(std::string id, const chart::Step& step);
  void forget(std::string id);

  State state_;
  chart::Event current_;  ///< The event being processed, for autoforward.
  std::vector<std::string> trace_;
};

}  // namespace conformance
