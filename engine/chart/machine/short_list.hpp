// SPDX-License-Identifier: Apache-2.0
#pragma once

// A list that keeps its first items in place. Nearly always that is all of them, and a step need
// not ask for memory.
//
// Floor: chart.

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace engine::chart::machine {

template <class T, std::size_t few>
class ShortList {
 public:
  static_assert(std::is_trivially_copyable_v<T>);

  void push_back(T item) {
    if (size_ < few) {
      first_[size_] = item;
    } else {
      if (size_ == few) all_.assign(first_.begin(), first_.end());
      all_.push_back(item);
    }
    ++size_;
  }
  void clear() {
    size_ = 0;
    all_.clear();
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T* begin() const { return size_ > few ? all_.data() : first_.data(); }
  [[nodiscard]] const T* end() const { return begin() + size_; }

 private:
  std::array<T, few> first_;
  std::vector<T> all_;  ///< All of them, once they are more.
  std::size_t size_ = 0;
};

}  // namespace engine::chart::machine
