// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/frame.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "adapters/stream/event.hpp"
#include "engine/base/ensure.hpp"

namespace adapters::stream {
namespace {

namespace json = boost::json;
using engine::model::Row;
using engine::model::Sequence;

Frame frame_of(const json::value& value) {
  return std::make_shared<const std::string>(json::serialize(value));
}

json::array strings(const std::vector<std::string>& list) {
  json::array shown;
  for (const auto& each : list) shown.emplace_back(each);
  return shown;
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

std::string type_of(const Row& row, bool opened) {
  const char* what = opened ? "opened" : row.open ? "changed" : "ended";
  return "shao." + row.kind + "." + what;
}

/// `data` says what belongs to this kind of event; who the case is stands in every one.
std::string envelope(const Row& row, bool opened, Sequence seq, const std::string& time,
                     json::object data) {
  data["id"] = row.id.value();
  data["kind"] = row.kind;
  data["number"] = row.number;
  data["parent"] = row.parent ? json::value(row.parent.value()) : json::value(nullptr);
  const std::string source = row.kind == "ticket"     ? "/v1/tickets/"
                             : row.kind == "incident" ? "/v1/incidents/"
                                                      : "/v1/cases/";
  return json::serialize(json::object{{"specversion", "1.0"},
                                      {"id", std::to_string(seq.value())},
                                      {"source", source + std::to_string(row.id.value())},
                                      {"subject", std::to_string(row.id.value())},
                                      {"type", type_of(row, opened)},
                                      {"time", time},
                                      {"datacontenttype", "application/json"},
                                      {"data", std::move(data)}});
}

json::object data_of(const engine::ports::Change& change, const WriteInstant& write) {
  const Row& row = *change.after;
  return {{"version", change.records.back().version.value()},
          {"event", change.records.front().cause.event},
          {"open", row.open},
          {"states", strings(row.states)},
          {"stage", text_or_null(row.stage)},
          {"level", text_or_null(row.level)},
          {"owner", text_or_null(row.owner)},
          {"department", text_or_null(row.unit)},
          {"category", text_or_null(row.category)},
          {"severity", row.severity},
          {"grid", text_or_null(row.place.grid.str())},
          {"title", row.title},
          {"due_at", row.due_at ? json::value(write(*row.due_at)) : json::value(nullptr)},
          {"overdue", row.overdue}};
}

}  // namespace

std::string cloud_event(const engine::ports::Change& change, const WriteInstant& write) {
  ENSURE(!change.records.empty(), "a change has records");
  const auto& last = change.records.back();
  return envelope(*change.after, !change.before, last.sequence, write(last.at),
                  data_of(change, write));
}

std::string departed_event(const Event& event, const WriteInstant& write) {
  return envelope(event.after, !event.before, event.seq, write(event.at), {{"departed", true}});
}

Frame event_frame(Sequence seq, std::string_view queues, std::string_view event) {
  std::string text = "{\"seq\":" + std::to_string(seq.value()) + ",\"queues\":";
  text.append(queues).append(",\"event\":").append(event).append("}");
  return std::make_shared<const std::string>(std::move(text));
}

Frame hello_frame(Sequence seq, std::string_view time) {
  return frame_of({{"hello", {{"seq", seq.value()}, {"time", time}}}});
}

Frame subscribed_frame(std::string_view what, Sequence seq) {
  std::string text = "{\"subscribed\":";
  text.append(what).append(",\"seq\":").append(std::to_string(seq.value())).append("}");
  return std::make_shared<const std::string>(std::move(text));
}

Frame gap_frame(Sequence from, Sequence to) {
  return frame_of({{"gap", {{"from", from.value()}, {"to", to.value()}}}});
}

Frame ping_frame(std::string_view time) { return frame_of({{"ping", {{"time", time}}}}); }

Frame resync_frame(std::string_view reason) { return frame_of({{"resync", {{"reason", reason}}}}); }

Frame error_frame(std::string_view what) { return frame_of({{"error", {{"detail", what}}}}); }

}  // namespace adapters::stream
