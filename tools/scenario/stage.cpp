// SPDX-License-Identifier: Apache-2.0
#include "tools/scenario/stage.hpp"

#include <limits>
#include <variant>

#include "engine/base/ensure.hpp"

namespace tools::scenario {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;

/// Listens to the commits, as the stream would.
class Stage::Witness final : public ports::Publisher, public ports::Log {
 public:
  void publish(std::vector<ports::Change> changes) override {
    for (const ports::Change& change : changes) {
      for (const model::Record& record : change.records) hear(*record.event);
    }
  }
  void write(ports::Severity, std::string_view, const std::vector<Field>&) override {}

  std::set<std::string> notified;
  std::vector<std::string> faults;

 private:
  void hear(const model::Event& event) {
    if (const auto* told = std::get_if<model::Notified>(&event)) {
      notified.insert(told->roles.begin(), told->roles.end());
    } else if (const auto* fault = std::get_if<model::ChartFaulted>(&event)) {
      faults.push_back(fault->what);
    }
  }
};

Stage::Stage(ports::Journal& journal, ports::CaseRows& rows,
             const engine::directory::County& county, const engine::core::Workflows& workflows)
    : witness_(std::make_unique<Witness>()),
      loop_({journal, rows, *witness_, *witness_}, county, workflows) {
  ENSURE(loop_.recover().has_value(), "a stage begins on a sound store");
}

Stage::~Stage() = default;

void Stage::pass_until(engine::Instant at) {
  for (auto due = loop_.next_due(); due && *due <= at; due = loop_.next_due()) {
    now_ = std::max(now_, *due);
    const auto fired = loop_.fire_due(now_, std::numeric_limits<std::size_t>::max());
    ENSURE(fired.has_value(), "the store of a stage does not fail");
  }
  now_ = std::max(now_, at);
}

/// A stage has no camera: a name is a photo. Forms call the field so.
void Stage::send_photos(const engine::directory::Actor& actor, const model::Command& command) {
  const auto* event = std::get_if<model::SendEvent>(&command);
  const auto* named = event ? event->form.if_contains("photos") : nullptr;
  const auto* list = named ? named->if_array() : nullptr;
  if (!list) return;
  for (const auto& each : *list) {
    const auto* name = each.if_string();
    if (!name) continue;
    std::vector<runtime::Submission> batch(1);
    batch[0].actor = actor;
    batch[0].command = model::KeepPhoto{{.id = std::string(*name),
                                         .sha256 = std::string(64, '0'),
                                         .media = "image/jpeg",
                                         .by = actor.login,
                                         .at = now_}};
    batch[0].word = [](const runtime::Outcome&) { return ports::Answer{}; };
    ENSURE(loop_.process(std::move(batch), now_).has_value(), "the store of a stage does not fail");
  }
}

Act Stage::act(const engine::directory::Actor& actor, model::Command command) {
  send_photos(actor, command);
  Act act;
  std::vector<runtime::Submission> batch(1);
  batch[0].actor = actor;
  batch[0].command = std::move(command);
  batch[0].word = [&act](const runtime::Outcome& outcome) {
    if (outcome.rejection) act.rejection = *outcome.rejection;
    if (outcome.subject) act.subject = outcome.subject->id;
    return ports::Answer{};
  };
  ENSURE(loop_.process(std::move(batch), now_).has_value(), "the store of a stage does not fail");
  return act;
}

const model::Case* Stage::find(model::CaseId id) {
  const auto stored = loop_.find(id);
  return stored ? &stored->state : nullptr;
}

std::vector<engine::core::Action> Stage::actions(model::CaseId id,
                                                 const engine::directory::Actor& actor) {
  const model::Case* subject = find(id);
  if (!subject) return {};
  return engine::core::actions(*subject, actor, loop_.context(now_));
}

std::set<std::string> Stage::take_notified() { return std::exchange(witness_->notified, {}); }

const std::vector<std::string>& Stage::chart_faults() const { return witness_->faults; }

}  // namespace tools::scenario
