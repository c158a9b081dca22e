// SPDX-License-Identifier: Apache-2.0

// shao verify: the chain of hashes, and the rows against the fold of the journal, row by row.

#include "adapters/sqlite/verify.hpp"

#include <boost/json/serialize.hpp>
#include <iostream>
#include <map>
#include <memory>

#include "adapters/sqlite/inspection.hpp"
#include "adapters/sqlite/photo_files.hpp"
#include "engine/core/evolve.hpp"
#include "engine/core/row.hpp"
#include "tools/shao/anchor.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace model = engine::model;

constexpr std::size_t faults_max = 100;

struct VerifyOptions {
  std::string data, anchor;
  std::string output = "text";
};

/// Folds the journal as far as the rows reach, and compares.
class Fold {
 public:
  explicit Fold(model::Sequence through) : through_(through) {}

  void take(const model::Record& record) {
    if (const auto* photo = std::get_if<model::PhotoAttached>(&*record.event)) {
      photos_[photo->photo.id] = {photo->photo, record.subject};
    }
    if (record.sequence > through_) return;
    model::Case& subject = cases_[record.subject];
    if (record.version != subject.version.next()) {
      return fault("case " + std::to_string(record.subject.value()) +
                   ": a record is missing before " + std::to_string(record.sequence.value()));
    }
    engine::core::evolve(subject, record);
  }

  void compare(const engine::ports::StoredCase& stored) {
    ++rows_;
    const std::string name = "case " + std::to_string(stored.state.id.value());
    const auto folded = cases_.find(stored.state.id);
    if (folded == cases_.end()) return fault(name + " has a row and no records");
    if (folded->second != stored.state) fault(name + ": its row is not the fold of its records");
    if (engine::core::row_of(folded->second) != stored.row) {
      fault(name + ": its list columns are not those of the case");
    }
  }

  /// A photo's row must say what the journal says, and its file be what was written.
  void compare(const engine::ports::KeptPhoto& kept, const adapters::sqlite::PhotoFiles& files) {
    if (std::string wrong = files.check(kept.photo); !wrong.empty()) fault(std::move(wrong));
    if (!kept.subject) return;
    const auto attached = photos_.find(kept.photo.id);
    if (attached == photos_.end()) {
      return fault("photo " + kept.photo.id + " has a case, and no record says so");
    }
    if (attached->second.subject != kept.subject || attached->second.photo != kept.photo) {
      fault("photo " + kept.photo.id + ": its row is not what the journal says");
    }
    photos_.erase(attached);
  }

  void finish_photos() {
    for (const auto& [id, kept] : photos_) fault("photo " + id + " has records, and no row");
  }

  void finish() {
    if (rows_ != cases_.size()) {
      fault(std::to_string(cases_.size()) + " cases in the journal, " + std::to_string(rows_) +
            " rows");
    }
  }

  std::vector<std::string> faults;

 private:
  void fault(std::string what) {
    if (faults.size() < faults_max) faults.push_back(std::move(what));
  }

  model::Sequence through_;
  std::map<model::CaseId, model::Case> cases_;
  std::map<std::string, engine::ports::KeptPhoto> photos_;  ///< As the journal has them.
  std::size_t rows_ = 0;
};

int print(const VerifyOptions& options, const adapters::sqlite::Verification& found) {
  if (options.output == "json") {
    boost::json::array faults;
    for (const auto& fault : found.faults) faults.emplace_back(fault);
    std::cout << boost::json::serialize(boost::json::object{{"ok", found.sound()},
                                                            {"batches", found.batches},
                                                            {"records", found.records},
                                                            {"last", found.last.value()},
                                                            {"faults", std::move(faults)}})
              << '\n';
  } else {
    for (const auto& fault : found.faults) std::cerr << fault << '\n';
    std::cout << found.records << " records in " << found.batches
              << " batches: " << (found.sound() ? "sound" : "NOT SOUND; restore from a backup")
              << '\n';
  }
  return found.sound() ? 0 : 1;
}

int verify(const VerifyOptions& options) {
  const auto inspection = adapters::sqlite::Inspection::open_folder(options.data);
  if (!inspection) return report(inspection.error());
  const auto through = (*inspection)->rows().projected_through();
  if (!through) return report(through.error());
  const auto anchor = read_anchor(options.anchor);
  if (!anchor) return report(anchor.error());
  Fold fold(*through);
  auto found =
      (*inspection)->verify([&](const model::Record& record) { fold.take(record); }, *anchor);
  if (!found) return report(found.error());
  const auto visited =
      (*inspection)->rows().visit_all([&](const engine::ports::StoredCase& stored) {
        fold.compare(stored);
      });
  if (!visited) found->faults.push_back(visited.error().detail);
  if (visited) fold.finish();
  const auto photos = (*inspection)->photos();
  if (!photos) return report(photos.error());
  const adapters::sqlite::PhotoFiles files(options.data);
  for (const auto& kept : *photos) fold.compare(kept, files);
  fold.finish_photos();
  found->faults.insert(found->faults.end(), fold.faults.begin(), fold.faults.end());
  const auto integrity = (*inspection)->integrity();
  if (!integrity) return report(integrity.error());
  found->faults.insert(found->faults.end(), integrity->begin(), integrity->end());
  // Only what was found sound may vouch for the next time.
  if (!options.anchor.empty() && found->sound()) {
    if (auto kept = write_anchor(options.anchor, found->anchor()); !kept) {
      return report(kept.error());
    }
  }
  return print(options, *found);
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<VerifyOptions>();
  auto* command =
      app.add_subcommand("verify", "Is the journal what was written, and are the rows its fold?");
  command->add_option("--data", options->data, "The folder of the journal")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option(
      "--anchor", options->anchor,
      "A file kept away from the data folder: the journal must hold the record that "
      "it names; then it names the last one");
  command->add_option("--output", options->output, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([options, &exit_code] { exit_code = verify(*options); });
}

}  // namespace tools::shao
