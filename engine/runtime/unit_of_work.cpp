// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/unit_of_work.hpp"

#include "engine/base/bounds.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/base/planted.hpp"
#include "engine/core/routing.hpp"

namespace engine::runtime {

UnitOfWork::UnitOfWork(const Setting& setting, Overlay& batch)
    : setting_(setting),
      batch_(batch),
      overlay_([&batch](model::CaseId id) { return batch.find(id); }, batch.counters()) {}

core::Context UnitOfWork::context() const {
  return {.now = setting_.now,
          .county = setting_.county,
          .workflows = setting_.workflows,
          .find = [this](model::CaseId id) { return find_case(id); },
          .count = setting_.count,
          .rule = [this](const directory::CategoryCode& category,
                         const directory::Place& place) { return rule(category, place); },
          .photo = [this](std::string_view id) -> const model::Photo* {
            const bool used = overlay_.attached(id) || batch_.attached(id) || !setting_.photo;
            return used ? nullptr : setting_.photo(id);
          }};
}

const model::Case* UnitOfWork::rule(const directory::CategoryCode& category,
                                    const directory::Place& place) const {
  std::vector<model::CaseId> ids;
  if (setting_.rules) ids = setting_.rules(category);
  for (const Overlay* changed : {&std::as_const(batch_), &overlay_}) {
    ids.insert(ids.end(), changed->rules().begin(), changed->rules().end());
  }
  return core::rule_among(ids, category, place, [this](model::CaseId id) { return find_case(id); });
}

const model::Case* UnitOfWork::find_case(model::CaseId id) const {
  ports::StoredCasePtr stored = overlay_.find(id);
  if (!stored) return nullptr;
  held_.push_back(std::move(stored));
  return &held_.back()->state;
}

std::variant<model::CaseId, model::Rejection> UnitOfWork::run(const directory::Actor& actor,
                                                              const model::Command& command) {
  model::CaseId subject;
  if (auto refusal = first(actor, command, subject)) return *refusal;
  for (std::size_t delivered = 0; !tasks_.empty(); ++delivered) {
    if (delivered >= bounds::deliveries_max) return model::BoundReached{"deliveries_max"};
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    if (auto refusal = follow(task)) return *refusal;
  }
  return subject;
}

UnitOfWork::Refusal UnitOfWork::first(const directory::Actor& actor, const model::Command& command,
                                      model::CaseId& subject) {
  const core::Context here = context();
  const auto existing = [&](model::CaseId id) {
    subject = id;
    return find_case(id);
  };
  return std::visit(overloaded{
                        [&](const model::OpenCase& open) -> Refusal {
                          subject = overlay_.next_case();
                          return take(subject, core::decide_open(subject, open, actor, here));
                        },
                        [&](const model::SendEvent& send) -> Refusal {
                          const model::Case* state = existing(send.subject);
                          if (!state) return model::NotFound{};
                          return take(subject, core::decide_event(*state, send, actor, here));
                        },
                        [&](const model::FireTimer& timer) -> Refusal {
                          const model::Case* state = existing(timer.subject);
                          if (!state) return model::NotFound{};
                          return take(subject, core::decide_timer(*state, timer, here));
                        },
                        [&](const model::RecomputeClocks& recompute) -> Refusal {
                          const model::Case* state = existing(recompute.subject);
                          if (!state) return model::NotFound{};
                          return take(subject,
                                      core::decide_recompute(*state, recompute, actor, here));
                        },
                        [&](const model::MigrateCases& migrate) -> Refusal {
                          return move_all(migrate, actor, here, subject);
                        },
                        [&](const model::KeepPhoto&) -> Refusal {
                          return std::nullopt;  // It concerns no case: the loop keeps it.
                        },
                        [&](const model::UnmaskReporter& unmask) -> Refusal {
                          const model::Case* state = existing(unmask.subject);
                          if (!state) return model::NotFound{};
                          return take(subject, core::decide_unmask(*state, unmask, actor, here));
                        },
                        [&](const model::EraseReporter& erase) -> Refusal {
                          const model::Case* state = existing(erase.subject);
                          if (!state) return model::NotFound{};
                          return take(subject, core::decide_erase(*state, erase, actor, here));
                        },
                    },
                    command);
}

UnitOfWork::Refusal UnitOfWork::move_all(const model::MigrateCases& migrate,
                                         const directory::Actor& actor, const core::Context& here,
                                         model::CaseId& subject) {
  if (migrate.subjects.size() > bounds::migrations_max) {
    return model::BoundReached{"migrations_max"};
  }
  for (const model::CaseId id : migrate.subjects) {
    subject = id;
    const ports::StoredCasePtr stored = overlay_.find(id);
    if (!stored) return model::NotFound{};
    auto refusal = take(id, core::decide_migrate(stored->state, migrate, actor, here));
    if (refusal && !(PLANTED("moves_in_part") && id != migrate.subjects.front())) return refusal;
  }
  return std::nullopt;
}

UnitOfWork::Refusal UnitOfWork::take(model::CaseId id, core::Decision decision) {
  if (auto* rejection = std::get_if<model::Rejection>(&decision)) return std::move(*rejection);
  auto& decided = std::get<core::Decided>(decision);
  overlay_.accept(id, decided, setting_.now);
  if (PLANTED("fourth_errand_lost") && decided.errands.size() > 3) decided.errands.pop_back();
  for (core::Errand& errand : decided.errands) tasks_.push_back({id, std::move(errand)});
  return std::nullopt;
}

UnitOfWork::Refusal UnitOfWork::follow(const Task& task) {
  return std::visit(
      overloaded{
          [&](const core::Message& message) -> Refusal {
            const ports::StoredCasePtr to = overlay_.find(message.to);
            if (!to) return std::nullopt;  // The chart named a case that never was.
            return take(message.to, core::decide_message(to->state, message, task.from, context()));
          },
          [&](const core::LinkNotice& notice) -> Refusal {
            const ports::StoredCasePtr to = overlay_.find(notice.to);
            if (!to) return std::nullopt;
            return take(notice.to, core::decide_link(to->state, notice, task.from));
          },
          [&](const core::Opening& opening) -> Refusal { return open_child(task.from, opening); },
      },
      task.errand);
}

UnitOfWork::Refusal UnitOfWork::open_child(model::CaseId from, const core::Opening& opening) {
  const ports::StoredCasePtr parent = overlay_.find(from);
  if (!parent) return std::nullopt;
  const model::CaseId id = overlay_.next_case();
  if (auto refusal = take(id, core::decide_child(id, opening, parent->state, context()))) {
    return refusal;
  }
  if (opening.alone) {
    const core::LinkNotice notice{.to = from, .kind = std::string(core::source_link)};
    return take(from, core::decide_link(overlay_.find(from)->state, notice, id));
  }
  const std::string unit = overlay_.find(id)->state.text("department");
  return take(from, core::child_opened(overlay_.find(from)->state, id, unit));
}

}  // namespace engine::runtime
