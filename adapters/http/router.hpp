// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a request to its handler: every rule that holds for all routes is checked here, once.
//
// Floor:   adapters/http.
// Threads: dispatch() from any thread.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/pages.hpp"
#include "adapters/http/route.hpp"

namespace adapters::http {

class Router {
 public:
  /// What no route answers is looked for among the `pages`.
  Router(const Desk& desk, const std::vector<Route>& routes, Pages pages = {});

  /// Answers through `reply`, now or later, and once: an exception is answered with a 500.
  void dispatch(Request request, Reply reply) const;
  /// How long a body may be, told from the head alone; none where only somebody who is logged in
  /// may send so much, and nobody is.
  [[nodiscard]] std::optional<std::size_t> body_bound(Request request) const;

 private:
  struct Entry {
    const Route* route;
    std::vector<std::string_view> segments;
  };
  using Captured = std::map<std::string, std::string, std::less<>>;
  struct Match {
    const Route* route = nullptr;
    Captured captured;
    std::string allow;  ///< The methods of the path, where the one asked for is not among them.
  };
  [[nodiscard]] Match match(std::string_view method,
                            const std::vector<std::string>& segments) const;
  /// What stands in the way, if anything does; sets the actor.
  [[nodiscard]] std::optional<Problem> check(const Route& route, Request& request) const;
  void route(Request request, Reply reply) const;
  /// The answer where no route has the path: a page, or why there is none.
  [[nodiscard]] Response without_route(const Request& request) const;
  /// A browser's history writes the address of a page's own start so: /m/ for /m.
  [[nodiscard]] bool is_page_with_slash(std::string_view path) const;
  [[nodiscard]] std::optional<Problem> check_policy(const Policy& policy, bool wall,
                                                    Request& request) const;

  const Desk& desk_;
  std::vector<Entry> entries_;
  Pages pages_;
};

}  // namespace adapters::http
