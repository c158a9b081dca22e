// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pieces of the journal's past, read when a reader wants them and kept a while: after a restart all
// readers want the same.
//
// Floor:   adapters/stream.
// Threads: one.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/stream/event.hpp"

namespace adapters::stream {

/// The events in (…, through], beginning at a fixed place of the journal.
struct Piece {
  engine::model::Sequence through;
  Events events;
  bool lost = false;  ///< It could not be read: who wants it must be told of a gap.
};
using PiecePtr = std::shared_ptr<const Piece>;

class Pieces {
 public:
  using Changes = std::optional<std::vector<engine::ports::Change>>;
  /// Reads the changes of (after, through] and hands them over, now or later, in the order of the
  /// hub's work; none if they cannot be read.
  using Read = std::function<void(engine::model::Sequence after, engine::model::Sequence through,
                                  std::function<void(Changes)> done)>;

  explicit Pieces(const WriteInstant& write) : write_(write) {}

  /// `arrived` is called whenever a piece that was asked for has come.
  void connect(Read read, std::function<void()> arrived);
  [[nodiscard]] bool connected() const { return read_ != nullptr; }
  /// The piece with what follows `after`; null while it is being read. Nothing beyond `end` is
  /// read, which must be after `after`.
  [[nodiscard]] PiecePtr get(engine::model::Sequence after, engine::model::Sequence end);

 private:
  struct Slot {
    PiecePtr piece;  ///< Null: being read.
    std::uint64_t used = 0;
  };
  void take(std::uint64_t index, engine::model::Sequence through, Changes changes);
  void make_room();

  const WriteInstant& write_;
  Read read_;
  std::function<void()> arrived_;
  std::map<std::uint64_t, Slot> slots_;
  std::uint64_t uses_ = 0;
  std::size_t reading_ = 0;
};

}  // namespace adapters::stream
