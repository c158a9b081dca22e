// SPDX-License-Identifier: Apache-2.0

// Transitions that can never fire, and why not.

#include <algorithm>

#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

bool matches_any(const chart::TransitionView& view, const std::string& event) {
  return std::any_of(view.events.begin(), view.events.end(), [&](const std::string& descriptor) {
    return chart::matches(descriptor, event);
  });
}

/// Raised, sent to itself as internal, or raised by the standard: of such names it can't be told
/// from outside whether they come.
bool internal_event(const Script& script, const chart::TransitionView& view) {
  const auto& events = script.ground.anatomy().raised();
  bool raised = std::any_of(events.begin(), events.end(),
                            [&](const std::string& event) { return matches_any(view, event); });
  for (const Deed& deed : script.deeds()) {
    raised =
        raised || (deed.text("target") == "#_internal" && matches_any(view, deed.text("event")));
  }
  return raised || std::any_of(view.events.begin(), view.events.end(), [](const std::string& each) {
           return each.starts_with("done.state") || each.starts_with("done.invoke") ||
                  each.starts_with("error") || each == "*" || each == "done.*" || each == "done";
         });
}

bool happens(const Script& script, chart::TransitionIndex index) {
  return std::any_of(script.happenings.begin(), script.happenings.end(),
                     [&](const Happening& one) { return one.stimulus.takes[index]; });
}

/// The clock whose end or warning it waits for; empty if it waits for something else too.
std::string clock_of(const chart::TransitionView& view) {
  if (view.events.size() != 1) return {};
  const std::string& event = view.events[0];
  if (!event.starts_with("clock.")) return {};
  const std::size_t end = event.rfind('.');
  return end > 6 ? event.substr(6, end - 6) : event.substr(6);
}

/// An earlier transition, of the same state or of one inside, that takes what this one waits for.
std::optional<chart::TransitionIndex> shadow(const Graph& graph, chart::TransitionIndex index) {
  const auto& transitions = graph.script().chart().transitions();
  const auto& anatomy = graph.script().ground.anatomy();
  const chart::TransitionView& view = transitions[index];
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const chart::TransitionView& other = transitions[i];
    const bool before =
        (other.source == view.source && i < index) ||
        (other.source != view.source && anatomy.descends(other.source, view.source));
    if (!before || i == index || !graph.taken()[i]) continue;
    const bool same =
        view.events.empty()
            ? other.events.empty()
            : std::any_of(view.events.begin(), view.events.end(),
                          [&](const std::string& event) { return matches_any(other, event); });
    if (same) return i;
  }
  return std::nullopt;
}

Finding never_comes(const Script& script, const chart::TransitionView& view) {
  std::string events;
  for (const std::string& each : view.events) events += (events.empty() ? "" : " ") + each;
  const std::string clock = clock_of(view);
  if (!clock.empty()) {
    const auto& timers = script.timers.all();
    const bool known = std::any_of(timers.begin(), timers.end(), [&](const Timer& timer) {
      return timer.is_clock && timer.name == clock;
    });
    return {.rule = known ? "no_event" : "no_clock",
            .line = view.line,
            .zh = "在等时钟 " + clock + "，而没有任何地方启动它",
            .en = "it waits for the clock " + clock + ", which nothing starts",
            .way = {},
            .remedy = "start the clock, or correct its name (clock.NAME.due, clock.NAME.warn)"};
  }
  return {
      .rule = "no_role",
      .line = view.line,
      .zh = "事件 " + events + " 没有人可办（缺 shao:by），也没有任何流程、时钟发出它",
      .en = "nobody may cause " + events + ": it has no shao:by, and no chart or clock sends it",
      .way = {},
      .remedy = "say shao:by, or let another chart send it"};
}

}  // namespace

Findings dead_transitions(const Graph& graph) {
  const Script& script = graph.script();
  Findings findings;
  const auto& transitions = script.chart().transitions();
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const chart::TransitionView& view = transitions[i];
    if (graph.taken()[i] || !graph.entered().contains(view.source)) continue;
    if (!view.events.empty() && !happens(script, i) && !internal_event(script, view)) {
      findings.push_back(never_comes(script, view));
      continue;
    }
    Finding finding{.rule = "dead", .line = view.line, .zh = {}, .en = {}, .way = {}, .remedy = {}};
    const std::string source = name_of(script.workflow, view.source);
    if (const auto by = shadow(graph, i)) {
      const std::string line = std::to_string(transitions[*by].line);
      finding.rule = "shadowed";
      finding.zh = source + " 的这一转移永远轮不到：第 " + line + " 行总是先被采用";
      finding.en = "it can never fire: the transition in line " + line + " is always taken first";
      finding.remedy = "put it before that one, or give that one a condition";
    } else {
      finding.zh = source + " 的这一转移永远不会发生";
      finding.en = "it can never fire: no event and no condition ever lets it";
      finding.remedy = "correct its event or its condition, or remove it";
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace engine::core::prove
