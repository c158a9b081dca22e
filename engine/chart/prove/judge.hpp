// SPDX-License-Identifier: Apache-2.0
#pragma once

// Decides conditions on one path: what is known is computed, what follows from what was decided
// before is held to, and all else is free: the oracle says it one way and then the other.
//
// A condition is asked as a whole. Which answers are possible beside the earlier ones is found by
// trying: every subject that is compared with constants gets every value that could tell.
//
// Floor:   chart.
// Threads: one path, one thread.
// Errors:  a condition that can't be evaluated is false, as the standard says.

#include <optional>
#include <string>
#include <vector>

#include "engine/chart/prove/ground.hpp"
#include "engine/chart/prove/oracle.hpp"
#include "engine/chart/prove/spot.hpp"

namespace engine::chart::prove {

/// What travels with the event that is being processed.
enum class Freight { none, nothing, fields, anything };

enum class Truth { yes, no, failed };

/// A statement about a subject that compares it with a constant, or asks whether it is truthy.
struct Literal {
  std::optional<expression::BinaryOperator> op;  ///< None: truthy.
  boost::json::value with;
  bool from_left = false;  ///< The constant stands on the left.
};

class Judge {
 public:
  Judge(const Ground& ground, Oracle& oracle) : ground_(ground), oracle_(oracle) {}

  [[nodiscard]] bool holds(const Program& condition, const Spot& spot);
  /// A choice that, once made on a path, stays made: who the person is, for instance.
  [[nodiscard]] bool once(const std::string& question);

  /// Another event is processed now.
  void turn_to(Freight freight);
  void states_changed();
  void assigned(SlotIndex slot);
  /// It has just been given this value.
  void assigned(SlotIndex slot, const boost::json::value& value);

  /// The value, if all that it reads is known.
  [[nodiscard]] std::optional<boost::json::value> value_of(const Program& program, NodeIndex node,
                                                           const Spot& spot) const;
  [[nodiscard]] std::size_t decided() const { return decisions_.size() + known_.size(); }

 private:
  /// What one subject is taken to be, while possibilities are tried.
  struct Fact {
    std::string about;
    std::vector<SlotIndex> reads;
    bool fails = false;
    Literal literal;
    bool holds = true;
  };
  /// A condition that was decided on this path.
  struct Decision {
    const Program* condition = nullptr;
    bool holds = true;
  };

  [[nodiscard]] bool related(const About& one, const About& other) const;
  Truth judge(const Program& program, NodeIndex node, const Spot& spot);
  Truth judge_binary(const Program& program, NodeIndex node, const Spot& spot);
  Truth decide(const Program& program, NodeIndex subject, const Literal& literal, const Spot& spot);
  Truth guess(const About& about, const Literal& literal, const expression::Data* slot);
  /// Whether some value of the subject makes all its facts true, and the literal `holds`.
  [[nodiscard]] bool possible(const About& about, const Literal& literal, bool holds,
                              const expression::Data* slot) const;

  const Ground& ground_;
  Oracle& oracle_;
  Freight freight_ = Freight::none;
  std::vector<Fact> known_;  ///< From assignments.
  std::vector<Decision> decisions_;
  std::vector<std::pair<std::string, bool>> answers_;  ///< Of once().
  // While possibilities are tried:
  Oracle* trial_ = nullptr;
  std::vector<Fact> facts_;
};

}  // namespace engine::chart::prove
