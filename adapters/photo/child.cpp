// SPDX-License-Identifier: Apache-2.0
#include "adapters/photo/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace adapters::photo {
namespace {

using engine::Errc;
using engine::Error;
using engine::Result;
using Moment = std::chrono::steady_clock::time_point;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// The child inherits three descriptors and no environment.
std::optional<pid_t> spawn(const std::vector<std::string>& command, int channel) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, channel, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, channel, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);  // The server blocks signals that would end a child.
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, command.front().c_str(), &actions, &attributes,
                                   arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return std::nullopt;
  return child;
}

bool wait_for(int channel, short what, Moment until) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  if (left.count() <= 0) return false;
  pollfd wanted{channel, what, 0};
  const int ready = ::poll(&wanted, 1, static_cast<int>(left.count()));
  return ready > 0 || (ready < 0 && errno == EINTR);
}

/// What the child does not take, because it has ended, is not sent: its exit code says why.
bool feed(int channel, std::string_view input, Moment until) {
  while (!input.empty()) {
    if (!wait_for(channel, POLLOUT, until)) return false;
    const auto count = ::send(channel, input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR && errno != EAGAIN) break;
  }
  ::shutdown(channel, SHUT_WR);
  return true;
}

bool listen(int channel, std::string& output, std::size_t most, Moment until) {
  std::array<char, 64 * 1024> piece{};
  while (output.size() <= most) {
    if (!wait_for(channel, POLLIN, until)) return false;
    const auto count = ::recv(channel, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count > 0) output.append(piece.data(), static_cast<std::size_t>(count));
    if (count == 0) return true;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return errno == ECONNRESET;
  }
  return false;
}

}  // namespace

Result<Ended> run_child(const std::vector<std::string>& command, std::string_view input,
                        std::size_t output_max, std::chrono::seconds time) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return Error(Errc::unavailable, "no descriptor is left for a child");
  }
  const Descriptor ours(ends[0]);
  Descriptor theirs(ends[1]);
  const auto child = spawn(command, theirs.number());
  theirs.close();
  if (!child) return Error(Errc::unavailable, "could not start " + command.front());
  const Moment until = std::chrono::steady_clock::now() + time;
  Ended ended;
  const bool heard =
      feed(ours.number(), input, until) && listen(ours.number(), ended.output, output_max, until);
  if (!heard) ::kill(*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  ended.cut_off = !heard;
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return ended;
}

}  // namespace adapters::photo
