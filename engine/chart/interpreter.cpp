// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/interpreter.hpp"

#include "engine/chart/running.hpp"

namespace engine::chart {
namespace {

Step step_of(const Chart& chart, Running&& session, Outcome&& outcome) {
  return {.after = save(chart, std::move(session)),
          .requests = std::move(outcome.requests),
          .taken = std::move(outcome.taken),
          .exited = std::move(outcome.exited),
          .entered = std::move(outcome.entered),
          .finished = outcome.finished,
          .donedata = std::move(outcome.donedata),
          .livelock = outcome.livelock};
}

}  // namespace

Step start(const Chart& chart, const boost::json::object& given, const Surroundings& around) {
  Running session;
  Outcome outcome = start(chart, session, given, around);
  return step_of(chart, std::move(session), std::move(outcome));
}

Step macrostep(const Chart& chart, const Snapshot& before, const Event& event,
               const Surroundings& around) {
  Running session = restore(chart, before);
  Outcome outcome = macrostep(chart, session, event, around);
  return step_of(chart, std::move(session), std::move(outcome));
}

Step cancel(const Chart& chart, const Snapshot& before, const Surroundings& around) {
  Running session = restore(chart, before);
  Outcome outcome = cancel(chart, session, around);
  return step_of(chart, std::move(session), std::move(outcome));
}

}  // namespace engine::chart
