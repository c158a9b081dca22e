// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/house/promises.hpp"

#include <algorithm>

#include "tests/unit/house/shape.hpp"

namespace house {
namespace {

struct Link {
  std::string name, path;
};

/// Those that lead into tests/.
std::vector<Link> links_in(std::string_view line) {
  std::vector<Link> links;
  for (std::size_t middle = line.find("](tests/"); middle != std::string_view::npos;
       middle = line.find("](tests/", middle + 1)) {
    const std::size_t open = line.rfind('[', middle);
    const std::size_t close = line.find(')', middle);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    links.push_back({std::string(line.substr(open + 1, middle - open - 1)),
                     std::string(line.substr(middle + 2, close - middle - 2))});
  }
  return links;
}

bool is_there(const Link& link, const std::vector<Source>& tree) {
  const auto found = std::find_if(tree.begin(), tree.end(),
                                  [&](const Source& each) { return each.path == link.path; });
  if (found == tree.end()) return false;
  const auto names = test_names(*found);
  return std::find(names.begin(), names.end(), link.name) != names.end();
}

}  // namespace

Offences empty_promises(const Source& page, const std::vector<Source>& tree) {
  Offences offences;
  const auto lines = lines_of(page.text);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto links = links_in(lines[at]);
    const bool row =
        lines[at].starts_with("| ") && (at + 1 == lines.size() || !lines[at + 1].starts_with("|-"));
    if (row && links.empty()) {
      offences.push_back({page.path, at + 1, "link the test that holds this promise"});
    }
    for (const Link& link : links) {
      if (is_there(link, tree)) continue;
      offences.push_back({page.path, at + 1, link.path + " has no test '" + link.name + "'"});
    }
  }
  return offences;
}

}  // namespace house
