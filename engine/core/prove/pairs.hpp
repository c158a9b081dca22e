// SPDX-License-Identifier: Apache-2.0
#pragma once

// A case beside one child of it, its other children being free: every letter that one of them
// writes must find the other in a state that takes it, sometime, and nobody may wait for a letter
// that never comes.
//
// Floor:   core.
// Threads: one proof, one thread.
// Errors:  beyond bounds::proof_pairs_max the exploration stops, and then it says nothing.

#include <set>
#include <string>
#include <vector>

#include "engine/core/prove/finding.hpp"

namespace engine::core::prove {

class Pairs {
 public:
  Pairs(const Graph& parent, const Graph& child);

  [[nodiscard]] std::size_t size() const { return seen_.size(); }
  [[nodiscard]] bool capped() const { return capped_; }
  /// Of the child; of the parent.
  [[nodiscard]] Findings against_child() const;
  [[nodiscard]] Findings against_parent() const;

 private:
  using Child = SpotIndex;
  struct Mail {
    std::set<std::pair<std::string, DeedIndex>> sent, taken;  ///< An end has no deed: -1.
    std::vector<bool> fired;                                  ///< By transition of the receiver.
  };

  void visit(SpotIndex parent, Child child);
  void move_parent(SpotIndex parent, Child child);
  void move_child(SpotIndex parent, Child child);
  /// Where the child may be once the step's letters have reached it.
  [[nodiscard]] std::vector<Child> after(const Edge& edge, Child child);
  void post(const Edge& edge, SpotIndex parent);
  void deliver(const Graph& to, SpotIndex at, const std::string& event, DeedIndex deed, Mail& mail);
  [[nodiscard]] std::vector<EdgeIndex> edges_by(const Graph& graph, SpotIndex at,
                                                const std::string& event) const;
  [[nodiscard]] Findings unheard(const Graph& from, const Graph& to, const Mail& mail) const;
  [[nodiscard]] Findings in_vain(const Graph& from, const Graph& to, const Mail& mail) const;

  const Graph& parent_;
  const Graph& child_;
  Child absent_;
  std::set<std::pair<SpotIndex, Child>> seen_;
  std::vector<std::pair<SpotIndex, Child>> waiting_;
  Mail to_child_, to_parent_;
  bool capped_ = false;
};

/// Letters that have no receiver at all, and charts that nobody can open.
[[nodiscard]] Findings lost_letters(const Script& script, const Scripts& all);

}  // namespace engine::core::prove
