// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/incident_file.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "adapters/county/csv.hpp"
#include "tools/simulate/incident_row.hpp"

namespace tools::simulate {
namespace {

using adapters::county::Csv;
using adapters::county::CsvRow;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::array<std::string_view, 16> columns{
    "id",           "raised_at", "category",       "title",     "description", "address",
    "grid",         "longitude", "latitude",       "severity",  "fate",        "resolved_at",
    "duplicate_of", "limit",     "raised_by_role", "department"};

/// Duplicates of duplicates of …: a longer chain is taken for a circle.
constexpr std::size_t chain_max = 100;

std::string place_of(const Csv& csv, int line) { return csv.file + ":" + std::to_string(line); }

Result<Header> read_header(const Csv& csv) {
  Header header;
  if (csv.rows.empty()) return Error(Errc::invalid_input, csv.file + ": the file is empty");
  for (std::size_t i = 0; i < csv.rows[0].cells.size(); ++i) {
    const std::string& name = csv.rows[0].cells[i].text;
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      return Error(Errc::invalid_input, place_of(csv, 1) + ": the column '" + name +
                                            "' is unknown; tools/simulate/README.md lists them");
    }
    if (!header.emplace(name, i).second) {
      return Error(Errc::invalid_input,
                   place_of(csv, 1) + ": the column '" + name + "' stands twice");
    }
  }
  for (const char* needed : {"raised_at", "category"}) {
    if (!header.contains(needed)) {
      return Error(Errc::invalid_input,
                   place_of(csv, 1) + ": the column '" + std::string(needed) + "' is missing");
    }
  }
  return header;
}

/// What a duplicate of a duplicate repeats is the first of them; a circle repeats nothing.
void find_originals(IncidentFile& file) {
  std::unordered_map<std::string_view, const Incident*> by_id;
  for (const Incident& incident : file.incidents) by_id.emplace(incident.id, &incident);
  std::vector<std::string> originals;
  for (const Incident& incident : file.incidents) {
    std::string_view original = incident.duplicate_of;
    std::size_t steps = 0;
    for (auto found = by_id.find(original); found != by_id.end(); found = by_id.find(original)) {
      if (found->second->duplicate_of.empty()) break;
      if (++steps > chain_max) break;
      original = found->second->duplicate_of;
    }
    originals.emplace_back(steps > chain_max ? std::string_view{} : original);
  }
  for (std::size_t i = 0; i < originals.size(); ++i) {
    file.incidents[i].duplicate_of = std::move(originals[i]);
  }
}

/// Reads every row; an id that stood before is refused, since duplicates are named by it.
IncidentFile read_rows(const Csv& csv, const Header& header,
                       const engine::directory::County& county) {
  IncidentFile file;
  std::set<std::string> ids;
  file.incidents.reserve(csv.rows.size());
  for (std::size_t i = 1; i < csv.rows.size(); ++i) {
    ++file.rows;
    auto row = read_row(csv.rows[i], header, county);
    if (auto* refused = std::get_if<Refused>(&row)) {
      file.refused.push_back(std::move(*refused));
      continue;
    }
    auto& incident = std::get<Incident>(row);
    if (ids.insert(incident.id).second) {
      file.incidents.push_back(std::move(incident));
    } else {
      file.refused.push_back({incident.line, incident.id, "id: stands twice"});
    }
  }
  std::stable_sort(file.incidents.begin(), file.incidents.end(),
                   [](const Incident& a, const Incident& b) { return a.raised_at < b.raised_at; });
  find_originals(file);
  return file;
}

Result<IncidentFile> read(engine::Loaded<Csv> csv, const engine::directory::County& county) {
  if (!csv) {
    std::string all;
    for (const engine::Fault& fault : csv.faults()) all += engine::to_string(fault) + "\n";
    return Error(Errc::invalid_input, all);
  }
  auto header = read_header(csv.value());
  if (!header) return header.error();
  return read_rows(csv.value(), header.value(), county);
}

}  // namespace

Result<IncidentFile> read_incidents(const std::filesystem::path& path,
                                    const engine::directory::County& county) {
  return read(adapters::county::read_csv(path), county);
}

Result<IncidentFile> parse_incidents(std::string_view text, const std::string& file,
                                     const engine::directory::County& county) {
  return read(adapters::county::parse_csv(text, file), county);
}

}  // namespace tools::simulate
