// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/report.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "tools/simulate/punctual.hpp"

namespace tools::simulate {
namespace {

namespace json = boost::json;

json::object counted(const Counted& counts) {
  json::object object;
  for (const auto& [name, count] : counts) object[name] = count;
  return object;
}

json::array refused(const IncidentFile& file) {
  json::array list;
  for (const Refused& row : file.refused) {
    list.push_back(json::object{{"line", row.line}, {"id", row.id}, {"reason", row.reason}});
  }
  return list;
}

/// All cases of the simulation, counted in the ways that the report shows.
struct Census {
  Punctual incidents;
  Counted by_state, by_outcome;
  PunctualGroups by_category, by_department;
  std::uint64_t seen = 0, open = 0, merged_and_waiting = 0;
};

std::string innermost(const std::string& states) {
  const std::size_t last = states.rfind('+');
  return last == std::string::npos ? states : states.substr(last + 1);
}

void add_incident(Census& census, const Track& track, const Incident& incident) {
  ++census.seen;
  ++census.by_state[innermost(*track.states)];
  if (!track.outcome->empty()) ++census.by_outcome[*track.outcome];
  const bool merged = track.in_state("merged");
  if (track.open && merged) ++census.merged_and_waiting;
  if (track.open && !merged) ++census.open;
  Punctuality punctuality = track.punctuality();
  // The file says that nobody resolved it: a merged one only waits for its parent.
  if (incident.fate == Fate::open && punctuality == Punctuality::without_limit) {
    punctuality = Punctuality::unresolved;
  }
  census.incidents.add(track, punctuality);
  census.by_category[*track.category].add(track, punctuality);
}

Census take_census(const Simulation& simulation) {
  Census census;
  const auto& tracks = simulation.tracks().all();
  for (std::size_t number = 1; number < tracks.size(); ++number) {
    const Track& track = tracks[number];
    if (!track.seen) continue;
    switch (track.part) {
      case Part::incident: add_incident(census, track, simulation.incident_of(number)); break;
      case Part::ticket: census.by_department[*track.unit].add(track, track.punctuality()); break;
      case Part::aside: break;
    }
  }
  return census;
}

json::object escalations(const Counts& counts) {
  return {{"by_hand", counts.escalated_by_hand},
          {"by_clock", counts.escalated_by_clock},
          {"at_once", counts.escalated_at_once},
          {"by_level", counted(counts.escalated_to)}};
}

json::object rejections(const Attempts& attempts) {
  json::object object;
  for (const auto& [event, reasons] : attempts.rejections) object[event] = counted(reasons);
  return object;
}

void add_fates(json::object& report, const Simulation& simulation, const Census& census) {
  const Punctual& incidents = census.incidents;
  report["incidents"] =
      json::object{{"ended", census.seen - census.open - census.merged_and_waiting},
                   {"open", census.open},
                   {"merged_and_waiting", census.merged_and_waiting},
                   {"by_state", counted(census.by_state)},
                   {"by_outcome", counted(census.by_outcome)}};
  report["resolved_on_time"] = incidents.on_time;
  report["resolved_late"] = incidents.late;
  report["resolved_without_limit"] = incidents.without_limit;
  report["duplicates_merged"] = simulation.counts().duplicates_merged;
  report["duplicates_linked"] = simulation.counts().duplicates_linked;
  report["transferred"] = simulation.transferred();
}

void add_counts(json::object& report, const Counts& counts, const Attempts& attempts) {
  report["escalations"] = escalations(counts);
  report["whistles"] = counted(counts.whistles);
  report["tickets"] = counts.tickets;
  report["returns"] = counts.returns;
  report["adjudications"] = counts.adjudications;
  report["extensions"] = counts.extensions;
  report["suspensions"] = counts.suspensions;
  report["reworks"] = counts.reworks;
  report["reopens"] = counts.reopens;
  report["breaches"] = counted(counts.breaches);
  report["warnings"] = counted(counts.warnings);
  report["rejections"] = rejections(attempts);
  report["chart_faults"] = counted(counts.chart_faults);
  report["commands"] = attempts.commands;
  report["timers_fired"] = counts.timers_fired;
  report["records"] = counts.records;
}

void add_speed(json::object& report, const Simulation& simulation, const Span& span) {
  const double seconds = std::max(span.wall_seconds, 1e-9);
  const auto per_second = [seconds](std::uint64_t count) {
    return static_cast<std::uint64_t>(static_cast<double>(count) / seconds);
  };
  report["wall"] = json::object{{"seconds", span.wall_seconds},
                                {"commands_per_second", per_second(simulation.attempts().commands)},
                                {"incidents_per_second", per_second(simulation.raised())}};
  report["virtual"] = json::object{{"from", span.virtual_from}, {"to", span.virtual_to}};
}

}  // namespace

json::object report_of(const Simulation& simulation, const Span& span) {
  Census census = take_census(simulation);
  json::object report;
  report["rows"] = simulation.file().rows;
  report["raised"] = simulation.raised();
  report["refused"] = refused(simulation.file());
  add_fates(report, simulation, census);
  add_counts(report, simulation.counts(), simulation.attempts());
  report["by_department"] = json::object(shown(census.by_department));
  report["by_category"] = json::object(shown(census.by_category));
  report["open_at_end"] = census.open;
  // What was neither refused nor is found among the cases has been lost.
  report["dropped"] = static_cast<std::int64_t>(simulation.file().rows) -
                      static_cast<std::int64_t>(simulation.file().refused.size()) -
                      static_cast<std::int64_t>(census.seen);
  add_speed(report, simulation, span);
  return report;
}

}  // namespace tools::simulate
