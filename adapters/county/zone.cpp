// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/zone.hpp"

#include <date/tz.h>

#include <exception>
#include <vector>

namespace adapters::county {
namespace {

namespace calendar = engine::calendar;

constexpr date::sys_seconds first{date::sys_days{date::year{1970} / 1 / 1}};
constexpr date::sys_seconds last{date::sys_days{date::year{2100} / 1 / 1}};

std::vector<calendar::Transition> transitions_of(const date::time_zone& zone) {
  std::vector<calendar::Transition> transitions;
  for (date::sys_seconds at = first; at < last;) {
    const date::sys_info info = zone.get_info(at);
    if (transitions.empty() || transitions.back().offset != info.offset) {
      transitions.push_back({engine::Instant{at.time_since_epoch()}, info.offset});
    }
    if (info.end <= at) break;
    at = info.end;
  }
  return transitions;
}

}  // namespace

engine::Result<calendar::Zone> load_zone(const std::string& iana_name) {
  try {
    const date::time_zone* zone = date::locate_zone(iana_name);
    return calendar::Zone(iana_name, transitions_of(*zone));
  } catch (const std::exception&) {
    return engine::Error(engine::Errc::not_found,
                         "the system has no time zone '" + iana_name +
                             "'; use a name such as Asia/Shanghai, and install tzdata");
  }
}

}  // namespace adapters::county
