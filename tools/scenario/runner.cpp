// SPDX-License-Identifier: Apache-2.0
#include "tools/scenario/runner.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/core/decide.hpp"
#include "tools/cast.hpp"
#include "tools/scenario/values.hpp"

namespace tools::scenario {
namespace {

namespace directory = engine::directory;
namespace model = engine::model;
using engine::Faults;

class Play {
 public:
  Play(const Scenario& scenario, const std::string& workflow, Stage& stage,
       const directory::County& county, const engine::core::Workflows& workflows)
      : scenario_(scenario),
        workflow_(workflow),
        stage_(stage),
        county_(county),
        workflows_(workflows),
        zone_(county.calendars.at(county.default_calendar).rules().zone) {}

  Faults run() {
    for (const Step& step : scenario_.steps) {
      step_ = &step;
      if (!advance()) break;
      last_ = {};
      if (!step.event.empty()) perform();
      for (const Pair& check : step.then) verify(check);
      watch();
    }
    for (const std::string& what : stage_.chart_faults()) {
      faults_.push_back({scenario_.file, scenario_.line, 0, "the chart could not have: " + what,
                         "mend the chart or the county's limits"});
    }
    return faults_;
  }

 private:
  void fault(const std::string& what) {
    faults_.push_back({scenario_.file, step_->line, 0, what, "in \"" + scenario_.title + "\""});
  }

  bool advance() {
    (void)stage_.take_notified();
    const auto at = parse_when(step_->when, stage_.now(), zone_);
    if (!at) {
      fault("'" + step_->when + "' is not a time; write 2026-03-02 09:00 or +2h");
      return false;
    }
    stage_.pass_until(*at);
    return true;
  }

  void perform() {
    const auto actor = play(county_, step_->who);
    if (!actor) return fault("nobody is called '" + step_->who + "'");
    last_ = step_->event == "raise" ? raise(*actor) : send(*actor);
    if (!last_.rejection && step_->must_fail) fault("it was done, and must not have been");
    if (last_.rejection && !step_->must_fail) {
      fault("it was refused: " + describe(*last_.rejection));
    }
    if (step_->event == "raise" && last_.subject) {
      incident_ = last_.subject;
      if (!first_) first_ = incident_;
    }
  }

  static std::string describe(const model::Rejection& rejection) {
    std::string text = name_of(rejection);
    if (const auto* form = std::get_if<model::InvalidForm>(&rejection)) {
      for (const auto& error : form->errors) text += " " + error.pointer + " " + error.what;
    } else if (const auto* state = std::get_if<model::NotAllowedNow>(&rejection)) {
      text += " (" + state->reason + "); allowed:";
      for (const auto& event : state->allowed) text += " " + event;
    }
    return text;
  }

  Act raise(const directory::Actor& actor) {
    const std::string& name = step_->unit.empty() ? workflow_ : step_->unit;
    const auto* workflow = workflows_.newest(name);
    if (!workflow) {
      fault("there is no workflow '" + name + "'");
      return {};
    }
    model::OpenCase open{.workflow = name};
    open.given = parse_form(step_->with, *workflow, "raise");
    const auto place = home(county_, step_->who.ends_with("_2"));
    if (place) open.facts.place = *place;
    open.facts.title = take(open.given, "title", scenario_.title);
    open.facts.description = take(open.given, "description", "");
    open.facts.address = take(open.given, "address", "");
    if (const std::string code = take(open.given, "place", ""); !code.empty()) {
      open.facts.place = place_at(code, open.facts.place);
    }
    if (auto* severity = open.given.if_contains("severity"); severity && severity->is_string()) {
      *severity = std::strtoll(severity->get_string().c_str(), nullptr, 10);
    }
    return stage_.act(actor, std::move(open));
  }

  /// A code; or a kind of place, for the one of that kind around the cast's home.
  directory::Place place_at(const std::string& code, const directory::Place& home) const {
    const auto kind = directory::parse_place_kind(code);
    if (!kind) return county_.directory.place_named(code).value_or(home);
    return directory::around(home, *kind);
  }

  static std::string take(boost::json::object& from, std::string_view name,
                          const std::string& otherwise) {
    const auto* value = from.if_contains(name);
    std::string text = value && value->is_string() ? std::string(value->get_string()) : otherwise;
    from.erase(name);
    return text;
  }

  Act send(const directory::Actor& actor) {
    const model::Case* subject = step_->unit.empty() ? stage_.find(incident_) : ticket(step_->unit);
    if (!subject) {
      fault("there is no such case yet");
      return {};
    }
    const auto* workflow = workflows_.find(subject->workflow);
    model::SendEvent event{.subject = subject->id, .event = step_->event};
    event.form = parse_form(step_->with, *workflow, step_->event);
    for (auto& [name, value] : event.form) name_cases(value);
    return stage_.act(actor, std::move(event));
  }

  /// "#first" and "#last" name cases that the scenario raised: nobody who writes one knows ids.
  void name_cases(boost::json::value& value) {
    if (!value.is_string()) return;
    if (value.get_string() == "#first") value = std::to_string(first_.value());
    if (value.get_string() == "#last") value = std::to_string(incident_.value());
  }

  /// The newest ticket of the unit. No units: "first" is the first case that was raised, a number
  /// the child of that number, "linked" the newest case that came from this one.
  const model::Case* ticket(const std::string& unit) {
    if (unit == "first") return stage_.find(first_);
    const model::Case* incident = stage_.find(incident_);
    if (!incident) return nullptr;
    if (unit == "linked") return newest_linked(*incident);
    if (const std::size_t serial = std::strtoul(unit.c_str(), nullptr, 10); serial > 0) {
      return serial > incident->children.size() ? nullptr
                                                : stage_.find(incident->children[serial - 1].id);
    }
    const auto found = std::find_if(incident->children.rbegin(), incident->children.rend(),
                                    [&](const model::Child& child) { return child.unit == unit; });
    return found == incident->children.rend() ? nullptr : stage_.find(found->id);
  }

  const model::Case* newest_linked(const model::Case& subject) {
    const auto found =
        std::find_if(subject.links.rbegin(), subject.links.rend(), [](const model::Link& link) {
          return link.inbound && link.kind == engine::core::source_link;
        });
    return found == subject.links.rend() ? nullptr : stage_.find(found->other);
  }

  /// Nobody may be able to let a case rest: while it is open, some clock of it runs.
  void watch() {
    for (std::uint64_t id = 1;; ++id) {
      const model::Case* subject = stage_.find(model::CaseId(id));
      if (!subject) return;
      const bool waits = std::any_of(
          subject->clocks.begin(), subject->clocks.end(),
          [](const model::Clock& clock) { return clock.state == model::ClockState::running; });
      if (subject->open() && !waits && subject->sends.empty()) {
        return fault("case " + subject->number + " is open, and none of its clocks runs");
      }
    }
  }

  void verify(const Pair& check) {
    std::string name = check.name;
    const model::Case* subject = stage_.find(incident_);
    if (name.starts_with('@')) {
      const std::size_t dot = name.find('.', 1);
      subject = ticket(name.substr(1, dot - 1));
      name = dot == std::string::npos ? "state" : name.substr(dot + 1);
    } else if (!step_->unit.empty() && (name == "actions")) {
      subject = ticket(step_->unit);
    }
    if (name == "rejected") return verify_rejection(check.value);
    if (name == "notified") return verify_notified(check.value);
    if (!subject) return fault(check.name + ": there is no such case");
    if (name == "state") return verify_state(*subject, check);
    if (name == "actions") return verify_actions(*subject, check);
    const auto found = look_up(*subject, name);
    if (!found) return fault("'" + check.name + "' is not a check");
    if (*found != check.value) {
      fault(check.name + " is " + *found + " and should be " + check.value);
    }
  }

  void verify_rejection(const std::string& wanted) {
    const std::string found = last_.rejection ? name_of(*last_.rejection) : "nothing";
    if (found != wanted) fault("rejected is " + found + " and should be " + wanted);
  }

  void verify_notified(const std::string& wanted) {
    const auto told = stage_.take_notified();
    if (!contains_all({told.begin(), told.end()}, wanted)) {
      std::string list;
      for (const auto& role : told) list += " " + role;
      fault("notified are" + list + " and should be " + wanted);
    }
  }

  void verify_state(const model::Case& subject, const Pair& check) {
    if (contains_all(subject.session.configuration, check.value)) return;
    std::string list;
    for (const auto& state : subject.session.configuration) list += " " + state;
    fault(check.name + " is" + list + " and should have " + check.value);
  }

  void verify_actions(const model::Case& subject, const Pair& check) {
    const auto actor = play(county_, step_->who);
    if (!actor) return fault("actions needs somebody in `who`");
    std::vector<std::string> allowed;
    for (const auto& action : stage_.actions(subject.id, *actor)) {
      if (action.allowed) allowed.emplace_back(action.event);
    }
    if (contains_all(allowed, check.value)) return;
    std::string list;
    for (const auto& event : allowed) list += " " + event;
    fault("the actions are" + list + " and should have " + check.value);
  }

  const Scenario& scenario_;
  const std::string& workflow_;
  Stage& stage_;
  const directory::County& county_;
  const engine::core::Workflows& workflows_;
  const engine::calendar::Zone& zone_;
  const Step* step_ = nullptr;
  Act last_;
  model::CaseId incident_, first_;
  Faults faults_;
};

}  // namespace

Faults run(const Scenario& scenario, const std::string& workflow, Stage& stage,
           const directory::County& county, const engine::core::Workflows& workflows) {
  return Play(scenario, workflow, stage, county, workflows).run();
}

}  // namespace tools::scenario
