// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/compile.hpp"

#include "engine/base/bounds.hpp"
#include "engine/chart/compiler/steps.hpp"

namespace engine::chart {
namespace {

void check_datamodel(compiler::Context& context) {
  const Attribute& datamodel = context.document().datamodel;
  if (!datamodel || datamodel->text == "ecmascript") return;
  context.early_fault(datamodel->place, "the data model '" + datamodel->text + "' is not served",
                      "write datamodel=\"ecmascript\"");
}

}  // namespace

Loaded<ChartPtr> compile(const Document& document, CompileOptions options) {
  auto compiled = std::make_unique<Chart::Compiled>();
  compiled->name = document.name;
  compiled->annotations = document.annotations;
  compiled->conformance = options.conformance;
  compiler::Context context(document, options, *compiled);
  check_datamodel(context);
  compiler::collect_states(context);
  if (document.states.size() > bounds::states_max) return std::move(context.faults());
  compiler::collect_locations(context);
  compiler::link_states(context);
  compiler::compile_states(context);
  compiler::compile_transitions(context);
  compiler::compile_root(context);
  compiler::check_targets(context);
  if (!context.faults().empty()) return std::move(context.faults());
  compiler::prepare_steps(context);
  return ChartPtr(std::make_shared<const Chart>(std::move(compiled)));
}

}  // namespace engine::chart
