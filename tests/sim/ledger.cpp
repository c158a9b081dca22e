// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/ledger.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/core/decide.hpp"
#include "engine/core/evolve.hpp"

namespace sim {

namespace model = engine::model;
using engine::Instant;

namespace {

std::optional<std::uint32_t> parse(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> tag_in(std::string_view text) {
  if (!text.starts_with('#')) return std::nullopt;
  return parse(text.substr(1));
}

/// The tag of the request that made this record, where it is one that carries a tag.
std::optional<std::uint32_t> tag_of(const model::Record& record) {
  if (record.cause.kind != model::CauseKind::person) return std::nullopt;
  if (const auto* opened = std::get_if<model::CaseOpened>(&*record.event)) {
    return tag_in(opened->facts.title);
  }
  if (const auto* unmasked = std::get_if<model::ReporterUnmasked>(&*record.event)) {
    return tag_in(unmasked->reason);
  }
  if (const auto* erased = std::get_if<model::ReporterErased>(&*record.event)) {
    return tag_in(erased->reason);
  }
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  const auto* comment = step ? step->form.if_contains("comment") : nullptr;
  if (!comment || !comment->is_string()) return std::nullopt;
  return tag_in(std::string_view(comment->get_string()));
}

std::tuple<model::CaseId, std::string, std::string> act_of(const model::Record& record) {
  return {record.subject, record.cause.login, record.cause.event};
}

bool is_of(const std::tuple<model::CaseId, std::string, std::string>& act,
           const model::Record& record) {
  return act == std::tie(record.subject, record.cause.login, record.cause.event);
}

}  // namespace

const model::Case* Ledger::find(model::CaseId id) const {
  const auto found = cases_.find(id);
  return found == cases_.end() ? nullptr : &found->second;
}

std::optional<model::CaseId> Ledger::find(const std::string& name) const {
  constexpr std::string_view marks = "./";
  std::size_t end = name.find_first_of(marks);
  const auto tag = parse(std::string_view(name).substr(0, end));
  const auto root = tag ? roots_.find(*tag) : roots_.end();
  if (root == roots_.end()) return std::nullopt;
  std::optional<model::CaseId> found = root->second;
  while (found && end != std::string::npos) {
    const std::size_t begin = end;
    end = name.find_first_of(marks, begin + 1);
    found = find_next(*found, std::string_view(name).substr(begin, end - begin));
  }
  return found;
}

std::optional<model::CaseId> Ledger::find_next(model::CaseId from, std::string_view part) const {
  const auto which = parse(part.substr(1));
  if (!which || *which == 0) return std::nullopt;
  if (part.starts_with('.')) {
    const auto& children = cases_.at(from).children;
    return *which <= children.size() ? std::optional(children[*which - 1].id) : std::nullopt;
  }
  const auto raised = raised_.find(from);
  const bool there = raised != raised_.end() && *which <= raised->second.size();
  return there ? std::optional(raised->second[*which - 1]) : std::nullopt;
}

std::string Ledger::name_of(const model::Case& subject) const {
  const auto source = std::find_if(subject.links.begin(), subject.links.end(), [](auto& link) {
    return link.kind == engine::core::source_link && !link.inbound;
  });
  if (!subject.parent && source == subject.links.end()) {
    const auto tag = tag_in(subject.facts->title);
    return tag ? std::to_string(*tag) : std::string();
  }
  const model::Case* from = find(subject.parent ? subject.parent : source->other);
  std::string name = from ? name_of(*from) : std::string();
  if (name.empty()) return name;
  if (subject.parent) {
    const auto child = std::find_if(from->children.begin(), from->children.end(),
                                    [&](const auto& each) { return each.id == subject.id; });
    if (child == from->children.end()) return {};
    return name.append(".").append(std::to_string(child - from->children.begin() + 1));
  }
  const auto& raised = raised_.at(from->id);
  const auto which = std::find(raised.begin(), raised.end(), subject.id) - raised.begin();
  return name.append("/").append(std::to_string(which + 1));
}

engine::core::Context Ledger::context(Instant now, bool next) const {
  return {.now = std::max(now, last_at_),
          .county = *county_,
          .workflows = next ? setting_.next : setting_.now,
          .find = [this](model::CaseId id) { return find(id); }};
}

std::set<model::CaseId> Ledger::take_changed() { return std::exchange(changed_, {}); }

void Ledger::broken(const char* invariant, const model::Record& record, const std::string& why) {
  verdict_.broken(invariant, "record " + std::to_string(record.sequence.value()) + " of case " +
                                 std::to_string(record.subject.value()) + " (" +
                                 record.cause.event + "): " + why);
}

void Ledger::take(const engine::ports::Batch& batch) {
  acts_.clear();
  steps_.clear();
  fired_.clear();
  touched_.clear();
  opened_.clear();
  crossed_ = {};
  act_.reset();
  moving_.reset();
  take_photos(batch);
  for (const model::Record& record : batch.records) {
    if (record.at != batch.at) broken("I4", record, "it is of another instant than its batch");
    take(record);
    if (verdict_) return;
  }
  check_moved();
  check_batch();
  for (const auto& kept : batch.answers) requests_.kept(kept);
}

void Ledger::take(const model::Record& record) {
  const auto found = cases_.find(record.subject);
  static const model::Case blank{};
  const model::Case& before = found == cases_.end() ? blank : found->second;
  check_envelope(record, before);
  if (verdict_) return;
  const auto tag = tag_of(record);
  if (!act_ || !is_of(*act_, record) || (tag && steps_.contains(*act_))) {
    check_moved();
    check_awaited();
    act_ = act_of(record);
    said_.clear();
    act_version_ = before.version;
  }
  check_cause(record, before, tag);
  check_photo(record);
  check_reporter(record, tag);
  check_timer(record, before);
  check_step(record, before);
  check_once(record);
  if (before.version) check_chart(record, before);
  check_route(record, before);
  check_measures(record, before);
  if (verdict_) return;
  const std::string* clock = clock_in(*record.event);
  const auto clock_before = clock ? before.kept_clock(*clock) : std::nullopt;
  model::Case& after = cases_[record.subject];
  engine::core::evolve(after, record);
  check_effect(record, after);
  if (clock) check_clock(record, clock_before ? &**clock_before : nullptr, after);
  if (tag && std::holds_alternative<model::CaseOpened>(*record.event)) {
    roots_.emplace(*tag, record.subject);
  }
  const auto* linked = std::get_if<model::Linked>(&*record.event);
  if (linked && linked->link.kind == engine::core::source_link && !linked->link.inbound) {
    raised_[linked->link.other].push_back(record.subject);
  }
  records_.push_back(record);
  last_at_ = record.at;
  touched_.insert(record.subject);
  if (std::holds_alternative<model::CaseOpened>(*record.event)) opened_.insert(record.subject);
  changed_.insert(record.subject);
}

void Ledger::check_envelope(const model::Record& record, const model::Case& before) {
  const auto last = records_.empty() ? model::Sequence{} : records_.back().sequence;
  if (record.sequence != last.next()) {
    broken("I4", record, "it follows record " + std::to_string(last.value()));
  }
  if (record.version != before.version.next()) {
    broken("I4", record,
           "it is version " + std::to_string(record.version.value()) + " after version " +
               std::to_string(before.version.value()));
  }
  if (record.at < last_at_) {
    broken("I4", record,
           "it is dated " + engine::to_rfc3339(record.at) + ", before " +
               engine::to_rfc3339(last_at_));
  }
}

void Ledger::check_cause(const model::Record& record, const model::Case& before,
                         std::optional<std::uint32_t> tag) {
  switch (record.cause.kind) {
    case model::CauseKind::person:
      acts_.insert(*act_);
      if (tag) {
        steps_.insert(*act_);
        requests_.done(*tag, record.cause);
        check_act(record, before, *tag);
        await_photos(record, before, *tag);
      }
      return;
    case model::CauseKind::message:
      if (!touched_.contains(record.cause.from)) {
        broken("I2", record, "no case sent this message");
      }
      return;
    case model::CauseKind::timer:
      if (std::holds_alternative<model::StepTaken>(*record.event) && !fired_.contains(*act_)) {
        broken("I2", record, "no timer of the case fell due");
      }
      return;
    case model::CauseKind::admin: return check_order(record, before);
  }
}

void Ledger::check_batch() {
  check_awaited();
  check_moved_whole();
  for (const Act& act : acts_) {
    if (steps_.contains(act)) continue;
    verdict_.broken("I2", "case " + std::to_string(std::get<0>(act).value()) + " has records of '" +
                              std::get<2>(act) + "' by " + std::get<1>(act) +
                              " that no request asked for");
  }
  check_crossed();
  for (const model::CaseId id : touched_) {
    check_open(cases_.at(id));
    check_family(cases_.at(id));
  }
}

}  // namespace sim
