// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/runtime/toy.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "adapters/county/load.hpp"
#include "adapters/scxml/library.hpp"
#include "tools/cast.hpp"

namespace runtime_test {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;
using engine::Result;

namespace {

const std::filesystem::path source = SHAO_SOURCE_DIR;

const engine::directory::County& quxian() {
  static const auto county = adapters::county::load_county(source / "config" / "quxian");
  if (!county) FAIL("config/quxian does not load");
  return county.value();
}

const engine::core::Workflows& toys() {
  static const auto loaded =
      adapters::scxml::load_library(source / "tests" / "unit" / "runtime" / "workflows");
  if (!loaded) FAIL(engine::to_string(loaded.faults().front()));
  return loaded.value();
}

ports::Answer word(const runtime::Outcome& outcome) {
  const auto status = outcome.rejection ? 409 : 200;
  return {.status = static_cast<std::uint16_t>(status),
          .body = outcome.subject ? std::to_string(outcome.subject->version.value()) : "",
          .location = {},
          .etag = {}};
}

}  // namespace

Result<std::optional<ports::KeptAnswer>> Journal::answer(const ports::IdempotencyKey& key) {
  if (unreadable) return engine::Error(engine::Errc::unavailable, "the test asked for it");
  return below_.answer(key);
}

void Witness::publish(std::vector<ports::Change> changes) {
  for (const ports::Change& change : changes) {
    records.insert(records.end(), change.records.begin(), change.records.end());
  }
}

Toy::Toy(runtime::Writer* writer) : county(quxian()), workflows(toys()), writer_(writer) {
  now = engine::parse_rfc3339("2026-03-02T09:00:00+08:00").value();
  restart();
}

Result<runtime::Recovered> Toy::recover(const engine::core::Workflows& charts) {
  data.reopen();
  loop_ = std::make_unique<runtime::Loop>(
      runtime::Ports{journal, rows, witness, witness, nullptr, writer_}, county, charts);
  return loop_->recover();
}

void Toy::restart() { REQUIRE(recover(workflows)); }

runtime::Submission Toy::raise(const std::string& key, char body) {
  runtime::Submission submission;
  submission.actor = *tools::play(county, "grid_chief");
  model::OpenCase open{.workflow = "toy"};
  open.facts.title = "玩具";
  open.facts.place = *tools::home(county, false);
  open.given["category"] = "E0110";
  submission.command = std::move(open);
  if (!key.empty()) submission.key = ports::IdempotencyKey{"grid_chief", key};
  submission.fingerprint.fill(static_cast<std::uint8_t>(body));
  submission.word = word;
  submission.reply = [replies = replies_](runtime::Reply reply) {
    replies->push_back(std::move(reply));
  };
  return submission;
}

runtime::Submission Toy::send(std::uint64_t id, const std::string& event, const std::string& key) {
  runtime::Submission submission = raise(key);
  submission.command = model::SendEvent{.subject = model::CaseId(id), .event = event};
  return submission;
}

Result<void> Toy::process(runtime::Submission submission) {
  std::vector<runtime::Submission> batch;
  batch.push_back(std::move(submission));
  return loop_->process(std::move(batch), now);
}

void Toy::fail_next_write(engine::Errc code, bool written) {
  data.fault = {.operation = data.operations + 1, .code = code, .written = written};
}

bool failed_with(const runtime::Reply& reply, runtime::Failure failure) {
  const auto* got = std::get_if<runtime::Failure>(&reply);
  return got && *got == failure;
}

int status_of(const runtime::Reply& reply) {
  const auto* answer = std::get_if<ports::Answer>(&reply);
  return answer ? answer->status : 0;
}

}  // namespace runtime_test
