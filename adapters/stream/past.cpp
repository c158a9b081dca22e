// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/past.hpp"

#include <iterator>
#include <map>
#include <optional>

#include "engine/core/evolve.hpp"
#include "engine/core/row.hpp"

namespace adapters::stream {
namespace {

namespace core = engine::core;
namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;
using Records = std::vector<model::Record>;

constexpr std::size_t batches_at_once = 64;

/// The records from the batch on that holds `first`, through the batch that holds `last`.
Result<Records> read(ports::Queries& queries, model::Sequence first, model::Sequence last) {
  Records all;
  auto next = first;
  while (next <= last) {
    auto some = queries.journal(next, batches_at_once);
    if (!some) return some.error();
    if (some->empty() || some->back().sequence < next) break;
    next = some->back().sequence.next();
    std::move(some->begin(), some->end(), std::back_inserter(all));
  }
  return all;
}

bool same_act(const model::Record& one, const model::Record& other) {
  return one.subject == other.subject && one.cause == other.cause && one.at == other.at;
}

/// The cases as they were when each record was written.
class Fold {
 public:
  explicit Fold(ports::Queries& queries) : queries_(queries) {}

  /// The row of the record's case before it; none if the record opens it.
  Result<std::shared_ptr<const model::Row>> before(const model::Record& record) {
    auto [found, fresh] = cases_.try_emplace(record.subject);
    if (fresh && record.version != model::Version{}.next()) {
      if (auto caught = catch_up(record); !caught) return caught.error();
    }
    if (found->second.version == model::Version{}) return std::shared_ptr<const model::Row>();
    return row(record.subject);
  }
  Result<void> take(const model::Record& record) {
    auto& subject = cases_[record.subject];
    if (record.version != subject.version.next()) {
      return Error(Errc::unavailable, "the rows are behind the journal");
    }
    core::evolve(subject, record);
    return {};
  }
  [[nodiscard]] std::shared_ptr<const model::Row> row(model::CaseId id) {
    return std::make_shared<const model::Row>(core::row_of(cases_[id]));
  }

 private:
  Result<void> catch_up(const model::Record& until) {
    const auto trail = queries_.trail(until.subject);
    if (!trail) return trail.error();
    for (const auto& record : *trail) {
      if (record.sequence >= until.sequence) break;
      if (auto taken = take(record); !taken) return taken;
    }
    return {};
  }

  ports::Queries& queries_;
  std::map<model::CaseId, model::Case> cases_;
};

}  // namespace

Result<std::vector<ports::Change>> changes_between(ports::Queries& queries, model::Sequence after,
                                                   model::Sequence through) {
  auto records = read(queries, after.next(), through);
  if (!records) return records.error();
  Fold fold(queries);
  std::vector<ports::Change> changes;
  for (auto next = records->begin(); next != records->end();) {
    auto before = fold.before(*next);
    if (!before) return before.error();
    ports::Change change{.records = {}, .before = std::move(*before), .after = {}};
    const auto first = next;
    for (; next != records->end() && same_act(*first, *next); ++next) {
      if (auto taken = fold.take(*next); !taken) return taken.error();
    }
    const auto last = std::prev(next)->sequence;
    if (last > through) break;
    if (last <= after) continue;
    change.after = fold.row(first->subject);
    change.records.assign(std::make_move_iterator(first), std::make_move_iterator(next));
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace adapters::stream
