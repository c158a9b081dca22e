// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the steps of compilation share: the document, the chart in the making, the faults so far.
//
// Floor:  chart.
// Errors: faults are gathered; nothing stops at the first.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/chart/compile.hpp"
#include "engine/chart/compiled.hpp"

namespace engine::chart::compiler {

class Context {
 public:
  Context(const Document& document, CompileOptions options, Chart::Compiled& chart)
      : document_(document), options_(options), chart_(chart) {}

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] Chart::Compiled& chart() { return chart_; }
  [[nodiscard]] Faults& faults() { return faults_; }

  void fault(Place place, std::string what, std::string remedy);
  /// One that the standard leaves to run time: none in conformance mode.
  void early_fault(Place place, std::string what, std::string remedy);
  /// A fault where more than one of `given` stands on one element.
  void at_most_one(Place place, std::string_view names, std::vector<bool> given);

  /// Functions are put in where they are called; there are none but in conformance mode.
  void add_functions(const std::string& script);
  /// Whether the data is a function, from now on known by its id.
  bool add_function(const std::string& id, const Attribute& expr);
  [[nodiscard]] bool is_function(const std::string& id) const { return functions_.contains(id); }

  [[nodiscard]] Program program(const Source& source);
  [[nodiscard]] Program location(const Source& source);
  [[nodiscard]] std::vector<expression::Assignment> script(const Source& source);
  [[nodiscard]] std::optional<Program> optional_program(const Attribute& source);
  /// The literal, or the program of its `…expr` sibling.
  [[nodiscard]] OptionalText text(Place place, std::string_view name, const Attribute& literal,
                                  const Attribute& computed);

 private:
  void report(const Source& source, const std::vector<expression::Issue>& issues);
  [[nodiscard]] expression::Scope scope() const {
    return {chart_.slot_names, chart_.state_names, options_.conformance ? &functions_ : nullptr};
  }

  const Document& document_;
  CompileOptions options_;
  Chart::Compiled& chart_;
  Faults faults_;
  expression::Functions functions_;
};

/// Words between blanks.
[[nodiscard]] std::vector<std::string> words(std::string_view text);
/// A program that always fails, saying `what`.
[[nodiscard]] Program failing(std::string what);
[[nodiscard]] Program constant(boost::json::value value);

}  // namespace engine::chart::compiler
