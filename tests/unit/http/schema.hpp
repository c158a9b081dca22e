// SPDX-License-Identifier: Apache-2.0
#pragma once

// A small judge of values by JSON Schema: the keywords that the API's document uses.

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <string>

namespace test {

class Schemas {
 public:
  explicit Schemas(boost::json::object schemas) : schemas_(std::move(schemas)) {}

  /// What is wrong with the value first, with its pointer; empty when nothing is.
  [[nodiscard]] std::string faults(const boost::json::value& value, const std::string& name) const;

 private:
  [[nodiscard]] std::string judge(const boost::json::value& value,
                                  const boost::json::object& schema, const std::string& at) const;
  [[nodiscard]] std::string judge_object(const boost::json::object& value,
                                         const boost::json::object& schema,
                                         const std::string& at) const;
  [[nodiscard]] std::string judge_choice(const boost::json::value& value,
                                         const boost::json::object& schema,
                                         const std::string& at) const;

  boost::json::object schemas_;
};

}  // namespace test
