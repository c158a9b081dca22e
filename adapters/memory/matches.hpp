// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a filter of lists lets a row pass: the plain reading of model::ListFilter.
//
// Floor: adapters/memory; private to it.

#include "engine/model/filter.hpp"
#include "engine/model/row.hpp"

namespace adapters::memory {

[[nodiscard]] bool matches(const engine::model::ListFilter& filter, const engine::model::Row& row);

}  // namespace adapters::memory
