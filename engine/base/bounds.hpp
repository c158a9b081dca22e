// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every bound of the server, in one place: nothing that comes from outside is unbounded.
// (A "limit" is the domain's word for allowed time; these are sizes and counts.)
//
// Floor: base.

#include <cstddef>

namespace engine::bounds {

// Commands
inline constexpr std::size_t queue_max = 4096;  ///< Waiting commands; beyond: 503, Retry-After.
inline constexpr std::size_t batch_max = 256;   ///< Commands in one commit.
inline constexpr std::size_t microsteps_max = 1000;  ///< In one macrostep; beyond, the chart loops.
inline constexpr std::size_t deliveries_max =
    1200;  ///< Messages between cases caused by one command.
inline constexpr std::size_t migrations_max = 20'000;  ///< Cases moved by one command, whole.
inline constexpr std::size_t timers_batch_max =
    128;  ///< Timers fired in one commit: people go first.

// Charts
inline constexpr std::size_t chart_bytes_max = 1024 * 1024;  ///< One document.
inline constexpr std::size_t chart_depth_max = 64;           ///< Elements inside elements.
inline constexpr std::size_t chart_faults_max = 200;         ///< Shown of one document.
inline constexpr std::size_t states_max = 1024;      ///< Of one chart: two cache lines as bits.
inline constexpr std::size_t actions_max = 100'000;  ///< Executed in one macrostep, loops included.
inline constexpr std::size_t expression_bytes_max = 16 * 1024;
inline constexpr std::size_t expression_depth_max = 128;       ///< Of its tree.
inline constexpr std::size_t expression_cost_max = 64 * 1024;  ///< Nodes that a run may visit.
inline constexpr std::size_t growth_max = 256 * 1024;          ///< Bytes one evaluation may make.
inline constexpr std::size_t shared_names_max = 10'000;        ///< Names of data kept once for all.
inline constexpr std::size_t value_depth_max = 32;  ///< Arrays and objects inside each other.
inline constexpr long long delay_seconds_max = 3'200'000'000;  ///< A century, of a <send>.

// Cases
inline constexpr std::size_t tickets_max = 24;    ///< Of units, open at once on one case.
inline constexpr std::size_t children_max = 512;  ///< Of all kinds, open at once on one case.
/// Cases that hang on one as its duplicates, and on those: ending it tells them all at once, beside
/// its tickets, within deliveries_max.
inline constexpr std::size_t duplicates_max = 128;
inline constexpr std::size_t title_max = 200;      ///< Characters.
inline constexpr std::size_t condition_max = 200;  ///< A filing condition; forms say it too.
inline constexpr std::size_t description_max = 10'000;
inline constexpr std::size_t address_max = 300;
inline constexpr std::size_t data_bytes_max = 64 * 1024;  ///< A case's chart data, as JSON.
inline constexpr std::size_t clock_intervals_max = 500;   ///< Pauses of one clock.
inline constexpr int limit_days_max = 3653;  ///< Ten years, in days of the limit's unit.
inline constexpr std::size_t explanation_lines_max = 200;  ///< Of one clock.

// Photos
inline constexpr std::size_t photo_bytes_max = 8 * 1024 * 1024;        ///< As it is sent.
inline constexpr std::size_t photo_kept_bytes_max = 32 * 1024 * 1024;  ///< Made anew.
inline constexpr std::size_t photo_pixels_max = 50'000'000;
inline constexpr std::size_t photo_side_max = 20'000;  ///< Pixels.
inline constexpr std::size_t photos_waiting_max = 16;  ///< To be made anew, one after the other.
inline constexpr std::size_t photo_seconds_max = 20;   ///< For one of them; then it is given up.
inline constexpr std::size_t photo_memory_max = 1024UL * 1024 * 1024;  ///< Of the child doing it.
inline constexpr std::size_t photos_named_max = 20;                    ///< By one act.
inline constexpr std::size_t case_photos_max = 200;
inline constexpr std::size_t loose_photos_max = 60;      ///< Of one person, sent and not yet used.
inline constexpr std::size_t photos_per_hour_max = 200;  ///< Of one person.
inline constexpr std::size_t photo_bytes_per_hour_max = 400UL * 1024 * 1024;
inline constexpr std::size_t photo_days_max = 7;  ///< Unused for so long, it is dropped.
inline constexpr std::size_t reason_max = 200;    ///< Characters, of who reads personal data.

// Accounts
inline constexpr std::size_t account_name_max = 100;  ///< Characters.
inline constexpr std::size_t posts_max = 32;          ///< Of one person.
inline constexpr std::size_t token_label_max = 100;   ///< Characters.
inline constexpr std::size_t token_days_max = 3653;
inline constexpr std::size_t accounts_max = 100'000;
inline constexpr std::size_t tokens_max = 1'000;  ///< Live at once.

// Figures and exports
inline constexpr std::size_t stats_cases_max = 50'000;  ///< Looked at for one answer.
inline constexpr std::size_t export_rows_max = 10'000;

// County tables
inline constexpr std::size_t table_bytes_max = 64 * 1024 * 1024;  ///< One file.
inline constexpr std::size_t table_rows_max = 1'000'000;
inline constexpr std::size_t table_columns_max = 64;
inline constexpr std::size_t cell_bytes_max = 64 * 1024;
inline constexpr std::size_t polygon_corners_max = 2'000;
inline constexpr std::size_t table_faults_max = 200;  ///< Shown of one file; then it stops.
inline constexpr std::size_t shape_index_side_max = 512;

// HTTP
inline constexpr std::size_t header_bytes_max = 8 * 1024;
inline constexpr std::size_t header_fields_max = 64;
inline constexpr std::size_t target_bytes_max = 4 * 1024;
inline constexpr std::size_t connection_buffer_bytes_max = 64 * 1024;
inline constexpr std::size_t body_bytes_max = 256 * 1024;
inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t key_bytes_max = 128;    ///< An Idempotency-Key.
inline constexpr std::size_t event_name_max = 64;    ///< Characters.
inline constexpr std::size_t login_bytes_max = 128;  ///< What is typed, not what is stored.
inline constexpr std::size_t password_bytes_max = 1024;
inline constexpr std::size_t reporter_name_max = 100;  ///< Characters.
inline constexpr std::size_t reporter_phone_max = 40;
inline constexpr std::size_t trace_lines_max = 1000;  ///< Of the answer about a calendar.
inline constexpr std::size_t page_max = 200;
inline constexpr std::size_t page_default = 50;
inline constexpr std::size_t reads_waiting_max = 512;     ///< Lists that wait for a reader thread.
inline constexpr std::size_t passwords_waiting_max = 32;  ///< Logins that wait to be checked.
inline constexpr std::size_t addresses_remembered_max = 10'000;  ///< For the brake on logins.
inline constexpr std::size_t connections_max = 12'000;
inline constexpr std::size_t connections_per_address_max = 50;  ///< An IPv6 /64 is one address.
/// A proxy, a load test and a desk full of tests stand behind the loopback address.
inline constexpr std::size_t connections_from_loopback_max = 2'000;
inline constexpr std::size_t spare_files = 64;  ///< Beside the connections: the store, the log, …

// Stream
inline constexpr std::size_t frame_bytes_max = 64 * 1024;  ///< One message from a client.
inline constexpr std::size_t streams_per_login_max = 5;
inline constexpr std::size_t session_queue_max = 256;  ///< Unsent messages to a client.
inline constexpr std::size_t session_queue_bytes_max = 1024 * 1024;
inline constexpr std::size_t session_window =
    64;  ///< Events handed to a client ahead of its reading.
inline constexpr std::size_t stream_burst_max = 40;  ///< Messages at once from a client.
inline constexpr std::size_t stream_messages_per_second = 20;
inline constexpr std::size_t subscriptions_max = 32;  ///< Of one connection.
inline constexpr std::size_t replay_max = 4096;       ///< Changes kept in memory for all clients.
inline constexpr std::size_t replay_bytes_max = 32 * 1024 * 1024;
inline constexpr std::size_t resume_max = 100'000;  ///< Records behind the end; beyond: a gap.
inline constexpr std::size_t past_piece = 256;      ///< Records read from the journal at a time.
inline constexpr std::size_t past_pieces_max = 16;  ///< Kept in memory.

// Storage
inline constexpr std::size_t record_bytes_max = 4 * 1024 * 1024;        ///< One record, encoded.
inline constexpr std::size_t stored_row_bytes_max = 512 * 1024 * 1024;  ///< One batch, encoded.
inline constexpr std::size_t stored_json_depth_max = 256;
inline constexpr std::size_t answers_forgotten_max = 5'000;  ///< At a time: commands go first.
inline constexpr std::size_t search_grams_max = 64;  ///< Of one search; what is beyond is ignored.
inline constexpr std::size_t verify_faults_max =
    100;  ///< Named by one verification; then it stops.

}  // namespace engine::bounds
