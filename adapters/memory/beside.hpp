// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is kept beside the journal, over a store in memory.
//
// Floor: adapters/memory.

#include "adapters/memory/data.hpp"
#include "engine/ports/beside.hpp"

namespace adapters::memory {

class Photos final : public engine::ports::Photos {
 public:
  explicit Photos(Data& data) : data_(data) {}

  engine::Result<std::optional<engine::ports::KeptPhoto>> find(const std::string& id) override;
  engine::Result<std::vector<engine::model::Photo>> loose() override;
  engine::Result<void> drop(const std::string& id) override;

 private:
  Data& data_;
};

class Reporters final : public engine::ports::Reporters {
 public:
  explicit Reporters(Data& data) : data_(data) {}

  engine::Result<std::optional<engine::model::Reporter>> find(
      engine::model::CaseId subject) override;

 private:
  Data& data_;
};

class Audit final : public engine::ports::Audit {
 public:
  explicit Audit(Data& data) : data_(data) {}

  engine::Result<void> note(const engine::ports::Deed& deed) override;
  engine::Result<std::vector<engine::ports::Deed>> list(std::uint64_t before,
                                                        std::size_t most) override;

 private:
  Data& data_;
};

}  // namespace adapters::memory
