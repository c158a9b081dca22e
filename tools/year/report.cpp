// SPDX-License-Identifier: Apache-2.0
#include "tools/year/report.hpp"

#include <algorithm>

#include "engine/core/row.hpp"

namespace tools::year {
namespace {

namespace json = boost::json;
namespace model = engine::model;

json::object counted(const Tally& tally) {
  json::object object;
  for (const auto& [name, count] : tally) object[name] = count;
  return object;
}

/// What the engine itself holds at the end.
struct Remaining {
  Tally open;  ///< By workflow.
  std::uint64_t without_owner = 0, without_clock = 0;
  json::array examples;  ///< The first few of those.
};

constexpr std::size_t examples_max = 10;

Remaining look(const Play& play) {
  Remaining remaining;
  play.visit_open([&](const model::Case& subject) {
    ++remaining.open[subject.workflow.name];
    const model::Row row = engine::core::row_of(subject);
    const bool unowned = row.owner.empty() && play.ledger().wants_owner(row);
    const bool unclocked = row.timers.empty();
    remaining.without_owner += unowned ? 1 : 0;
    remaining.without_clock += unclocked ? 1 : 0;
    if ((!unowned && !unclocked) || remaining.examples.size() >= examples_max) return;
    remaining.examples.push_back(
        json::object{{"number", row.number},
                     {"workflow", row.workflow},
                     {"state", row.states.empty() ? "" : row.states.back()},
                     {"what", unowned ? "no owner" : "no clock"}});
  });
  return remaining;
}

json::object account_of(const Account& account, std::uint64_t open) {
  const auto hours = std::chrono::duration<double, std::ratio<3600>>(account.longest_unowned);
  return {{"raised", account.raised},
          {"opened", account.opened},
          {"ended", account.ended},
          {"open", open},
          {"unaccounted", static_cast<std::int64_t>(account.raised + account.opened) -
                              static_cast<std::int64_t>(account.ended + open)},
          {"on_time", account.on_time},
          {"late", account.late},
          {"by_outcome", counted(account.by_outcome)},
          {"by_end", counted(account.by_end)},
          {"acts", account.acts},
          {"timers_fired", account.timers},
          {"warnings", account.warnings},
          {"breaches", account.breaches},
          {"escalated_by_clock", counted(account.up_by_clock)},
          {"escalated_by_hand", counted(account.up_by_hand)},
          {"longest_without_owner_hours", hours.count()},
          {"commits_without_clock", account.left_without_clock},
          {"rejected", counted(account.rejected)}};
}

json::object legend() {
  return {
      {"raised", "cases that the plan's rows opened; a row that is refused stands in `rejected`"},
      {"opened", "cases that other cases opened: tickets, tasks of a campaign, what was promoted"},
      {"ended", "cases that came to a final state"},
      {"open", "cases in the engine at the end; raised + opened = ended + open"},
      {"unaccounted", "raised + opened - ended - open: 0, or a case was lost"},
      {"on_time", "ended cases none of whose clocks ever passed its limit"},
      {"late", "ended cases one of whose clocks did; on_time + late = ended"},
      {"by_outcome", "ended cases by their datum `outcome`; `-`: the chart has none"},
      {"by_end", "ended cases by their final state"},
      {"acts", "what people did: buttons pressed, and cases raised"},
      {"timers_fired", "warnings, limits and delayed events that came due"},
      {"warnings", "clocks that came to 80 % of their limit"},
      {"breaches", "clocks that passed their limit, each run once"},
      {"escalated_by_clock", "steps to a higher level that a clock caused, by that level"},
      {"escalated_by_hand", "the same by a person, or by another case"},
      {"longest_without_owner_hours",
       "the longest that an open case had no owner, but for states "
       "that say owner=none"},
      {"commits_without_clock",
       "commits after which an open case had neither a clock before its "
       "limit nor a delayed event"},
      {"rejected",
       "acts that the rules refused, by event and reason: people who fill in a form "
       "by its schema alone don't know what its condition asks"}};
}

}  // namespace

json::object report_of(const Play& play, const Options& options, double wall_seconds) {
  const Remaining remaining = look(play);
  json::object workflows;
  Account all;
  std::uint64_t open = 0;
  for (const auto& [name, account] : play.ledger().accounts()) {
    const auto left = remaining.open.find(name);
    const std::uint64_t here = left == remaining.open.end() ? 0 : left->second;
    workflows[name] = account_of(account, here);
    open += here;
    all.raised += account.raised;
    all.opened += account.opened;
    all.ended += account.ended;
    all.breaches += account.breaches;
    all.left_without_clock += account.left_without_clock;
    all.longest_unowned = std::max(all.longest_unowned, account.longest_unowned);
    for (const auto& [what, count] : account.rejected) all.rejected[""] += count;
  }
  const double seconds = std::max(wall_seconds, 1e-9);
  const auto begun = options.plan.empty() ? engine::Instant{} : options.plan.front().at;
  return {
      {"rows", options.plan.size()},
      {"raised", all.raised},
      {"opened", all.opened},
      {"ended", all.ended},
      {"open", open},
      {"breaches", all.breaches},
      {"rejected", all.rejected[""]},
      {"without_owner", remaining.without_owner},
      {"without_clock", remaining.without_clock},
      {"commits_without_clock", all.left_without_clock},
      {"examples", remaining.examples},
      {"chart_faults", counted(play.ledger().chart_faults())},
      {"workflows", std::move(workflows)},
      {"legend", legend()},
      {"commands", play.commands()},
      {"records", play.ledger().records()},
      {"virtual",
       json::object{{"from", engine::to_rfc3339(begun)}, {"to", engine::to_rfc3339(play.now())}}},
      {"wall",
       json::object{{"seconds", seconds},
                    {"commands_per_second",
                     static_cast<std::uint64_t>(static_cast<double>(play.commands()) / seconds)}}}};
}

}  // namespace tools::year
