// SPDX-License-Identifier: Apache-2.0
#pragma once

// The photos of a world: what was sent, and what the journal tells has become of each. Their names
// tell whose request brought them, so that a photo is known wherever it is named.
//
// Floor: tests/sim.

#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/ids.hpp"
#include "engine/model/photo.hpp"
#include "tests/sim/streams.hpp"

namespace sim {

inline constexpr std::string_view photo_prefix = "photo-";
/// A name that no photo has.
inline constexpr std::string_view no_photo = "photo-0";

/// The photos that a form names, in its order, each once: by their names alone, whatever the field.
[[nodiscard]] std::vector<std::string> photos_named(const boost::json::object& form);
/// The same of one field.
[[nodiscard]] std::vector<std::string> photos_named(const boost::json::value& field);

class Album {
 public:
  using Photo = engine::model::Photo;
  using CaseId = engine::model::CaseId;

  /// On its way to the server with the request of this tag.
  void send(const Photo& photo, std::uint32_t tag);
  // What the journal or the operator tells; each says what is wrong with it, or nothing.
  [[nodiscard]] std::string keep(const Photo& photo);
  [[nodiscard]] std::string attach(const Photo& photo, const std::string& login, CaseId subject);
  [[nodiscard]] std::string forget(std::vector<std::string> names, engine::Instant before);
  /// Those of before may be forgotten or not: a start tells.
  void doubt(engine::Instant before);
  /// These are what a store has that no case has, as a start finds it.
  [[nodiscard]] std::string settle(const std::vector<Photo>& loose);

  [[nodiscard]] bool empty() const { return known_.empty(); }
  [[nodiscard]] std::uint32_t tag_of(const std::string& name) const;
  /// No case's yet, theirs, and surely there.
  [[nodiscard]] bool is_loose(const std::string& name, const std::string& login) const;
  /// The names of a person's loose photos, the oldest first.
  [[nodiscard]] const std::vector<std::string>& loose_of(const std::string& login) const;
  /// Any that was ever sent.
  [[nodiscard]] std::string any(Dice& dice) const;
  /// Each that a case has, with its case.
  [[nodiscard]] std::map<std::string, CaseId> attached() const;

 private:
  enum class Fate { sent, loose, doubtful, attached, forgotten };
  struct Entry {
    Photo photo;
    std::uint32_t tag = 0;
    Fate fate = Fate::sent;
    CaseId subject;
  };
  void let_go(Entry& entry, Fate fate);
  [[nodiscard]] static bool waits(const Entry& entry);

  std::map<std::string, Entry> photos_;
  std::vector<std::string> known_;                         ///< All, as they were sent.
  std::map<std::string, std::vector<std::string>> loose_;  ///< By login.
};

}  // namespace sim
