// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/anchor.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iomanip>

namespace tools::shao {
namespace {

using adapters::sqlite::Anchor;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr int hexadecimal = 16;

/// All of `text`, or nothing.
template <class Value>
bool read_whole(const std::string& text, Value& into, int base = 10) {
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, into, base);
  return !text.empty() && failed == std::errc{} && stop == end;
}

std::optional<adapters::codec::Hash> hash_of(const std::string& text) {
  adapters::codec::Hash hash{};
  if (text.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    if (!read_whole(text.substr(2 * at, 2), hash[at], hexadecimal)) return std::nullopt;
  }
  return hash;
}

}  // namespace

Result<std::optional<Anchor>> read_anchor(const std::string& file) {
  if (file.empty() || !std::filesystem::exists(file)) return std::optional<Anchor>();
  std::ifstream in(file);
  std::string sequence, hash, more;
  in >> sequence >> hash;
  std::uint64_t last = 0;
  const auto found = hash_of(hash);
  if (!found || !read_whole(sequence, last) || (in >> more)) {
    return Error(Errc::invalid_input,
                 file + " is no anchor; name the file that an earlier verify wrote, or a new one");
  }
  return std::optional(Anchor{engine::model::Sequence(last), *found});
}

Result<void> write_anchor(const std::string& file, const Anchor& anchor) {
  const std::string partial = file + ".partial";
  {
    std::ofstream out(partial, std::ios::trunc);
    out << anchor.last.value() << ' ' << std::hex << std::setfill('0');
    for (const std::uint8_t byte : anchor.hash) out << std::setw(2) << unsigned{byte};
    out << '\n';
    out.close();
    if (!out) return Error(Errc::storage_full, "could not write " + partial);
  }
  std::error_code failed;
  std::filesystem::rename(partial, file, failed);
  if (failed) return Error(failed, "could not name " + file + ": " + failed.message());
  return {};
}

}  // namespace tools::shao
