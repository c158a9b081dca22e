// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/sources.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include "adapters/scxml/encoding.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::scxml {
namespace {

namespace fs = std::filesystem;

/// Empty if it names anything but a file right there.
std::string_view plain_name(std::string_view src) {
  constexpr std::string_view scheme = "file:";
  if (src.starts_with(scheme)) src.remove_prefix(scheme.size());
  const bool leads_away = src.find_first_of("/\\:") != std::string_view::npos || src == "..";
  return leads_away ? std::string_view{} : src;
}

std::optional<std::string> text_of(const fs::path& file) {
  std::error_code missing;
  if (!fs::is_regular_file(fs::symlink_status(file, missing))) return std::nullopt;
  if (fs::file_size(file, missing) > engine::bounds::chart_bytes_max || missing) {
    return std::nullopt;
  }
  std::ifstream in(file, std::ios::binary);
  return to_utf8(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
}

}  // namespace

Fetch files_of(fs::path folder) {
  return [folder = std::move(folder)](std::string_view src) -> std::optional<std::string> {
    const std::string_view name = plain_name(src);
    return name.empty() ? std::nullopt : text_of(folder / name);
  };
}

}  // namespace adapters::scxml
