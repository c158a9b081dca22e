// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/forms.hpp"

#include <algorithm>

#include "tests/sim/album.hpp"

namespace sim {
namespace {

namespace core = engine::core;
namespace json = boost::json;

constexpr double optional_share = 0.3;
const std::string found_words = "as it was found";
constexpr double few_share = 0.7;     ///< Of lists: those that are as short as they may be.
constexpr double whole_share = 0.15;  ///< Of forms: one with all that it may hold.
constexpr double default_minimum = 1, default_maximum = 5;
constexpr double days_ahead = 20;
constexpr double shown_share = 0.6;    ///< Of forms that may have photos, where there are some.
constexpr std::size_t shown_most = 3;  ///< At once.
constexpr double spoilt_share = 0.03;  ///< Of forms: one that must be refused.

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
      return json::value(
          engine::to_rfc3339(filler.now + std::chrono::hours(static_cast<int>(dice.between(
                                              -4, (dice.chance(0.5) ? 1 : days_ahead) * 24)))));
    case core::Reference::photo:
    case core::Reference::photo_before:
      return json::value(filler.photos.empty() ? std::string(no_photo) : filler.photos.front());
    case core::Reference::none: break;
  }
  return json::value(found_words);
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

bool is_photo(const core::Field& field) {
  return field.reference == core::Reference::photo ||
         field.reference == core::Reference::photo_before;
}

json::array some_photos(const Filler& filler, Dice& dice) {
  json::array list;
  const std::size_t most = std::min(filler.photos.size(), 1 + below(dice, shown_most));
  for (std::size_t i = 0; i < most; ++i) list.emplace_back(filler.photos[i]);
  return list;
}

/// As many as it takes, or a few more, no two of them alike where they are words.
json::array some(const core::Field& field, const Filler& filler, Dice& dice) {
  if (is_photo(field) && !filler.photos.empty()) return some_photos(filler, dice);
  const std::uint64_t least = std::max<std::uint64_t>(1, field.min_items.value_or(1));
  const std::uint64_t most = std::min(field.max_items.value_or(least + 2), least + 2);
  json::array list;
  const std::uint64_t count =
      dice.chance(few_share) ? least : least + below(dice, most - least + 1);
  while (list.size() < count) {
    json::value item = one(field, field.item_type, filler, dice);
    const bool words = item == json::value(found_words);
    list.push_back(words ? json::value(found_words + std::to_string(list.size())) : item);
  }
  return list;
}

/// Something that the form does not take.
void spoil(json::object& filled, const core::Form& form, Dice& dice) {
  if (form.fields.empty()) {
    filled["no_such_field"] = true;
    return;
  }
  const core::Field& field = pick(dice, form.fields);
  if (field.required && dice.chance(0.5)) {
    filled.erase(field.name);
  } else if (!field.choices.empty() && field.type == core::FieldType::string) {
    filled[field.name] = "none of these";
  } else if (field.maximum) {
    filled[field.name] = static_cast<std::int64_t>(*field.maximum) + 1;
  } else {
    filled[field.name] = nullptr;
  }
}

bool fits(const core::Field& field, core::FieldType type, const json::value& value);

bool fits(const core::Field& field, const json::array& list) {
  const bool enough = list.size() >= field.min_items.value_or(0) &&
                      list.size() <= field.max_items.value_or(list.size());
  const auto stands_once = [&](const json::value& each) {
    return std::count(list.begin(), list.end(), each) == 1;
  };
  return enough && std::all_of(list.begin(), list.end(), [&](const json::value& each) {
           return fits(field, field.item_type, each) && (!field.unique_items || stands_once(each));
         });
}

bool fits(const core::Field& field, core::FieldType type, const json::value& value) {
  switch (type) {
    case core::FieldType::boolean: return value.is_bool();
    case core::FieldType::integer:
    case core::FieldType::number: {
      if (!value.is_number()) return false;
      const double number = value.to_number<double>();
      return number >= field.minimum.value_or(number) && number <= field.maximum.value_or(number);
    }
    case core::FieldType::string: {
      const auto& choices = field.choices;
      return value.is_string() &&
             (choices.empty() ||
              std::find(choices.begin(), choices.end(), value.get_string()) != choices.end());
    }
    case core::FieldType::array: {
      const auto* list = value.if_array();
      return list && fits(field, *list);
    }
  }
  return false;
}

}  // namespace

bool well_filled(const core::Form* form, const json::object& filled) {
  static const core::Form blank;
  const auto& fields = (form ? *form : blank).fields;
  const bool known = std::all_of(filled.begin(), filled.end(), [&](const auto& member) {
    return member.key() == "comment" || std::any_of(fields.begin(), fields.end(), [&](auto& field) {
             return member.key() == field.name;
           });
  });
  return known && std::all_of(fields.begin(), fields.end(), [&](const core::Field& field) {
           const auto* value = filled.if_contains(field.name);
           return value ? fits(field, field.type, *value) : !field.required;
         });
}

json::object opening_form(const Op& op) {
  json::object form = op.form;
  for (const char* fact : {"place", "category", "severity", "attachments", "reporter"}) {
    form.erase(fact);
  }
  return form;
}

bool asks_for_photo(const core::Form* form) {
  return form && std::any_of(form->fields.begin(), form->fields.end(),
                             [](const auto& field) { return field.required && is_photo(field); });
}

bool names_others(const core::Form* form, const json::object& filled) {
  return form && std::any_of(form->fields.begin(), form->fields.end(), [&](const auto& field) {
           return field.reference != core::Reference::none && !is_photo(field) &&
                  filled.contains(field.name);
         });
}

json::object fill(const core::Form* form, const Filler& filler, Dice& dice) {
  json::object filled;
  if (!form) return filled;
  const bool whole = dice.chance(whole_share);
  for (const core::Field& field : form->fields) {
    if (field.name == "resolve_limit") continue;
    const bool shows = is_photo(field);
    if (shows && !field.required && filler.photos.empty()) continue;
    const double share = shows ? shown_share : optional_share;
    if (!field.required && !whole && !dice.chance(share)) continue;
    if (field.type == core::FieldType::array) {
      filled[field.name] = some(field, filler, dice);
    } else {
      filled[field.name] = one(field, field.type, filler, dice);
    }
  }
  if (dice.chance(spoilt_share)) spoil(filled, *form, dice);
  return filled;
}

}  // namespace sim
