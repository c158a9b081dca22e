// SPDX-License-Identifier: Apache-2.0
// A load generator: so many connections, each with one request under way, for so many seconds. It
// prints one JSON object. One thread and epoll, so that it takes little from the server beside it.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <vector>

#include "tools/benchmarks/latency.hpp"
#include "tools/benchmarks/script.hpp"

namespace {

using tools::benchmarks::Clock;
using tools::benchmarks::Kind;
using tools::benchmarks::Latencies;
using tools::benchmarks::Script;
using tools::benchmarks::Target;

constexpr std::size_t read_bytes = 64 * 1024;

struct Settings {
  Target target;
  std::size_t connections = 64;
  double seconds = 10, warm_up = 2;
};

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

int connect_to(const Settings& settings) {
  const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
  if (handle < 0) fail("socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(settings.target.port);
  ::inet_pton(AF_INET, settings.target.host.c_str(), &address.sin_addr);
  sockaddr generic{};
  std::memcpy(&generic, &address, sizeof address);
  if (::connect(handle, &generic, sizeof address) != 0) fail("connect");
  const int on = 1;
  ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return handle;
}

/// One connection: it sends a request, reads the answer, and sends the next one.
class Connection {
 public:
  Connection(const Settings& settings, std::uint64_t number)
      : handle_(connect_to(settings)), script_(settings.target, number) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(handle_); }

  [[nodiscard]] int handle() const { return handle_; }
  [[nodiscard]] Clock::time_point asked_at() const { return asked_at_; }

  void ask() {
    const std::string request = script_.next();
    asked_at_ = Clock::now();
    // A request is far smaller than a socket's buffer: it goes out whole.
    if (::send(handle_, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
      fail("send");
    }
  }

  /// The status of the answer once all of it is there; 0 before.
  [[nodiscard]] int read() {
    std::array<char, read_bytes> bytes;
    const ssize_t count = ::recv(handle_, bytes.data(), bytes.size(), 0);
    if (count <= 0) fail("the server closed the connection");
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    const std::size_t end = buffer_.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    const std::string_view head = std::string_view(buffer_).substr(0, end + 2);
    const std::size_t at = head.find("\r\nContent-Length: ");
    const std::size_t length =
        at == std::string_view::npos ? 0 : std::strtoul(buffer_.c_str() + at + 18, nullptr, 10);
    if (buffer_.size() < end + 4 + length) return 0;
    const int status = std::atoi(buffer_.c_str() + 9);
    script_.answered(head, status);
    buffer_.clear();
    return status;
  }

 private:
  int handle_;
  Script script_;
  std::string buffer_;
  Clock::time_point asked_at_;
};

class Load {
 public:
  explicit Load(const Settings& settings) : settings_(settings), poll_(::epoll_create1(0)) {
    for (std::size_t i = 0; i < settings.connections; ++i) {
      connections_.push_back(std::make_unique<Connection>(settings, i));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      if (::epoll_ctl(poll_, EPOLL_CTL_ADD, connections_[i]->handle(), &event) != 0) fail("epoll");
    }
  }

  void run() {
    for (const auto& connection : connections_) connection->ask();
    const auto begun = Clock::now();
    measure_from_ = begun + std::chrono::duration_cast<Clock::duration>(
                                std::chrono::duration<double>(settings_.warm_up));
    const auto end = measure_from_ + std::chrono::duration_cast<Clock::duration>(
                                         std::chrono::duration<double>(settings_.seconds));
    while (Clock::now() < end) turn();
  }

  void print() {
    const double seconds = settings_.seconds;
    std::printf("{\"connections\":%zu,\"seconds\":%.3f,\"commands\":%zu,\"per_second\":%.1f,",
                settings_.connections, seconds, latencies_.count(),
                static_cast<double>(latencies_.count()) / seconds);
    std::printf(
        "\"p50_us\":%lld,\"p99_us\":%lld,\"p999_us\":%lld,\"max_us\":%lld,\"statuses\":{",
        static_cast<long long>(latencies_.at(0.5)), static_cast<long long>(latencies_.at(0.99)),
        static_cast<long long>(latencies_.at(0.999)), static_cast<long long>(latencies_.at(1)));
    const char* separator = "";
    for (const auto& [status, count] : statuses_) {
      std::printf("%s\"%d\":%zu", separator, status, count);
      separator = ",";
    }
    std::printf("}}\n");
  }

 private:
  void turn() {
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < count; ++i) {
      Connection& connection = *connections_[events[static_cast<std::size_t>(i)].data.u64];
      const int status = connection.read();
      if (status == 0) continue;
      note(connection, status);
      connection.ask();
    }
  }

  /// Only what was done counts: a refusal is quick, and no command.
  void note(const Connection& connection, int status) {
    const auto now = Clock::now();
    if (connection.asked_at() < measure_from_) return;
    ++statuses_[status];
    if (status < 300) latencies_.add(now - connection.asked_at());
  }

  const Settings& settings_;
  int poll_;
  std::vector<std::unique_ptr<Connection>> connections_;
  Clock::time_point measure_from_;
  Latencies latencies_;
  std::map<int, std::size_t> statuses_;
};

Kind kind_of(const std::string& word) {
  if (word == "echo") return Kind::echo;
  return word == "raise" ? Kind::raise : Kind::mix;
}

Settings read_settings(int count, char** words) {
  Settings settings;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = words[i];
    const std::string value = words[i + 1];
    if (name == "--port")
      settings.target.port = static_cast<std::uint16_t>(std::atoi(value.c_str()));
    else if (name == "--connections")
      settings.connections = std::strtoul(words[i + 1], nullptr, 10);
    else if (name == "--seconds")
      settings.seconds = std::atof(value.c_str());
    else if (name == "--warm-up")
      settings.warm_up = std::atof(value.c_str());
    else if (name == "--token")
      settings.target.token = value;
    else if (name == "--grid")
      settings.target.grid = value;
    else if (name == "--category")
      settings.target.category = value;
    else if (name == "--run")
      settings.target.run = value;
    else if (name == "--kind")
      settings.target.kind = kind_of(value);
    else
      std::exit((std::fprintf(stderr, "load: unknown flag %s\n", words[i]), 2));
  }
  return settings;
}

}  // namespace

int main(int count, char** words) {
  const Settings settings = read_settings(count, words);
  Load load(settings);
  load.run();
  load.print();
  return 0;
}
