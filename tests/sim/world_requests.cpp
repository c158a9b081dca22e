// SPDX-License-Identifier: Apache-2.0

// Requests on their way into the server of a world, and their answers on the way out.

#include <boost/json/serialize.hpp>
#include <cstring>

#include "engine/core/authorize.hpp"
#include "engine/core/choice.hpp"
#include "engine/core/row.hpp"
#include "tests/sim/forms.hpp"
#include "tests/sim/plain_row.hpp"
#include "tests/sim/policy.hpp"
#include "tests/sim/world_state.hpp"

namespace sim {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;
using engine::directory::Place;

namespace {

constexpr std::uint16_t done_status = 200, refused_status = 409;
constexpr std::size_t page_size = 50;

/// The whole of the request but its key: another body is another request.
ports::Fingerprint fingerprint_of(const Op& op) {
  TraceHash hash;
  hash.add(static_cast<std::uint64_t>(op.kind));
  hash.add(op.tag);
  hash.add(op.event);
  hash.add(op.subject);
  hash.add(boost::json::serialize(op.form));
  hash.add(op.if_match.value_or(0));
  ports::Fingerprint fingerprint{};
  const std::uint64_t value = hash.value();
  std::memcpy(fingerprint.data(), &value, sizeof value);
  return fingerprint;
}

ports::Answer word(const runtime::Outcome& outcome) {
  ports::Answer answer{.status = outcome.rejection ? refused_status : done_status};
  if (outcome.rejection) answer.body = "refused " + std::to_string(outcome.rejection->index());
  if (outcome.subject) {
    answer.body += " case " + std::to_string(outcome.subject->id.value()) + " version " +
                   std::to_string(outcome.subject->version.value());
    for (const auto& state : outcome.subject->session.configuration) answer.body += " " + state;
    answer.etag = std::to_string(outcome.subject->version.value());
    answer.location = "/v1/cases/" + std::to_string(outcome.subject->id.value());
  }
  return answer;
}

std::string text(const boost::json::object& form, std::string_view name) {
  const auto* value = form.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

model::OpenCase World::opening_of(const Op& op) {
  model::OpenCase open{.workflow = op.event};
  open.facts.title = "#" + std::to_string(op.tag);
  open.facts.place = place_of(op);
  open.given = op.form;
  for (const char* fact : {"place", "attachments", "reporter"}) open.given.erase(fact);
  if (const auto* photos = op.form.if_contains("attachments")) open.photos = photos_named(*photos);
  name_reporter(op, open);
  return open;
}

model::Command World::command_of(const Op& op) {
  if (op.kind == OpKind::raise) return opening_of(op);
  if (op.kind == OpKind::photo) return model::KeepPhoto{photo_of(op)};
  const model::CaseId subject = *ledger_.find(op.subject);
  if (op.kind == OpKind::unmask || op.kind == OpKind::erase) return question_of(op, subject);
  model::SendEvent send{.subject = subject, .event = op.event};
  send.form = op.form;
  send.form["comment"] = "#" + std::to_string(op.tag);
  if (op.if_match) send.if_match = model::Version(*op.if_match);
  return send;
}

runtime::Submission World::submission_of(const Op& op, std::uint64_t delivery) {
  runtime::Submission submission{.actor = *setting_.person(op.who), .command = command_of(op)};
  if (op.key != 0) submission.key = Requests::key_of(op);
  submission.fingerprint = fingerprint_of(op);
  std::string photo;
  if (const auto* keep = std::get_if<model::KeepPhoto>(&submission.command)) photo = keep->photo.id;
  submission.word = [this, op, photo, delivery](const runtime::Outcome& outcome) {
    if (outcome.rejection && refuses_wrongly(op, outcome)) wronged_.insert(delivery);
    ports::Answer answer = word(outcome);
    if (!outcome.rejection) answer.body += op.kind == OpKind::unmask ? tell(op) : photo;
    return answer;
  };
  return submission;
}

/// Where a case is raised; all of the county where that is nowhere.
engine::directory::Place World::place_of(const Op& op) const {
  return setting_.county.directory.place_named(text(op.form, "place")).value_or(Place{});
}

bool World::theirs_to_raise(const Op& op) const {
  const auto& actor = *setting_.person(op.who);
  const auto& chart = setting_.texts.at(op.event);
  const auto* opening = setting_.now.newest(op.event)->opening;
  const boost::json::object form = opening_form(op);
  model::Facts facts;
  facts.raised_by = actor.login;
  facts.place = place_of(op);
  const auto kind = engine::directory::to_string(engine::directory::kind_of(facts.place));
  return chart.places.contains(std::string(kind)) && well_filled(opening, form) &&
         !names_others(opening, form) && may_raise(actor, facts, raisers(op.event, chart));
}

/// I10, the other way round: what was theirs to do is not refused.
bool World::refuses_wrongly(const Op& op, const runtime::Outcome& outcome) const {
  const auto& actor = *setting_.person(op.who);
  if (op.kind == OpKind::raise) return theirs_to_raise(op) && shows_own(op);
  if (op.kind == OpKind::photo) return !has_too_many(op.who);
  const model::Case* subject = outcome.find(*ledger_.find(op.subject));
  if (!subject) return true;
  if (std::holds_alternative<model::NotFound>(*outcome.rejection)) return visible(actor, *subject);
  if (op.kind != OpKind::send) return may_ask(op, *subject);
  return outcome.subject && offered(actor, op, outcome);
}

/// Whether an action that asks for nothing but this form stood before them, its guard open.
bool World::offered(const engine::directory::Actor& actor, const Op& op,
                    const runtime::Outcome& outcome) const {
  const model::Case& subject = *outcome.subject;
  const auto& charts = next_charts_ ? setting_.next : setting_.now;
  const auto* workflow = charts.find(subject.workflow);
  const bool stale = op.if_match && *op.if_match != subject.version.value();
  if (!workflow || stale || !subject.open()) return false;
  const engine::core::Context context{
      .now = outcome.now, .county = ledger_.county(), .workflows = charts, .find = outcome.find};
  const auto choices = engine::core::choices(*workflow, subject, actor, context, op.event);
  return std::any_of(choices.begin(), choices.end(), [&](const engine::core::Choice& choice) {
    const auto* form = workflow->transitions[choice.transition].form;
    return choice.allowed() && choice.guard == engine::chart::Guard::open &&
           well_filled(form, op.form) && !names_others(form, op.form) && shows_own(op);
  });
}

void World::deliver(const Op& op) {
  const auto disabled = disabled_until_.find(op.who);
  const bool refused = disabled != disabled_until_.end() && disabled->second > now_;
  const bool known =
      op.kind == OpKind::raise || op.kind == OpKind::photo || ledger_.find(op.subject);
  if (refused || !known || !setting_.person(op.who)) return;  // Refused at the door.
  if (!up()) {
    if (crowd_) push(crowd_->retry(op, now_));
    return;
  }
  ++report_.commands;
  const std::uint64_t delivery = ++deliveries_;
  runtime::Submission submission = submission_of(op, delivery);
  requests_.delivered(op, submission.fingerprint);
  in_flight_.emplace(delivery, op);
  submission.reply = [this, delivery](const runtime::Reply& reply) { replied(delivery, reply); };
  node_->service().submit(std::move(submission));
  if (!turn_at_) turn_at_ = now_ + plan_.turn_delay;
}

void World::replied(std::uint64_t delivery, const runtime::Reply& reply) {
  const auto found = in_flight_.find(delivery);
  if (found == in_flight_.end()) {
    return verdict_.broken("I1", "a request was answered twice");
  }
  const Op op = found->second;
  in_flight_.erase(found);
  requests_.replied(op, reply);
  // Whoever is told that the store failed was not refused, whatever was made of what it gave.
  const bool wronged = wronged_.erase(delivery) > 0;
  if (wronged && std::holds_alternative<ports::Answer>(reply)) {
    verdict_.broken("I10", "request " + std::to_string(op.tag) + " (" + op.event + " by " + op.who +
                               ") is refused, and it was theirs to do");
  }
  hash_.add(op.tag);
  if (const auto* answer = std::get_if<ports::Answer>(&reply)) {
    hash_.add(answer->body);
    if (timeline_) note("  request " + std::to_string(op.tag) + " is answered: " + answer->body);
    return;
  }
  const auto failure = std::get<runtime::Failure>(reply);
  if (failure == runtime::Failure::storage_full && !was_scarce_) {
    verdict_.broken("I13", "a request is refused for want of room, and there was no want of it");
  }
  hash_.add(static_cast<std::uint64_t>(failure));
  if (timeline_) {
    note("  request " + std::to_string(op.tag) +
         " failed: " + std::to_string(static_cast<int>(failure)));
  }
  if (crowd_ && !healed_ && failure != runtime::Failure::key_reused) push(crowd_->retry(op, now_));
}

void World::list(const Op& op) {
  const auto* actor = setting_.person(op.who);
  if (!up() || !actor) return;
  // All that they may see, and one queue of it after the other.
  const auto& queues = engine::core::queue_names();
  const std::size_t which = lists_++ % (queues.size() + 1);
  const std::string queue = which == 0 ? std::string() : queues[which - 1];
  const bool asked = node_->service().ask_caught_up(
      [this, actor, queue](const auto& view) { check_listed(*actor, queue, view); });
  if (asked && !turn_at_) turn_at_ = now_ + plan_.turn_delay;
}

/// I10 and I12: a list shows exactly what its reader may see, through the last commit.
void World::check_listed(const engine::directory::Actor& actor, const std::string& queue,
                         const runtime::View& view) {
  auto* queries = view.failure ? nullptr : storage_->queries();
  if (!queries) return;
  model::ListFilter filter;
  if (queue.empty()) {
    filter.visible = engine::core::visibility(actor);
  } else {
    filter = engine::core::queue_filter(queue, actor);
  }
  std::set<model::CaseId> seen;
  ports::Page page{.limit = page_size, .cursor = std::nullopt};
  do {
    auto listed = queries->list(filter, page);
    if (!listed) return;
    seen.insert(listed->ids.begin(), listed->ids.end());
    page.cursor = listed->next;
  } while (page.cursor);
  for (const auto& [id, subject] : ledger_.cases()) {
    const bool may = visible(actor, subject) && (queue.empty() || queues(queue, subject, actor));
    if (may == seen.contains(id)) continue;
    const std::string list = queue.empty() ? "all" : queue;
    return verdict_.broken("I10", actor.login.str() +
                                      (may ? " is not shown case " : " is shown case ") +
                                      std::to_string(id.value()) + " in the list '" + list + "'");
  }
}

}  // namespace sim
