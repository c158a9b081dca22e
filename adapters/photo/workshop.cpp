// SPDX-License-Identifier: Apache-2.0
#include "adapters/photo/workshop.hpp"

#include "adapters/photo/child.hpp"
#include "adapters/photo/worker.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::photo {
namespace {

using engine::Errc;
using engine::Error;

std::uint32_t number_at(const std::string& text, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) {
    number = (number << 8U) | static_cast<std::uint8_t>(text[at + i]);
  }
  return number;
}

Made read_answer(std::string answer) {
  if (answer.size() <= answer_head_bytes) return Refusal::broken;
  const auto format = static_cast<Format>(answer.front());
  if (format < Format::jpeg || format > Format::webp) return Refusal::broken;
  Image image{format, number_at(answer, 1), number_at(answer, 5), {}};
  answer.erase(0, answer_head_bytes);
  image.bytes = std::move(answer);
  return image;
}

}  // namespace

Made make_in_child(const std::vector<std::string>& command, const std::string& file) {
  auto ended = run_child(command, file, engine::bounds::photo_kept_bytes_max,
                         std::chrono::seconds(engine::bounds::photo_seconds_max));
  if (!ended) return ended.error();
  const bool killed = ended->cut_off || ended->signal != 0;
  if (killed || ended->code == no_memory) return Refusal::broken;
  if (ended->code == 0) return read_answer(std::move(ended->output));
  const auto refusal = static_cast<Refusal>(ended->code - refused_at);
  if (refusal >= Refusal::unknown_format && refusal <= Refusal::broken) return refusal;
  return Error(Errc::unavailable,
               "the child that decodes photos could not lock itself in; it "
               "ended with " +
                   std::to_string(ended->code));
}

Workshop::Workshop(std::vector<std::string> command)
    : command_(std::move(command)), thread_([this] { run(); }) {}

Workshop::~Workshop() { stop(); }

void Workshop::stop() {
  std::deque<Order> dropped;  // They end outside of the lock: whatever they hold may call back.
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Workshop::make(std::string file, Done done) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_ || waiting_.size() >= engine::bounds::photos_waiting_max) return false;
    waiting_.push_back({std::move(file), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

void Workshop::run() {
  for (;;) {
    Order order;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      order = std::move(waiting_.front());
      waiting_.pop_front();
    }
    order.done(make_in_child(command_, order.file));
  }
}

}  // namespace adapters::photo
