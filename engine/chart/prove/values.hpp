// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which values a location of the data model can ever have, whatever the order of things: those of
// its `<data>` and of every assignment, where they are all constants.
//
// Floor:   chart.
// Threads: immutable once read.

#include <boost/json/value.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/chart/compiled.hpp"

namespace engine::chart::prove {

/// Every text that something can be; none where that can't be told.
using Texts = std::optional<std::vector<std::string>>;

class Values {
 public:
  /// `given`: names of data that the world may set when the chart is entered.
  Values(const Chart::Compiled& chart, const std::set<std::string>& given);

  /// None where the location may have a value that the document doesn't name.
  [[nodiscard]] const std::optional<std::vector<boost::json::value>>& of(SlotIndex slot) const {
    return known_[slot];
  }
  /// Whether all that is ever assigned to it can be computed from what is known before: it pays to
  /// follow such a location.
  [[nodiscard]] bool computable(SlotIndex slot) const { return computable_[slot]; }
  /// Whether the world may set it when the chart is entered.
  [[nodiscard]] bool given(SlotIndex slot) const { return given_[slot]; }
  /// What a text can be. An empty text to begin with means "not yet", and is left out.
  [[nodiscard]] Texts texts(const TextSource& source) const;

 private:
  void read_data(const Chart::Compiled& chart, const std::set<std::string>& given);
  void read_assignments(const Chart::Compiled& chart);
  void assign(const Program& location, const Program& value);
  void forget(const Program& location);
  void find_computable();
  [[nodiscard]] Texts texts(const Program& program, expression::NodeIndex node) const;

  std::vector<std::optional<std::vector<boost::json::value>>> known_;
  std::vector<std::vector<std::string>> assigned_texts_;  ///< Without those to begin with.
  std::vector<bool> any_text_;                            ///< Assigned what can't be told.
  std::vector<bool> given_, computable_;
  std::vector<std::vector<SlotIndex>> sources_;  ///< What it is assigned from.
};

}  // namespace engine::chart::prove
