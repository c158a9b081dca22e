// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/pages.hpp"

#include "adapters/console/assets.hpp"

namespace tools::shao {

adapters::http::Pages console_pages() {
  std::vector<adapters::http::PageFile> files;
  for (const auto& asset : adapters::console::assets()) {
    files.push_back({.path = asset.path,
                     .type = asset.type,
                     .etag = asset.etag,
                     .hashed = asset.hashed,
                     .body = asset.body,
                     .gzip = asset.gzip});
    // The desk is the first page: nothing else is below "/", or each wrong path would be a page.
    if (asset.path == "/index.html") {
      files.push_back(files.back());
      files.back().path = "/";
    }
  }
  return {files, {{"/desk", "/index.html"}, {"/m", "/m.html"}, {"/wall", "/wall.html"}}};
}

}  // namespace tools::shao
