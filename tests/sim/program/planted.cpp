// SPDX-License-Identifier: Apache-2.0

// Looks for each planted bug, in a process of its own: some make the engine stop itself, which is
// one of the ways in which a bug is found.

#include "engine/base/planted.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "tests/sim/bugs.hpp"
#include "tests/sim/program/campaign.hpp"
#include "tests/sim/program/make_storage.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/world.hpp"

namespace sim {
namespace {

/// What a child tells its parent.
struct Found {
  std::uint64_t seeds = 0;  ///< 0: it was not found.
  std::array<char, 200> how{};
};

int pipe_to_parent = -1;
Found found_so_far;

void send_found() {
  [[maybe_unused]] const ssize_t sent = ::write(pipe_to_parent, &found_so_far, sizeof found_so_far);
}

void stopped_itself(int) {
  std::strncpy(found_so_far.how.data(), "the engine stops itself", found_so_far.how.size() - 1);
  send_found();
  std::_Exit(0);
}

void look_for(const Campaign& campaign, const Bug& bug) {
  std::signal(SIGABRT, stopped_itself);
  engine::plant(bug.name);
  const Setting setting = load_setting(campaign.source);
  const auto make = make_storage(bug.sqlite ? "sqlite" : campaign.store);
  for (std::uint64_t seed = campaign.from; seed <= campaign.to; ++seed) {
    ++found_so_far.seeds;
    const Report report =
        run(setting, make,
            {.terms = {.seed = seed, .commands = campaign.commands}, .ops = std::nullopt});
    if (!report.violation) continue;
    const std::string how = report.violation->invariant + ": " + report.violation->words;
    std::strncpy(found_so_far.how.data(), how.c_str(), found_so_far.how.size() - 1);
    return send_found();
  }
  found_so_far.seeds = 0;
  send_found();
}

Found in_a_child(const Campaign& campaign, const Bug& bug) {
  std::array<int, 2> ends{};
  Found found;
  if (::pipe(ends.data()) != 0) return found;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    ::close(STDERR_FILENO);
    pipe_to_parent = ends[1];
    look_for(campaign, bug);
    std::_Exit(0);
  }
  ::close(ends[1]);
  if (::read(ends[0], &found, sizeof found) != sizeof found) found.seeds = 0;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return found;
}

}  // namespace

int find_planted(const Campaign& campaign) {
  if (PLANTED_BUGS == 0) {
    fmt::print(stderr,
               "shao-sim: this build has no bugs in it; use a debug build, or configure "
               "one with -DSHAO_PLANTED=ON\n");
    return 2;
  }
  std::vector<std::uint64_t> needed;
  std::size_t planted = 0;
  for (const Bug& bug : bugs) {
    if (!campaign.planted.empty() && bug.name != campaign.planted) continue;
    ++planted;
    const Found found = in_a_child(campaign, bug);
    if (found.seeds != 0) needed.push_back(found.seeds);
    fmt::print("{:<28} {:>5} {}\n", bug.name,
               found.seeds != 0 ? std::to_string(found.seeds) : std::string("-"),
               found.seeds != 0 ? found.how.data() : "NOT FOUND");
    std::fflush(stdout);
  }
  if (planted == 0) {
    fmt::print(stderr, "shao-sim: tests/sim/bugs.hpp names no bug {}\n", campaign.planted);
    return 2;
  }
  std::sort(needed.begin(), needed.end());
  fmt::print("planted {} found {} seeds needed: median {} most {}\n", planted, needed.size(),
             needed.empty() ? 0 : needed[needed.size() / 2], needed.empty() ? 0 : needed.back());
  return needed.size() == planted ? 0 : 1;
}

}  // namespace sim
