// SPDX-License-Identifier: Apache-2.0
#include "engine/core/prove/timers.hpp"

#include <algorithm>

#include "engine/base/proof_bounds.hpp"

namespace engine::core::prove {

Timers::Timers(const std::vector<Deed>& deeds) : acts_(deeds.size()) {
  for (DeedIndex i = 0; i < deeds.size(); ++i) {
    if (deeds[i].kind != Deed::Kind::cancel) read(i, deeds[i]);
  }
  for (DeedIndex i = 0; i < deeds.size(); ++i) {
    if (deeds[i].kind == Deed::Kind::cancel) read(i, deeds[i]);
  }
}

TimerIndex Timers::timer_of(const std::string& name, const Deed& deed, bool is_clock) {
  const auto found = std::find_if(timers_.begin(), timers_.end(), [&](const Timer& each) {
    return each.name == name && each.is_clock == is_clock;
  });
  if (found != timers_.end()) return static_cast<TimerIndex>(found - timers_.begin());
  if (timers_.size() == bounds::proof_clocks_max) {
    too_many_ = true;
    return 0;
  }
  Timer timer;
  timer.name = name;
  timer.is_clock = is_clock;
  timer.event = is_clock ? "clock." + name + ".due" : deed.text("event");
  timer.line = deed.line;
  timer.column = deed.column;
  timers_.push_back(std::move(timer));
  return timers_.size() - 1;
}

void Timers::read(DeedIndex index, const Deed& deed) {
  if (deed.kind == Deed::Kind::element) {
    if (deed.name == "clock" && !deed.text("name").empty()) read_clock(index, deed);
  } else if (deed.kind == Deed::Kind::send) {
    if (deed.delayed || deed.comes_back()) read_send(index, deed);
  } else {
    const std::string id = deed.text("id");
    for (TimerIndex i = 0; i < timers_.size(); ++i) {
      if (!timers_[i].is_clock && timers_[i].name == id) acts_[index] = Act{i, Does::pause};
    }
  }
}

void Timers::read_clock(DeedIndex index, const Deed& deed) {
  const TimerIndex at = timer_of(deed.text("name"), deed, true);
  Timer& timer = timers_[at];
  const std::string what = deed.text("do");
  if (what != "start") timer.mentions.push_back(index);
  if (what == "start") {
    if (timer.starts.empty()) {
      timer.line = deed.line;
      timer.column = deed.column;
    }
    timer.starts.push_back(index);
    acts_[index] = Act{at, deed.text("once") == "true" ? Does::start_once : Does::start};
  } else if (what == "pause" || what == "stop") {
    acts_[index] = Act{at, Does::pause};
  } else if (what == "resume") {
    acts_[index] = Act{at, Does::resume};
    timer.resumed = true;
  } else if (what == "extend") {
    timer.extended = true;
    extensions_[index] = at;
  }
}

void Timers::read_send(DeedIndex index, const Deed& deed) {
  const std::string id = deed.text("id");
  const TimerIndex at = timer_of(
      id.empty() ? "send@" + std::to_string(deed.line) + ":" + std::to_string(deed.column) : id,
      deed, false);
  timers_[at].starts.push_back(index);
  acts_[index] = Act{at, Does::start};
}

Hands Timers::spent(Hands hands, TimerIndex timer) {
  hands.live &= ~bit(timer);
  hands.idle &= ~bit(timer);
  return hands;
}

void Timers::apply(const std::vector<DeedIndex>& deeds, Hands& hands) const {
  for (const DeedIndex deed : deeds) {
    if (!acts_[deed]) continue;
    const TimerSet one = bit(acts_[deed]->timer);
    switch (acts_[deed]->does) {
      case Does::start:
        hands.live |= one;
        hands.idle &= ~one;
        break;
      case Does::start_once: break;  // Perhaps it was started before, or the county has no limit.
      case Does::pause:
        hands.idle |= hands.live & one;
        hands.live &= ~one;
        break;
      case Does::resume:
        hands.live |= hands.idle & one;
        hands.idle &= ~one;
        break;
    }
  }
}

void Timers::apply(const std::vector<DeedIndex>& deeds, Chances& chances) const {
  for (const DeedIndex deed : deeds) {
    if (!acts_[deed]) continue;
    const TimerSet one = bit(acts_[deed]->timer);
    switch (acts_[deed]->does) {
      case Does::start:
      case Does::start_once: chances.running |= one; break;
      case Does::pause:
        chances.resting |= chances.running & one;
        chances.running &= ~one;
        break;
      case Does::resume: chances.running |= chances.resting & one; break;
    }
  }
}

TimerSet Timers::begun(const std::vector<DeedIndex>& deeds) const {
  TimerSet set = 0;
  for (const DeedIndex deed : deeds) {
    if (acts_[deed] && acts_[deed]->does != Does::pause) set |= bit(acts_[deed]->timer);
  }
  return set;
}

TimerSet Timers::extended(const std::vector<DeedIndex>& deeds) const {
  TimerSet set = 0;
  for (const DeedIndex deed : deeds) {
    const auto found = extensions_.find(deed);
    if (found != extensions_.end()) set |= bit(found->second);
  }
  return set;
}

TimerSet Timers::halted(const std::vector<DeedIndex>& deeds) const {
  TimerSet set = 0;
  for (const DeedIndex deed : deeds) {
    if (acts_[deed] && acts_[deed]->does == Does::pause) set |= bit(acts_[deed]->timer);
  }
  return set;
}

}  // namespace engine::core::prove
