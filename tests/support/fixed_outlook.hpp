// SPDX-License-Identifier: Apache-2.0
#pragma once

// `_x` as a test writes it down.

#include <boost/json/object.hpp>
#include <string_view>
#include <utility>

#include "engine/chart/interpreter.hpp"

namespace tests {

class FixedOutlook final : public engine::chart::Outlook {
 public:
  FixedOutlook() = default;
  explicit FixedOutlook(boost::json::object members) : members_(std::move(members)) {}

  [[nodiscard]] const boost::json::value* if_contains(std::string_view name) const override {
    return members_.if_contains(name);
  }
  [[nodiscard]] boost::json::object whole() const override { return members_; }

 private:
  boost::json::object members_;
};

}  // namespace tests
