// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/file.hpp"

#include <algorithm>

namespace sim {

std::string_view File::read(std::size_t offset, std::size_t bytes) const {
  if (offset >= seen_.size()) return {};
  return std::string_view(seen_).substr(offset, bytes);
}

void File::write(std::size_t offset, std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t end = offset + bytes.size();
  if (end > seen_.size()) truncate(end);
  std::copy(bytes.begin(), bytes.end(), seen_.begin() + static_cast<std::ptrdiff_t>(offset));
  touch(offset, end);
}

void File::write_through(std::size_t offset, std::string_view bytes) {
  write(offset, bytes);
  if (bytes.empty()) return;
  const std::size_t last = (offset + bytes.size() - 1) / sector_bytes;
  for (std::size_t sector = offset / sector_bytes; sector <= last; ++sector) promote(sector);
}

void File::truncate(std::size_t size) {
  const std::size_t before = seen_.size();
  seen_.resize(size);
  if (size > before) return touch(before, size);
  if (size == before) return;
  shortened_ = true;
  dirty_.erase(dirty_.lower_bound((size + sector_bytes - 1) / sector_bytes), dirty_.end());
}

void File::touch(std::size_t begin, std::size_t end) {
  for (std::size_t sector = begin / sector_bytes; sector * sector_bytes < end; ++sector) {
    dirty_.insert(sector);
  }
}

void File::promote(std::size_t sector, std::size_t bytes) {
  const std::size_t begin = sector * sector_bytes;
  const std::size_t end = std::min(begin + bytes, seen_.size());
  if (end <= begin) return;
  if (kept_.size() < end) kept_.resize(end);
  std::copy(seen_.begin() + static_cast<std::ptrdiff_t>(begin),
            seen_.begin() + static_cast<std::ptrdiff_t>(end),
            kept_.begin() + static_cast<std::ptrdiff_t>(begin));
}

/// What lay behind the cut is gone, and was written anew if it is there again.
void File::shorten() {
  if (kept_.size() > seen_.size()) kept_.resize(seen_.size());
}

void File::sync() {
  if (shortened_) shorten();
  for (const std::size_t sector : dirty_) promote(sector);
  dirty_.clear();
  shortened_ = false;
}

void File::sync_in_vain(Chance& chance) {
  if (shortened_ && chance.coin()) shorten();
  for (const std::size_t sector : dirty_) {
    if (chance.coin()) promote(sector);
  }
  dirty_.clear();
  shortened_ = false;
}

void File::lose_power(Chance& chance) {
  if (shortened_ && chance.coin()) shorten();
  for (const std::size_t sector : dirty_) {
    switch (chance.below(3)) {
      case 0: promote(sector); break;
      case 1: promote(sector, 1 + chance.below(sector_bytes - 1)); break;
      default: break;
    }
  }
  dirty_.clear();
  shortened_ = false;
  seen_ = kept_;
}

void File::flip(std::size_t offset, unsigned bit) {
  for (std::string* side : {&seen_, &kept_}) {
    if (offset >= side->size()) continue;
    auto& byte = (*side)[offset];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (bit % 8)));
  }
}

}  // namespace sim
