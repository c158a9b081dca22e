// SPDX-License-Identifier: Apache-2.0
#pragma once

// Files that are served as they are: the console's pages, whoever made them.
//
// Floor:   adapters/http.
// Threads: immutable after construction.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

namespace adapters::http {

/// One file; what it points to lives as long as the server.
struct PageFile {
  std::string_view path;  ///< "/assets/desk-B2x81kQm.js"
  std::string_view type;
  std::string_view etag;  ///< Quoted; of the plain bytes.
  bool hashed = false;    ///< Its name changes with its content: it may be kept for ever.
  std::string_view body;
  std::string_view gzip;  ///< Empty where packing saves nothing.
};

/// Where a page that routes by itself begins: all paths at and below `path` that name no file get
/// the page in `file`.
struct PageEntry {
  std::string_view path;  ///< "/m"
  std::string_view file;  ///< "/m.html"
};

class Pages {
 public:
  Pages() = default;
  Pages(const std::vector<PageFile>& files, std::vector<PageEntry> entries);

  /// The file that the path stands for; null where there is none.
  [[nodiscard]] const PageFile* find(std::string_view path) const;

 private:
  std::map<std::string_view, PageFile> files_;
  std::vector<PageEntry> entries_;
};

/// The file itself, packed where the client takes that; or 304 where the client has it already.
[[nodiscard]] Response page_response(const PageFile& file, const Request& request);

}  // namespace adapters::http
