// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/zone.hpp"

#include <date/tz.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "adapters/county/zone_rule.hpp"

namespace adapters::county {
namespace {

namespace calendar = engine::calendar;
using engine::Errc;
using engine::Error;
using engine::Instant;

constexpr const char* zone_files = "/usr/share/zoneinfo/";

using Transitions = std::vector<calendar::Transition>;

date::sys_seconds new_year(int year) { return date::sys_days{date::year{year} / 1 / 1}; }

Transitions listed_transitions(const date::time_zone& zone) {
  Transitions all;
  for (date::sys_seconds at = new_year(year_first); at < new_year(year_last);) {
    const date::sys_info info = zone.get_info(at);
    if (all.empty() || all.back().offset != info.offset) {
      all.push_back({Instant{at.time_since_epoch()}, info.offset});
    }
    if (info.end <= at) break;
    at = info.end;
  }
  return all;
}

/// The last line of a zone file: the rule that holds after its last transition.
std::string rule_text(const std::string& iana_name) {
  std::ifstream file(zone_files + iana_name, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty() || bytes.back() != '\n') return {};
  bytes.pop_back();
  return bytes.substr(bytes.rfind('\n') + 1);
}

/// The library reads the transitions that a file lists, which end in 2037 or earlier, and not the
/// rule that goes on from there.
bool append_rule(const std::string& text, Transitions& all) {
  if (text.find(',') == std::string::npos) return true;
  const auto rule = parse_zone_rule(text);
  if (!rule) return false;
  const std::chrono::year_month_day last{std::chrono::floor<std::chrono::days>(all.back().from)};
  for (const auto& change : transitions_of(*rule, last.year(), std::chrono::year{year_last - 1})) {
    if (change.from > all.back().from && change.offset != all.back().offset) all.push_back(change);
  }
  return true;
}

Error unknown_zone(const std::string& name) {
  return {Errc::not_found, "the system has no time zone '" + name +
                               "'; use a name such as Asia/Shanghai, and install tzdata"};
}

}  // namespace

engine::Result<calendar::Zone> load_zone(const std::string& iana_name) {
  try {
    Transitions all = listed_transitions(*date::locate_zone(iana_name));
    if (!append_rule(rule_text(iana_name), all)) {
      return Error(Errc::unsupported, "the zone file of '" + iana_name +
                                          "' ends in an unknown rule; use another zone");
    }
    return calendar::Zone(iana_name, std::move(all));
  } catch (const std::exception&) {
    return unknown_zone(iana_name);
  }
}

}  // namespace adapters::county
