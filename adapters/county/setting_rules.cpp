// SPDX-License-Identifier: Apache-2.0
// Every setting there is, with its default.
#include "adapters/county/settings.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/door_bounds.hpp"

namespace adapters::county {
namespace {

SettingRule text(std::string key, std::string fallback, std::string doc) {
  SettingRule rule;
  rule.key = std::move(key);
  rule.fallback = std::move(fallback);
  rule.doc = std::move(doc);
  return rule;
}

SettingRule whole(std::string key, std::size_t fallback, std::size_t high, std::string doc) {
  SettingRule rule = text(std::move(key), std::to_string(fallback), std::move(doc));
  rule.low = 1;
  rule.high = static_cast<long>(high);
  return rule;
}

SettingRule choice(std::string key, std::vector<std::string> words, std::string doc) {
  SettingRule rule = text(std::move(key), words.front(), std::move(doc));
  rule.choices = std::move(words);
  return rule;
}

}  // namespace

std::vector<SettingRule> setting_rules() {
  namespace bounds = engine::bounds;
  return {
      text("server.listen", "127.0.0.1:8311", "address and port"),
      text("server.data", "data/shao", "the folder of the journal"),
      text("server.tls_certificate", "", "PEM file of the certificate chain; empty: no TLS"),
      text("server.tls_key", "", "PEM file of its private key"),
      text("server.public_origin", "", "what browsers call us: https://shao.example.cn"),
      text("server.allowed_hosts", "", "further Host names that are answered, with blanks between"),
      choice("server.behind_proxy", {"false", "true"},
             "believe X-Forwarded-For and X-Forwarded-Proto of who comes from loopback"),
      whole("server.head_seconds", 10, 60,
            "a request's head must come within it, and its body in a second more for each 16 KiB"),
      whole("server.idle_seconds", 30, 3600, "a connection without a request is closed after it"),
      whole("server.write_seconds", 30, 300, "who takes an answer no faster is cut off"),
      whole("server.connections_per_address", bounds::connections_per_address_max,
            bounds::connections_max, "connections from one address; an IPv6 /64 is one"),
      whole("server.connections_from_loopback", bounds::connections_from_loopback_max,
            bounds::connections_max, "the same for the machine itself, where a proxy stands"),
      whole("server.streams_per_login", bounds::streams_per_login_max, bounds::connections_max,
            "live streams of one login"),
      whole("server.commands_waiting", bounds::queue_default, bounds::queue_max,
            "so many commands wait; who comes then is told to come again"),
      choice("log.level", {"info", "trace", "debug", "warn", "error"}, "the least that is logged"),
      choice("log.format", {"json", "text"}, "one JSON object a line, or text for people"),
      whole("session.idle_minutes", 30, 24 * 60, "a session ends after so long without a request"),
      whole("session.absolute_hours", 12, 7 * 24, "a session ends after so long in any case"),
      text("time.calendar", "county", "the calendar that counts working time"),
      text("county.workflows", "../../workflows", "the folder of charts, seen from shao.toml"),
  };
}

}  // namespace adapters::county
