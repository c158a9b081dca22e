// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/run.hpp"

#include <chrono>
#include <cstdio>

#include "tools/simulate/behind.hpp"
#include "tools/simulate/report.hpp"
#include "tools/simulate/simulation.hpp"

namespace tools::simulate {
namespace {

using WallClock = std::chrono::steady_clock;

constexpr std::chrono::seconds progress_every{2};

/// Says on stderr how far it is, every few seconds.
class Progress {
 public:
  explicit Progress(bool wanted) : wanted_(wanted), begun_(WallClock::now()), said_(begun_) {}

  void look(const Simulation& simulation) {
    if (!wanted_ || ++looks_ % looks_between_clocks != 0) return;
    const auto now = WallClock::now();
    if (now - said_ < progress_every) return;
    said_ = now;
    std::fprintf(stderr, "simulate: %s  raised %zu of %zu  still walking %zu  commands %llu\n",
                 engine::to_rfc3339(simulation.now()).substr(0, 16).c_str(), simulation.raised(),
                 simulation.file().incidents.size(), simulation.walking(),
                 static_cast<unsigned long long>(simulation.attempts().commands));
  }
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(WallClock::now() - begun_).count();
  }

 private:
  static constexpr unsigned looks_between_clocks = 64;

  bool wanted_;
  unsigned looks_ = 0;
  WallClock::time_point begun_, said_;
};

std::string first_instant(const IncidentFile& file) {
  return file.incidents.empty() ? std::string()
                                : engine::to_rfc3339(file.incidents.front().raised_at);
}

}  // namespace

engine::Result<boost::json::object> run(const Options& options) {
  Progress progress(options.progress);
  auto file = read_incidents(options.incidents, options.county);
  if (!file) return file.error();
  Behind store(options.journal, options.rows);
  Simulation simulation(options, store, std::move(file.value()));
  const auto played = simulation.play([&] { progress.look(simulation); });
  if (!played) return played.error();
  if (auto written = store.drain(); !written) return written.error();
  return report_of(simulation, {.virtual_from = first_instant(simulation.file()),
                                .virtual_to = engine::to_rfc3339(simulation.now()),
                                .wall_seconds = progress.seconds()});
}

}  // namespace tools::simulate
