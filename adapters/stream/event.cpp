// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/event.hpp"

namespace adapters::stream {
namespace {

using engine::model::Row;

/// Nobody is chosen by these, and the CloudEvent has what is told of them.
void trim(Row& row) {
  row.title.clear();
  row.description.clear();
  row.address.clear();
  row.timers.clear();
  for (auto* text : {&row.title, &row.description, &row.address}) text->shrink_to_fit();
  row.timers.shrink_to_fit();
}

std::size_t bytes_of(const std::vector<std::string>& list) {
  std::size_t sum = list.capacity() * sizeof(std::string);
  for (const auto& each : list) sum += each.size();
  return sum;
}

std::size_t bytes_of(const Row& row) {
  return sizeof(Row) + bytes_of(row.states) + bytes_of(row.queues) + bytes_of(row.units);
}

}  // namespace

Event event_of(engine::ports::Change change, const WriteInstant& write) {
  Event event{.seq = change.records.back().sequence,
              .at = change.records.back().at,
              .before = {},
              .after = {},
              .text = cloud_event(change, write),
              .frames = {}};
  if (change.before) event.before = *change.before;
  event.after = *change.after;
  if (event.before) trim(*event.before);
  trim(event.after);
  return event;
}

std::size_t bytes_of(const Event& event) {
  const std::size_t rows = (event.before ? bytes_of(*event.before) : 0) + bytes_of(event.after);
  return sizeof(Event) + rows + event.text.size();
}

}  // namespace adapters::stream
