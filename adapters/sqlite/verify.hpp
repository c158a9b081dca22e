// SPDX-License-Identifier: Apache-2.0
#pragma once

// Is the journal what was written? Reads every batch, follows the chain of hashes, decodes every
// record. A changed, swapped or missing batch breaks the chain; a missing end is found by the mark
// that the rows keep of the batch that they reach, and by an anchor kept elsewhere.
//
// Floor:   adapters/sqlite.
// Threads: those of its connection.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/codec/chain.hpp"
#include "adapters/sqlite/connection.hpp"
#include "engine/model/record.hpp"

namespace adapters::sqlite {

/// A place in the chain, written down elsewhere: it finds a journal that was cut behind it, too.
struct Anchor {
  engine::model::Sequence last;  ///< Of a batch.
  codec::Hash hash = codec::chain_start;
};

struct Verification {
  std::uint64_t batches = 0;
  std::uint64_t records = 0;
  engine::model::Sequence last;
  codec::Hash head = codec::chain_start;  ///< Write it down elsewhere: it vouches for all before.
  std::vector<std::string> faults;        ///< At most bounds::verify_faults_max.

  [[nodiscard]] bool sound() const { return faults.empty(); }
  [[nodiscard]] Anchor anchor() const { return {last, head}; }
};

/// Sees every record that could be read, in order: to fold them, and to compare with the rows.
using VisitRecord = std::function<void(const engine::model::Record&)>;

/// An Error is a file that cannot be read at all; what it says wrongly is a fault.
[[nodiscard]] engine::Result<Verification> verify_journal(
    const Connection& connection, const VisitRecord& visit = {},
    const std::optional<Anchor>& anchor = std::nullopt);

/// SQLite's own check of pages and indexes; what it found, empty if all is well.
[[nodiscard]] engine::Result<std::vector<std::string>> check_integrity(
    const Connection& connection);

}  // namespace adapters::sqlite
