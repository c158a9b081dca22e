// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/verify.hpp"

#include "adapters/sqlite/batch_row.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
using engine::Result;

class Verifier {
 public:
  Verifier(const Connection& connection, const VisitRecord& visit,
           const std::optional<Anchor>& anchor)
      : connection_(connection), visit_(visit) {
    if (anchor && anchor->last != model::Sequence()) {
      promised_.push_back({*anchor, "which the anchor names"});
    }
  }

  Result<Verification> run() {
    if (auto read = read_mark(); !read) return read.error();
    if (auto read = read_batches(); !read) return read.error();
    for (const Promise& promise : promised_) {
      if (promise.met) continue;
      add("the journal has lost record " + std::to_string(promise.place.last.value()) + ", " +
          promise.by + ", or another stands in its place");
    }
    return std::move(found_);
  }

 private:
  /// A place of the chain that must be there.
  struct Promise {
    Anchor place;
    std::string by;
    bool met = false;
  };

  Result<void> read_mark() {
    auto select = connection_.prepare("SELECT sequence, hash FROM mark WHERE name = 'rows'");
    if (!select) return select.error();
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value() || select->integer(0) == 0) return {};
    auto hash = select->hash(1);
    if (!hash) return hash.error();
    promised_.push_back(
        {{select->number<model::Sequence>(0), hash.value()}, "from which the cases were made"});
    return {};
  }

  Result<void> read_batches() {
    auto select = connection_.prepare(std::string("SELECT ") + batch_columns +
                                      " FROM journal ORDER BY first_sequence");
    if (!select) return select.error();
    while (found_.faults.size() < engine::bounds::verify_faults_max) {
      auto row = select->step();
      if (!row) return row.error();
      if (!row.value()) return {};
      auto batch = read_batch(select.value());
      batch ? check(batch.value()) : add(batch.error().detail);
    }
    return {};
  }

  void check(const BatchRow& batch) {
    const std::string name = "batch " + std::to_string(batch.head.first.value());
    if (batch.head.first != found_.last.next()) {
      add(name + ": record " + std::to_string(found_.last.next().value()) +
          " should come next, so batches are missing");
    }
    if (batch.previous != found_.head) add(name + ": it does not follow the batch before it");
    if (batch.head.recorded_at < at_) add(name + ": it is older than the batch before it");
    auto records = records_of(batch);
    if (!records) add(records.error().detail);
    if (records && visit_) {
      for (const model::Record& record : records.value()) visit_(record);
    }
    go_on_after(batch);
  }

  /// As if the batch were sound, so that one fault is not told of every batch behind it.
  void go_on_after(const BatchRow& batch) {
    ++found_.batches;
    found_.records += batch.head.last.value() - batch.head.first.value() + 1;
    found_.last = batch.head.last;
    found_.head = batch.hash;
    at_ = batch.head.recorded_at;
    for (Promise& promise : promised_) {
      const model::Sequence place = promise.place.last;
      if (batch.head.first > place || place > batch.head.last) continue;
      promise.met = batch.hash == promise.place.hash;
    }
  }

  void add(std::string fault) { found_.faults.push_back(std::move(fault)); }

  const Connection& connection_;
  const VisitRecord& visit_;
  Verification found_;
  engine::Instant at_{};
  std::vector<Promise> promised_;
};

}  // namespace

Result<Verification> verify_journal(const Connection& connection, const VisitRecord& visit,
                                    const std::optional<Anchor>& anchor) {
  return Verifier(connection, visit, anchor).run();
}

Result<std::vector<std::string>> check_integrity(const Connection& connection) {
  auto select = connection.prepare("PRAGMA integrity_check(" +
                                   std::to_string(engine::bounds::verify_faults_max) + ")");
  if (!select) return select.error();
  std::vector<std::string> found;
  while (true) {
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value()) return found;
    if (select->view(0) != "ok") found.push_back(select->text(0));
  }
}

}  // namespace adapters::sqlite
