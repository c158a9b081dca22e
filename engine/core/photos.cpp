// SPDX-License-Identifier: Apache-2.0
#include "engine/core/photos.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "engine/base/planted.hpp"

namespace engine::core {
namespace {

namespace json = boost::json;

bool is_photo(const Field& field) {
  return field.reference == Reference::photo || field.reference == Reference::photo_before;
}

bool names(const std::vector<NamedPhoto>& photos, const std::string& id) {
  return std::any_of(photos.begin(), photos.end(),
                     [&](const NamedPhoto& photo) { return photo.id == id; });
}

void add(const Field& field, const json::value& value, std::vector<NamedPhoto>& photos) {
  const bool as_found =
      field.reference == Reference::photo_before && !PLANTED("photo_kinds_mixed_up");
  const auto kind = as_found ? model::PhotoKind::before : model::PhotoKind::after;
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) photos.push_back({std::string(item.as_string()), kind});
  } else {
    photos.push_back({std::string(value.as_string()), kind});
  }
}

/// The opening form's own field for photos, if it has one.
const Field* photo_list(const Form* form) {
  if (!form) return nullptr;
  const auto found = std::find_if(form->fields.begin(), form->fields.end(), [](const Field& field) {
    return is_photo(field) && field.type == FieldType::array;
  });
  return found == form->fields.end() ? nullptr : &*found;
}

}  // namespace

std::vector<NamedPhoto> photos_in(const Form* form, const json::object& filled) {
  std::vector<NamedPhoto> photos;
  if (!form) return photos;
  for (const Field& field : form->fields) {
    const auto* value = is_photo(field) ? filled.if_contains(field.name) : nullptr;
    if (value) add(field, *value, photos);
  }
  return photos;
}

std::vector<NamedPhoto> photos_of(const Form* opening, const json::object& given,
                                  const model::OpenCase& command) {
  std::vector<NamedPhoto> photos = photos_in(opening, given);
  for (NamedPhoto& photo : photos) photo.kind = model::PhotoKind::before;
  for (const std::string& id : command.photos) {
    if (!names(photos, id)) photos.push_back({id, model::PhotoKind::before});
  }
  return photos;
}

json::object with_photos(const Form* opening, const model::OpenCase& command) {
  json::object given = command.given;
  const Field* field = command.photos.empty() ? nullptr : photo_list(opening);
  if (!field || given.contains(field->name)) return given;
  json::array list;
  for (const std::string& id : command.photos) list.emplace_back(id);
  given[field->name] = std::move(list);
  return given;
}

void check_loose(const std::vector<std::string>& names, const Filling& filling,
                 std::vector<model::FieldError>& errors) {
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto* found = filling.context.photo ? filling.context.photo(names[at]) : nullptr;
    if (found && found->by == filling.actor.login) continue;
    errors.push_back({"/attachments/" + std::to_string(at),
                      "没有您上传且未使用的此照片|is no photo of yours that is still unused"});
  }
}

std::optional<model::Rejection> attach(Draft& draft, const std::vector<NamedPhoto>& photos) {
  for (const NamedPhoto& named : photos) {
    if (draft.state().photos.size() >= bounds::case_photos_max) {
      return model::BoundReached{"case_photos_max"};
    }
    const auto& held = draft.state().photos;
    const bool twice = std::any_of(held.begin(), held.end(), [&](const model::CasePhoto& each) {
      return each.photo.id == named.id;
    });
    if (twice) continue;  // Two fields of one form may show the same photo.
    const model::Photo* photo = draft.context().photo(named.id);
    ENSURE(photo != nullptr, "the form's references have been looked up");
    draft.add(model::PhotoAttached{*photo, named.kind, draft.cause().event});
  }
  return std::nullopt;
}

}  // namespace engine::core
