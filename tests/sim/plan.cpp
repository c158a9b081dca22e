// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plan.hpp"

#include <cmath>

#include "tests/sim/streams.hpp"

namespace sim {
namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;
constexpr std::int64_t first_day = 20'515, days = 400;  ///< 2026-03-02 and what follows.
constexpr std::int64_t short_heal = 1, long_heal = 60;
constexpr double quiet_stop = 0.1;
constexpr double other_worlds = 0.3;
constexpr std::size_t other_kinds = 32, most_kinds = 3;
constexpr double photo_worlds = 0.3, photos_most = 0.1;
constexpr double private_worlds = 0.25, named_least = 0.2, asks_most = 0.06;
constexpr double most_moves = 0.005, most_holidays = 0.003;

}  // namespace

std::int64_t any_size(Dice& dice, std::int64_t low, std::int64_t high) {
  const double exponent =
      dice.between(std::log(static_cast<double>(low)), std::log(static_cast<double>(high)));
  return static_cast<std::int64_t>(std::exp(exponent));
}

namespace {

/// What a seed draws, in the order in which it draws it.
struct Drawing {
  Dice dice;
  Plan plan;

  explicit Drawing(const Terms& terms) : dice(stream(terms.seed, "plan")) {
    plan.commands = terms.commands;
    plan.begin = engine::Instant(
                     std::chrono::days(first_day + static_cast<std::int64_t>(below(dice, days)))) +
                 engine::Duration(static_cast<std::int64_t>(dice.roll() * 24 * hour));
    plan.pace = any_size(dice, minute, 12 * hour);
    plan.turn_delay = dice.chance(0.5) ? 0 : any_size(dice, 1, 30 * second);
    plan.late_writer = terms.seed % 2 == 0;
    plan.ended_ahead = terms.seed % 3 == 0;
  }

  double sometimes(double often, double most) {
    const bool on = dice.chance(often);
    const double rate = dice.between(0, most);
    return on ? rate : 0.0;
  }

  void requests() {
    plan.delay_max = any_size(dice, 10, 10 * minute);
    plan.raise = static_cast<double>(any_size(dice, 8, 50)) / 1000;
    plan.wrong = dice.between(0, 0.2);
    plan.if_match = dice.between(0, 0.5);
    plan.keyed = dice.between(0.5, 1);
    plan.duplicate = sometimes(0.7, 0.3);
    plan.late = sometimes(0.5, 0.1);
    plan.altered = sometimes(0.5, 0.1);
  }

  void misfortunes() {
    plan.fault = sometimes(0.6, 0.06);
    plan.crash = sometimes(0.5, 0.02);
    plan.stop = sometimes(0.4, 0.02);
    plan.jump = sometimes(0.5, 0.03);
    plan.freeze = sometimes(0.3, 0.01);
    plan.stall = sometimes(0.4, 0.02);
    plan.disable = sometimes(0.4, 0.02);
    plan.forget = sometimes(0.3, 0.01);
    plan.full = dice.chance(0.7);
    plan.unknown = dice.chance(0.7);
    plan.read = dice.chance(0.5);
    plan.disk = dice.chance(0.7);
    plan.upgrades = dice.chance(0.3);
    plan.heal_days = dice.chance(0.025) ? long_heal : short_heal;
    plan.categories = 1 + below(dice, plan.categories);
    if (plan.late_writer && dice.chance(0.6)) plan.write_time = any_size(dice, 1, 10 * minute);
    plan.scarce = sometimes(0.2, 0.005);
  }

  void work() {
    if (dice.chance(other_worlds)) {
      plan.other = dice.between(0.5, 1);
      plan.first_kind = below(dice, other_kinds);
      plan.kinds = 1 + below(dice, most_kinds);
    }
    if (dice.chance(photo_worlds)) {
      plan.photo = dice.between(0, photos_most);
      plan.clear = sometimes(0.7, 0.02);
    }
    if (dice.chance(private_worlds)) {
      plan.named = dice.between(named_least, 1);
      plan.asks = dice.between(0, asks_most);
    }
    plan.move = sometimes(0.4, most_moves);
    plan.holidays = sometimes(0.3, most_holidays);
  }
};

}  // namespace

Plan plan_of(const Terms& terms) {
  Drawing drawing(terms);
  if (terms.quiet) {
    drawing.plan.stop = quiet_stop;
    drawing.plan.heal_days = 1;
    return drawing.plan;
  }
  drawing.requests();
  drawing.misfortunes();
  drawing.work();
  return drawing.plan;
}

}  // namespace sim
