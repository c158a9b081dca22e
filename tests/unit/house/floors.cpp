// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/house/floors.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace house {
namespace {

struct Include {
  std::string path;
  std::size_t line = 0;
  bool quoted = false;
};

struct Floor {
  std::vector<std::string> may;  // folders below, besides its own
  bool json = false;             // Boost.JSON values, the one library that the engine knows
};

const std::map<std::string, Floor, std::less<>>& engine_floors() {
  static const std::map<std::string, Floor, std::less<>> floors = {
      {"engine/base", {{}}},
      {"engine/calendar", {{"engine/base"}}},
      {"engine/chart", {{"engine/base"}, true}},
      {"engine/directory", {{"engine/base", "engine/calendar"}}},
      {"engine/model",
       {{"engine/base", "engine/calendar", "engine/chart", "engine/directory"}, true}},
      {"engine/core",
       {{"engine/base", "engine/calendar", "engine/chart", "engine/directory", "engine/model"},
        true}},
      {"engine/ports",
       {{"engine/base", "engine/calendar", "engine/chart", "engine/directory", "engine/model"},
        true}},
      {"engine/runtime",
       {{"engine/base", "engine/calendar", "engine/chart", "engine/directory", "engine/model",
         "engine/core", "engine/ports"},
        true}},
  };
  return floors;
}

std::optional<Include> include_in(std::string_view line, std::size_t number) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || !line.substr(hash).starts_with("#include")) return {};
  const std::size_t open = line.find_first_of("<\"", hash);
  if (open == std::string_view::npos) return {};
  const bool quoted = line[open] == '"';
  const std::size_t close = line.find(quoted ? '"' : '>', open + 1);
  if (close == std::string_view::npos) return {};
  return Include{std::string(line.substr(open + 1, close - open - 1)), number, quoted};
}

std::vector<Include> includes_of(const Source& source) {
  std::vector<Include> found;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(source.text)) {
    if (auto include = include_in(line, ++number)) found.push_back(std::move(*include));
  }
  return found;
}

// "engine/core" of "engine/core/apply_case.cpp", "adapters/http" of "adapters/http/parse/list.hpp".
std::string room_of(std::string_view path) {
  const std::size_t first = path.find('/');
  if (first == std::string_view::npos) return "";
  const std::size_t second = path.find('/', first + 1);
  return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

bool is_standard(std::string_view path) {
  return path.find_first_of("./") == std::string_view::npos;
}

std::string wrong_in_engine(const std::string& room, const Floor& floor, const Include& include) {
  if (!include.quoted) {
    if (is_standard(include.path)) return "";
    if (floor.json && include.path.starts_with("boost/json/")) return "";
    return "<" + include.path + "> is not for " + room + ": libraries belong to adapters";
  }
  const std::string other = room_of(include.path);
  const bool allowed =
      other == room || std::find(floor.may.begin(), floor.may.end(), other) != floor.may.end();
  if (allowed) return "";
  return "\"" + include.path + "\" is not below " + room + ": turn the dependency around";
}

std::string wrong_in_adapter(const std::string& room, const Include& include) {
  if (!include.quoted) return "";
  const std::string other = room_of(include.path);
  if (is_under(include.path, "engine") || other == room || other == "adapters/codec") return "";
  if (include.path == "adapters/http/net.hpp") return "";
  return "\"" + include.path +
         "\": adapters know the engine and codec, never each other; pass it "
         "in from tools/shao";
}

std::string wrong_in_tools(const Include& include) {
  const bool rooted = is_under(include.path, "engine") || is_under(include.path, "adapters") ||
                      is_under(include.path, "tools");
  if (!include.quoted || rooted) return "";
  return "\"" + include.path + "\": name the include from the root, and never from tests/";
}

std::string wrong_include(const Source& source, const Include& include) {
  const std::string room = room_of(source.path);
  const auto floor = engine_floors().find(room);
  if (floor != engine_floors().end()) return wrong_in_engine(room, floor->second, include);
  if (is_under(source.path, "engine")) return "this folder is no floor: add it to the table";
  if (is_under(source.path, "adapters")) return wrong_in_adapter(room, include);
  if (is_under(source.path, "tools")) return wrong_in_tools(include);
  return "";
}

}  // namespace

Offences wrong_includes(const Source& source) {
  Offences offences;
  for (const Include& include : includes_of(source)) {
    const std::string remedy = wrong_include(source, include);
    if (!remedy.empty()) offences.push_back({source.path, include.line, remedy});
  }
  return offences;
}

Offences own_header_not_first(const Source& source, bool has_header) {
  if (!has_header || !source.path.ends_with(".cpp")) return {};
  const std::string own = source.path.substr(0, source.path.size() - 4) + ".hpp";
  const auto includes = includes_of(source);
  if (!includes.empty() && includes.front().path == own) return {};
  // A test's helper may be named from its own folder.
  const bool beside =
      is_under(own, "tests") && !includes.empty() && own.ends_with("/" + includes.front().path);
  if (beside) return {};
  return {{source.path, includes.empty() ? 0 : includes.front().line, "include " + own + " first"}};
}

Offences dead_headers(const std::vector<Source>& tree) {
  std::set<std::string, std::less<>> included;
  for (const Source& source : tree) {
    if (!is_cpp(source)) continue;
    for (const Include& include : includes_of(source)) included.insert(include.path);
  }
  Offences offences;
  for (const Source& source : tree) {
    if (!is_header(source) || is_under(source.path, "tests")) continue;
    if (included.find(source.path) != included.end()) continue;
    offences.push_back({source.path, 0, "nobody includes this header: use it or remove it"});
  }
  return offences;
}

}  // namespace house
