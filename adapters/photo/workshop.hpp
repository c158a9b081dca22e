// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where photos are made anew, one after the other, each by a child of its own.
//
// Floor:   adapters/photo.
// Threads: make() from any thread; its own one waits for the children and calls `done`.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "adapters/photo/image.hpp"
#include "engine/base/result.hpp"

namespace adapters::photo {

/// A file that kills its child, or keeps it busy for too long, is as broken as any other.
using Made = std::variant<Image, Refusal, engine::Error>;

/// Runs `command`, which must end in run_worker(), over one file.
[[nodiscard]] Made make_in_child(const std::vector<std::string>& command, const std::string& file);

class Workshop {
 public:
  using Done = std::function<void(Made)>;

  explicit Workshop(std::vector<std::string> command);
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// False when too many wait already: `done` will not be called.
  [[nodiscard]] bool make(std::string file, Done done);
  /// Ends the thread after the photo that is made now; those that wait are dropped.
  void stop();

 private:
  struct Order {
    std::string file;
    Done done;
  };
  void run();

  const std::vector<std::string> command_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Order> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace adapters::photo
