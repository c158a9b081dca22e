// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

/// The timers that leaving the spot's states stops, at every level.
TimerSet stopped_on_exit(const Graph& graph, SpotIndex spot) {
  TimerSet set = 0;
  const Script& script = graph.script();
  graph.spot(spot).configuration.for_each([&](chart::StateIndex state) {
    set |= script.timers.halted(script.ground.anatomy().deeds_on_exit(state));
  });
  return set;
}

/// The timers that some step away from here stops.
TimerSet stopped_on_the_way(const Graph& graph, SpotIndex spot) {
  TimerSet set = 0;
  for (const EdgeIndex edge : graph.from(spot)) {
    set |= graph.script().timers.halted(graph.edges()[edge].deeds);
  }
  return set;
}

const std::set<std::string_view> deeds_of_clocks = {"start",  "pause", "resume", "stop",
                                                    "extend", "limit", "exempt"};

void check_clock(const Script& script, const Deed& deed, Findings& findings) {
  const auto say = [&](std::string rule, std::string zh, std::string en, std::string remedy) {
    findings.push_back({std::move(rule),
                        deed.line,
                        deed.column,
                        std::move(zh),
                        std::move(en),
                        {},
                        std::move(remedy)});
  };
  const std::string name = deed.text("name");
  const std::string what = deed.text("do");
  if (name.empty()) {
    return say("odd_clock", "时钟没有名称", "a clock without a name", "name it");
  }
  if (!deeds_of_clocks.contains(what)) {
    return say("odd_clock", "时钟 " + name + " 的 do=\"" + what + "\" 没有含义",
               "do=\"" + what + "\" means nothing", "start, pause, resume, stop, extend, limit");
  }
  if (what == "start" && !deed.has("limit") && !deed.has("until")) {
    return say("odd_clock", "时钟 " + name + " 启动时既无时限也无到期时刻",
               "the clock " + name + " starts without a limit and without an instant",
               "say limit=\"NAME\" or untilexpr=\"…\"");
  }
  const auto& timers = script.timers.all();
  const auto timer = std::find_if(timers.begin(), timers.end(), [&](const Timer& each) {
    return each.is_clock && each.name == name;
  });
  if (what != "start" && timer != timers.end() && timer->starts.empty()) {
    say("no_clock", "时钟 " + name + " 从未启动", "the clock " + name + " is never started",
        "start it, or correct its name");
  }
}

}  // namespace

Findings leaking_clocks(const Graph& graph) {
  Findings findings;
  std::set<TimerIndex> told_before;
  const auto& timers = graph.script().timers.all();
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    if (graph.spot(spot).ended) continue;
    const TimerSet leaks = graph.chances(spot).running & ~graph.heard(spot) &
                           ~stopped_on_exit(graph, spot) & ~stopped_on_the_way(graph, spot);
    for (TimerIndex i = 0; i < timers.size(); ++i) {
      if ((leaks & bit(i)) == 0 || !timers[i].is_clock || !told_before.insert(i).second) continue;
      findings.push_back({.rule = "leaking_clock",
                          .line = timers[i].line,
                          .column = timers[i].column,
                          .zh = "时钟 " + timers[i].name + " 在 " + name_of(graph, spot) +
                                " 仍在走，这里既不接它的到期，也不停它",
                          .en = "the clock " + timers[i].name +
                                " still runs in a state that neither hears nor "
                                "stops it",
                          .way = told(graph, graph.way_to(spot)),
                          .remedy = "stop it in the <onexit> of the state that starts it"});
    }
  }
  return findings;
}

Findings odd_clocks(const Script& script) {
  Findings findings;
  for (const Deed& deed : script.deeds()) {
    if (deed.kind == Deed::Kind::element && deed.name == "clock") {
      check_clock(script, deed, findings);
    }
  }
  return findings;
}

/// What the case sends itself, and is never in a state that takes it by then. What the chart takes
/// nowhere at all, lost_letters() tells.
Findings unheard_sends(const Graph& graph) {
  TimerSet heard = 0;
  for (SpotIndex spot = 0; spot < graph.size(); ++spot) {
    heard |= graph.chances(spot).running & graph.heard(spot);
  }
  const Script& script = graph.script();
  Findings findings;
  for (TimerIndex i = 0; i < script.timers.all().size(); ++i) {
    const Timer& timer = script.timers.all()[i];
    const bool taken = std::any_of(
        script.happenings.begin(), script.happenings.end(),
        [i](const Happening& one) { return one.cause == Cause::delayed && one.timer == i; });
    if (timer.is_clock || !taken || (heard & bit(i)) != 0) continue;
    findings.push_back({.rule = "unheard",
                        .line = timer.line,
                        .column = timer.column,
                        .zh = "发给自己的 " + timer.event + " 到来时，从来不在能接收它的状态",
                        .en = "the case is never in a state that takes " + timer.event +
                              " when it comes back to it",
                        .way = {},
                        .remedy = "take it where the case waits for it, or don't send it"});
  }
  return findings;
}

}  // namespace engine::core::prove
