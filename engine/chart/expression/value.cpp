// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/value.hpp"

namespace engine::chart::expression {

Value Value::borrowed(const boost::json::value& value) {
  Value made;
  made.kind_ = Kind::borrowed;
  made.borrowed_ = &value;
  return made;
}

Value Value::text(std::string_view text) { return Value{boost::json::value(text)}; }

Value Value::failed() {
  Value made;
  made.kind_ = Kind::failed;
  return made;
}

boost::json::value Value::take() && {
  if (kind_ == Kind::borrowed) return *borrowed_;
  return std::move(owned_);
}

}  // namespace engine::chart::expression
