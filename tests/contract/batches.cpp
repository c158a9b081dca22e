// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/batches.hpp"

#include <catch2/catch.hpp>

#include "tests/support/model_samples.hpp"

namespace tests {

namespace model = engine::model;
namespace ports = engine::ports;

ports::Batch batch_of(std::uint64_t first, std::size_t count) {
  const auto events = sample_events();
  ports::Batch batch{.at = sample_time(static_cast<int>(first))};
  for (std::uint64_t sequence = first; sequence < first + count; ++sequence) {
    batch.records.push_back({.sequence = model::Sequence(sequence),
                             .subject = model::CaseId(sequence % 3 + 1),
                             .version = model::Version(sequence / 3 + 1),
                             .at = batch.at,
                             .cause = {.event = "raise", .login = "grid_chief"},
                             .event = events[sequence % events.size()]});
  }
  return batch;
}

ports::KeptAnswer kept_answer(const std::string& scope, const std::string& key, int minutes) {
  ports::KeptAnswer kept{.key = {.scope = scope, .key = key}, .at = sample_time(minutes)};
  kept.fingerprint.fill(static_cast<std::uint8_t>(scope.size() + key.size()));
  kept.answer = {.status = 201,
                 .body = R"({"id":1,"标题":"井盖"})" + std::string("\0\n", 2),
                 .location = "/v1/incidents/1",
                 .etag = "\"1\""};
  return kept;
}

void append_all(ports::Journal& journal, const std::vector<std::size_t>& sizes) {
  std::uint64_t first = 1;
  for (const std::size_t size : sizes) {
    REQUIRE(journal.append(batch_of(first, size)));
    first += size;
  }
}

ports::StoredCase stored_case(std::uint64_t id) {
  ports::StoredCase stored;
  stored.state = sample_case();
  stored.state.id = model::CaseId(id);
  stored.row.id = model::CaseId(id);
  return stored;
}

}  // namespace tests
