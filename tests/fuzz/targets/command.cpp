// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/parse/command.hpp"

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/http/support.hpp"

namespace fuzz {
namespace {

namespace parse = adapters::http::parse;

template <class T>
const T* read(const parse::Parsed<T>& parsed) {
  if (const auto* command = std::get_if<T>(&parsed)) return command;
  const auto& errors = std::get<parse::FieldErrors>(parsed);
  ENSURE(!errors.empty(), "a refused body has an error");
  for (const auto& error : errors) {
    ENSURE(error.pointer.starts_with('/') && !error.what.empty(), "an error says where and what");
  }
  return nullptr;
}

void raise(const boost::json::object& body) {
  static const auto county = test::county();
  const auto parsed = parse::raise(body, county, "salt");
  if (const auto* command = read(parsed)) {
    ENSURE(!command->facts.title.empty() && !command->workflow.empty(),
           "what is required is there");
    ENSURE(command->given.contains("category"), "the form has the category");
    ENSURE(command->facts.place.grid.str().empty() ||
               county.directory.place_of(command->facts.place.grid),
           "a grid is one of the county's");
  }
}

void event(const boost::json::object& body) {
  const auto parsed = parse::event(body, "incident", engine::model::CaseId{1});
  if (const auto* command = read(parsed)) {
    ENSURE(!command->event.empty(), "an event has a name");
    ENSURE(command->event.size() <= 4 * engine::bounds::event_name_max, "and no long one");
  }
}

void due(const boost::json::object& body) {
  const auto parsed = parse::due_question(body);
  if (const auto* question = read(parsed)) {
    ENSURE(parse::can_be_counted(question->from), "it begins when it can be counted");
    ENSURE(question->limit.amount.count() >= 0, "no limit is negative");
  }
}

}  // namespace

void command(std::string_view bytes) {
  const char route = bytes.empty() ? '\0' : bytes.front();
  const auto text = bytes.substr(bytes.empty() ? 0 : 1);
  static_cast<void>(parse::version_of(text));
  static_cast<void>(parse::case_id(text));
  const auto body = parse::parse_object(text);
  const auto* object = std::get_if<boost::json::object>(&body);
  if (object == nullptr) return;
  switch (route) {
    case 'r': return raise(*object);
    case 'e': return event(*object);
    case 'd': return due(*object);
    default: static_cast<void>(read(parse::login(*object)));
  }
}

}  // namespace fuzz
