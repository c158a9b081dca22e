// SPDX-License-Identifier: Apache-2.0
#pragma once

// Executable content.
//
// Floor:  chart.
// Errors: an action that fails raises error.execution and ends its block, and only that.
// Source: W3C SCXML 1.0, sections 3.8, 3.9, 4, 5 and 6.

#include "engine/chart/machine/machine.hpp"

namespace engine::chart::machine {

/// False if it was broken off.
bool run(Machine& machine, const Block& block);
[[nodiscard]] bool run_send(Machine& machine, const Send& send);
/// False after error.execution: the location can't be written. Undefined empties it.
[[nodiscard]] bool write(Machine& machine, const Program& location, Value value);

/// What an event or a child session is given; none if a location of the namelist failed.
[[nodiscard]] std::optional<boost::json::object> named_values(Machine& machine,
                                                              const Payload& payload,
                                                              const std::string& sendid);
/// The data of an event with this payload: its content, or its named values, or null.
[[nodiscard]] std::optional<boost::json::value> event_data(Machine& machine, const Payload& payload,
                                                           const std::string& sendid);
/// The literal, or the value of its expression as text; none after error.execution.
[[nodiscard]] std::optional<std::string> text_of(Machine& machine, const TextSource& source,
                                                 const std::string& sendid = {});
/// Empty where the document gives none.
[[nodiscard]] std::optional<std::string> text_of(Machine& machine, const OptionalText& source,
                                                 const std::string& sendid = {});

}  // namespace engine::chart::machine
