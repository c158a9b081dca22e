// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/residents.hpp"

namespace sim {

void Residents::give(std::uint32_t tag, const std::string& commitment, const Reporter& reporter) {
  given_.emplace(commitment, Given{tag, reporter});
}

std::string Residents::open(CaseId subject, std::uint32_t tag, const std::string& commitment) {
  const auto found = given_.find(commitment);
  if (found == given_.end() || found->second.tag != tag) {
    return "its commitment is not to the resident who was named";
  }
  kept_.emplace(subject, found->second.reporter);
  cases_.push_back(subject);
  return {};
}

std::string Residents::erase(CaseId subject) {
  const auto found = kept_.find(subject);
  if (found == kept_.end()) return "there is nobody to erase";
  erased_.push_back(found->second.salt);
  kept_.erase(found);
  return {};
}

const engine::model::Reporter* Residents::of(CaseId subject) const {
  const auto found = kept_.find(subject);
  return found == kept_.end() ? nullptr : &found->second;
}

}  // namespace sim
