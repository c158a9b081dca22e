// SPDX-License-Identifier: Apache-2.0
#pragma once

// An SCXML document as it was read: elements and source texts, nothing resolved yet. compile()
// turns it into a Chart.
//
// Floor:  chart. Includes Boost.JSON values.
// Units:  lines and columns count from 1; 0 where there is none. Columns count characters.
// Source: W3C SCXML 1.0, sections 3 to 6; element and attribute names as there.

#include <boost/json/value.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/chart/chart.hpp"

namespace engine::chart {

struct Place {
  int line = 0, column = 0;
};

/// The text of an attribute or of an element's body, and where it begins.
struct Source {
  std::string text;
  Place place;
};
using Attribute = std::optional<Source>;  ///< None where it is absent.

/// `<param>`: a value under a name, from an expression or a location.
struct ParamElement {
  Place place;
  std::string name;
  Attribute expr, location;
};
/// `<content>`, or the inline value of `<data>` and `<assign>`.
struct ContentElement {
  Place place;
  Attribute expr;
  Attribute body;                          ///< Text, or markup as it stands.
  std::optional<boost::json::value> tree;  ///< The body's markup as data; none for text.
};
struct DonedataElement {
  Place place;
  std::optional<ContentElement> content;
  std::vector<ParamElement> params;
};

struct ExecutableElement;
using BlockElement = std::vector<ExecutableElement>;

struct RaiseElement {
  Source event;
};
struct IfElement {
  struct Branch {
    Place place;
    Attribute cond;  ///< None for `<else>`.
    BlockElement block;
  };
  std::vector<Branch> branches;
};
struct ForeachElement {
  Source array, item;
  Attribute index;
  BlockElement block;
};
struct LogElement {
  std::string label;
  Attribute expr;
};
struct AssignElement {
  Source location;
  Attribute expr;
  std::optional<ContentElement> body;
};
struct ScriptElement {
  Attribute src;
  Source body;
};
struct SendElement {
  Attribute event, eventexpr, target, targetexpr, type, typeexpr;
  Attribute id, idlocation, delay, delayexpr, namelist;
  std::vector<ParamElement> params;
  std::optional<ContentElement> content;
};
struct CancelElement {
  Attribute sendid, sendidexpr;
};
/// An element of another namespace: the chart passes it on.
struct ForeignElement {
  std::string name;  ///< Local name.
  std::vector<std::pair<std::string, Source>> attributes;
};
struct ExecutableElement {
  Place place;
  std::variant<RaiseElement, IfElement, ForeachElement, LogElement, AssignElement, ScriptElement,
               SendElement, CancelElement, ForeignElement>
      what;
};

struct DataElement {
  Place place;
  std::string id;
  Attribute src, expr;
  std::optional<ContentElement> body;
};
struct InvokeElement {
  Place place;
  Attribute type, typeexpr, src, srcexpr, id, idlocation, namelist;
  bool autoforward = false;
  std::vector<ParamElement> params;
  std::optional<ContentElement> content;
  std::optional<BlockElement> finalize;
};
struct TransitionElement {
  Place place;
  Attribute event, cond, target;
  bool internal = false;
  bool shared = false;  ///< It stands in `<scxml>`: behind all that states have of their own.
  Annotations annotations;
  BlockElement block;
};

struct StateElement {
  Place place;
  StateKind kind = StateKind::atomic;  ///< `<state>` is atomic here; its children make it compound.
  std::optional<std::size_t> parent;   ///< Index into Document::states; none under `<scxml>`.
  Attribute id, initial;
  std::optional<TransitionElement> initial_element;  ///< The transition of `<initial>`.
  std::vector<TransitionElement> transitions;        ///< A history's default among them.
  std::vector<BlockElement> onentry, onexit;
  std::vector<DataElement> data;
  std::vector<InvokeElement> invokes;
  std::optional<DonedataElement> donedata;
  Annotations annotations;
};

struct Document {
  std::string file;  ///< As faults should name it.
  std::string name;
  Place place;
  Attribute initial, datamodel;
  bool late_binding = false;
  Annotations annotations;
  std::vector<DataElement> data;
  std::vector<ScriptElement> scripts;
  std::vector<StateElement> states;  ///< In document order: a parent before its children.
};

}  // namespace engine::chart
