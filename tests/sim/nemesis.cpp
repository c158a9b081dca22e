// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/nemesis.hpp"

#include <algorithm>

namespace sim {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::array<std::string_view, 4> doors{"append", "rows", "answer", "load"};
constexpr std::array<std::string_view, 6> harms{"full",         "unknown",     "unknown_written",
                                                "crash_before", "crash_after", "unreadable"};

template <class List>
std::optional<std::size_t> index_in(const List& list, std::string_view name) {
  const auto* const found = std::find(list.begin(), list.end(), name);
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

Error asked_for(Errc code) { return {code, "the simulation asked for it"}; }

}  // namespace

std::optional<Mishap> mishap_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto door = index_in(doors, name.substr(0, dot));
  const auto harm = index_in(harms, name.substr(dot + 1));
  if (!door || !harm) return std::nullopt;
  return Mishap{static_cast<Door>(*door), static_cast<Harm>(*harm)};
}

void Nemesis::arm(const Mishap& fault, std::int64_t count) {
  armed_.at(static_cast<std::size_t>(fault.door)) = {std::max<std::int64_t>(count, 1), fault.harm};
}

std::optional<Harm> Nemesis::strike(Door door) {
  Armed& armed = armed_.at(static_cast<std::size_t>(door));
  if (armed.left == 0 || --armed.left > 0) return std::nullopt;
  ++struck_;
  return armed.harm;
}

Result<void> WatchedJournal::append(const ports::Batch& batch) {
  witness_.appending(batch);
  const auto harm = nemesis_.strike(Door::append);
  if (!harm) return write(batch);
  switch (*harm) {
    case Harm::full: witness_.not_written(); return asked_for(Errc::storage_full);
    case Harm::before: witness_.outcome_unknown(); throw Crash{};
    case Harm::unknown: witness_.outcome_unknown(); return asked_for(Errc::outcome_unknown);
    case Harm::after:
    case Harm::unknown_written:
    case Harm::unreadable: break;
  }
  if (auto written = below_.append(batch); !written) {
    witness_.store_failed("append to the journal", written.error());
  }
  witness_.outcome_unknown();
  if (*harm == Harm::after) throw Crash{};
  return asked_for(Errc::outcome_unknown);
}

Result<void> WatchedJournal::write(const ports::Batch& batch) {
  auto written = below_.append(batch);
  if (written) {
    witness_.committed();
  } else if (written.error().code == Errc::outcome_unknown) {
    witness_.outcome_unknown();
  } else {
    if (written.error().code != Errc::storage_full) {
      witness_.store_failed("append to the journal", written.error());
    }
    witness_.not_written();
  }
  return written;
}

Result<std::vector<model::Record>> WatchedJournal::read(model::Sequence from,
                                                        std::size_t max_batches) {
  return below_.read(from, max_batches);
}

Result<std::optional<ports::KeptAnswer>> WatchedJournal::answer(const ports::IdempotencyKey& key) {
  if (nemesis_.strike(Door::answer)) return asked_for(Errc::unavailable);
  return below_.answer(key);
}

Result<void> WatchedRows::project(const ports::Projection& projection) {
  const auto harm = nemesis_.strike(Door::rows);
  if (harm == Harm::full) return asked_for(Errc::storage_full);
  if (harm == Harm::unknown) return asked_for(Errc::outcome_unknown);
  if (harm == Harm::before) throw Crash{};
  auto written = below_.project(projection);
  if (harm == Harm::after) throw Crash{};
  if (harm) return asked_for(Errc::outcome_unknown);
  return written;
}

Result<std::optional<model::Case>> WatchedRows::load(model::CaseId id) {
  if (nemesis_.strike(Door::load)) return asked_for(Errc::unavailable);
  return below_.load(id);
}

}  // namespace sim
