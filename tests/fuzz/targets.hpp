// SPDX-License-Identifier: Apache-2.0
#pragma once

// What comes from outside, one function for each door: it reads the bytes as the server would, and
// checks what must hold whatever they are. A broken promise ends the process, as a crash does.
//
// tools/fuzz runs each under libFuzzer; replay_test.cpp runs the corpora in every build.

#include <string_view>

namespace fuzz {

using Target = void (*)(std::string_view bytes);

void calendar(std::string_view bytes);    ///< Limits, instants, zone rules; and counting with them.
void chart(std::string_view bytes);       ///< An SCXML document, which then runs a little.
void command(std::string_view bytes);     ///< A body: its first byte says of which route.
void expression(std::string_view bytes);  ///< An expression, a location or a script of a chart.
void proof(std::string_view bytes);       ///< Header lines: who asks, from where, in what language.
void record(std::string_view bytes);      ///< Journal rows, snapshots, cursors.
void request(std::string_view bytes);     ///< A whole request, through the router.
void settings(std::string_view bytes);    ///< A shao.toml.
void stream(std::string_view bytes);      ///< WebSocket messages, one a line.
void table(std::string_view bytes);       ///< The first line names a table, the rest is it.

}  // namespace fuzz
