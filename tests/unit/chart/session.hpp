// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart from a few lines of SCXML, and one session of it, for tests that read as tables.

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/chart/chart.hpp"
#include "engine/chart/compile.hpp"
#include "engine/chart/interpreter.hpp"
#include "tests/support/fixed_outlook.hpp"

namespace tests {

/// `body` stands inside `<scxml>`; `attributes` on it. The chart must load.
engine::chart::ChartPtr chart_of(std::string_view body, std::string_view attributes = {},
                                 engine::chart::CompileOptions options = {});
/// The faults of a chart that must not load, one a line, without the file's name.
std::vector<std::string> faults_of(std::string_view body, std::string_view attributes = {},
                                   engine::chart::CompileOptions options = {});

/// Whatever the chart logs is the test's trace: `<log expr="'in a'"/>`.
class Session {
 public:
  explicit Session(engine::chart::ChartPtr chart, const boost::json::object& given = {});

  /// One macrostep. Returns itself.
  Session& send(std::string_view event, boost::json::value data = nullptr);
  Session& send(const engine::chart::Event& event);

  /// The active states without states inside, in document order.
  [[nodiscard]] std::string active() const;
  /// What has been logged since the last call.
  [[nodiscard]] std::string logged();
  [[nodiscard]] std::string data(std::string_view location) const;
  /// The requests of one kind of the last step.
  template <class Request>
  [[nodiscard]] std::vector<Request> requests() const {
    std::vector<Request> found;
    for (const auto& request : step.requests) {
      if (const auto* one = std::get_if<Request>(&request)) found.push_back(*one);
    }
    return found;
  }

  engine::chart::ChartPtr chart;
  engine::chart::Step step;
  std::optional<FixedOutlook> x;  ///< What the chart sees as `_x`.
  std::vector<engine::chart::TransitionIndex> barred;

 private:
  [[nodiscard]] engine::chart::Surroundings around() const;
  void note();

  std::string log_;
};

/// Sends the events in turn, from a fresh start; answers with what is active in the end.
std::string walk(const engine::chart::ChartPtr& chart, std::string_view events);

}  // namespace tests
