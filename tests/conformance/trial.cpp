// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/trial.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <fstream>
#include <iterator>
#include <optional>

#include "adapters/scxml/encoding.hpp"
#include "adapters/scxml/reader.hpp"
#include "tests/conformance/world.hpp"
#include "tests/conformance/world_codec.hpp"

namespace conformance {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Names = std::vector<std::string>;

constexpr int steps_max = 20'000;  ///< A document that is not done by then never is.

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string listed(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text.empty() ? "nothing" : text;
}

/// A world, and whether it survives each step or is written down and read back.
class Run {
 public:
  Run(const Document& document, chart::ChartPtr chart, bool restore)
      : world_(std::in_place, document, std::move(chart)), restore_(restore) {
    keep();
    settle();
  }

  /// Until no session has anything to do before the clock moves.
  void settle() {
    while (steps_ < steps_max && world_->step()) {
      ++steps_;
      keep();
    }
  }
  void run_to_end() {
    while (world_->running() && steps_ < steps_max && world_->wake()) {
      keep();
      settle();
    }
  }
  void pass_time(engine::Duration by) {
    const engine::Duration until = world_->state().now + by;
    while (steps_ < steps_max && world_->wake(until)) {
      keep();
      settle();
    }
    world_->advance(until - world_->state().now);
  }
  void send(chart::Event event) {
    world_->send(std::move(event));
    keep();
    settle();
  }

  [[nodiscard]] const World& world() const { return *world_; }
  [[nodiscard]] bool endless() const { return steps_ >= steps_max; }
  [[nodiscard]] const Names& trace() const { return trace_; }

 private:
  void keep() {
    for (std::string& line : world_->trace()) trace_.push_back(std::move(line));
    if (!restore_) return;
    const std::string bytes = encode(world_->state());
    world_.reset();
    world_.emplace(decode(bytes));
  }

  std::optional<World> world_;
  bool restore_;
  int steps_ = 0;
  Names trace_;
};

Result by_verdict(Run& run) {
  run.run_to_end();
  const Names& last = run.world().configuration();
  if (!run.world().running() && last == Names{"pass"})
    return {.passed = true, .remark = {}, .trace = {}};
  if (run.endless()) return {.passed = false, .remark = "it never rests", .trace = {}};
  return {.passed = false,
          .remark = (run.world().running() ? "stays in " : "ends in ") + listed(last),
          .trace = {}};
}

Names names_of(const json::value& array) {
  Names names = json::value_to<Names>(array);
  std::sort(names.begin(), names.end());
  return names;
}

std::string difference(const Run& run, const Names& wanted) {
  const Names seen = run.world().basic_configuration();
  return seen == wanted ? "" : "is in " + listed(seen) + " instead of " + listed(wanted);
}

chart::Event event_of(const json::object& from) {
  chart::Event event{.name = json::value_to<std::string>(from.at("name"))};
  if (const json::value* data = from.if_contains("data")) event.data = *data;
  return event;
}

/// One step of a script; what is wrong then, or nothing.
std::string play(Run& run, const json::object& step) {
  if (const json::value* after = step.if_contains("after")) {
    run.pass_time(engine::Duration{after->to_number<std::int64_t>()});
  }
  const json::object& event = step.at("event").as_object();
  run.send(event_of(event));
  const std::string wrong = difference(run, names_of(step.at("nextConfiguration")));
  return wrong.empty() ? wrong : "after '" + event_of(event).name + "' " + wrong;
}

Result by_script(Run& run, const json::object& script) {
  std::string wrong = difference(run, names_of(script.at("initialConfiguration")));
  for (const json::value& step : script.at("events").as_array()) {
    if (!wrong.empty()) break;
    wrong = play(run, step.as_object());
  }
  return {.passed = wrong.empty(), .remark = wrong, .trace = {}};
}

/// Where SCION's rules differ from the Recommendation's, its script gives both readings.
struct Readings {
  json::object first, second;
};

Readings readings_of(const Case& what) {
  if (what.kind == Kind::verdict) return {};
  fs::path file = what.document;
  Readings readings{json::parse(slurp(file.replace_extension(".json"))).as_object(), {}};
  const json::value* second = readings.first.if_contains("legacySemantics");
  if (second) readings.second = second->as_object();
  return readings;
}

Result judged(Run& run, const json::object& script) {
  return script.empty() ? by_verdict(run) : by_script(run, script);
}

Result refused(const engine::Faults& faults, const json::object& script) {
  const std::string why = faults.front().what;
  const json::value* wanted = script.if_contains("refused");
  return {
      .passed = wanted && *wanted == json::value(why), .remark = "refused: " + why, .trace = {}};
}

Result run(const Document& document, const chart::ChartPtr& chart, const json::object& script,
           bool restore) {
  Run straight(document, chart, false);
  Result result = judged(straight, script);
  result.trace = straight.trace();
  if (!restore) return result;
  Run restored(document, chart, true);
  Result again = judged(restored, script);
  again.trace = restored.trace();
  if (result.passed && again.passed && result.trace != again.trace) {
    again.passed = false;
    again.remark = "runs otherwise when it is restored";
  }
  return again;
}

}  // namespace

Result run(const Case& what, bool restore) {
  const std::string bytes = slurp(what.document);
  const std::string folder = what.document.parent_path();
  const Readings readings = readings_of(what);
  const auto chart =
      adapters::scxml::load(bytes, what.name, {.conformance = true},
                            {.fetch = adapters::scxml::files_of(folder), .root_transitions = true});
  if (!chart) return refused(chart.faults(), readings.first);
  const Document document{adapters::scxml::to_utf8(bytes).value_or(""), folder};
  const Result result = run(document, chart.value(), readings.first, restore);
  if (result.passed || readings.second.empty()) return result;
  Result other = run(document, chart.value(), readings.second, restore);
  if (!other.passed) return result;
  other.remark = "by the legacySemantics of its script";
  return other;
}

}  // namespace conformance
