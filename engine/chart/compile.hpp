// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a document to a chart that runs.
//
// Floor:  chart.
// Errors: every fault of the document at once, each with its place and its remedy.
// Source: W3C SCXML 1.0, sections 3 to 6.

#include "engine/base/fault.hpp"
#include "engine/chart/chart.hpp"
#include "engine/chart/document.hpp"

namespace engine::chart {

struct CompileOptions {
  /// What the standard leaves to run time (illegal expressions, undeclared names, foreign send
  /// types) becomes error.execution instead of a fault.
  bool conformance = false;
};

[[nodiscard]] Loaded<ChartPtr> compile(const Document& document, CompileOptions options = {});

}  // namespace engine::chart
