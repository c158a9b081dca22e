// SPDX-License-Identifier: Apache-2.0
#pragma once

// The chain of hashes over the journal's batches: whoever changes, drops or swaps a batch breaks it
// from there on.
//
//   hash[n] = SHA-256(hash[n-1] || u64 first || u64 last || i64 recorded_at || u64 last_case ||
//                     u64 length of payload || payload), numbers little-endian; hash[0] is 32 zeros
//
// Floor: adapters/codec.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/base/time.hpp"
#include "engine/model/ids.hpp"

namespace adapters::codec {

using Hash = std::array<std::uint8_t, 32>;

/// What stands before the first batch.
inline constexpr Hash chain_start{};

struct BatchHead {
  engine::model::Sequence first, last;
  engine::Instant recorded_at;
  engine::model::CaseId last_case;  ///< The greatest id that any case has up to this batch.
};

[[nodiscard]] Hash chain_hash(const Hash& previous, const BatchHead& head,
                              std::string_view payload);

}  // namespace adapters::codec
