// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/chart.hpp"

#include <algorithm>

#include "adapters/scxml/reader.hpp"
#include "engine/base/ensure.hpp"
#include "engine/chart/interpreter.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

namespace chart_ns = engine::chart;

constexpr std::size_t events_most = 8;

void must_be_told(const engine::Faults& faults) {
  ENSURE(!faults.empty(), "a refused document has a fault");
  ENSURE(std::any_of(faults.begin(), faults.end(), [](const auto& each) { return each.line > 0; }),
         "and one of them says where");
  for (const auto& each : faults) {
    ENSURE(!each.what.empty() && !each.remedy.empty(), "a fault says what it is and what to do");
  }
}

/// Sends it the events that its own transitions name.
void run(const chart_ns::Chart& chart) {
  const chart_ns::Surroundings nothing;
  auto step = chart_ns::start(chart, {}, nothing);
  std::size_t sent = 0;
  for (const auto& transition : chart.transitions()) {
    if (step.livelock || !step.after.running || sent++ == events_most) return;
    ENSURE(!step.after.configuration.empty(), "a running session is somewhere");
    if (transition.events.empty()) continue;
    const chart_ns::Event event{.name = transition.events.front(), .data = {{"level", 2}}};
    static_cast<void>(chart_ns::candidates(chart, step.after, nothing));
    const auto once = chart_ns::macrostep(chart, step.after, event, nothing);
    const auto twice = chart_ns::macrostep(chart, step.after, event, nothing);
    ENSURE(once.after.configuration == twice.after.configuration && once.taken == twice.taken,
           "the same event from the same place leads to the same place");
    step = once;
  }
}

}  // namespace

void chart(std::string_view bytes) {
  for (const bool conformance : {false, true}) {
    const auto loaded = adapters::scxml::load(bytes, "a.scxml", {.conformance = conformance});
    if (loaded) {
      run(*loaded.value());
    } else {
      must_be_told(loaded.faults());
    }
  }
}

}  // namespace fuzz
