// SPDX-License-Identifier: Apache-2.0
#pragma once

// Evaluates one expression over a small data model, and shows the result as text.

#include <string>
#include <string_view>

namespace tests {

/// As a console of ECMAScript would print it: JSON, or undefined, NaN, Infinity; "error" where the
/// evaluation fails; "refused" where the expression isn't accepted.
///
/// Declared: n = 3, pi = 3.5, word = 'abc', han = '网格员', list = [1,2,3], nested, yes = true,
/// no = false, nil = null, empty (undefined).
std::string evaluated(std::string_view expression);

/// Why it is refused; empty if it isn't.
std::string refusal(std::string_view expression);

}  // namespace tests
