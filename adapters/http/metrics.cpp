// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/metrics.hpp"

#include <string_view>

namespace adapters::http {
namespace {

std::string family(std::string_view name, std::string_view type, std::string_view help) {
  std::string text = "# HELP ";
  text.append(name).append(" ").append(help).append("\n# TYPE ");
  return text.append(name).append(" ").append(type).append("\n");
}

template <class Number>
std::string single(std::string_view name, std::string_view type, std::string_view help,
                   Number value) {
  return family(name, type, help) + std::string(name) + " " + std::to_string(value) + "\n";
}

}  // namespace

std::string Metrics::text() const {
  std::string text = family("shao_http_answers_total", "counter", "Answers by class of status.");
  for (std::size_t digit = 1; digit < answers.size(); ++digit) {
    text += "shao_http_answers_total{class=\"" + std::to_string(digit) + "xx\"} " +
            std::to_string(answers.at(digit).load()) + "\n";
  }
  text += single("shao_http_refused_heads_total", "counter", "Requests that could not be read.",
                 refused_heads.load());
  text += single("shao_http_refused_connections_total", "counter", "Connections over a bound.",
                 refused_connections.load());
  text += single("shao_http_failed_logins_total", "counter", "Wrong passwords and unknown logins.",
                 failed_logins.load());
  text += single("shao_http_upgrades_total", "counter", "WebSockets handed over.", upgrades.load());
  text += single("shao_http_connections", "gauge", "Open connections.", connections.load());
  return text;
}

}  // namespace adapters::http
