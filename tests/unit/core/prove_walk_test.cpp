// SPDX-License-Identifier: Apache-2.0

// The proofs against the interpreter: random cases of the shipped charts, driven by the real
// algorithm, never come to a place that the proof says is impossible, never to one where no clock
// runs that somebody hears, and never to a step without an end.

#include <algorithm>
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <random>

#include "adapters/scxml/library.hpp"
#include "engine/base/proof_bounds.hpp"
#include "engine/chart/running.hpp"
#include "engine/core/prove/graph.hpp"
#include "tests/support/fixed_outlook.hpp"

namespace {

using namespace engine;
using core::prove::Cause;
using core::prove::Graph;
using core::prove::Happening;
using core::prove::Script;
namespace json = boost::json;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int steps = 10'000;  // The sanitizers make each of them twenty times as slow.
#else
constexpr int steps = 100'000;
#endif
constexpr int longest_life = 300;

/// Every kind of value that the shipped forms and messages bring.
const json::array& pool() {
  static const json::array values =
      json::parse(R"(["", "D1", "D2", "lead", "co", "pass", "fail", "unable", "resolved", "moved",
                      "extension", "suspension", "all", "quorum", "lead_decides", 1, 2, 3, 4, true,
                      false, [], ["D1"], ["D1", "D2"]])")
          .as_array();
  return values;
}

class Walker {
 public:
  explicit Walker(const Script& script)
      : script_(script), graph_(script, bounds::proof_spots_max), dice_(7) {
    REQUIRE_FALSE(graph_.capped());
  }

  void walk() {
    for (int i = 0; i < steps; ++i) {
      if (!session_.running || life_ == 0) {
        begin();
      } else {
        go_on();
      }
      REQUIRE_FALSE(outcome_.livelock);
      note_clocks();
      check();
    }
  }

 private:
  std::size_t roll(std::size_t sides) { return dice_() % sides; }
  json::value any() { return pool()[roll(pool().size())]; }

  void begin() {
    life_ = longest_life;
    running_ = idle_ = 0;
    const char* const levels[] = {"grid", "area", "general", "county"};
    const json::object given{{"severity", roll(4) + 1}, {"origin", levels[roll(4)]},
                             {"category", "E1"},        {"department", "D1"},
                             {"part", "lead"},          {"whistle", roll(2) == 0 ? "" : "red"}};
    around();
    outcome_ = chart::start(script_.chart(), session_, given, {.x = &x_});
  }

  void around() {
    const char* const roles[] = {"grid_chief", "leader", "dispatcher", "resident"};
    const json::object fact{{"code", "D" + std::to_string(roll(3))},
                            {"id", 1},
                            {"kind", "incident"},
                            {"open", roll(2) == 0},
                            {"outcome", any()},
                            {"state", json::array{"l1"}},
                            {"type", "red"},
                            {"approval", roll(2) == 0},
                            {"join", "all"},
                            {"standdown", any()},
                            {"lead", "D1"},
                            {"co", json::array{}},
                            {"day", "2026-03-02"}};
    json::object refs;
    for (const char* name : {"lead", "co", "type", "parent", "department", "owner", "until",
                             "category", "departments"}) {
      refs[name] = fact;
    }
    x_ = tests::FixedOutlook({{"now", "2026-03-02T00:00:00Z"},
                              {"today", "2026-03-02"},
                              {"actor",
                               {{"login", "p" + std::to_string(roll(4))},
                                {"role", roles[roll(4)]},
                                {"unit", ""},
                                {"level", "grid"}}},
                              {"case", {{"id", 7}, {"number", "n"}, {"open_children", 0}}},
                              {"category",
                               {{"code", "E1"},
                                {"lead", roll(3) == 0 ? "" : "D1"},
                                {"co", json::array{}},
                                {"severity", 2}}},
                              {"refs", std::move(refs)}});
  }

  json::object data() {
    json::object fields;
    for (const char* name : {"department", "lead",     "co",    "reason",      "outcome", "result",
                             "severity",   "category", "type",  "departments", "parent",  "rating",
                             "units",      "owner",    "part",  "binding",     "by",      "end",
                             "ruled",      "since",    "until", "worker",      "join"}) {
      if (roll(4) != 0) fields[name] = any();
    }
    for (const char* name : {"co", "departments", "units", "by"}) fields[name] = json::array{"D1"};
    return fields;
  }

  void go_on() {
    --life_;
    around();
    const Happening& one = script_.happenings[roll(script_.happenings.size())];
    std::vector<chart::TransitionIndex> barred;
    for (chart::TransitionIndex i = 0; i < one.stimulus.takes.size(); ++i) {
      if (!one.stimulus.takes[i]) barred.push_back(i);
    }
    const bool timer = one.cause == Cause::clock || one.cause == Cause::delayed;
    outcome_ = {};
    if ((timer || one.cause == Cause::warning) && (running_ & core::prove::bit(one.timer)) == 0) {
      return;
    }
    if (timer) running_ &= ~core::prove::bit(one.timer);
    chart::Event event{.name = one.stimulus.event};
    if (one.cause == Cause::person || one.cause == Cause::message) event.data = data();
    chart::macrostep(script_.chart(), session_, event, {.x = &x_, .barred = &barred}, outcome_);
  }

  /// As the case would: fired ones are spent until they are started again.
  void note_clocks() {
    core::prove::TimerSet lent = 0;
    for (const auto transition : outcome_.taken) {
      const auto found = script_.lent.find(transition);
      if (found != script_.lent.end()) lent |= found->second & running_;
    }
    const auto& timers = script_.timers.all();
    for (const auto& request : outcome_.requests) {
      const auto* element = std::get_if<chart::ElementRequest>(&request);
      if (!element || element->name != "clock") continue;
      const std::string name(element->attributes.at("name").as_string());
      const auto found = std::find_if(timers.begin(), timers.end(),
                                      [&](const auto& timer) { return timer.name == name; });
      if (found == timers.end()) continue;
      const auto one = core::prove::bit(static_cast<std::size_t>(found - timers.begin()));
      const std::string what(element->attributes.at("do").as_string());
      if (what == "start" && !element->attributes.contains("once")) {
        running_ |= one;
        idle_ &= ~one;
      } else if (what == "pause" || what == "stop") {
        idle_ |= running_ & one;
        running_ &= ~one;
      } else if (what == "resume") {
        running_ |= idle_ & one;
        idle_ &= ~one;
      }
    }
    running_ |= lent;
    idle_ &= ~lent;
  }

  void check() {
    chart::prove::Spot spot{.configuration = session_.configuration,
                            .history = session_.history,
                            .data = {},
                            .ended = !session_.running};
    std::sort(spot.history.begin(), spot.history.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    if (spot.ended) spot.history.clear();
    const auto known = graph_.find(spot);
    if (!known) FAIL("the proof says that no case comes here: " << chart::prove::key_of(spot));
    if (spot.ended) return;
    const bool wakes = (running_ & graph_.heard(*known)) != 0;
    if (!wakes) FAIL("no clock wakes anybody here: " << chart::prove::key_of(spot));
  }

  const Script& script_;
  Graph graph_;
  std::mt19937 dice_;
  chart::Running session_;
  chart::Outcome outcome_;
  tests::FixedOutlook x_;
  core::prove::TimerSet running_ = 0, idle_ = 0;
  int life_ = 0;
};

}  // namespace

TEST_CASE("random cases of the shipped charts stay within what was proved") {
  const auto workflows = adapters::scxml::load_library(SHAO_SOURCE_DIR "/workflows");
  REQUIRE(workflows);
  for (const auto& script : core::prove::read_scripts(workflows.value())) {
    INFO(script->workflow.name);
    Walker(*script).walk();
  }
}
