// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tables: what stands in them, and which version of them a file has.
//
//   journal      one row a batch, append-only (triggers refuse all else): the only source of truth
//   answers      answers kept for repeats, those of each commit together (packed_answers.hpp), with
//                the hashes of their keys
//   reporter     residents' names and phones, beside the journal so that they can be erased
//   photo        photos sent, and the case that has each; their bytes are files
//   account, credential
//   deed         what administrators did, append-only
//   cases, timer, trail, search, mark
//                a fold of the journal: losing them costs a replay
//
// Floor:  adapters/sqlite.
// Units:  instants are UTC milliseconds since 1970; lists are JSON arrays of text.

#include "adapters/sqlite/connection.hpp"

namespace adapters::sqlite {

inline constexpr int application_id = 0x5368616F;  ///< "Shao", told by file(1).
inline constexpr int schema_version = 4;

/// Makes the tables in an empty file; adds to an older file what it lacks; leaves a file of this
/// version as it is.
/// Errc::unsupported  The file is a newer server's, or another program's.
[[nodiscard]] engine::Result<void> prepare_schema(const Connection& connection);

/// The same check, without writing.
[[nodiscard]] engine::Result<void> check_schema(const Connection& connection);

}  // namespace adapters::sqlite
