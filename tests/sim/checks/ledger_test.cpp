// SPDX-License-Identifier: Apache-2.0

// The checker itself: a journal that breaks a rule is told from one that doesn't.

#include "tests/sim/ledger.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "engine/runtime/loop.hpp"
#include "tests/sim/memory_storage.hpp"
#include "tests/sim/nemesis.hpp"
#include "tests/sim/policy.hpp"
#include "tests/sim/setting.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using sim::Op;
using sim::OpKind;

const sim::Setting& setting() {
  static const sim::Setting once = sim::load_setting(SHAO_SOURCE_DIR);
  return once;
}

const engine::directory::Actor& holder(engine::directory::Role role) {
  for (const auto& actor : setting().people) {
    if (actor.posts.front().role == role) return actor;
  }
  FAIL("the cast has somebody of each role");
  return setting().people.front();
}

/// A batch as the engine makes it: a grid chief raises a case.
ports::Batch raised() {
  class Deaf final : public ports::Publisher, public ports::Log {
    void publish(std::vector<ports::Change>) override {}
    void write(ports::Severity, std::string_view, const std::vector<Field>&) override {}
  } deaf;
  sim::MemoryStorage storage;
  engine::runtime::Loop loop({storage.journal(), storage.rows(), deaf, deaf}, setting().county,
                             setting().now);
  REQUIRE(loop.recover());
  model::OpenCase open{.workflow = "incident"};
  open.facts.title = "#1";
  open.facts.place = setting().places.front();
  open.given["category"] = "E0110";
  std::vector<engine::runtime::Submission> batch(1);
  batch[0].actor = holder(engine::directory::Role::grid_chief);
  batch[0].command = std::move(open);
  batch[0].word = [](const auto&) { return ports::Answer{}; };
  const engine::Instant now(std::chrono::days(20'515));
  REQUIRE(loop.process(std::move(batch), now));
  auto records = storage.journal().read(model::Sequence(1), 9);
  REQUIRE(records);
  REQUIRE(records->size() > 2);
  return {.at = now, .records = std::move(records).value(), .answers = {}, .reporters = {}};
}

/// The invariant that the ledger finds broken; empty: none.
std::string verdict_on(const std::function<void(ports::Batch&)>& change,
                       const boost::json::object& form = {}, bool asked = true) {
  sim::Verdict verdict;
  sim::Requests requests(verdict);
  sim::Ledger ledger(setting(), requests, verdict);
  Op op{.kind = OpKind::raise, .tag = 1, .key = 1, .event = "incident"};
  op.who = holder(engine::directory::Role::grid_chief).login.str();
  op.form = form;
  if (asked) requests.delivered(op, {});
  ports::Batch batch = raised();
  change(batch);
  ledger.take(batch);
  return verdict ? verdict.first()->invariant : std::string();
}

TEST_CASE("ledger: what the engine writes is sound", "[sim]") {
  CHECK(verdict_on([](ports::Batch&) {}).empty());
}

TEST_CASE("ledger: a record that is missing or twice or of another time is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch& batch) { batch.records.erase(batch.records.begin() + 1); }) ==
        "I4");
  CHECK(verdict_on([](ports::Batch& batch) {
          batch.records.insert(batch.records.begin(), batch.records.front());
        }) == "I4");
  CHECK(verdict_on([](ports::Batch& batch) { batch.records.back().at -= engine::Duration(1); }) ==
        "I4");
  CHECK(verdict_on([](ports::Batch& batch) {
          batch.records.back().version = batch.records.back().version.next();
        }) == "I4");
}

TEST_CASE("ledger: what nobody asked for is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch&) {}, {}, false) == "I2");
  CHECK(verdict_on([](ports::Batch& batch) {
          for (auto& record : batch.records) record.cause.login = "somebody.else";
        }) == "I2");
}

TEST_CASE("ledger: what no operator ordered is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch& batch) {
          batch.records.back().cause = {
              .kind = model::CauseKind::admin, .event = "recompute", .login = "shao recompute"};
        }) == "I2");
}

TEST_CASE("ledger: a clock that is due too early is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch& batch) {
          for (auto& record : batch.records) {
            auto* started = std::get_if<model::ClockStarted>(&record.event.edit());
            if (started && started->due_at) *started->due_at -= std::chrono::minutes(1);
          }
        }) == "I8");
}

/// Something that the act gives to the case behind all else.
void add(ports::Batch& batch, model::Event event) {
  model::Record record = batch.records.back();
  const auto opened = batch.records.front();
  record.subject = opened.subject;
  record.cause = opened.cause;
  record.version = {};
  for (const auto& each : batch.records) {
    if (each.subject == opened.subject) record.version = each.version.next();
  }
  record.sequence = record.sequence.next();
  record.event = std::move(event);
  batch.records.push_back(std::move(record));
}

TEST_CASE("ledger: a photo that the act did not name is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch& batch) {
          add(batch, model::PhotoAttached{.photo = {.id = "photo-2-1"}, .event = "raise"});
        }) == "I19");
  CHECK(verdict_on([](ports::Batch& batch) { batch.photos.push_back({.id = "photo-2-1"}); }) ==
        "I19");
}

TEST_CASE("ledger: a reporter whom nobody named is found and one who is lost", "[sim]") {
  CHECK(verdict_on([](ports::Batch& batch) {
          auto& opened = std::get<model::CaseOpened>(batch.records.front().event.edit());
          opened.facts.reporter_commitment = "00";
        }) == "I20");
  CHECK(verdict_on([](ports::Batch&) {}, {{"reporter", boost::json::object{}}}) == "I20");
}

TEST_CASE("ledger: a named photo that does not come is found", "[sim]") {
  CHECK(verdict_on([](ports::Batch&) {}, {{"attachments", boost::json::array{"photo-2-1"}}}) ==
        "I19");
}

TEST_CASE("album: a photo is one case's and once forgotten none's", "[sim]") {
  sim::Album album;
  const model::Photo photo{.id = "photo-1-1", .by = engine::directory::Login("wang")};
  CHECK_FALSE(album.keep(photo).empty());
  album.send(photo, 1);
  CHECK_FALSE(album.attach(photo, "wang", model::CaseId(1)).empty());
  CHECK(album.keep(photo).empty());
  CHECK(album.is_loose(photo.id, "wang"));
  CHECK_FALSE(album.is_loose(photo.id, "li"));
  CHECK_FALSE(album.attach(photo, "li", model::CaseId(1)).empty());

  sim::Album other = album;
  CHECK(album.attach(photo, "wang", model::CaseId(1)).empty());
  CHECK_FALSE(album.attach(photo, "wang", model::CaseId(2)).empty());
  CHECK_FALSE(other.forget({}, photo.at + engine::Duration(1)).empty());
  CHECK(other.forget({photo.id}, photo.at + engine::Duration(1)).empty());
  CHECK_FALSE(other.attach(photo, "wang", model::CaseId(1)).empty());
  CHECK(other.settle({}).empty());
  CHECK_FALSE(other.settle({photo}).empty());
}

TEST_CASE("policy: a stranger neither sees nor acts and a handler does not close", "[sim]") {
  model::Case subject;
  subject.kind = "incident";
  subject.facts.edit().place = setting().places.front();
  subject.session.data = engine::chart::Data(boost::json::object{
      {"handlers", boost::json::array{holder(engine::directory::Role::dispatcher).login.str()}}});
  const auto& dispatcher = holder(engine::directory::Role::dispatcher);
  const auto& admin = holder(engine::directory::Role::system_admin);
  const sim::PlainChart& text = setting().texts.at("incident");
  model::Cause close{.event = "close", .login = dispatcher.login.str(), .role = "dispatcher"};

  CHECK(sim::visible(dispatcher, subject));
  CHECK_FALSE(sim::visible(admin, subject));
  CHECK_FALSE(sim::forbidden(dispatcher, subject, close, text).empty());
  close.event = "accept";
  CHECK(sim::forbidden(dispatcher, subject, close, text).empty());
  CHECK_FALSE(sim::forbidden(admin, subject, close, text).empty());
}

}  // namespace
