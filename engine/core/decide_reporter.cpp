// SPDX-License-Identifier: Apache-2.0

// The resident who reported a case: who may read their name and phone, and who may destroy them.

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/bounds.hpp"
#include "engine/base/planted.hpp"
#include "engine/base/text.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/decide.hpp"

namespace engine::core {
namespace {

using directory::Role;
using model::Rejection;

/// Those who deal with a case and may have to ask who reported it. Whoever only watches needs no
/// name for that.
const std::vector<Role>& readers() {
  static const std::vector<Role> roles{Role::grid_chief, Role::area_chief, Role::general_chief,
                                       Role::dispatcher, Role::department, Role::department_lead};
  return roles;
}

/// The centre answers for what is kept of residents.
const std::vector<Role>& erasers() {
  static const std::vector<Role> roles{Role::dispatcher};
  return roles;
}

struct Act {
  std::string event;
  const std::vector<Role>& roles;
  const std::string& reason;
};

std::vector<model::FieldError> check_reason(const std::string& reason) {
  if (reason.empty()) return {{"/reason", "必填|is required"}};
  if (characters(reason) <= bounds::reason_max) return {};
  return {{"/reason", "太长|is too long; write at most " + std::to_string(bounds::reason_max) +
                          " characters"}};
}

/// Under which post it is done, or why it is not.
std::variant<const directory::Post*, Rejection> permit(const Act& act, const model::Case& subject,
                                                       const directory::Actor& actor) {
  if (!may_see(actor, subject)) return Rejection{model::NotFound{}};
  const directory::Post* post = acting_post(actor, act.roles, subject);
  if (!post) {
    model::NotPermitted refusal{act.event, {}};
    for (const Role role : act.roles) refusal.roles.emplace_back(directory::to_string(role));
    return Rejection{std::move(refusal)};
  }
  if (subject.facts->reporter_commitment.empty()) {
    return Rejection{
        model::NotAllowedNow{act.event, {}, "没有登记反映人|no resident was named in it"}};
  }
  if (subject.reporter_erased && !PLANTED("read_after_erasure")) {
    return Rejection{model::NotAllowedNow{act.event, {}, "已删除|it has been erased"}};
  }
  if (auto errors = check_reason(act.reason); !errors.empty()) {
    return Rejection{model::InvalidForm{std::move(errors)}};
  }
  return post;
}

Decided done(model::Event event, std::string name, const directory::Actor& actor,
             const directory::Post& post) {
  return {.events = {std::move(event)},
          .errands = {},
          .cause = {.kind = model::CauseKind::person,
                    .event = std::move(name),
                    .login = actor.login.str(),
                    .role = std::string(directory::to_string(post.role)),
                    .unit = post.scope}};
}

std::vector<model::FieldError> check_fields(const std::vector<std::string>& fields) {
  constexpr std::array<std::string_view, 2> known{"name", "phone"};
  if (fields.empty()) return {{"/fields", "必填|is required: name, phone or both"}};
  std::vector<model::FieldError> errors;
  for (std::size_t at = 0; at < fields.size(); ++at) {
    if (std::find(known.begin(), known.end(), fields[at]) != known.end()) continue;
    errors.push_back({"/fields/" + std::to_string(at), "应为 name 或 phone|must be name or phone"});
  }
  return errors;
}

}  // namespace

Decision decide_unmask(const model::Case& subject, const model::UnmaskReporter& command,
                       const directory::Actor& actor, const Context& /*context*/) {
  auto permitted = permit({"unmask", readers(), command.reason}, subject, actor);
  if (auto* rejection = std::get_if<Rejection>(&permitted)) return std::move(*rejection);
  if (auto errors = check_fields(command.fields); !errors.empty()) {
    return Rejection{model::InvalidForm{std::move(errors)}};
  }
  return done(model::ReporterUnmasked{command.fields, command.reason}, "unmask", actor,
              *std::get<const directory::Post*>(permitted));
}

Decision decide_erase(const model::Case& subject, const model::EraseReporter& command,
                      const directory::Actor& actor, const Context& /*context*/) {
  const auto& roles = PLANTED("readers_may_erase") ? readers() : erasers();
  auto permitted = permit({"erase_reporter", roles, command.reason}, subject, actor);
  if (auto* rejection = std::get_if<Rejection>(&permitted)) return std::move(*rejection);
  return done(model::ReporterErased{command.reason}, "erase_reporter", actor,
              *std::get<const directory::Post*>(permitted));
}

}  // namespace engine::core
