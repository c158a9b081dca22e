// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/compiler/context.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"

namespace engine::chart::compiler {
namespace {

/// Where the byte at `offset` of the source stands in the document. What the document writes as an
/// entity is longer there: the column may then be a little too small.
Place place_of(const Source& source, std::size_t offset) {
  Place place = source.place;
  for (const char c : std::string_view(source.text).substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace

void Context::fault(Place place, std::string what, std::string remedy) {
  if (faults_.size() >= bounds::chart_faults_max) return;
  faults_.push_back({document_.file, place.line, place.column, std::move(what), std::move(remedy)});
}

void Context::early_fault(Place place, std::string what, std::string remedy) {
  if (!options_.conformance) fault(place, std::move(what), std::move(remedy));
}

void Context::at_most_one(Place place, std::string_view names, std::vector<bool> given) {
  if (std::count(given.begin(), given.end(), true) < 2) return;
  fault(place, "only one of " + std::string(names) + " may stand here", "remove the others");
}

void Context::report(const Source& source, const std::vector<expression::Issue>& issues) {
  for (const expression::Issue& issue : issues) {
    early_fault(place_of(source, issue.offset), issue.what, issue.remedy);
  }
}

void Context::add_functions(const std::string& script) {
  if (options_.conformance) functions_.merge(expression::declared_functions(script));
}

bool Context::add_function(const std::string& id, const Attribute& expr) {
  if (!options_.conformance || !expr) return false;
  std::optional<expression::Function> function = expression::function_literal(expr->text);
  return function && functions_.emplace(id, std::move(*function)).second;
}

Program Context::program(const Source& source) {
  std::vector<expression::Issue> issues;
  Program made = expression::parse(source.text, scope(), issues);
  report(source, issues);
  return made;
}

Program Context::location(const Source& source) {
  std::vector<expression::Issue> issues;
  Program made = expression::parse_location(source.text, scope(), issues);
  report(source, issues);
  return made;
}

std::vector<expression::Assignment> Context::script(const Source& source) {
  std::vector<expression::Issue> issues;
  std::vector<expression::Assignment> made = expression::parse_script(source.text, scope(), issues);
  report(source, issues);
  return made;
}

std::optional<Program> Context::optional_program(const Attribute& source) {
  if (!source) return std::nullopt;
  return program(*source);
}

OptionalText Context::text(Place place, std::string_view name, const Attribute& literal,
                           const Attribute& computed) {
  const std::string both = std::string(name) + " and " + std::string(name) + "expr";
  at_most_one(place, both, {literal.has_value(), computed.has_value()});
  if (computed) return TextSource{program(*computed)};
  if (literal) return TextSource{literal->text};
  return std::nullopt;
}

std::vector<std::string> words(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::vector<std::string> found;
  while (true) {
    const std::size_t start = text.find_first_not_of(blanks);
    if (start == std::string_view::npos) return found;
    text.remove_prefix(start);
    const std::size_t end = std::min(text.find_first_of(blanks), text.size());
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

Program failing(std::string what) { return {"", {expression::Illegal{std::move(what)}}, 0}; }

Program constant(boost::json::value value) {
  return {"", {expression::Constant{std::move(value)}}, 0};
}

}  // namespace engine::chart::compiler
