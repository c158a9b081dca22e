// SPDX-License-Identifier: Apache-2.0
#pragma once

// The numbers that name things in the journal.
//
// Floor: model.
// Units: a Sequence counts records over the whole journal, a Version the records of one case; both
//        start at 1 and have no gaps. A CaseId counts cases of every kind.

#include "engine/base/id.hpp"

namespace engine::model {

using CaseId = Number<struct CaseIdTag>;
using Sequence = Number<struct SequenceTag>;
using Version = Number<struct VersionTag>;

}  // namespace engine::model
