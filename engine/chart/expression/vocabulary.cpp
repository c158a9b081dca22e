// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace engine::chart::expression {
namespace {

constexpr std::size_t many = 64;

constexpr std::array<KnownMethod, 15> methods{
    {{"concat", Method::concat, {0, many}},
     {"slice", Method::slice, {0, 2}},
     {"indexOf", Method::index_of, {1, 2}},
     {"includes", Method::includes, {1, 1}},
     {"startsWith", Method::starts_with, {1, 1}},
     {"endsWith", Method::ends_with, {1, 1}},
     {"toUpperCase", Method::to_upper_case, {0, 0}},
     {"toLowerCase", Method::to_lower_case, {0, 0}},
     {"trim", Method::trim, {0, 0}},
     {"split", Method::split, {1, 1}},
     {"join", Method::join, {0, 1}},
     {"charAt", Method::char_at, {1, 1}},
     {"substring", Method::substring, {1, 2}},
     {"getElementsByTagName", Method::elements_by_tag_name, {1, 1}},
     {"getAttribute", Method::attribute, {1, 1}}}};

constexpr std::array<KnownBuiltin, 16> builtins{{{"Math.min", Builtin::min, {0, many}},
                                                 {"Math.max", Builtin::max, {0, many}},
                                                 {"Math.floor", Builtin::floor, {1, 1}},
                                                 {"Math.ceil", Builtin::ceil, {1, 1}},
                                                 {"Math.round", Builtin::round, {1, 1}},
                                                 {"Math.abs", Builtin::abs, {1, 1}},
                                                 {"String", Builtin::string, {1, 1}},
                                                 {"Number", Builtin::number, {1, 1}},
                                                 {"Boolean", Builtin::boolean, {1, 1}},
                                                 {"parseInt", Builtin::parse_int, {1, 2}},
                                                 {"parseFloat", Builtin::parse_float, {1, 1}},
                                                 {"isNaN", Builtin::is_nan, {1, 1}},
                                                 {"Array.isArray", Builtin::is_array, {1, 1}},
                                                 {"Object.keys", Builtin::keys, {1, 1}},
                                                 {"Math.pow", Builtin::pow, {2, 2}},
                                                 {"JSON.stringify", Builtin::stringify, {1, 1}}}};

constexpr std::array<std::string_view, 46> words{
    "await",    "break",      "case",      "catch", "class",    "const",      "continue",
    "debugger", "default",    "delete",    "do",    "else",     "enum",       "export",
    "extends",  "false",      "finally",   "for",   "function", "if",         "import",
    "in",       "instanceof", "let",       "new",   "null",     "return",     "super",
    "switch",   "this",       "throw",     "true",  "try",      "typeof",     "var",
    "void",     "while",      "with",      "yield", "static",   "implements", "interface",
    "package",  "private",    "protected", "public"};

template <class Table>
auto find_named(const Table& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const auto& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

const KnownMethod* find_method(std::string_view name) { return find_named(methods, name); }
const KnownBuiltin* find_builtin(std::string_view name) { return find_named(builtins, name); }

std::optional<SystemName> find_system(std::string_view name) {
  if (name == "_event") return SystemName::event;
  if (name == "_sessionid") return SystemName::sessionid;
  if (name == "_name") return SystemName::name;
  if (name == "_ioprocessors") return SystemName::ioprocessors;
  if (name == "_x") return SystemName::x;
  return std::nullopt;
}

bool reserved(std::string_view name) {
  return std::find(words.begin(), words.end(), name) != words.end();
}

}  // namespace engine::chart::expression
