// SPDX-License-Identifier: Apache-2.0
#include "tools/benchmarks/script.hpp"

#include <array>

namespace tools::benchmarks {
namespace {

/// What a grid chief does with an incident of the own grid, in this order.
constexpr std::array<std::string_view, 4> events{
    R"({"event":"verify_exists","data":{}})",
    R"({"event":"file","data":{"condition":"as found on the spot"}})",
    R"({"event":"take","data":{}})",
    R"({"event":"comment","data":{"comment":"on the way, two people, back in an hour"}})"};

}  // namespace

std::string Script::next() {
  ++sent_;
  if (target_.kind == Kind::echo || step_ == 0 || place_.empty()) return raise();
  return event();
}

std::string Script::request(std::string_view path, std::string_view body) {
  std::string text = "POST " + std::string(path) + " HTTP/1.1\r\nHost: " + target_.host + ":" +
                     std::to_string(target_.port) +
                     "\r\nContent-Type: application/json\r\nAuthorization: Bearer " +
                     target_.token + "\r\nIdempotency-Key: " + target_.run + "-" +
                     std::to_string(connection_) + "-" + std::to_string(sent_) +
                     "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  return text.append(body);
}

std::string Script::raise() {
  step_ = 0;
  const std::string body =
      R"({"category":")" + target_.category + R"(","grid":")" + target_.grid +
      R"(","title":"household rubbish at the back door, number )" + std::to_string(sent_) +
      R"(","description":"Three bags and a mattress since yesterday evening. The neighbours have )"
      R"(asked twice, and the bin is full.","address":"house 7, second yard"})";
  return request("/v1/incidents", body);
}

std::string Script::event() { return request(place_ + "/events", events.at(step_ - 1)); }

void Script::answered(std::string_view head, int status) {
  if (target_.kind != Kind::mix) return;
  if (step_ == 0) {
    place_.clear();
    constexpr std::string_view name = "\r\nLocation: ";
    const std::size_t at = head.find(name);
    if (status != 201 || at == std::string_view::npos) return;
    const std::size_t from = at + name.size();
    place_ = std::string(head.substr(from, head.find("\r\n", from) - from));
  }
  step_ = step_ == events.size() ? 0 : step_ + 1;
}

}  // namespace tools::benchmarks
