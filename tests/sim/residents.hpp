// SPDX-License-Identifier: Apache-2.0
#pragma once

// The residents who reported cases: what was given with each raise, and of which cases the server
// must still know it. All of it bears a mark, by which it is known wherever it turns up.
//
// Floor: tests/sim.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/facts.hpp"
#include "engine/model/ids.hpp"

namespace sim {

/// In every name, phone and salt, and in nothing else.
inline constexpr std::string_view private_mark = "~private~";

class Residents {
 public:
  using CaseId = engine::model::CaseId;
  using Reporter = engine::model::Reporter;

  /// One delivery of the request of this tag brings it, with its commitment.
  void give(std::uint32_t tag, const std::string& commitment, const Reporter& reporter);
  // What the journal tells; each says what is wrong with it, or nothing.
  [[nodiscard]] std::string open(CaseId subject, std::uint32_t tag, const std::string& commitment);
  [[nodiscard]] std::string erase(CaseId subject);

  /// Nobody was ever given.
  [[nodiscard]] bool empty() const { return given_.empty(); }
  /// Who reported it, as it was given; null: nobody was named, or it was erased.
  [[nodiscard]] const Reporter* of(CaseId subject) const;
  /// Each case that ever had one.
  [[nodiscard]] const std::vector<CaseId>& cases() const { return cases_; }
  /// The salts of those that were erased: no two are the same.
  [[nodiscard]] const std::vector<std::string>& erased() const { return erased_; }

 private:
  struct Given {
    std::uint32_t tag = 0;
    Reporter reporter;
  };
  std::map<std::string, Given> given_;  ///< By commitment.
  std::map<CaseId, Reporter> kept_;
  std::vector<CaseId> cases_;
  std::vector<std::string> erased_;
};

}  // namespace sim
