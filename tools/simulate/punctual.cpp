// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/punctual.hpp"

#include <algorithm>

namespace tools::simulate {

void Punctual::add(const Track& track, Punctuality punctuality) {
  ++cases;
  switch (punctuality) {
    case Punctuality::unresolved: ++unresolved; return;
    case Punctuality::without_limit: ++without_limit; return;
    case Punctuality::on_time: ++on_time; break;
    case Punctuality::late: ++late; break;
  }
  if (!track.stopped) return;
  const auto took =
      std::chrono::duration_cast<std::chrono::seconds>(track.stopped_at - track.started);
  resolve_seconds.push_back(took.count());
}

boost::json::object Punctual::json() {
  boost::json::object object{{"cases", cases},
                             {"on_time", on_time},
                             {"late", late},
                             {"without_limit", without_limit},
                             {"unresolved", unresolved},
                             {"median_resolve_hours", nullptr}};
  if (resolve_seconds.empty()) return object;
  const auto middle =
      resolve_seconds.begin() + static_cast<std::ptrdiff_t>(resolve_seconds.size() / 2);
  std::nth_element(resolve_seconds.begin(), middle, resolve_seconds.end());
  object["median_resolve_hours"] = static_cast<double>(*middle) / 3600.0;
  return object;
}

boost::json::object shown(PunctualGroups& groups) {
  boost::json::object object;
  for (auto& [name, group] : groups) object[name.empty() ? "-" : name] = group.json();
  return object;
}

}  // namespace tools::simulate
