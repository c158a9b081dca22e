// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everybody who does something to the server: people at their posts, the network between them and
// it, and whoever wishes it ill. They see what the journal says, as a console would show it.
//
// Floor: tests/sim.

#include <cstdint>
#include <vector>

#include "engine/core/actions.hpp"
#include "engine/runtime/submission.hpp"
#include "tests/sim/ledger.hpp"
#include "tests/sim/op.hpp"
#include "tests/sim/plan.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/streams.hpp"

namespace sim {

/// What they know when they act.
struct Scene {
  std::int64_t now = 0;  ///< Of the world.
  engine::Instant wall;
  bool next_charts = false;
};

class Crowd {
 public:
  Crowd(const Setting& setting, const Plan& plan, std::uint64_t seed);

  /// When somebody acts next.
  [[nodiscard]] std::int64_t next() const;
  /// What they do then; the requests arrive later, some of them twice.
  [[nodiscard]] std::vector<Op> act(const Scene& scene, const Ledger& ledger);
  /// What a client does that got no answer: the same again, under the same key.
  [[nodiscard]] std::vector<Op> retry(const Op& op, std::int64_t now);

 private:
  struct Person {
    const engine::directory::Actor* actor;
    Dice dice;
    std::int64_t next = 0;
  };

  [[nodiscard]] std::string other_kind(Person& person) const;
  [[nodiscard]] Op raise(Person& person, const Scene& scene, const Ledger& ledger);
  [[nodiscard]] std::optional<Op> send(Person& person, const Scene& scene, const Ledger& ledger);
  [[nodiscard]] const engine::model::Case* choose(Person& person, const Ledger& ledger) const;
  // crowd_beside.cpp: what is kept beside the journal.
  [[nodiscard]] Op photo(const Person& person, const Scene& scene);
  void send_photos(Person& person, const Scene& scene, std::vector<Op>& ops);
  [[nodiscard]] const engine::model::Case* choose_reported(Person& person,
                                                           const Ledger& ledger) const;
  [[nodiscard]] std::optional<Op> ask(Person& person, const Scene& scene, const Ledger& ledger);
  [[nodiscard]] static boost::json::object resident(Person& person, std::uint32_t tag);
  [[nodiscard]] static std::vector<std::string> photos_of(Person& person, const Ledger& ledger);
  void travel(Person& person, Op op, std::vector<Op>& ops);
  void harm(const Scene& scene, std::vector<Op>& ops);
  void harm_store(const Scene& scene, std::vector<Op>& ops);
  void harm_clock(const Scene& scene, std::vector<Op>& ops);
  void operate(const Scene& scene, const Ledger& ledger, std::vector<Op>& ops);
  void order_moves(const Scene& scene, const Ledger& ledger, std::vector<Op>& ops);

  const Setting& setting_;
  const Plan& plan_;
  std::vector<Person> people_;
  Dice nemesis_, network_, operator_;
  std::uint32_t tags_ = 0;
  std::map<std::uint32_t, int> tries_;  ///< By tag.
};

}  // namespace sim
