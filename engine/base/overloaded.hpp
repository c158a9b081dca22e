// SPDX-License-Identifier: Apache-2.0
#pragma once

// One visitor from several lambdas, so that std::visit names every alternative of a variant.
//
// Floor: base.

namespace engine {

template <class... Arms>
struct overloaded : Arms... {
  using Arms::operator()...;
};
template <class... Arms>
overloaded(Arms...) -> overloaded<Arms...>;

}  // namespace engine
