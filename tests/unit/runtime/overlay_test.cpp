// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/overlay.hpp"

#include <catch2/catch.hpp>

using engine::model::CaseId;
using engine::runtime::Overlay;

TEST_CASE("an overlay looks below for no case that never was") {
  int looks = 0;
  const Overlay overlay(
      [&looks](CaseId) -> engine::ports::StoredCasePtr {
        ++looks;
        return nullptr;
      },
      {.last = {}, .last_case = CaseId{5}});
  CHECK_FALSE(overlay.find(CaseId{}));
  CHECK_FALSE(overlay.find(CaseId{6}));
  CHECK(looks == 0);
  CHECK_FALSE(overlay.find(CaseId{5}));
  CHECK(looks == 1);
}
