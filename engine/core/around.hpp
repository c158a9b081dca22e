// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart sees of its surroundings: the system variable `_x` (workflows/README.md).
//
// Floor: core; private to it.

#include <array>
#include <boost/json/object.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/chart/interpreter.hpp"
#include "engine/core/context.hpp"
#include "engine/core/form.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

/// `_x` of one decision on one case. A member is made when it is looked at first, and kept: most
/// guards look at one or two. It outlives neither the case nor the context.
class Around final : public chart::Outlook {
 public:
  /// As a clock or a message finds it: nobody acts.
  Around(const model::Case& subject, const Context& context)
      : subject_(subject), context_(context) {}

  /// The same for somebody who acts under this post; for nobody if it is null. Both must live on.
  void act_as(const directory::Actor& actor, const directory::Post* post);
  /// What the form's fields name.
  void refer(boost::json::object refs);
  /// `_x.measures`, where the workflow counts anything: what the transitions of active states count
  /// that take the event (empty: any), null where it can't be told.
  void measure(const Workflow& workflow, std::string_view event);

  [[nodiscard]] const boost::json::value* if_contains(std::string_view name) const override;
  [[nodiscard]] boost::json::object whole() const override;

 private:
  struct Member {
    std::string_view name;
    boost::json::value (Around::*make)() const;
  };
  static constexpr std::size_t member_count = 7;
  static const std::array<Member, member_count> members;
  [[nodiscard]] static std::size_t index_of(std::string_view name);

  [[nodiscard]] boost::json::value now() const;
  [[nodiscard]] boost::json::value today() const;
  [[nodiscard]] boost::json::value actor() const;
  [[nodiscard]] boost::json::value subject() const;
  [[nodiscard]] boost::json::value category() const;
  [[nodiscard]] boost::json::value refs() const;
  [[nodiscard]] boost::json::value measures() const;

  const model::Case& subject_;
  const Context& context_;
  const directory::Actor* actor_ = nullptr;
  const directory::Post* post_ = nullptr;
  const Workflow* measured_ = nullptr;
  std::string_view event_;
  mutable std::array<std::optional<boost::json::value>, member_count> made_;
};

/// `given` with the data that every case is given, where its chart asks for it.
[[nodiscard]] boost::json::object with_place(boost::json::object given, const model::Facts& facts);

/// Who fills in a form, and where the case is.
struct Filling {
  const directory::Actor& actor;
  const directory::Place& place;
  const Context& context;
};

/// Facts about what the form's fields name (`_x.refs`), and an error for each that names nothing
/// the actor may know of. A unit that stands for a street's office becomes that of the case's
/// street.
[[nodiscard]] boost::json::object references(const Form* form, boost::json::object& filled,
                                             const Filling& filling,
                                             std::vector<model::FieldError>& errors);

}  // namespace engine::core
