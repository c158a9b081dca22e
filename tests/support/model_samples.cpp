// SPDX-License-Identifier: Apache-2.0
#include "tests/support/model_samples.hpp"

#include <boost/json/parse.hpp>

namespace tests {

namespace model = engine::model;
namespace json = boost::json;
using engine::calendar::Limit;
using engine::calendar::Unit;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

model::Facts sample_facts() {
  using namespace engine::directory;
  return {.title = "渠江镇老街井盖缺失",
          .description = "老街 12 号门前井盖不见了,夜里危险。",
          .address = "渠江镇老街 12 号",
          .position = model::Position{.longitude = 106.9725, .latitude = 30.8389},
          .place = {.grid = GridCode("511725001004801"),
                    .area = AreaCode("a07"),
                    .community = CommunityCode("511725001004"),
                    .street = StreetCode("511725001")},
          .raised_by = Login("grid_chief"),
          .raised_at = sample_time(0),
          .reporter_commitment = "5e884898da280471"};
}

model::Outward sample_outward() {
  return {.stage = "handle", .level = "area", .owner = "area_chief", .queues = {"unclaimed"}};
}

model::PendingSend sample_send() {
  return {.sendid = "send.3",
          .event = "remind",
          .data = json::parse(R"({"count":2,"to":["a","b"],"share":0.25,"none":null})"),
          .due = sample_time(90)};
}

model::StepTaken sample_step() {
  return {.form = json::parse(R"({"note":"已到场 \"看过\"","photos":[]})").as_object(),
          .exited = {"waiting"},
          .entered = {"handling", "handling.first"},
          .configuration = {"open", "handling", "handling.first"},
          .history = {{"back", {"waiting"}}},
          .assigned = json::parse(R"({"zeta":1,"alpha":{"y":-1.5e300,"x":true}})").as_object(),
          .unassigned = {"draft"},
          .late_bound = {"handling"},
          .invocations = {{.invokeid = "i.1", .state = "handling", .index = 2}},
          .generated = 7,
          .running = true,
          .outward = sample_outward()};
}

}  // namespace

engine::Instant sample_time(int after) {
  return engine::Instant(engine::Duration(1'790'000'000'123)) + minutes(after);
}

model::Photo sample_photo() {
  return {.id = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
          .sha256 = std::string(64, 'a'),
          .media = "image/webp",
          .bytes = 81'234,
          .width = 1600,
          .height = 1200,
          .by = engine::directory::Login("d18.clerk"),
          .at = sample_time(3)};
}

std::vector<model::Event> sample_events() {
  const Limit limit{.unit = Unit::WH, .amount = hours(4)};
  return {model::CaseOpened{.kind = "incident",
                            .number = "QX20260930-0001",
                            .workflow = {.name = "incident", .version = 3},
                            .parent = model::CaseId(41),
                            .facts = sample_facts()},
          sample_step(),
          model::ClockStarted{.name = "resolve",
                              .limit = limit,
                              .calendar = "county",
                              .until = sample_time(500),
                              .due_at = sample_time(240),
                              .warn_at = sample_time(192),
                              .since = sample_time(2)},
          model::ClockPaused{.name = "resolve"},
          model::ClockResumed{
              .name = "resolve", .due_at = sample_time(300), .warn_at = sample_time(250)},
          model::ClockStopped{.name = "claim"},
          model::ClockLimitChanged{.name = "resolve",
                                   .limit = {.unit = Unit::CD, .amount = hours(72)},
                                   .first_limit = {.unit = Unit::CD, .amount = hours(48)},
                                   .extension = true,
                                   .due_at = sample_time(900),
                                   .warn_at = std::nullopt},
          model::ClockRecomputed{
              .name = "resolve", .due_at = sample_time(901), .warn_at = sample_time(800)},
          model::ClockWarned{.name = "resolve"},
          model::ClockBreached{.name = "resolve"},
          model::ClockExempted{.name = "resolve"},
          model::SendScheduled{.send = sample_send()},
          model::SendCancelled{.sendid = "send.3"},
          model::SendFired{.sendid = "send.4"},
          model::Linked{.link = {.kind = "duplicate", .other = model::CaseId(9), .inbound = true}},
          model::ChildOpened{.child = model::CaseId(43), .unit = "d18"},
          model::ChildEnded{.child = model::CaseId(43), .took_part = false},
          model::Notified{.event = "breach",
                          .roles = {"supervisor", "general_chief"},
                          .data = json::parse(R"(["急",1])")},
          model::ChartFaulted{.what = "no limit for 07-12 red"},
          model::CaseMigrated{
              .from = 2, .to = 3, .states = {{"handling", "working"}}, .forgotten = {"back"}},
          model::PhotoAttached{
              .photo = sample_photo(), .kind = model::PhotoKind::after, .event = "done"},
          model::ReporterUnmasked{.fields = {"name", "phone"}, .reason = "回访"},
          model::ReporterErased{.reason = "本人要求"}};
}

std::vector<model::Record> sample_records(model::Sequence first) {
  std::vector<model::Record> records;
  model::Sequence sequence = first;
  model::Version version(1);
  for (model::Event& event : sample_events()) {
    records.push_back({.sequence = sequence,
                       .subject = model::CaseId(42),
                       .version = version,
                       .at = sample_time(1),
                       .cause = {.kind = model::CauseKind::message,
                                 .event = "dispatch",
                                 .login = "dispatcher",
                                 .role = "dispatcher",
                                 .unit = "511725",
                                 .from = model::CaseId(41)},
                       .event = std::move(event)});
    sequence = sequence.next();
    version = version.next();
  }
  return records;
}

model::Case sample_case() {
  const Limit limit{.unit = Unit::WD, .amount = hours(40)};
  model::Case subject{.id = model::CaseId(42),
                      .version = model::Version(19),
                      .kind = "ticket",
                      .number = "QX20260930-0001-1",
                      .workflow = {.name = "ticket", .version = 2},
                      .parent = model::CaseId(41),
                      .facts = sample_facts()};
  subject.session = {
      .configuration = {"open", "handling"},
      .history = {{"back", {"waiting", "claimed"}}},
      .data = engine::chart::Data(json::parse(R"({"severity":2,"category":"07-12"})").as_object()),
      .entered = {"handling"},
      .invocations = {{.invokeid = "i.1", .state = "handling", .index = 2}},
      .generated = 7,
      .running = true};
  subject.outward = sample_outward();
  subject.clocks = {model::Clock{.name = "resolve",
                                 .limit = limit,
                                 .first_limit = limit,
                                 .calendar = "county",
                                 .state = model::ClockState::paused,
                                 .intervals = {{.from = sample_time(1),
                                                .to = sample_time(5),
                                                .started_by = "dispatch by dispatcher",
                                                .stopped_by = "suspend by d18.clerk"}},
                                 .due_at = sample_time(240),
                                 .warn_at = sample_time(192),
                                 .warned_at = sample_time(200),
                                 .breached_at = sample_time(241),
                                 .exempt = true,
                                 .extensions = 2,
                                 .until = sample_time(500),
                                 .earlier_breach = sample_time(120)}};
  subject.sends = {sample_send()};
  subject.links = {{.kind = "duplicate", .other = model::CaseId(9), .inbound = true}};
  subject.children = {{.id = model::CaseId(43), .open = false, .unit = "d18", .took_part = false}};
  subject.changed_at = sample_time(7);
  return subject;
}

}  // namespace tests
