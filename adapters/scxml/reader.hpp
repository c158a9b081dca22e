// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads SCXML documents.
//
// Floor:  adapters/scxml. Includes engine/chart and pugixml.
// Units:  lines and columns count from 1, columns in characters.
// Errors: every fault of the text at once; a text that is no XML has one. What the standard does
//         not know is refused, and so are document types, entities and processing instructions.
// Source: W3C SCXML 1.0, sections 3 to 6; W3C Namespaces in XML 1.0.

#include <string>
#include <string_view>

#include "adapters/scxml/sources.hpp"
#include "engine/base/fault.hpp"
#include "engine/chart/compile.hpp"
#include "engine/chart/document.hpp"

namespace adapters::scxml {

/// UTF-8 or UTF-16. `file` is only how faults name it; without options, nothing is brought in from
/// elsewhere.
[[nodiscard]] engine::Loaded<engine::chart::Document> read(std::string_view bytes,
                                                           const std::string& file,
                                                           const ReadOptions& reading = {});

/// read() and compile().
[[nodiscard]] engine::Loaded<engine::chart::ChartPtr> load(
    std::string_view bytes, const std::string& file, engine::chart::CompileOptions options = {},
    const ReadOptions& reading = {});

}  // namespace adapters::scxml
