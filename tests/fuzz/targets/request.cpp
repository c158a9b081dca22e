// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/parse.hpp>
#include <future>

#include "adapters/http/head.hpp"
#include "adapters/scxml/reader.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "engine/core/workflow.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/http/support.hpp"

namespace fuzz {
namespace {

namespace http = adapters::http;

/// Of the one incident that the bench has: what is sent to it goes through a chart.
constexpr std::string_view little_chart = R"(<scxml xmlns="http://www.w3.org/2005/07/scxml"
  xmlns:shao="urn:shao:workflow:1" version="1.0" name="incident" datamodel="ecmascript"
  shao:version="1" shao:kind="incident" shao:label="事件|Incident" shao:raise="grid_chief"
  initial="open">
  <datamodel><data id="category"/><data id="severity"/><data id="supervised"/></datamodel>
  <state id="open" initial="l1" shao:level="grid" shao:owner="grid_chief">
    <state id="l1"><transition event="take" target="l2" shao:by="grid_chief"
      shao:label="受理|Take" cond="severity &lt; 3"/></state>
    <state id="l2"><transition event="leave" target="l1" shao:by="grid_chief"
      shao:label="退回|Leave"/></state>
  </state>
</scxml>)";

void add_chart(engine::core::Workflows& workflows) {
  const auto document = adapters::scxml::load(std::string(little_chart), "incident.scxml");
  ENSURE(document, "the chart is sound");
  const auto workflow = engine::core::read_workflow(document.value(), "incident.scxml", {});
  ENSURE(workflow, "and so are its words");
  workflows.add(workflow.value());
}

struct Office : test::Bench {
  Office() {
    add_chart(workflows);
    add_account("wang", "pass", {{engine::directory::Role::grid_chief, "511725001004801"}});
    add_account("admin", "pass", {{engine::directory::Role::system_admin, ""}});
    static_cast<void>(token_of("wang"));
    static_cast<void>(token_of("admin"));
  }
  http::Router router{desk, http::routes()};
};

std::string written(const http::Head& head) {
  std::string text = head.method + " " + head.target + " HTTP/1." + std::to_string(head.minor);
  text += "\r\n";
  for (const auto& [name, value] : head.fields) text.append(name + ": " + value + "\r\n");
  return text + "\r\n";
}

/// What is accepted has one meaning: written plainly, it is read as the same.
void check_head(const http::Head& head) {
  const auto count = [&](std::string_view name) {
    return std::count_if(head.fields.begin(), head.fields.end(),
                         [&](const auto& field) { return field.first == name; });
  };
  ENSURE(count("transfer-encoding") == 0, "no body is told by its coding");
  ENSURE(count("content-length") <= 1 && count("host") <= 1, "there is one length and one host");
  ENSURE(count("host") == 1 || head.minor == 0, "HTTP/1.1 has a host");
  ENSURE(head.has_length == (count("content-length") == 1), "a length is told by its field");
  const auto again = http::parse_head(written(head));
  const auto* same = std::get_if<http::Head>(&again);
  ENSURE(same != nullptr || written(head).size() > engine::bounds::header_bytes_max,
         "a head that was read can be read again");
  if (same == nullptr) return;
  ENSURE(same->fields == head.fields && same->target == head.target &&
             same->content_length == head.content_length && same->keep_alive == head.keep_alive &&
             same->upgrade == head.upgrade,
         "and says the same");
}

void check_answer(const http::Response& response) {
  ENSURE(response.status >= 200 || response.upgrade, "an answer is final");
  ENSURE(response.status < 500 || response.status == 503, "no request is our own mistake");
  if (response.status < 400) return;
  boost::system::error_code failed;
  const auto problem = boost::json::parse(response.body, failed);
  ENSURE(!failed && problem.is_object(), "a refusal is a problem");
  ENSURE(problem.at("status") == response.status, "with its own status");
}

}  // namespace

void request(std::string_view bytes) {
  static Office office;
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return;
  const auto parsed = http::parse_head(bytes.substr(0, end + 4));
  if (const auto* bad = std::get_if<http::BadHead>(&parsed)) {
    ENSURE(bad->status >= 400 && bad->status < 600 && !bad->why.empty(), "a refusal says why");
    return;
  }
  const auto& head = std::get<http::Head>(parsed);
  check_head(head);
  auto body = bytes.substr(end + 4);
  body = body.substr(0, std::min<std::uint64_t>(head.content_length, body.size()));
  std::promise<http::Response> answered;
  office.router.dispatch({.head = head, .body = std::string(body), .peer = "10.0.0.1"},
                         [&](http::Response response) { answered.set_value(std::move(response)); });
  check_answer(answered.get_future().get());
}

}  // namespace fuzz
