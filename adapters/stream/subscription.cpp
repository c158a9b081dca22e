// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/subscription.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/row.hpp"

namespace adapters::stream {
namespace {

namespace json = boost::json;
namespace core = engine::core;
using Parsed = std::variant<Subscribe, Pong, BadMessage>;

std::optional<std::uint64_t> whole(const json::value& value) {
  const auto* number = value.if_int64();
  if (number == nullptr || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

bool is_queue(const json::value& value) {
  const auto* name = value.if_string();
  const auto& names = core::queue_names();
  return name != nullptr &&
         std::find(names.begin(), names.end(), std::string_view(*name)) != names.end();
}

Parsed parse_subscribe(const json::object& wanted) {
  Subscribe message;
  for (const auto& [name, value] : wanted) {
    if (name == "queue" && is_queue(value)) {
      message.subscription.queue = value.get_string();
    } else if ((name == "case" || name == "incident" || name == "ticket") &&
               whole(value).value_or(0) > 0) {
      message.subscription.case_id = engine::model::CaseId(*whole(value));
    } else if (name == "after" && whole(value)) {
      message.after = engine::model::Sequence(*whole(value));
    } else {
      return BadMessage{"subscribe: what is " + std::string(name) + "?"};
    }
  }
  const bool queue = !message.subscription.queue.empty();
  const bool one_case = bool(message.subscription.case_id);
  if (queue == one_case) return BadMessage{"subscribe: name a queue or a case"};
  message.subscription.text = json::serialize(wanted);
  return message;
}

}  // namespace

Parsed parse_message(std::string_view text) {
  json::parse_options options;
  options.max_depth = engine::bounds::json_depth_max;
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed, {}, options);
  if (failed || !value.is_object()) return BadMessage{"a message is a JSON object"};
  const auto& object = value.get_object();
  if (object.contains("pong")) return Pong{};
  const auto* wanted = object.if_contains("subscribe");
  if (wanted == nullptr || !wanted->is_object() || object.size() != 1) {
    return BadMessage{"only {\"subscribe\": {…}} is understood"};
  }
  return parse_subscribe(wanted->get_object());
}

bool concerns(const Subscription& subscription, const engine::directory::Actor& actor,
              const std::optional<engine::model::Row>& before, const engine::model::Row& after) {
  if (subscription.queue.empty()) {
    const bool about = after.id == subscription.case_id || after.parent == subscription.case_id;
    return about && (core::may_see(actor, after) || (before && core::may_see(actor, *before)));
  }
  return core::in_queue(subscription.queue, after, actor) ||
         (before && core::in_queue(subscription.queue, *before, actor));
}

}  // namespace adapters::stream
