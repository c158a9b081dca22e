// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/present.hpp"
#include "engine/core/routing.hpp"
#include "engine/directory/role.hpp"

namespace adapters::http::present {

namespace json = boost::json;

json::array actions(const std::vector<engine::core::Action>& actions, Language language) {
  json::array list;
  for (const auto& action : actions) {
    list.push_back({{"event", action.event},
                    {"label", in(language, *action.label)},
                    {"form", action.form ? json::value(action.form->name) : json::value(nullptr)},
                    {"allowed", action.allowed},
                    {"reason", action.reason ? json::value(in(language, *action.reason))
                                             : json::value(nullptr)}});
  }
  return list;
}

json::object forms(const std::vector<engine::core::Action>& actions) {
  json::object schemas;
  for (const auto& action : actions) {
    if (action.form != nullptr) schemas[action.form->name] = action.form->schema;
  }
  return schemas;
}

json::value routing(const engine::model::Case& subject, const engine::core::Context& context) {
  const engine::directory::CategoryCode code{subject.text("category")};
  const auto* category = context.county.catalogue.find(code);
  if (!category) return nullptr;
  const auto route = engine::core::route(*category, subject.facts->place, context);
  return json::object{
      {"lead", route.lead},
      {"co", json::array(route.co.begin(), route.co.end())},
      {"rule", route.rule ? json::value(route.rule->id.value()) : json::value(nullptr)}};
}

json::object actor(const engine::directory::Actor& actor) {
  json::array posts;
  for (const auto& post : actor.posts) {
    posts.push_back(
        {{"role", engine::directory::to_string(post.role)},
         {"scope", post.scope.empty() ? json::value(nullptr) : json::value(post.scope)}});
  }
  return {{"login", actor.login.str()}, {"name", actor.name}, {"posts", std::move(posts)}};
}

}  // namespace adapters::http::present
