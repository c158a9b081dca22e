// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bounds of the proofs of charts: beyond them a proof says that it can't tell, and never that
// all is well.
//
// Floor: base.

#include <cstddef>

namespace engine::bounds {

inline constexpr std::size_t proof_spots_max = 20'000;  ///< Places where a session may rest.
inline constexpr std::size_t proof_followed_spots_max = 4'000;  ///< With followed data.
inline constexpr std::size_t proof_paths_max = 4'096;           ///< Of one macrostep.
inline constexpr std::size_t proof_rounds_max = 200;            ///< Of one macrostep.
inline constexpr std::size_t proof_waiting_max = 24;            ///< Raised events that wait.
inline constexpr std::size_t proof_pairs_max = 60'000;          ///< Of a case and its child.
inline constexpr std::size_t proof_clocks_max = 64;  ///< And delayed sends, of one chart.
inline constexpr std::size_t proof_follows_max = 8;  ///< Data whose values a proof follows.
inline constexpr int proof_number_max = 64;          ///< Followed numbers beyond are any.
inline constexpr std::size_t proof_length_max = 12;  ///< Followed lists beyond are any.

}  // namespace engine::bounds
