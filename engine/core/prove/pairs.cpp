// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/pairs.hpp"

#include <algorithm>

#include "engine/base/proof_bounds.hpp"

namespace engine::core::prove {
namespace {

constexpr DeedIndex no_deed = ~DeedIndex{0};

std::vector<std::string> events_of(const Deed& deed) {
  const auto found = deed.attributes.find("event");
  if (found == deed.attributes.end() || !found->second) return {};
  return *found->second;
}

bool goes_to(const Deed& deed, std::string_view target) {
  return deed.kind == Deed::Kind::send && !deed.delayed && deed.text("target") == target;
}

bool opens(const Deed& deed, const std::string& chart) {
  const std::vector<std::string> events = events_of(deed);
  return deed.text("type") == "urn:shao:open" &&
         (events.empty() || std::find(events.begin(), events.end(), chart) != events.end());
}

}  // namespace

Pairs::Pairs(const Graph& parent, const Graph& child)
    : parent_(parent), child_(child), absent_(static_cast<Child>(child.size())) {
  to_child_.fired.resize(child.script().chart().transitions().size());
  to_parent_.fired.resize(parent.script().chart().transitions().size());
  for (const EdgeIndex entry : parent.entries()) {
    for (const Child next : after(parent.edges()[entry], absent_)) {
      visit(parent.edges()[entry].to, next);
    }
  }
  while (!waiting_.empty() && !capped_) {
    const auto [at, with] = waiting_.back();
    waiting_.pop_back();
    move_parent(at, with);
    if (with != absent_) move_child(at, with);
  }
}

void Pairs::visit(SpotIndex parent, Child child) {
  if (!seen_.emplace(parent, child).second) return;
  capped_ = capped_ || seen_.size() > bounds::proof_pairs_max;
  waiting_.emplace_back(parent, child);
}

void Pairs::move_parent(SpotIndex parent, Child child) {
  for (const EdgeIndex index : parent_.from(parent)) {
    const Edge& edge = parent_.edges()[index];
    for (const Child next : after(edge, child)) visit(edge.to, next);
  }
}

void Pairs::move_child(SpotIndex parent, Child child) {
  for (const EdgeIndex index : child_.from(child)) {
    const Edge& edge = child_.edges()[index];
    const Happening& by = child_.script().happenings[edge.by];
    if (by.cause == Cause::message) continue;  // These come by the parent's steps alone.
    post(edge, parent);
    visit(parent, child_.spot(edge.to).ended ? absent_ : edge.to);
  }
}

std::vector<Pairs::Child> Pairs::after(const Edge& edge, Child child) {
  std::vector<Child> children{child};
  for (const DeedIndex index : edge.deeds) {
    const Deed& deed = parent_.script().deeds()[index];
    if (opens(deed, child_.script().workflow.name) && child == absent_) {
      for (const EdgeIndex entry : child_.entries()) {
        const Edge& first = child_.edges()[entry];
        post(first, edge.to);
        if (!child_.spot(first.to).ended) children.push_back(first.to);
      }
    }
    if (!goes_to(deed, "#_children")) continue;
    for (const std::string& event : events_of(deed)) {
      std::vector<Child> next;
      for (const Child each : children) {
        if (each == absent_) {
          next.push_back(each);
          continue;
        }
        deliver(child_, each, event, index, to_child_);
        next.push_back(each);  // Its conditions may not hold.
        for (const EdgeIndex step : edges_by(child_, each, event)) {
          post(child_.edges()[step], edge.to);
          const SpotIndex to = child_.edges()[step].to;
          next.push_back(child_.spot(to).ended ? absent_ : to);
        }
      }
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      children = std::move(next);
    }
  }
  return children;
}

/// What the child's step tells the parent.
void Pairs::post(const Edge& edge, SpotIndex parent) {
  for (const DeedIndex index : edge.deeds) {
    const Deed& deed = child_.script().deeds()[index];
    if (!goes_to(deed, "#_parent")) continue;
    for (const std::string& event : events_of(deed)) {
      deliver(parent_, parent, event, index, to_parent_);
    }
  }
  if (child_.spot(edge.to).ended) {
    deliver(parent_, parent, "done." + child_.script().workflow.name, no_deed, to_parent_);
  }
}

void Pairs::deliver(const Graph& to, SpotIndex at, const std::string& event, DeedIndex deed,
                    Mail& mail) {
  mail.sent.emplace(event, deed);
  for (const EdgeIndex edge : edges_by(to, at, event)) {
    mail.taken.emplace(event, deed);
    for (const auto transition : to.edges()[edge].taken) mail.fired[transition] = true;
  }
}

std::vector<EdgeIndex> Pairs::edges_by(const Graph& graph, SpotIndex at,
                                       const std::string& event) const {
  std::vector<EdgeIndex> edges;
  for (const EdgeIndex edge : graph.from(at)) {
    const Happening& by = graph.script().happenings[graph.edges()[edge].by];
    if (by.cause == Cause::message && by.stimulus.event == event) edges.push_back(edge);
  }
  return edges;
}

Findings Pairs::against_child() const {
  Findings findings = unheard(child_, parent_, to_parent_);
  for (Finding& each : in_vain(parent_, child_, to_child_)) findings.push_back(std::move(each));
  return findings;
}

Findings Pairs::against_parent() const {
  Findings findings = unheard(parent_, child_, to_child_);
  for (Finding& each : in_vain(child_, parent_, to_parent_)) findings.push_back(std::move(each));
  return findings;
}

Findings Pairs::unheard(const Graph& from, const Graph& to, const Mail& mail) const {
  Findings findings;
  if (capped_) return findings;
  for (const auto& [sent, index] : mail.sent) {
    const auto& event = sent;  // clang 14 captures no binding.
    if (index == no_deed || mail.taken.contains({event, index})) continue;
    const auto& heard = to.script().happenings;
    const bool ever = std::any_of(heard.begin(), heard.end(), [&](const Happening& one) {
      return one.cause == Cause::message && one.stimulus.event == event;
    });
    if (!ever) continue;  // lost_letters() has said so.
    const Deed& deed = from.script().deeds()[index];
    const std::string& other = to.script().workflow.name;
    findings.push_back(
        {.rule = "unheard",
         .line = deed.line,
         .column = deed.column,
         .zh = "发出 " + event + " 时，" + other + " 从来不在能接收它的状态",
         .en = other + " is never in a state that takes " + event + " when it is sent here",
         .way = {},
         .remedy = "let " + other + " take it, or don't send it"});
  }
  return findings;
}

/// Transitions that only a letter of the other one can cause, and that none ever reaches.
Findings Pairs::in_vain(const Graph& from, const Graph& to, const Mail& mail) const {
  Findings findings;
  if (capped_) return findings;
  const auto& transitions = to.script().chart().transitions();
  const std::string& sender = from.script().workflow.name;
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    if (mail.fired[i] || !to.taken()[i]) continue;
    bool only = false;
    for (const Happening& one : to.script().happenings) {
      if (!one.stimulus.takes[i]) continue;
      only = one.cause == Cause::message;
      for (const Letter& letter : to.script().incoming) {
        only = only && (letter.event != one.stimulus.event || letter.from == sender);
      }
      if (!only) break;
    }
    if (!only) continue;
    findings.push_back(
        {.rule = "in_vain",
         .line = transitions[i].line,
         .zh = "在这里等 " + transitions[i].events[0] + "，但 " + sender + " 在此时从不发出它",
         .en = "it waits for " + transitions[i].events[0] + ", which " + sender +
               " never sends while this state is active",
         .way = {},
         .remedy = "wait for it where it comes, or let it be sent"});
  }
  return findings;
}

Findings lost_letters(const Script& script, const Scripts& all) {
  Findings findings;
  if (script.workflow.raised_by.empty() && script.opened_by.empty() && script.sources.empty()) {
    findings.push_back({.rule = "never_opened",
                        .line = 1,
                        .zh = "没有人、也没有别的流程能开始这一流程",
                        .en = "nobody raises such a case, and no chart opens it",
                        .way = {},
                        .remedy = "say shao:raise, or open it with <send type=\"urn:shao:open\">"});
  }
  for (DeedIndex i = 0; i < script.deeds().size(); ++i) {
    const Deed& deed = script.deeds()[i];
    for (const std::string& event : events_of(deed)) {
      const std::string type = deed.text("type");
      if (type == "urn:shao:open" || type == "urn:shao:raise") {
        const bool known = std::any_of(all.begin(), all.end(), [&](const auto& other) {
          return other->workflow.name == event;
        });
        if (known) continue;
        findings.push_back({"no_receiver",
                            deed.line,
                            deed.column,
                            "没有名为 " + event + " 的流程",
                            "there is no chart " + event + " to open",
                            {},
                            "name a chart of the folder"});
        continue;
      }
      std::set<std::string> receivers;
      bool letter = false;
      for (const Letter& each : script.outgoing) {
        if (!each.is_end && each.deed == i && each.event == event) receivers.insert(each.to);
      }
      letter = deed.kind == Deed::Kind::send && !deed.delayed && !deed.has("type") &&
               deed.text("target") != "#_internal" && !event.empty();
      if (!letter) continue;
      const bool heard = std::any_of(all.begin(), all.end(), [&](const auto& other) {
        if (!receivers.contains(other->workflow.name)) return false;
        return std::any_of(other->happenings.begin(), other->happenings.end(),
                           [&](const Happening& one) {
                             return one.cause == Cause::message && one.stimulus.event == event;
                           });
      });
      if (heard) continue;
      findings.push_back({"no_receiver",
                          deed.line,
                          deed.column,
                          "没有任何流程接收 " + event,
                          "no chart takes " + event,
                          {},
                          "let the receiver take it, or don't send it"});
    }
  }
  return findings;
}

}  // namespace engine::core::prove
