// SPDX-License-Identifier: Apache-2.0
#pragma once

// A compiled expression: a compact tree in one array, its names resolved to slots and states.
//
// Floor:   chart. Includes Boost.JSON values.
// Threads: immutable once parsed.
// Source:  design.md, section 4: the total subset of ECMAScript.

#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace engine::chart::expression {

using NodeIndex = std::uint32_t;  ///< Into Program::nodes.
using SlotIndex = std::uint32_t;  ///< Of a location of the data model.

enum class SystemName { event, sessionid, name, ioprocessors, x };
enum class UnaryOperator { negate, plus, logical_not, type_of };
enum class BinaryOperator {
  add,
  subtract,
  multiply,
  divide,
  remainder,
  bit_or,
  bit_xor,
  bit_and,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  strictly_equal,
  strictly_not_equal,
  in,
  instance_of_array,
  instance_of_object,
};
enum class Method {
  concat,
  slice,
  index_of,
  includes,
  starts_with,
  ends_with,
  to_upper_case,
  to_lower_case,
  trim,
  split,
  join,
  char_at,
  substring,
  elements_by_tag_name,
  attribute,
};
enum class Builtin {
  min,
  max,
  floor,
  ceil,
  round,
  abs,
  string,
  number,
  boolean,
  parse_int,
  parse_float,
  is_nan,
  is_array,
  keys,
  pow,
  stringify,
};

struct Undefined {};
struct Constant {
  boost::json::value value;
};
struct Data {
  SlotIndex slot = 0;
};
struct System {
  SystemName which = SystemName::event;
};
/// A name that the chart does not declare: an error when it is read, but `typeof` may ask.
struct Undeclared {
  std::string name;
};
struct Member {
  NodeIndex of = 0;
  std::string key;
};
struct Element {
  NodeIndex of = 0, key = 0;
};
struct Unary {
  UnaryOperator op = UnaryOperator::negate;
  NodeIndex of = 0;
};
struct Binary {
  BinaryOperator op = BinaryOperator::add;
  NodeIndex left = 0, right = 0;
};
struct Logical {
  bool both = true;  ///< `&&`, else `||`.
  NodeIndex left = 0, right = 0;
};
struct Conditional {
  NodeIndex test = 0, yes = 0, no = 0;
};
/// What a function's body evaluates on its way: a failure there is a failure of the whole.
struct Sequence {
  NodeIndex first = 0, then = 0;
};
struct ArrayLiteral {
  std::vector<NodeIndex> items;
};
struct ObjectLiteral {
  std::vector<std::pair<std::string, NodeIndex>> members;
};
struct MethodCall {
  Method method = Method::concat;
  NodeIndex of = 0;
  std::vector<NodeIndex> arguments;
};
struct BuiltinCall {
  Builtin function = Builtin::min;
  std::vector<NodeIndex> arguments;
};
/// `In('s')` with a state that is known at load.
struct InState {
  std::uint32_t state = 0;
};
/// `In(x)`: the state's id is found when it runs.
struct InNamed {
  NodeIndex id = 0;
};
/// An expression that isn't one (conformance mode only): an error whenever it runs.
struct Illegal {
  std::string what;
};

using Node = std::variant<Undefined, Constant, Data, System, Undeclared, Member, Element, Unary,
                          Binary, Logical, Conditional, Sequence, ArrayLiteral, ObjectLiteral,
                          MethodCall, BuiltinCall, InState, InNamed, Illegal>;

struct Program {
  std::string text;  ///< As the document has it.
  std::vector<Node> nodes;
  NodeIndex root = 0;
  /// What `++` and `--` leave behind (conformance mode only): written after it was evaluated.
  std::vector<std::pair<SlotIndex, NodeIndex>> effects = {};

  [[nodiscard]] const Node& top() const { return nodes[root]; }
};

/// One statement of a `<script>`: `location = value`.
struct Assignment {
  Program location, value;
};

}  // namespace engine::chart::expression
