// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bugs that are planted in the engine and its store (engine/base/planted.hpp), for the
// simulation to find.
//
// Floor: tests/sim.

#include <array>
#include <string_view>

namespace sim {

struct Bug {
  std::string_view name;
  bool sqlite = false;  ///< It is in that store, and nowhere else.
};

inline constexpr std::array bugs{
    Bug{"ack_before_commit"},
    Bug{"a_grid_left_out"},
    Bug{"acts_before_timers"},
    Bug{"acts_in_another_grid"},
    Bug{"ack_after_storage_error"},
    Bug{"case_number_used_again"},
    Bug{"clocks_outlive_their_case"},
    Bug{"dedup_lost_on_restart"},
    Bug{"due_timers_lost_on_failure"},
    Bug{"escalation_stops"},
    Bug{"fourth_errand_lost"},
    Bug{"full_disk_takes_cases"},
    Bug{"handler_may_close"},
    Bug{"if_match_ignored"},
    Bug{"inbox_shows_all"},
    Bug{"inner_owner_unheard"},
    Bug{"journal_time_goes_back"},
    Bug{"key_not_compared"},
    Bug{"late_clock_ends_quietly"},
    Bug{"limit_counted_short"},
    Bug{"list_shows_the_community"},
    Bug{"listeners_miss_one"},
    Bug{"listeners_told_of_after"},
    Bug{"measure_misses_the_latest"},
    Bug{"moved_clocks_begin_anew"},
    Bug{"moved_memory_lost"},
    Bug{"moves_before_timers"},
    Bug{"moves_in_part"},
    Bug{"moves_the_ended"},
    Bug{"new_chart_skips_a_rung"},
    Bug{"nobody_is_told"},
    Bug{"pause_not_counted"},
    Bug{"phone_in_the_journal"},
    Bug{"photo_kinds_mixed_up"},
    Bug{"photo_of_another"},
    Bug{"photo_used_twice"},
    Bug{"photos_forgotten_early"},
    Bug{"place_of_any_kind"},
    Bug{"raises_anywhere"},
    Bug{"read_after_erasure"},
    Bug{"readers_may_erase"},
    Bug{"recount_skips_the_warned"},
    Bug{"recount_wakes_the_late"},
    Bug{"repeat_worded_anew"},
    Bug{"reporter_not_kept"},
    Bug{"row_not_written"},
    Bug{"rows_miss_a_field"},
    Bug{"rules_forgotten"},
    Bug{"share_of_the_withdrawn"},
    Bug{"state_kept_after_failure"},
    Bug{"stop_drops_the_queue"},
    Bug{"timer_fires_twice"},
    Bug{"timer_not_rearmed"},
    Bug{"trail_forgotten"},
    Bug{"unknown_called_undone"},
    Bug{"unused_photos_lost_on_restart"},
    Bug{"version_gap"},
    Bug{"answers_not_written", true},
    Bug{"chain_not_advanced", true},
    Bug{"deleted_bytes_stay", true},
    Bug{"disk_error_called_undone", true},
    Bug{"erased_in_words_only", true},
    Bug{"sync_skipped", true},
};

}  // namespace sim
