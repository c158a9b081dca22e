// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/forms.hpp"

#include <algorithm>

namespace sim {
namespace {

namespace core = engine::core;
namespace json = boost::json;

constexpr double optional_share = 0.3;
constexpr double default_minimum = 1, default_maximum = 5;
constexpr double days_ahead = 20;

json::value reference(const core::Field& field, const Filler& filler, Dice& dice) {
  switch (field.reference) {
    case core::Reference::department: return json::value(pick(dice, filler.setting.departments));
    case core::Reference::category: return json::value(pick(dice, filler.setting.categories));
    case core::Reference::whistle: return json::value(pick(dice, filler.setting.whistles));
    case core::Reference::place: return json::value(pick(dice, filler.setting.places).grid.str());
    case core::Reference::case_id:
      if (filler.cases.empty()) return json::value("1");
      return json::value(std::to_string(pick(dice, filler.cases).value()));
    case core::Reference::instant:
      return json::value(engine::to_rfc3339(
          filler.now + std::chrono::hours(static_cast<int>(dice.between(-4, days_ahead * 24)))));
    // Nobody sends photos here: a name that is none's, so that the form is refused.
    case core::Reference::photo:
    case core::Reference::photo_before: return json::value("no-such-photo");
    case core::Reference::none: break;
  }
  return json::value("as it was found");
}

json::value one(const core::Field& field, core::FieldType type, const Filler& filler, Dice& dice) {
  const double low = field.minimum.value_or(default_minimum);
  const double high = field.maximum.value_or(std::max(low, default_maximum));
  switch (type) {
    case core::FieldType::boolean: return json::value(dice.chance(0.5));
    case core::FieldType::integer:
    case core::FieldType::number:
      return json::value(static_cast<std::int64_t>(dice.between(low, high + 0.999)));
    case core::FieldType::string:
    case core::FieldType::array: break;
  }
  if (!field.choices.empty()) return json::value(pick(dice, field.choices));
  return reference(field, filler, dice);
}

}  // namespace

json::object fill(const core::Form* form, const Filler& filler, Dice& dice) {
  json::object filled;
  if (!form) return filled;
  for (const core::Field& field : form->fields) {
    if (field.name == "resolve_limit" || field.name == "photos") continue;
    if (!field.required && !dice.chance(optional_share)) continue;
    if (field.type == core::FieldType::array) {
      json::array list;
      list.push_back(one(field, field.item_type, filler, dice));
      filled[field.name] = std::move(list);
    } else {
      filled[field.name] = one(field, field.type, filler, dice);
    }
  }
  return filled;
}

}  // namespace sim
