// SPDX-License-Identifier: Apache-2.0
#pragma once

// So many of a thing at once for each who wants it.
//
// Floor:   adapters/http.
// Threads: any.

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace adapters::http {

class Quota : public std::enable_shared_from_this<Quota> {
 public:
  explicit Quota(std::size_t most) : most_(most) {}

  /// One of them, given back when it is destroyed; null when `who` has all that they may.
  [[nodiscard]] std::shared_ptr<void> take(const std::string& who);

 private:
  void give_back(const std::string& who);

  const std::size_t most_;
  std::mutex mutex_;
  std::map<std::string, std::size_t> taken_;
};

}  // namespace adapters::http
