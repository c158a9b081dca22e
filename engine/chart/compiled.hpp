// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tables of a compiled chart: what the algorithm walks. For this floor, and for the proofs and
// drawings that read a chart as closely; nobody else.
//
// Floor:   chart.
// Threads: immutable after compile().

#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/chart/chart.hpp"
#include "engine/chart/expression/parser.hpp"
#include "engine/chart/expression/program.hpp"
#include "engine/chart/state_set.hpp"

namespace engine::chart {

using expression::Program;
using expression::SlotIndex;

/// Where a state would have its parent, `<scxml>` itself.
inline constexpr StateIndex root = std::numeric_limits<StateIndex>::max();

/// A text that stands in the document, or the program that computes it.
using TextSource = std::variant<std::string, Program>;
using OptionalText = std::optional<TextSource>;

struct Param {
  std::string name;
  Program value;
  bool from_location = false;
};
/// What travels with an event.
struct Payload {
  std::vector<Param> namelist;  ///< A failure among these stops the send.
  std::vector<Param> params;    ///< A failure among these drops the param.
  std::optional<Program> content;
};

struct Action;
using Block = std::vector<Action>;

struct Raise {
  std::string event;
};
struct If {
  struct Branch {
    std::optional<Program> cond;  ///< None for `<else>`.
    Block block;
  };
  std::vector<Branch> branches;
};
struct Foreach {
  Program array;
  Program item;
  std::optional<Program> index;
  Block block;
};
struct Log {
  std::string label;
  std::optional<Program> value;
};
struct Assign {
  Program location, value;
};
struct Script {
  std::vector<expression::Assignment> assignments;
};
struct Send {
  OptionalText event, target, type, delay;
  Duration fixed_delay{0};  ///< Where `delay` is no expression.
  std::string id;
  std::optional<Program> idlocation;
  Payload payload;
};
struct Cancel {
  TextSource sendid;
};
struct Foreign {
  std::string name;
  std::vector<std::pair<std::string, TextSource>> attributes;
};
struct Action {
  int line = 0, column = 0;
  std::variant<Raise, If, Foreach, Log, Assign, Script, Send, Cancel, Foreign> what;
};

struct DataItem {
  SlotIndex slot = 0;
  std::optional<Program> value;  ///< None where the document gives no value.
  int line = 0;
};
struct Invoke {
  OptionalText type, src;
  std::string id;
  std::optional<Program> idlocation;
  bool autoforward = false;
  Payload payload;
  std::optional<Block> finalize;
  int line = 0;
};

/// Runs on the way into a state: an initial transition's, or a history's default.
struct Entry {
  std::vector<StateIndex> targets;
  Block block;
};

struct State {
  StateKind kind = StateKind::atomic;
  StateIndex parent = root;
  StateIndex end = 0;  ///< Its descendants are (index, end).
  StateSet descendants;
  std::vector<StateIndex> children;   ///< Without history states.
  std::vector<StateIndex> histories;  ///< Children that are.
  Entry entry;                        ///< Of a compound state or of a history.
  std::vector<Block> onentry, onexit;
  std::vector<TransitionIndex> transitions;
  std::vector<DataItem> data;
  std::vector<Invoke> invokes;
  std::optional<Payload> donedata;
};

/// What must be entered together, and whose content runs on the way.
struct EntrySet {
  StateSet states;
  StateSet by_default;  ///< Their initial content runs.
  std::vector<std::pair<StateIndex, const Block*>> history_content;  ///< By the history's parent.
};

using DescriptorIndex = std::uint32_t;

struct Transition {
  StateIndex source = 0;
  std::vector<DescriptorIndex> events;  ///< Empty for an eventless one.
  std::optional<Program> cond;
  std::vector<StateIndex> targets;
  bool internal = false;
  bool through_history = false;  ///< A target is a history: its domain is known only in running.
  StateIndex domain = root;      ///< Where no target is a history.
  /// What it enters when it is taken alone; none where that depends on a history.
  std::optional<EntrySet> entry;
  Block block;
  int line = 0, column = 0;
};

/// Finds a name in a table of strings without making a string of it.
struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>{}(name);
  }
};

struct Chart::Compiled {
  std::string name;
  Annotations annotations;
  std::vector<StateView> state_views;
  std::vector<TransitionView> transition_views;

  std::vector<State> states;
  std::vector<Transition> transitions;
  StateSet all;
  StateSet restless;  ///< Those with an eventless transition, or inside one with.
  Entry entry;        ///< Of the whole chart.
  std::vector<DataItem> data;
  std::vector<Block> scripts;
  bool late_binding = false;
  bool conformance = false;

  expression::Names state_names;
  expression::Names slot_names;
  std::vector<Location> locations;  ///< By slot.
  /// Descriptors, without their trailing `.*`; `*` is "".
  std::unordered_map<std::string, DescriptorIndex, NameHash, std::equal_to<>> descriptors;

  std::optional<DescriptorIndex> any_event;  ///< That of `*`.

  [[nodiscard]] bool atomic(StateIndex state) const {
    return states[state].kind == StateKind::atomic || states[state].kind == StateKind::final_state;
  }
  [[nodiscard]] bool history(StateIndex state) const {
    return states[state].kind == StateKind::shallow_history ||
           states[state].kind == StateKind::deep_history;
  }
  [[nodiscard]] bool descends(StateIndex state, StateIndex from) const {
    return from == root || (state > from && state < states[from].end);
  }
};

}  // namespace engine::chart
