// SPDX-License-Identifier: Apache-2.0
#pragma once

// The charts of a library as a proof reads them: which letters they write to each other, what the
// world gives them, and all that can happen to each.
//
// Floor:   core.
// Threads: one proof, one thread.
// Source:  workflows/README.md, "Sending".

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/chart/prove/explorer.hpp"
#include "engine/core/prove/timers.hpp"
#include "engine/core/workflow.hpp"

namespace engine::core::prove {

/// An event that one chart sends to another, or to itself.
struct Letter {
  std::string event;  ///< Empty: it can't be told which.
  std::string from, to;
  std::vector<std::string> fields;
  bool any_field = false;
  DeedIndex deed = 0;   ///< Of the sender; of no meaning for an end.
  bool is_end = false;  ///< `done.CHART`
  int line = 0, column = 0;
};

enum class Cause { person, clock, warning, delayed, message, platform };

struct Happening {
  Cause cause = Cause::person;
  chart::prove::Stimulus stimulus;
  directory::Role role = directory::Role::resident;  ///< Of a person.
  TimerIndex timer = 0;                              ///< Of a clock, a warning, a delayed send.
  Label label;                                       ///< What the person's button says.
};

/// One chart with all that a proof needs to know of it.
struct Script {
  Script(const Workflow& of, const std::set<std::string>& given);

  const Workflow& workflow;
  chart::prove::Ground ground;
  Timers timers;
  std::vector<Letter> incoming, outgoing;
  std::vector<Happening> happenings;
  std::set<std::string> opened_by;  ///< Charts that open it as a child.
  std::set<std::string> sources;    ///< Charts that raise it to stand alone.
  /// By transition: clocks that it pauses while a child is in a state that, whenever it is left,
  /// makes the child write the letter that resumes them. They are sure to go on.
  std::map<chart::TransitionIndex, TimerSet> lent;
  TimerSet doubted = 0;  ///< Timers that hidden states may stop at any time.

  /// From here on these states are not seen (Ground::hide), and what they may do can happen.
  void hide(const chart::StateSet& states);

  [[nodiscard]] const chart::Chart& chart() const { return *workflow.chart; }
  [[nodiscard]] const std::vector<Deed>& deeds() const { return ground.deeds().all(); }
};

using Scripts = std::vector<std::unique_ptr<Script>>;

/// By name, the newest version of each chart.
[[nodiscard]] Scripts read_scripts(const Workflows& workflows);

}  // namespace engine::core::prove
