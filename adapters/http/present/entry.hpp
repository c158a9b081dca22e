// SPDX-License-Identifier: Apache-2.0
#pragma once

// One record of the journal as people read it.
//
// Floor: adapters/http. Pure.

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "adapters/http/language.hpp"
#include "engine/core/context.hpp"
#include "engine/model/record.hpp"

namespace adapters::http::present {

/// Reads records in order: an entry's `from` is the state that the entry before it reached.
class Entries {
 public:
  Entries(const engine::core::Workflow* workflow, const engine::directory::County& county,
          Language language)
      : workflow_(workflow), county_(county), language_(language) {}

  [[nodiscard]] boost::json::object read(const engine::model::Record& record);

 private:
  void add_step(const engine::model::StepTaken& step, boost::json::object& entry);
  [[nodiscard]] std::string label_of(const std::string& event) const;

  const engine::core::Workflow* workflow_;  ///< Null if the chart is no longer known.
  const engine::directory::County& county_;
  Language language_;
  std::vector<std::string> states_;
};

}  // namespace adapters::http::present
