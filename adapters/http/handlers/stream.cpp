// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/authenticate.hpp"
#include "adapters/http/handlers/handlers.hpp"

namespace adapters::http::handlers {
namespace {

bool is_shao_v1(const Request& request) {
  return request.header("sec-websocket-version") == "13" &&
         !request.header("sec-websocket-key").empty() &&
         lists(request.header("sec-websocket-protocol"), "shao.v1");
}

}  // namespace

/// Says yes to the upgrade; the connection then hands itself over, and the WebSocket side accepts.
void stream(const Call& call) {
  const auto& request = *call.request;
  if (!request.head.upgrade || !is_shao_v1(request)) {
    return call.reply(to_response({.type = ProblemType::upgrade_required, .instance = request.path},
                                  request.language)
                          .with("Upgrade", "websocket"));
  }
  // Browsers let any page open a WebSocket anywhere: only the Origin tells whose page it is.
  if (!origin_allowed(request, call.desk.origins)) {
    return call.refuse({.type = ProblemType::foreign_origin});
  }
  auto seat = call.desk.streams->take(call.actor().login.str());
  if (seat == nullptr) {
    return call.refuse({.type = ProblemType::too_many_requests,
                        .detail = {"该账号的实时连接已达上限，请先关闭其他连接",
                                   "this login has as many streams as it may; close one first"},
                        .retry_after = std::chrono::seconds(10)});
  }
  Response upgrade = no_content();
  upgrade.upgrade = call.request;
  upgrade.seat = std::move(seat);
  call.answer(std::move(upgrade));
}

}  // namespace adapters::http::handlers
