// SPDX-License-Identifier: Apache-2.0
#pragma once

// The codes by which places, units, categories and people are called.
//
// Floor:  directory. Includes base only.
// Source: domain §2: a grid is 15 digits, 6 county + 3 street + 3 community + 3 of its own
//         (001–799 base, 801–999 dedicated). Rank is never read from a code: the tables tell it.

#include "engine/base/id.hpp"

namespace engine::directory {

using GridCode = Code<struct GridTag>;
using AreaCode = Code<struct AreaTag>;
/// A building, or one of its entrances (单元).
using BuildingCode = Code<struct BuildingTag>;
using StreetCode = Code<struct StreetTag>;
using CommunityCode = Code<struct CommunityTag>;
/// A department, utility, street office, group, or any other unit that handles tickets.
using UnitCode = Code<struct UnitTag>;
using CategoryCode = Code<struct CategoryTag>;
using Login = Code<struct LoginTag>;

}  // namespace engine::directory
