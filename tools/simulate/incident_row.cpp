// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/incident_row.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/calendar/limit.hpp"

namespace tools::simulate {
namespace {

namespace directory = engine::directory;
using directory::County;

/// A row on its way: the first thing that is wrong with it is why it is refused.
class Reading {
 public:
  Reading(const adapters::county::CsvRow& row, const Header& header, const County& county)
      : row_(row), header_(header), county_(county) {}

  [[nodiscard]] std::string cell(std::string_view name) const {
    const auto column = header_.find(name);
    if (column == header_.end() || column->second >= row_.cells.size()) return {};
    return row_.cells[column->second].text;
  }
  void refuse(const std::string& reason) {
    if (reason_.empty()) reason_ = reason;
  }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] const County& county() const { return county_; }
  [[nodiscard]] int line() const { return row_.cells.front().line; }

  [[nodiscard]] std::optional<engine::Instant> instant(std::string_view name) {
    const std::string text = cell(name);
    if (text.empty()) return std::nullopt;
    const auto& calendar = county_.calendars.at(county_.default_calendar);
    const auto at = parse_instant(text, calendar.rules().zone);
    if (!at) refuse(std::string(name) + ": '" + text + "' is no instant");
    return at;
  }

 private:
  const adapters::county::CsvRow& row_;
  const Header& header_;
  const County& county_;
  std::string reason_;
};

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void read_position(Reading& reading, Incident& incident) {
  const std::string longitude = reading.cell("longitude");
  const std::string latitude = reading.cell("latitude");
  if (longitude.empty() && latitude.empty()) return;
  const auto east = number(longitude);
  const auto north = number(latitude);
  if (!east || !north || !(std::abs(*east) <= 180) || !(std::abs(*north) <= 90)) {
    return reading.refuse("longitude, latitude: '" + longitude + "', '" + latitude +
                          "' is no position");
  }
  incident.position = engine::model::Position{*east, *north};
}

/// A grid for an incident that tells neither grid nor position: always the same one for its id.
const directory::Grid* some_grid(const County& county, const std::string& id) {
  const auto& grids = county.directory.grids();
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return grids.empty() ? nullptr : &grids[hash % grids.size()];
}

void read_place(Reading& reading, Incident& incident) {
  const auto& places = reading.county().directory;
  const std::string code = reading.cell("grid");
  const directory::Grid* grid = nullptr;
  if (!code.empty()) {
    grid = places.find(directory::GridCode(code));
    if (!grid) return reading.refuse("grid: there is no grid '" + code + "'");
  } else if (incident.position) {
    grid = places.grid_at(incident.position->longitude, incident.position->latitude);
  }
  if (!grid) grid = some_grid(reading.county(), incident.id);
  if (!grid) return reading.refuse("grid: the county has none");
  incident.place = places.place_of(grid->code).value_or(directory::Place{});
}

void read_category(Reading& reading, Incident& incident) {
  const std::string code = reading.cell("category");
  const auto* category = reading.county().catalogue.find(directory::CategoryCode(code));
  if (!category) return reading.refuse("category: '" + code + "' is not in the catalogue");
  incident.category = category->code;
  incident.title = reading.cell("title");
  if (incident.title.empty()) incident.title = category->name;
  const std::string unit = reading.cell("department");
  if (!unit.empty() && !reading.county().directory.find(directory::UnitCode(unit))) {
    return reading.refuse("department: there is no unit '" + unit + "'");
  }
  incident.department = directory::UnitCode(unit);
}

void read_severity(Reading& reading, Incident& incident) {
  const std::string text = reading.cell("severity");
  if (text.empty()) return;
  if (text.size() != 1 || text[0] < '1' || text[0] > '4') {
    return reading.refuse("severity: '" + text + "' is not 1 to 4");
  }
  incident.severity = text[0] - '0';
}

void read_role(Reading& reading, Incident& incident) {
  const std::string text = reading.cell("raised_by_role");
  if (text.empty()) return;
  const auto role = directory::parse_role(text);
  if (!role) return reading.refuse("raised_by_role: there is no role '" + text + "'");
  incident.raised_by = *role;
}

void read_fate(Reading& reading, Incident& incident) {
  const std::string text = reading.cell("fate");
  if (text == "resolved")
    incident.fate = Fate::resolved;
  else if (text == "duplicate")
    incident.fate = Fate::duplicate;
  else if (text == "transferred")
    incident.fate = Fate::transferred;
  else if (text == "open")
    incident.fate = Fate::open;
  else if (!text.empty() && text != "walk")
    reading.refuse("fate: '" + text + "' is unknown");
  incident.resolved_at = reading.instant("resolved_at");
  incident.duplicate_of = reading.cell("duplicate_of");
  const bool timed = incident.fate != Fate::walk && incident.fate != Fate::open;
  if (timed && !incident.resolved_at) reading.refuse("resolved_at: is required by its fate");
  if (incident.resolved_at && *incident.resolved_at < incident.raised_at) {
    reading.refuse("resolved_at: is before raised_at");
  }
}

void read_limit(Reading& reading, Incident& incident) {
  incident.limit = reading.cell("limit");
  if (incident.limit.empty()) return;
  if (!engine::calendar::parse_limit(incident.limit)) {
    reading.refuse("limit: '" + incident.limit + "' is not a limit such as 7 CD");
  }
}

}  // namespace

std::optional<engine::Instant> parse_instant(const std::string& text,
                                             const engine::calendar::Zone& zone) {
  if (const auto at = engine::parse_rfc3339(text)) return at.value();
  std::string as_utc = text;
  if (as_utc.size() > 10 && as_utc[10] == ' ') as_utc[10] = 'T';
  const auto wall_clock = engine::parse_rfc3339(as_utc + "Z");
  if (!wall_clock) return std::nullopt;
  return zone.to_instant(engine::LocalTime(wall_clock.value().time_since_epoch()));
}

std::variant<Incident, Refused> read_row(const adapters::county::CsvRow& row, const Header& header,
                                         const County& county) {
  Reading reading(row, header, county);
  Incident incident;
  incident.line = reading.line();
  incident.id = reading.cell("id");
  if (incident.id.empty()) incident.id = "line-" + std::to_string(incident.line);
  const auto raised_at = reading.instant("raised_at");
  if (!raised_at) reading.refuse("raised_at: is required");
  incident.raised_at = raised_at.value_or(engine::Instant{});
  incident.description = reading.cell("description");
  incident.address = reading.cell("address");
  for (const auto read : {read_position, read_place, read_category, read_severity, read_role,
                          read_fate, read_limit}) {
    read(reading, incident);
  }
  if (reading.reason().empty()) return incident;
  return Refused{incident.line, incident.id, reading.reason()};
}

}  // namespace tools::simulate
