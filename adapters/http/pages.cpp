// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/pages.hpp"

#include <utility>

namespace adapters::http {
namespace {

// Scripts and styles come from files of ours alone. Pictures may also be made in the page (photos
// before they are sent: blob:) or stand in a style sheet of a UI kit, as its icon font does
// (data:).
constexpr std::string_view page_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

constexpr std::string_view kept_for_ever = "public, max-age=31536000, immutable";
constexpr std::string_view asked_each_time = "no-cache";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Calls `each` with every member of a comma-separated field, until one says true.
template <class Each>
bool any_member(std::string_view list, Each each) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (each(trimmed(list.substr(0, comma)))) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

bool refused_by_weight(std::string_view parameters) {
  const auto weight = parameters.find("q=0");
  return weight != std::string_view::npos &&
         parameters.find_first_not_of("0.", weight + 2) == std::string_view::npos;
}

bool takes_gzip(const Request& request) {
  return any_member(request.header("accept-encoding"), [](std::string_view coding) {
    const auto semicolon = coding.find(';');
    if (trimmed(coding.substr(0, semicolon)) != "gzip") return false;
    return semicolon == std::string_view::npos || !refused_by_weight(coding.substr(semicolon));
  });
}

/// Strong, and another one for the packed bytes: they are other bytes.
std::string etag_of(const PageFile& file, bool packed) {
  std::string etag(file.etag);
  if (packed) etag.insert(etag.size() - 1, "-gzip");
  return etag;
}

bool has_it(const Request& request, std::string_view etag) {
  return any_member(request.header("if-none-match"), [etag](std::string_view held) {
    if (held.starts_with("W/")) held.remove_prefix(2);
    return held == "*" || held == etag;
  });
}

bool is_at_or_below(std::string_view path, std::string_view entry) {
  if (!path.starts_with(entry)) return false;
  return path.size() == entry.size() || path[entry.size()] == '/';
}

}  // namespace

Pages::Pages(const std::vector<PageFile>& files, std::vector<PageEntry> entries)
    : entries_(std::move(entries)) {
  for (const auto& file : files) files_.emplace(file.path, file);
}

const PageFile* Pages::find(std::string_view path) const {
  const auto named = files_.find(path);
  if (named != files_.end()) return &named->second;
  for (const auto& entry : entries_) {
    if (!is_at_or_below(path, entry.path)) continue;
    const auto page = files_.find(entry.file);
    return page == files_.end() ? nullptr : &page->second;
  }
  return nullptr;
}

Response page_response(const PageFile& file, const Request& request) {
  const bool packed = !file.gzip.empty() && takes_gzip(request);
  const auto etag = etag_of(file, packed);
  const bool known = has_it(request, etag);
  Response response{.status = static_cast<std::uint16_t>(known ? 304 : 200),
                    .content_type = std::string(file.type),
                    .body = {},
                    .headers = {}};
  response.with("Content-Security-Policy", std::string(page_policy))
      .with("Cache-Control", std::string(file.hashed ? kept_for_ever : asked_each_time))
      .with("ETag", etag)
      .with("Vary", "Accept-Encoding");
  if (known) return response;
  if (packed) response.with("Content-Encoding", "gzip");
  response.body = std::string(packed ? file.gzip : file.body);
  return response;
}

}  // namespace adapters::http
