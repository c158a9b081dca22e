// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cases as the journal tells them, folded record by record beside the engine, and what each
// record must obey: I2, I4, I5, I7 to I10, I19, I20. What people see of the world, they see here.
//
// Floor: tests/sim.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/model/record.hpp"
#include "engine/ports/journal.hpp"
#include "tests/sim/album.hpp"
#include "tests/sim/order.hpp"
#include "tests/sim/requests.hpp"
#include "tests/sim/residents.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/violation.hpp"

namespace sim {

/// Whether one who wants to read or erase a reporter gives a reason and names what there is.
[[nodiscard]] bool asks_rightly(const Op& op);

class Ledger {
 public:
  Ledger(const Setting& setting, Requests& requests, Verdict& verdict)
      : setting_(setting), county_(&setting.county), requests_(requests), verdict_(verdict) {}

  /// One committed batch.
  void take(const engine::ports::Batch& batch);
  /// The county in force: its holidays may change while the server is stopped.
  [[nodiscard]] const engine::directory::County& county() const { return *county_; }
  void goes_by(const engine::directory::County& county);
  /// The tool has counted all clocks anew: each that runs is due by the calendar in force.
  void counted_anew();
  /// What an operator's tool is about to do: records of operators are held against it.
  void ordered(Order order);
  /// Of the order, these were refused.
  void refused(const std::vector<engine::model::CaseId>& subjects) {
    refused_.insert(subjects.begin(), subjects.end());
  }

  [[nodiscard]] const std::map<engine::model::CaseId, engine::model::Case>& cases() const {
    return cases_;
  }
  [[nodiscard]] const engine::model::Case* find(engine::model::CaseId id) const;
  /// "17.2/1": see Op::subject. Nothing where there is no such case, or it has no such name.
  [[nodiscard]] std::optional<engine::model::CaseId> find(const std::string& name) const;
  [[nodiscard]] std::string name_of(const engine::model::Case& subject) const;
  [[nodiscard]] const std::vector<engine::model::Record>& records() const { return records_; }
  [[nodiscard]] engine::Instant last_at() const { return last_at_; }
  [[nodiscard]] engine::core::Context context(engine::Instant now, bool next) const;
  /// Which cases changed since the last call.
  [[nodiscard]] std::set<engine::model::CaseId> take_changed();
  /// When the first of the case's armed timers may fire; none if none is armed.
  [[nodiscard]] static std::optional<engine::Instant> first_timer(
      const engine::model::Case& subject);
  [[nodiscard]] const std::string& faults() const { return chart_fault_; }
  [[nodiscard]] Residents& residents() { return residents_; }
  [[nodiscard]] const Residents& residents() const { return residents_; }
  [[nodiscard]] Album& album() { return album_; }
  [[nodiscard]] const Album& album() const { return album_; }

 private:
  using Act = std::tuple<engine::model::CaseId, std::string, std::string>;

  using Record = engine::model::Record;
  using Case = engine::model::Case;
  using Clock = engine::model::Clock;
  using Step = engine::model::StepTaken;

  /// The child, or the case that it raised, which the last part of a name means.
  [[nodiscard]] std::optional<engine::model::CaseId> find_next(engine::model::CaseId from,
                                                               std::string_view part) const;

  // ledger.cpp: the order of records, and what caused them.
  void take(const Record& record);
  void check_envelope(const Record& record, const Case& before);
  void check_cause(const Record& record, const Case& before, std::optional<std::uint32_t> tag);
  void check_batch();
  void broken(const char* invariant, const Record& record, const std::string& why);

  // ledger_rules.cpp: timers, and where steps lead.
  void check_timer(const Record& record, const Case& before);
  void check_step(const Record& record, const Case& before);
  void check_return(const Record& record, const Case& before, const Step& step);
  void check_open(const Case& subject);

  // ledger_moves.cpp: what operators do.
  void check_order(const Record& record, const Case& before);
  void check_move(const Record& record, const Case& before);
  void check_moved();
  void check_moved_whole();
  void check_recount(const Record& record, const Case& before);

  // ledger_effects.cpp: what a record makes of its case.
  void check_effect(const Record& record, const Case& after);

  // ledger_clocks.cpp: limits and due instants.
  /// Which clock the event tells of; null where it tells of none.
  [[nodiscard]] static const std::string* clock_in(const engine::model::Event& event);
  void check_clock(const Record& record, const Clock* before, const Case& after);
  void check_due(const Record& record, const Clock& clock);
  /// What is wrong with when it is due; empty: nothing.
  [[nodiscard]] std::string misdue(const Clock& clock) const;
  [[nodiscard]] std::string miswarned(const Clock& clock) const;
  void check_warning(const Record& record, const Clock* before, const Clock& after);
  void check_limit(const Record& record, const Case& after);
  [[nodiscard]] engine::Duration used_by(const Clock& clock, engine::Instant now) const;
  [[nodiscard]] engine::Instant due_from(const engine::calendar::Limit& limit,
                                         engine::Instant from) const;
  [[nodiscard]] std::optional<engine::calendar::Limit> limit_of(const Case& subject,
                                                                const std::string& name,
                                                                engine::Instant at) const;
  [[nodiscard]] bool limited_by_text(const Case& subject, const std::string& clock,
                                     const engine::calendar::Limit& limit,
                                     engine::Instant at) const;

  // ledger_acts.cpp, ledger_history.cpp: who may do what, and why not.
  void check_act(const Record& record, const Case& before, std::uint32_t tag);
  void check_once(const Record& record);
  void remember(const engine::model::Cause& cause, const Case& before);
  [[nodiscard]] std::string barred(const engine::directory::Actor& actor,
                                   const engine::model::Cause& cause, const Case& before,
                                   const Step& step) const;
  [[nodiscard]] std::string barred_from_raising(const engine::directory::Actor& actor,
                                                const engine::model::Cause& cause,
                                                const engine::model::CaseOpened& opened,
                                                std::uint32_t tag) const;
  [[nodiscard]] std::string barred_by_others(const engine::directory::Actor& actor,
                                             const engine::model::Cause& cause, const Case& before,
                                             const Step& step) const;
  [[nodiscard]] std::string barred_by_past(const engine::model::Cause& cause,
                                           const Case& before) const;
  [[nodiscard]] std::string barred_by_hand(const engine::model::Cause& cause,
                                           const Case& before) const;
  [[nodiscard]] bool filled_as_asked(const Case& subject, const std::string& event,
                                     const boost::json::object& form) const;
  [[nodiscard]] bool disputed(const Case& incident) const;

  // ledger_charts.cpp: what the text of its chart asks of a step.
  void check_chart(const Record& record, const Case& before);
  void check_taken(const Record& record, const Step& step, const PlainTransition& taken);
  void expect(const PlainContent& content);
  void cross(const Record& record, const Case& before, const Step& step);
  void check_crossed();
  [[nodiscard]] bool limited(const Case& subject, const std::string& clock) const;

  // ledger_measures.cpp: what a chart counts of other cases.
  void check_measures(const Record& record, const Case& before);

  // ledger_routing.cpp: whose a matter is.
  void check_route(const Record& record, const Case& before);
  [[nodiscard]] static bool lies_inside(const engine::directory::Place& inner,
                                        const engine::directory::Place& outer);
  /// The rule that speaks for the case; null where none does.
  [[nodiscard]] const Case* rule_for(const Case& subject) const;
  /// Whose the case is, by the rules that the journal tells of and the catalogue.
  [[nodiscard]] std::string lead_of(const Case& subject) const;
  [[nodiscard]] bool helped(const Case& before, const Step& step) const;

  // ledger_family.cpp: what cases know of each other. Each says what is wrong; empty: nothing.
  void check_family(const Case& subject);
  struct Tickets;
  [[nodiscard]] Tickets tickets_of(const Case& incident) const;
  [[nodiscard]] std::string misses_grids(const Case& campaign) const;
  [[nodiscard]] std::string mislaid(const Case& child, const Case& parent) const;
  [[nodiscard]] std::string estranged(const Case& child) const;
  [[nodiscard]] std::string miscounted(const Case& incident) const;
  [[nodiscard]] std::string one_sided(const Case& subject) const;

  // ledger_photos.cpp: whose photos are.
  void take_photos(const engine::ports::Batch& batch);
  void await_photos(const Record& record, const Case& before, std::uint32_t tag);
  void check_awaited();
  void check_photo(const Record& record);
  [[nodiscard]] engine::model::PhotoKind kind_of_photo(const Case& subject,
                                                       const std::string& event,
                                                       std::string_view field) const;

  // ledger_private.cpp: who reported a case, and who reads it.
  void check_reporter(const Record& record, std::optional<std::uint32_t> tag);
  void check_asked(const Record& record, const Case& before, const Op& op);

  const Setting& setting_;
  const engine::directory::County* county_;
  bool stale_ = false;  ///< Some clocks may still go by the calendar of before.
  Requests& requests_;
  Verdict& verdict_;
  std::map<engine::model::CaseId, engine::model::Case> cases_;
  std::map<std::uint32_t, engine::model::CaseId> roots_;
  /// What became of a case as a case of its own.
  std::map<engine::model::CaseId, std::vector<engine::model::CaseId>> raised_;
  std::vector<engine::model::Record> records_;
  engine::Instant last_at_{};
  std::set<engine::model::CaseId> changed_;
  std::map<engine::model::CaseId, std::string> rungs_;  ///< Where each incident stood last.
  /// What people did to a case, as far as it says what they may do later.
  struct Past {
    std::set<std::string> hands;  ///< Logins of those who handled it.
    std::string blower;           ///< Of the last whistle.
    std::string pleader;          ///< Of the last plea for more time.
    std::map<std::string, int> times;
    std::set<std::pair<std::string, std::string>> did;  ///< What, and by whom.
  };
  std::map<engine::model::CaseId, Past> pasts_;
  /// What the last step must lead to by the text of its chart, and what it has led to so far.
  struct Crossed {
    engine::model::CaseId subject;
    Words starts = {}, stops = {};
    std::vector<PlainNotice> notices = {};
    Words begun = {};  ///< Clocks that were started, or taken up again.
    std::set<std::pair<std::string, Words>> told = {};
  };
  Crossed crossed_;
  std::string chart_fault_;
  Album album_;
  Residents residents_;
  std::optional<Order> order_;  ///< The last one: a commit of it may turn up after the next start.
  std::set<engine::model::CaseId> refused_;
  // Of the batch that is being taken.
  std::set<Act> acts_, steps_, fired_;
  std::set<engine::model::CaseId> touched_, opened_;
  std::set<std::string> said_;          ///< By the act whose records are being read.
  std::optional<Act> act_;              ///< Whose records are being read,
  engine::model::Version act_version_;  ///< and the version that it found.
  std::vector<std::pair<std::string, engine::model::PhotoKind>> awaited_;  ///< It named these.
  std::optional<Case> moving_;  ///< As it was before the act that moves it.
  std::set<engine::model::CaseId> moved_;
};

}  // namespace sim
