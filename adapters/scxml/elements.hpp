// SPDX-License-Identifier: Apache-2.0
#pragma once

// One function for each element of SCXML.
//
// Floor:  adapters/scxml.
// Errors: faults go to the Markup; what is returned then is only good for finding more of them.

#include "adapters/scxml/markup.hpp"

namespace adapters::scxml {

/// `<scxml>` and all that is in it.
void read_scxml(Markup& markup, const pugi::xml_node& element, engine::chart::Document& document);
/// `<state>`, `<parallel>`, `<final>` or `<history>`; false if it is none of them.
[[nodiscard]] bool read_state(Markup& markup, const pugi::xml_node& element,
                              std::optional<std::size_t> parent, engine::chart::Document& document);
[[nodiscard]] engine::chart::TransitionElement read_transition(Markup& markup,
                                                               const pugi::xml_node& element);
[[nodiscard]] std::vector<engine::chart::DataElement> read_datamodel(Markup& markup,
                                                                     const pugi::xml_node& element);
[[nodiscard]] engine::chart::InvokeElement read_invoke(Markup& markup,
                                                       const pugi::xml_node& element);
[[nodiscard]] engine::chart::DonedataElement read_donedata(Markup& markup,
                                                           const pugi::xml_node& element);

// Executable content

[[nodiscard]] engine::chart::BlockElement read_block(Markup& markup, const pugi::xml_node& element);
[[nodiscard]] engine::chart::SendElement read_send(Markup& markup, const pugi::xml_node& element);
[[nodiscard]] engine::chart::ScriptElement read_script(Markup& markup,
                                                       const pugi::xml_node& element);
[[nodiscard]] engine::chart::ParamElement read_param(Markup& markup, const pugi::xml_node& element);
/// `<content>`.
[[nodiscard]] engine::chart::ContentElement read_content(Markup& markup,
                                                         const pugi::xml_node& element);
/// The value inside `<data>` or `<assign>`; none if they are empty.
[[nodiscard]] std::optional<engine::chart::ContentElement> read_inline(
    Markup& markup, const pugi::xml_node& element);

}  // namespace adapters::scxml
