// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/figures.hpp"

#include "engine/base/time.hpp"

namespace adapters::http::handlers {
namespace {

namespace calendar = engine::calendar;
namespace model = engine::model;
using engine::Instant;

double minutes(engine::Duration time) {
  return std::chrono::duration<double, std::ratio<60>>(time).count();
}

/// Working time in which the clock ran.
engine::Duration held(const model::Clock& clock, const calendar::Calendar& working, Instant now) {
  engine::Duration sum{0};
  for (const auto& interval : clock.intervals) {
    sum += working.counted(calendar::Unit::WH, interval.from, interval.to.value_or(now));
  }
  return sum;
}

}  // namespace

void Figures::add_ticket(const model::Case& ticket, const calendar::Calendar& working,
                         Instant now) {
  const auto claimed = engine::parse_rfc3339(ticket.text("claimed_at"));
  if (claimed) {
    const auto from = ticket.facts->raised_at;
    response_.add(minutes(working.counted(calendar::Unit::WH, from, *claimed)));
  }
  if (const auto* resolve = ticket.clock("resolve")) {
    held_.add(minutes(held(*resolve, working, now)));
    if (!ticket.open()) on_time_.add(resolve->breached_at && !resolve->exempt ? 0 : 1);
  }
  returned_.add(ticket.number_of("returns", 0) > 0 ? 1 : 0);
}

void Figures::add_incident(const model::Case& incident) {
  if (const int rating = incident.number_of("rating", 0); rating > 0) satisfaction_.add(rating);
  if (!incident.open()) reworked_.add(incident.number_of("reworks", 0) > 0 ? 1 : 0);
}

boost::json::object Figures::shown(const Mean& mean, std::string_view unit,
                                   const std::string& list) {
  const auto value = mean.n == 0 ? boost::json::value(nullptr)
                                 : boost::json::value(mean.sum / static_cast<double>(mean.n));
  return {{"n", mean.n}, {"value", value}, {"unit", unit}, {"list", list}};
}

boost::json::object Figures::shown(const std::string& tickets, const std::string& incidents) const {
  return {{"response", shown(response_, "working_minutes", tickets)},
          {"on_time", shown(on_time_, "share", tickets + "&open=false")},
          {"holding", shown(held_, "working_minutes", tickets)},
          {"returned", shown(returned_, "share", tickets)},
          {"satisfaction", shown(satisfaction_, "rating", incidents)},
          {"reworked", shown(reworked_, "share", incidents + "&open=false")}};
}

}  // namespace adapters::http::handlers
