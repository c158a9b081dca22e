// SPDX-License-Identifier: Apache-2.0
#include "tools/year/filler.hpp"

#include <algorithm>
#include <cmath>

namespace tools::year {
namespace {

namespace core = engine::core;
namespace directory = engine::directory;
namespace json = boost::json;
using core::FieldType;
using core::Reference;
using simulate::Dice;

/// Whole numbers of a form are often parts of the one before: present of entitled, for of present.
constexpr double first_number = 64;
constexpr double optional_share = 0.3;
constexpr double yes_share = 0.8;
/// Until enough different items are found.
constexpr int tries_max = 40;
/// A date that a form asks for lies so far ahead.
constexpr double soonest_hours = 5 * 24, latest_hours = 25 * 24;

std::size_t pick(std::size_t count, Dice& dice) {
  return std::min(count - 1, static_cast<std::size_t>(dice.roll() * static_cast<double>(count)));
}

class Filler {
 public:
  Filler(const Desk& desk, Dice& dice) : desk_(desk), dice_(dice) {}

  json::value value(const core::Field& field, FieldType type) {
    switch (type) {
      case FieldType::string: return text(field);
      case FieldType::integer: return static_cast<std::int64_t>(std::llround(number(field)));
      case FieldType::number: return number(field);
      case FieldType::boolean: return dice_.chance(yes_share);
      case FieldType::array: return list(field);
    }
    return nullptr;
  }

 private:
  double number(const core::Field& field) {
    const double low = std::ceil(field.minimum.value_or(0));
    const double high = std::max(low, std::floor(field.maximum.value_or(first_number)));
    const double value = std::clamp(std::floor(next_number_), low, high);
    next_number_ /= 2;
    return value;
  }

  json::value list(const core::Field& field) {
    json::array items;
    const auto count = std::max<std::uint64_t>(field.min_items.value_or(0), 1);
    for (int tries = 0; items.size() < count && tries < tries_max; ++tries) {
      json::value item = value(field, field.item_type);
      const bool twice = std::find(items.begin(), items.end(), item) != items.end();
      if (!twice || !field.unique_items) {
        items.push_back(std::move(item));
      } else if (item.is_string() && field.reference == Reference::none && field.choices.empty()) {
        items.push_back(json::string(std::to_string(items.size() + 1)));
      }
    }
    return items;
  }

  json::value text(const core::Field& field) {
    switch (field.reference) {
      case Reference::department: return department();
      case Reference::category: return category();
      case Reference::whistle: return whistle();
      case Reference::place: return json::string(directory::code_of(desk_.place));
      case Reference::instant: return date();
      case Reference::photo:
      case Reference::photo_before: return photo();
      case Reference::case_id:
      case Reference::none: break;
    }
    if (!field.choices.empty())
      return json::string(field.choices[pick(field.choices.size(), dice_)]);
    std::string words = "as agreed on the spot";
    if (field.min_length && words.size() < *field.min_length) words.resize(*field.min_length, '.');
    if (field.max_length && words.size() > *field.max_length) words.resize(*field.max_length);
    return json::string(words);
  }

  /// Of the workflow of the first: an incident is not filed as a wish.
  json::value category() {
    const auto& all = desk_.county.catalogue.categories();
    std::vector<const directory::Category*> like;
    for (const directory::Category& each : all) {
      if (each.workflow == all.front().workflow) like.push_back(&each);
    }
    if (like.empty()) return nullptr;
    return json::string(like[pick(like.size(), dice_)]->code.str());
  }

  json::value department() {
    std::vector<const directory::Unit*> departments;
    for (const directory::Unit& unit : desk_.county.directory.units()) {
      if (unit.kind == directory::UnitKind::department) departments.push_back(&unit);
    }
    if (departments.empty()) return nullptr;
    return json::string(departments[pick(departments.size(), dice_)]->code.str());
  }

  /// A name that nobody else has drawn; whoever fills in the form sends the photo before.
  json::value photo() {
    constexpr double names = 1e15;
    return json::string("photo-" +
                        std::to_string(static_cast<std::uint64_t>(dice_.roll() * names)));
  }

  json::value whistle() {
    const auto& types = desk_.county.catalogue.whistles();
    if (types.empty()) return nullptr;
    return json::string(types[pick(types.size(), dice_)].type);
  }

  json::value date() {
    const std::chrono::hours hours(static_cast<int>(dice_.between(soonest_hours, latest_hours)));
    const auto& zone = desk_.county.calendars.at(desk_.county.default_calendar).rules().zone;
    const engine::Instant at = desk_.now + hours;
    return json::string(engine::to_rfc3339(at, zone.offset(at)));
  }

  const Desk& desk_;
  Dice& dice_;
  double next_number_ = first_number;
};

}  // namespace

std::optional<json::object> fill(const core::Form* form, const Desk& desk, Dice& dice) {
  json::object filled;
  if (!form) return filled;
  Filler filler(desk, dice);
  for (const core::Field& field : form->fields) {
    if (field.reference == Reference::case_id) {
      if (field.required) return std::nullopt;
      continue;
    }
    const bool more = !desk.sparing && field.reference == Reference::none;
    const bool wanted = field.required || (more && dice.chance(optional_share));
    if (wanted) filled[field.name] = filler.value(field, field.type);
  }
  return filled;
}

}  // namespace tools::year
