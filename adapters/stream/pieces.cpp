// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/pieces.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"

namespace adapters::stream {
namespace {

using engine::bounds::past_piece;
using engine::model::Sequence;

/// Lists are read by the same threads: the past must not take all of them.
constexpr std::size_t reading_max = 2;

}  // namespace

void Pieces::connect(Read read, std::function<void()> arrived) {
  read_ = std::move(read);
  arrived_ = std::move(arrived);
}

PiecePtr Pieces::get(Sequence after, Sequence end) {
  if (!read_) return std::make_shared<const Piece>(Piece{end, {}, true});
  const std::uint64_t index = after.value() / past_piece;
  auto found = slots_.find(index);
  // A piece that was read up to what was then the end may have to be read again.
  const bool short_one = found != slots_.end() && found->second.piece != nullptr &&
                         found->second.piece->through <= after;
  if (short_one) {
    slots_.erase(found);
    found = slots_.end();
  }
  if (found == slots_.end()) {
    if (reading_ >= reading_max) return nullptr;
    make_room();
    slots_[index] = {};
    ++reading_;
    const auto through = std::min(Sequence((index + 1) * past_piece), end);
    read_(Sequence(index * past_piece), through,
          [this, index, through](Changes changes) { take(index, through, std::move(changes)); });
    found = slots_.find(index);  // It may have come at once.
  }
  auto piece = found->second.piece;
  found->second.used = ++uses_;
  if (piece != nullptr && piece->lost) slots_.erase(found);  // Who asks next tries again.
  return piece;
}

void Pieces::take(std::uint64_t index, Sequence through, Changes changes) {
  --reading_;
  auto piece = std::make_shared<Piece>(Piece{through, {}, !changes.has_value()});
  if (changes) {
    for (auto& change : *changes) piece->events.push_back(event_of(std::move(change), write_));
  }
  slots_[index].piece = std::move(piece);
  arrived_();
}

/// Forgets what was used longest ago.
void Pieces::make_room() {
  if (slots_.size() < engine::bounds::past_pieces_max) return;
  auto oldest = slots_.end();
  for (auto slot = slots_.begin(); slot != slots_.end(); ++slot) {
    if (slot->second.piece == nullptr) continue;
    if (oldest == slots_.end() || slot->second.used < oldest->second.used) oldest = slot;
  }
  if (oldest != slots_.end()) slots_.erase(oldest);
}

}  // namespace adapters::stream
