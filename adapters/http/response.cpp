// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/response.hpp"

#include <array>
#include <boost/json/serialize.hpp>
#include <cstdio>

namespace adapters::http {
namespace {

// reliability.md has the reason for each: nothing we serve may be framed, sniffed, or run scripts
// of others.
constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(self), geolocation=(self), microphone=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
/// Of answers that are no page of the console: data, and pages without a script.
constexpr std::string_view content_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'";
constexpr std::string_view strict_transport =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

bool has_body(std::uint16_t status) { return status >= 200 && status != 204 && status != 304; }

bool names(const Response& response, std::string_view header) {
  for (const auto& [name, value] : response.headers) {
    if (name == header) return true;
  }
  return false;
}

void add(std::string& wire, std::string_view name, std::string_view value) {
  wire += name;
  wire += ": ";
  wire += value;
  wire += "\r\n";
}

void add_standing_headers(std::string& wire, const Response& response, const WireOptions& options) {
  add(wire, "Date", options.date);
  if (!names(response, "Cache-Control")) add(wire, "Cache-Control", "no-store");
  if (!names(response, "Content-Security-Policy")) {
    add(wire, "Content-Security-Policy", content_policy);
  }
  wire += security_headers;
  if (options.tls) wire += strict_transport;
  if (!options.keep_alive) add(wire, "Connection", "close");
}

}  // namespace

Response json_response(std::uint16_t status, const boost::json::value& body) {
  return {.status = status,
          .content_type = "application/json",
          .body = boost::json::serialize(body),
          .headers = {}};
}

Response no_content() { return {.status = 204, .content_type = "", .body = "", .headers = {}}; }

std::string to_wire(const Response& response, const WireOptions& options) {
  std::string wire;
  wire.reserve(response.body.size() + 1024);
  wire += "HTTP/1.1 ";
  wire += std::to_string(response.status);
  wire += ' ';
  wire += reason_phrase(response.status);
  wire += "\r\n";
  add_standing_headers(wire, response, options);
  for (const auto& [name, value] : response.headers) add(wire, name, value);
  if (has_body(response.status)) {
    add(wire, "Content-Type", response.content_type);
    add(wire, "Content-Length", std::to_string(response.body.size()));
  }
  wire += "\r\n";
  if (has_body(response.status) && !options.head_only) wire += response.body;
  return wire;
}

std::string http_date(engine::Instant at) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                days.at(std::chrono::weekday{day}.c_encoding()), static_cast<unsigned>(date.day()),
                months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string_view reason_phrase(std::uint16_t status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 426: return "Upgrade Required";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

}  // namespace adapters::http
