// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "adapters/http/present/entry.hpp"
#include "adapters/http/present/present.hpp"

namespace adapters::http::present {
namespace {

namespace calendar = engine::calendar;
namespace json = boost::json;
namespace model = engine::model;
using engine::Instant;

/// A stretch in which the case waited on one role at one level.
struct Holding {
  std::string owner, level;
  Instant from;
  std::optional<Instant> to;
};

std::vector<Holding> holdings(const std::vector<model::Record>& records) {
  std::vector<Holding> list;
  for (const auto& record : records) {
    const auto* step = std::get_if<model::StepTaken>(&record.event);
    if (step == nullptr) continue;
    const bool same = !list.empty() && !list.back().to &&
                      list.back().owner == step->outward.owner &&
                      list.back().level == step->outward.level;
    if (same && step->running) continue;
    if (!list.empty() && !list.back().to) list.back().to = record.at;
    if (step->running && !step->outward.owner.empty()) {
      list.push_back({step->outward.owner, step->outward.level, record.at, std::nullopt});
    }
  }
  return list;
}

json::object line(const Holding& holding, const calendar::Calendar* working,
                  const engine::core::Context& context) {
  const Instant until = holding.to.value_or(context.now);
  json::object shown{{"owner", holding.owner}, {"level", holding.level}};
  shown["from"] = instant(holding.from, context.county);
  shown["to"] = holding.to ? json::value(instant(*holding.to, context.county)) : nullptr;
  if (working != nullptr) {
    const auto held = working->counted(calendar::Unit::WH, holding.from, until);
    shown["held"] = limit({calendar::Unit::WH, held});
  }
  return shown;
}

}  // namespace

json::object journal(const model::Case& subject, const std::vector<model::Record>& records,
                     const engine::core::Context& context, Language language,
                     const Extract& extract) {
  Entries reader(context.workflows.find(subject.workflow), context.county, language);
  json::array entries;
  json::value next = nullptr;
  for (const auto& record : records) {
    auto entry = reader.read(record);
    if (record.version <= extract.after) continue;
    if (entries.size() == extract.most) {
      next = std::to_string(record.version.value() - 1);
      break;
    }
    entries.push_back(std::move(entry));
  }
  const auto& county = context.county;
  const auto found = county.calendars.find(county.default_calendar);
  const auto* working = found == county.calendars.end() ? nullptr : &found->second;
  json::array holders;
  for (const auto& holding : holdings(records)) {
    holders.push_back(line(holding, working, context));
  }
  return {{"id", subject.id.value()},
          {"version", subject.version.value()},
          {"entries", std::move(entries)},
          {"holders", std::move(holders)},
          {"next", std::move(next)}};
}

}  // namespace adapters::http::present
