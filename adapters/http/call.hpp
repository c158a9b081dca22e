// SPDX-License-Identifier: Apache-2.0
#pragma once

// One request on its way through a handler, with the way to answer it.
//
// Floor:   adapters/http.
// Threads: copied freely; reply() once, from any thread.

#include <exception>
#include <string_view>
#include <utility>

#include "adapters/http/desk.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

namespace adapters::http {

/// The 500 for an exception, which is logged under the reference that the caller gets.
[[nodiscard]] Problem unexpected(const Desk& desk, std::string_view what);

struct Call {
  const Desk& desk;
  RequestPtr request;
  Reply reply;

  void answer(Response response) const { reply(std::move(response)); }
  void answer(std::uint16_t status, const boost::json::value& body) const {
    reply(json_response(status, body));
  }
  void refuse(Problem problem) const;
  /// Work for another thread; an exception in it is answered with a 500, and ends nothing else.
  /// Only for work that changes no state.
  template <class Work>
  [[nodiscard]] auto safely(Work work) const {
    return [call = *this, work = std::move(work)](auto&&... given) mutable {
      try {
        work(std::forward<decltype(given)>(given)...);
      } catch (const std::exception& thrown) {
        call.refuse(unexpected(call.desk, thrown.what()));
      }
    };
  }
  [[nodiscard]] const engine::directory::Actor& actor() const;
  /// A {name} of the route's pattern.
  [[nodiscard]] const std::string& captured(std::string_view name) const;
};

}  // namespace adapters::http
