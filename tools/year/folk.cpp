// SPDX-License-Identifier: Apache-2.0
#include "tools/year/folk.hpp"

#include <algorithm>
#include <array>

#include "engine/core/choice.hpp"
#include "tools/year/filler.hpp"

namespace tools::year {

namespace core = engine::core;
namespace directory = engine::directory;
namespace model = engine::model;
using simulate::Dice;

namespace {

/// Residents who raise something in a year; the same ones come again.
constexpr std::size_t residents = 5'000;
/// Buttons that somebody looks at before giving up.
constexpr int looks = 5;
/// Beside a button that is liked wholly: nobody does anything.
constexpr double idle = 0.12;

/// What is pressed less often than the plain way on. By event: charts share these words.
struct Taste {
  std::string_view event;
  double liking;
};
constexpr std::array rare{
    Taste{"comment", 0.02},      Taste{"withdraw", 0.02},       Taste{"void", 0.02},
    Taste{"cancel", 0.02},       Taste{"stop", 0.01},           Taste{"retire", 0.005},
    Taste{"revoke", 0.01},       Taste{"refuse", 0.06},         Taste{"reject", 0.06},
    Taste{"decline", 0.1},       Taste{"return", 0.1},          Taste{"promote", 0.02},
    Taste{"whistle", 0.03},      Taste{"supervise", 0.02},      Taste{"urge", 0.05},
    Taste{"suspend", 0.03},      Taste{"extend", 0.05},         Taste{"reopen", 0.02},
    Taste{"rework", 0.05},       Taste{"escalate", 0.15},       Taste{"object", 0.05},
    Taste{"dispute", 0.03},      Taste{"merge", 0.02},          Taste{"transfer", 0.05},
    Taste{"ownerless", 0.02},    Taste{"raise_severity", 0.01}, Taste{"add_department", 0.02},
    Taste{"request_void", 0.01}, Taste{"ask_reporter", 0.05},   Taste{"send_down", 0.05},
    Taste{"redispatch", 0.05},   Taste{"verify_exists", 0.25}};

double liking_of(std::string_view event) {
  const auto found = std::find_if(rare.begin(), rare.end(), [event](const Taste& taste) {
    return event == taste.event ||
           (event.starts_with(taste.event) && event.size() > taste.event.size() &&
            event[taste.event.size()] == '_');
  });
  return found == rare.end() ? 1 : found->liking;
}

std::size_t times(const Memory& memory, engine::chart::TransitionIndex transition) {
  for (const auto& [taken, count] : memory.taken) {
    if (taken == transition) return count;
  }
  return 0;
}

void remember(Memory& memory, engine::chart::TransitionIndex transition) {
  for (auto& [taken, count] : memory.taken) {
    if (taken != transition) continue;
    if (count < 255) ++count;
    return;
  }
  memory.taken.emplace_back(transition, 1);
}

}  // namespace

struct Folk::Look {
  const core::Workflow& workflow;
  const engine::ports::StoredCase& stored;
  core::Around x;
  engine::chart::Running session;
};

Folk::Folk(const directory::County& county, const core::Workflows& workflows)
    : county_(county), workflows_(workflows), people_(county) {
  for (const core::Workflow* workflow : workflows.all()) {
    Buttons& buttons = buttons_[workflow->name];
    buttons.workflow = workflow;
    buttons.of_state.resize(workflow->chart->states().size());
    const auto& transitions = workflow->chart->transitions();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
      if (!workflow->transitions[i].by_people) continue;
      buttons.of_state[transitions[i].source].push_back(
          {static_cast<engine::chart::TransitionIndex>(i),
           liking_of(transitions[i].events.front())});
    }
  }
}

std::pair<const directory::Actor*, model::OpenCase> Folk::raise(const Raise& row, std::size_t index,
                                                                Dice& dice) {
  const core::Workflow* workflow = workflows_.newest(row.category->workflow);
  model::OpenCase open{.workflow = row.category->workflow};
  open.facts.title = row.category->name;
  open.facts.place = row.place;
  const core::Form* form = workflow ? workflow->opening : nullptr;
  open.given = fill(form, {county_, row.place, row.at, true}, dice).value_or(boost::json::object{});
  open.given["category"] = row.category->code.str();
  const auto* unit = county_.directory.unit_for(row.category->lead, row.place);
  const bool resident = directory::scope_kind(row.by) == directory::ScopeKind::self;
  const auto& actor = people_.for_case(row.by, row.place, unit ? unit->code.str() : "",
                                       resident ? index * 7 % residents : 0);
  raisers_[actor.login.str()] = &actor;
  return {&actor, std::move(open)};
}

const Folk::Buttons* Folk::buttons_of(const model::Case& subject) const {
  const auto found = buttons_.find(subject.workflow.name);
  return found == buttons_.end() ? nullptr : &found->second;
}

/// Whoever has pressed it before does so less and less.
std::vector<Folk::Button> Folk::shown(const Buttons& buttons, const model::Case& subject,
                                      const Memory& memory) const {
  std::vector<Button> list;
  for (const std::string& id : subject.session.configuration) {
    const auto state = buttons.workflow->chart->find(id);
    if (!state) continue;
    for (Button button : buttons.of_state[*state]) {
      const double often = 1 + static_cast<double>(times(memory, button.transition));
      button.liking /= often * often;
      list.push_back(button);
    }
  }
  return list;
}

const directory::Actor* Folk::holder(directory::Role role, const engine::ports::StoredCase& stored,
                                     Dice& dice) {
  const model::Row& row = stored.row;
  if (directory::scope_kind(role) == directory::ScopeKind::self) {
    const auto raiser = raisers_.find(row.raised_by);
    return raiser == raisers_.end() ? nullptr : raiser->second;
  }
  std::string unit = row.unit;
  if (unit.empty() && !row.units.empty()) {
    unit = row.units[static_cast<std::size_t>(dice.roll() * 0.999 *
                                              static_cast<double>(row.units.size()))];
  }
  if (directory::scope_kind(role) == directory::ScopeKind::unit && unit.empty()) return nullptr;
  return &people_.for_case(role, row.place, unit, dice.chance(0.5) ? 1 : 0);
}

/// Somebody who may press it now; null: nobody who was asked.
const directory::Actor* Folk::presser(Look& look, const Button& button, Dice& dice) {
  const auto& workflow = look.workflow;
  const auto& roles = workflow.transitions[button.transition].roles;
  const std::string& event = workflow.chart->transitions()[button.transition].events.front();
  look.x.measure(workflow, event);
  const auto first = static_cast<std::size_t>(dice.roll() * static_cast<double>(roles.size()));
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const auto* actor = holder(roles[(first + i) % roles.size()], look.stored, dice);
    if (!actor) continue;
    for (const auto& choice :
         core::choices(workflow, look.stored.state, look.session, *actor, look.x, event)) {
      if (choice.transition != button.transition) continue;
      if (choice.allowed() && choice.guard != engine::chart::Guard::closed) return actor;
    }
  }
  return nullptr;
}

std::optional<Act> Folk::act(const engine::ports::StoredCase& stored, Memory& memory, Dice& dice,
                             const core::Context& context) {
  const Buttons* buttons = buttons_of(stored.state);
  if (!buttons) return std::nullopt;
  std::vector<Button> list = shown(*buttons, stored.state, memory);
  std::optional<Look> seen;  // Most of the time nobody looks.
  for (int look = 0; look < looks && !list.empty(); ++look) {
    double total = idle;
    for (const Button& button : list) total += button.liking;
    double left = dice.roll() * total;
    const auto chosen = std::find_if(list.begin(), list.end(), [&left](const Button& button) {
      left -= button.liking;
      return left < 0;
    });
    if (chosen == list.end()) return std::nullopt;
    const Button button = *chosen;
    list.erase(chosen);
    if (!seen) {
      seen.emplace(Look{*buttons->workflow,
                        stored,
                        {stored.state, context},
                        engine::chart::restore(*buttons->workflow->chart, stored.state.session)});
    }
    const auto* actor = presser(*seen, button, dice);
    if (!actor) continue;
    auto form = fill(buttons->workflow->transitions[button.transition].form,
                     {county_, stored.row.place, context.now}, dice);
    if (!form) continue;
    remember(memory, button.transition);
    const auto& events = buttons->workflow->chart->transitions()[button.transition].events;
    return Act{actor,
               {.subject = stored.state.id,
                .event = events.front(),
                .form = std::move(*form),
                .if_match = {}}};
  }
  return std::nullopt;
}

}  // namespace tools::year
