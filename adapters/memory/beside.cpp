// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/beside.hpp"

namespace adapters::memory {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Error;
using engine::Result;

Result<std::optional<ports::KeptPhoto>> Photos::find(const std::string& id) {
  const std::lock_guard lock(data_.mutex);
  const auto found = data_.photos.find(id);
  if (found == data_.photos.end()) return std::optional<ports::KeptPhoto>();
  return std::optional(found->second);
}

Result<std::vector<model::Photo>> Photos::loose() {
  const std::lock_guard lock(data_.mutex);
  std::vector<model::Photo> loose;
  for (const auto& [id, kept] : data_.photos) {
    if (!kept.subject) loose.push_back(kept.photo);
  }
  return loose;
}

Result<void> Photos::drop(const std::string& id) {
  const std::lock_guard lock(data_.mutex);
  if (const auto fault = data_.next_operation()) return Error(fault->code, "the test asked for it");
  const auto found = data_.photos.find(id);
  if (found != data_.photos.end() && !found->second.subject) data_.photos.erase(found);
  return {};
}

Result<std::optional<model::Reporter>> Reporters::find(model::CaseId subject) {
  const std::lock_guard lock(data_.mutex);
  const auto found = data_.reporters.find(subject);
  if (found == data_.reporters.end()) return std::optional<model::Reporter>();
  return std::optional(found->second);
}

Result<void> Audit::note(const ports::Deed& deed) {
  const std::lock_guard lock(data_.mutex);
  if (const auto fault = data_.next_operation()) return Error(fault->code, "the test asked for it");
  data_.deeds.push_back(deed);
  data_.deeds.back().number = data_.deeds.size();
  return {};
}

Result<std::vector<ports::Deed>> Audit::list(std::uint64_t before, std::size_t most) {
  const std::lock_guard lock(data_.mutex);
  std::vector<ports::Deed> list;
  for (auto deed = data_.deeds.rbegin(); deed != data_.deeds.rend() && list.size() < most; ++deed) {
    if (before == 0 || deed->number < before) list.push_back(*deed);
  }
  return list;
}

}  // namespace adapters::memory
