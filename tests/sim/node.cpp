// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/node.hpp"

namespace sim {

namespace ports = engine::ports;
namespace runtime = engine::runtime;

engine::Result<runtime::Recovered> Node::start(bool next_charts,
                                               const engine::directory::County& county) {
  if (auto opened = around_.storage.open(); !opened) return opened.error();
  journal_ =
      std::make_unique<WatchedJournal>(around_.storage.journal(), around_.nemesis, around_.witness);
  rows_ = std::make_unique<WatchedRows>(around_.storage.rows(), around_.nemesis, around_.witness);
  const auto& charts = next_charts ? around_.setting.next : around_.setting.now;
  loop_ = std::make_unique<runtime::Loop>(
      runtime::Ports{.journal = *journal_,
                     .rows = *rows_,
                     .publisher = *this,
                     .log = *this,
                     .photos = &around_.storage.photos(),
                     .writer = around_.late_writer ? &writer_ : nullptr},
      county, charts);
  auto recovered = loop_->recover();
  if (!recovered) return recovered;
  heard_ = loop_->last();
  ports::Log& log = *this;
  service_ = std::make_unique<runtime::Service>(*loop_, around_.clock, log);
  return recovered;
}

/// I12, as far as it goes without a socket: what listeners are told follows without a gap.
void Node::publish(std::vector<ports::Change> changes) {
  for (const ports::Change& change : changes) {
    for (const auto& record : change.records) {
      gap_ = gap_ || record.sequence != heard_.next();
      heard_ = record.sequence;
    }
    gap_ = gap_ || !change.after || change.records.empty();
    if (!gap_) around_.witness.told(change);
  }
}

void Node::write(ports::Severity severity, std::string_view, const std::vector<Field>&) {
  if (severity == ports::Severity::error) ++errors_;
}

}  // namespace sim
