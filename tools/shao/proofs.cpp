// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/proofs.hpp"

#include <ostream>

namespace tools::shao {
namespace {

using engine::core::prove::Beside;
using engine::core::prove::Bound;
using engine::core::prove::Proof;

void print(std::ostream& out, const Proof& proof, const Bound& bound) {
  namespace prove = engine::core::prove;
  out << "  " << prove::name_of(*proof.workflow, bound.state) << ": ";
  if (bound.arrived) {
    out << "已在总网格长或县级, 每 " << prove::in_chinese(bound.next) << " 之内必有动静\n";
    return;
  }
  out << "最迟 " << prove::in_chinese(bound.longest) << " 到总网格长或终点, 红色 "
      << prove::in_chinese(bound.urgent) << " (at most " << prove::in_english(bound.longest)
      << ", red " << prove::in_english(bound.urgent) << ")\n";
}

void print(std::ostream& out, const Beside& beside) {
  out << "  与 " << beside.parent << " 一并查看 (beside " << beside.parent << "): " << beside.pairs
      << " 对局面 (pairs)";
  if (beside.capped) out << ", 太多, 未作结论 (too many: nothing is said)";
  out << '\n';
}

}  // namespace

std::vector<Proof> prove(const World& world) {
  return engine::core::prove::prove(world.workflows, world.county);
}

engine::Faults faults_of(const World& world, const std::vector<Proof>& proofs) {
  engine::Faults faults;
  for (const Proof& proof : proofs) {
    const auto file = (world.workflows_folder / (proof.workflow->name + ".scxml")).string();
    for (const auto& finding : proof.findings) {
      faults.push_back(engine::core::prove::to_fault(finding, file));
    }
  }
  return faults;
}

void print_bounds(std::ostream& out, const std::vector<Proof>& proofs) {
  for (const Proof& proof : proofs) {
    out << proof.workflow->label.zh << " " << proof.workflow->name << ": " << proof.spots
        << " 种局面 (places), " << proof.steps << " 步 (steps)";
    if (proof.regions > 0) {
      out << ", 并行分区太多, 逐区证明 (" << proof.regions << " regions, each by itself)";
    }
    out << "; 人人沉默时 (if everybody is silent):\n";
    for (const Bound& bound : proof.bounds) print(out, proof, bound);
    for (const Beside& beside : proof.pairs) print(out, beside);
  }
}

}  // namespace tools::shao
