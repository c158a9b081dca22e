// SPDX-License-Identifier: Apache-2.0
#include "tools/year/year.hpp"

#include <chrono>
#include <cstdio>

#include "tools/year/play.hpp"
#include "tools/year/report.hpp"

namespace tools::year {
namespace {

using WallClock = std::chrono::steady_clock;

constexpr std::chrono::seconds progress_every{2};
constexpr unsigned looks_between_clocks = 64;

/// Says on stderr how far it is, every few seconds.
class Progress {
 public:
  explicit Progress(const Options& options) : options_(options) {}

  void look(const Play& play) {
    if (!options_.progress || ++looks_ % looks_between_clocks != 0) return;
    const auto now = WallClock::now();
    if (now - said_ < progress_every) return;
    said_ = now;
    std::fprintf(stderr, "year: %s  raised %zu of %zu  commands %llu\n",
                 engine::to_rfc3339(play.now()).substr(0, 16).c_str(), play.raised(),
                 options_.plan.size(), static_cast<unsigned long long>(play.commands()));
  }
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(WallClock::now() - begun_).count();
  }

 private:
  const Options& options_;
  unsigned looks_ = 0;
  WallClock::time_point begun_ = WallClock::now(), said_ = begun_;
};

}  // namespace

engine::Result<boost::json::object> run(const Options& options) {
  Progress progress(options);
  simulate::Behind store(options.journal, options.rows);
  Play play(options, store);
  const auto played = play.play([&] { progress.look(play); });
  if (!played) return played.error();
  if (auto written = store.drain(); !written) return written.error();
  return report_of(play, options, progress.seconds());
}

}  // namespace tools::year
