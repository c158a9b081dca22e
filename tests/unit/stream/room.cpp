// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/stream/room.hpp"

#include <boost/json/parse.hpp>

namespace test {

namespace model = engine::model;
using adapters::stream::Subscribe;
using engine::directory::Actor;
using engine::directory::Role;
using engine::ports::Change;

void Listener::hear(adapters::stream::Frame frame) {
  heard.push_back(boost::json::parse(*frame).as_object());
}

Seqs Listener::seqs() const {
  Seqs list;
  for (const auto& each : heard) {
    if (each.contains("event")) list.push_back(each.at("seq").to_number<std::uint64_t>());
  }
  return list;
}

const boost::json::object* Listener::first(std::string_view name) const {
  for (const auto& each : heard) {
    if (each.contains(name)) return &each;
  }
  return nullptr;
}

std::shared_ptr<const Actor> chief_of(const std::string& grid) {
  return std::make_shared<const Actor>(
      Actor{engine::directory::Login("li"), "李", {{Role::grid_chief, grid}}});
}

model::Row row(std::uint64_t id, const std::string& grid, bool overdue) {
  model::Row row;
  row.id = model::CaseId{id};
  row.kind = "incident";
  row.number = "N" + std::to_string(id);
  row.place.grid = engine::directory::GridCode(grid);
  row.overdue = overdue;
  row.states = {"l1"};
  return row;
}

Change change(std::uint64_t seq, std::optional<model::Row> before, model::Row after) {
  model::Record record;
  record.sequence = model::Sequence{seq};
  record.subject = after.id;
  record.version = model::Version{seq};
  record.cause.event = "escalate";
  record.event = model::StepTaken{};
  auto was = before ? std::make_shared<const model::Row>(std::move(*before)) : nullptr;
  return {
      {std::move(record)}, std::move(was), std::make_shared<const model::Row>(std::move(after))};
}

Subscribe to_queue(const std::string& queue, std::optional<std::uint64_t> after) {
  Subscribe message;
  message.subscription.queue = queue;
  message.subscription.text = "{}";
  if (after) message.after = model::Sequence{*after};
  return message;
}

Subscribe to_case(std::uint64_t id) {
  Subscribe message;
  message.subscription.case_id = model::CaseId{id};
  message.subscription.text = "{}";
  return message;
}

std::string write(engine::Instant at) { return engine::to_rfc3339(at); }

Seqs from_to(std::uint64_t first, std::uint64_t last) {
  Seqs list;
  for (auto seq = first; seq <= last; ++seq) list.push_back(seq);
  return list;
}

void Room::tell(std::uint64_t seq, const std::string& grid, bool overdue) {
  hub.publish({change(seq, std::nullopt, row(seq, grid, overdue))});
}

void Room::read() {
  for (std::size_t before = reader->heard.size() + 1; before != reader->heard.size();) {
    before = reader->heard.size();
    hub.ready(*reader);
  }
}

}  // namespace test
