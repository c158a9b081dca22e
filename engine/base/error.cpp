// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.hpp"

namespace engine {
namespace {

class Category final : public std::error_category {
 public:
  const char* name() const noexcept override { return "shao"; }

  std::string message(int value) const override {
    switch (static_cast<Errc>(value)) {
      case Errc::invalid_input: return "invalid input";
      case Errc::not_found: return "not found";
      case Errc::version_conflict: return "another writer won";
      case Errc::storage_full: return "storage full";
      case Errc::outcome_unknown: return "outcome unknown";
      case Errc::corrupt: return "corrupt data";
      case Errc::unavailable: return "unavailable";
      case Errc::unsupported: return "unsupported";
    }
    return "unknown error";
  }
};

}  // namespace

const std::error_category& error_category() noexcept {
  static const Category category;
  return category;
}

std::error_code make_error_code(Errc code) noexcept {
  return {static_cast<int>(code), error_category()};
}

}  // namespace engine
