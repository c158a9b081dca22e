// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/authenticate.hpp"
#include "adapters/http/network.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/http/support.hpp"

namespace fuzz {
namespace {

namespace http = adapters::http;

struct Office : test::Bench {
  Office() {
    add_account("wang", "pass", {{engine::directory::Role::grid_chief, "511725001004801"}});
    static_cast<void>(token_of("wang"));  // From now on "wang!" is a secret.
  }
};

/// Only who shows a secret that was given out is somebody.
void check_proof(http::Request& request, const http::Desk& desk) {
  const bool valid = http::authenticate(request, desk);
  ENSURE(!request.actor || request.secret == "wang!", "nobody guesses who shows something else");
  ENSURE(!request.actor || valid, "who is known was let in");
  ENSURE(valid || request.proof != http::Proof::none, "nothing shown is nothing wrong");
}

/// Only a proxy that says nothing, or names this machine, speaks for this machine.
void check_client(const http::Request& request) {
  ENSURE(!request.peer.empty(), "a client has an address");
  if (!request.loopback) return;
  std::string last = "127.0.0.1";
  for (const auto& [name, value] : request.head.fields) {
    if (name == "x-forwarded-for") last = value.substr(value.rfind(',') + 1);
  }
  ENSURE(last.find("127.") != std::string::npos || last.find(':') != std::string::npos,
         "whom a proxy speaks for is not this machine");
}

void check_origin(const http::Request& request) {
  if (!http::origin_allowed(request, {"https://console.example"})) return;
  const auto origin = request.header("origin");
  const auto own = (request.tls ? "https://" : "http://") + std::string(request.header("host"));
  ENSURE(origin.empty() || origin == own || origin == "https://console.example",
         "a page that is allowed is ours or named");
}

}  // namespace

void proof(std::string_view bytes) {
  static const Office office;
  const auto parsed =
      http::parse_head("GET / HTTP/1.1\r\nHost: shao\r\n" + std::string(bytes) + "\r\n\r\n");
  const auto* head = std::get_if<http::Head>(&parsed);
  if (head == nullptr) return;
  for (const bool tls : {false, true}) {
    http::Request request{.head = *head, .peer = "127.0.0.1", .loopback = true, .tls = tls};
    check_origin(request);
    static_cast<void>(http::host_allowed(request, {"shao"}));
    static_cast<void>(http::preferred_language(request.header("accept-language")));
    check_proof(request, office.desk);
    http::trust_proxy(request);
    check_client(request);
  }
}

}  // namespace fuzz
