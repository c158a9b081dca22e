// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <optional>

#include "adapters/http/present/entry.hpp"
#include "adapters/http/present/holder.hpp"
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
  std::vector<std::string> units;  ///< Departments that had a ticket in that time.
};

/// The departments that have a ticket, as the records go by.
class Summoned {
 public:
  /// The unit that a ticket was opened for; "" for any other record.
  std::string note(const model::Record& record) {
    if (const auto* ended = std::get_if<model::ChildEnded>(&*record.event)) {
      open_.erase(ended->child.value());
    }
    const auto* opened = std::get_if<model::ChildOpened>(&*record.event);
    return opened == nullptr ? std::string() : open_[opened->child.value()] = opened->unit;
  }
  [[nodiscard]] std::vector<std::string> units() const {
    std::vector<std::string> list;
    for (const auto& [id, unit] : open_) list.push_back(unit);
    return list;
  }

 private:
  std::map<std::uint64_t, std::string> open_;
};

std::vector<Holding> holdings(const std::vector<model::Record>& records) {
  std::vector<Holding> list;
  Summoned summoned;
  for (const auto& record : records) {
    const std::string unit = summoned.note(record);
    if (!unit.empty() && !list.empty() && !list.back().to) list.back().units.push_back(unit);
    const auto* step = std::get_if<model::StepTaken>(&*record.event);
    if (step == nullptr) continue;
    const bool same = !list.empty() && !list.back().to &&
                      list.back().owner == step->outward.owner &&
                      list.back().level == step->outward.level;
    if (same && step->running) continue;
    if (!list.empty() && !list.back().to) list.back().to = record.at;
    if (step->running && !step->outward.owner.empty()) {
      list.push_back(
          {step->outward.owner, step->outward.level, record.at, std::nullopt, summoned.units()});
    }
  }
  return list;
}

json::object line(const Holding& holding, const model::Case& subject,
                  const calendar::Calendar* working, const engine::core::Context& context) {
  const Instant until = holding.to.value_or(context.now);
  json::object shown{{"owner", holding.owner}, {"level", holding.level}};
  if (const auto role = engine::directory::parse_role(holding.owner)) {
    const Holder holder = holder_of(*role, subject, holding.units, context.county);
    shown["unit"] = holder.unit.empty() ? json::value(nullptr) : json::value(holder.unit);
    shown["name"] = holder.name;
  }
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
    holders.push_back(line(holding, subject, working, context));
  }
  return {{"id", subject.id.value()},
          {"version", subject.version.value()},
          {"entries", std::move(entries)},
          {"holders", std::move(holders)},
          {"next", std::move(next)}};
}

}  // namespace adapters::http::present
