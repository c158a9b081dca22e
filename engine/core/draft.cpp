// SPDX-License-Identifier: Apache-2.0
#include "engine/core/draft.hpp"

#include "engine/core/apply.hpp"

namespace engine::core {
namespace {

constexpr std::size_t usual_events = 8;

}  // namespace

Draft::Draft(model::Case before, model::Cause cause, const Context& context)
    : state_(std::move(before)), cause_(std::move(cause)), context_(context) {
  events_.reserve(usual_events);
}

void Draft::add(model::Event event) {
  apply(state_, event, {context_.now, describe(cause_)});
  events_.push_back(std::move(event));
}

Decided Draft::take() && {
  return {.events = std::move(events_),
          .errands = std::move(errands_),
          .cause = std::move(cause_),
          .after = std::move(state_)};
}

}  // namespace engine::core
