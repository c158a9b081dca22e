// SPDX-License-Identifier: Apache-2.0
#pragma once

// A hub, and a reader in it who only listens.

#include <boost/json/object.hpp>
#include <memory>
#include <string>
#include <vector>

#include "adapters/stream/hub.hpp"

namespace test {

using Seqs = std::vector<std::uint64_t>;

class Listener final : public adapters::stream::Reader {
 public:
  void hear(adapters::stream::Frame frame) override;
  void give_up() override { given_up = true; }

  /// The sequences of the events heard, in order.
  [[nodiscard]] Seqs seqs() const;
  /// The first message with this member; null if there is none.
  [[nodiscard]] const boost::json::object* first(std::string_view name) const;

  std::vector<boost::json::object> heard;
  bool given_up = false;
};

[[nodiscard]] std::shared_ptr<const engine::directory::Actor> chief_of(const std::string& grid);
[[nodiscard]] engine::model::Row row(std::uint64_t id, const std::string& grid, bool overdue);
[[nodiscard]] engine::ports::Change change(std::uint64_t seq,
                                           std::optional<engine::model::Row> before,
                                           engine::model::Row after);
[[nodiscard]] adapters::stream::Subscribe to_queue(const std::string& queue,
                                                   std::optional<std::uint64_t> after = {});
[[nodiscard]] adapters::stream::Subscribe to_case(std::uint64_t id);
[[nodiscard]] std::string write(engine::Instant at);
[[nodiscard]] Seqs from_to(std::uint64_t first, std::uint64_t last);

struct Room {
  Room() { hub.join(reader, chief_of("G1")); }
  void tell(std::uint64_t seq, const std::string& grid, bool overdue);
  /// The reader reads until nothing more comes.
  void read();

  adapters::stream::Hub hub{write};
  std::shared_ptr<Listener> reader = std::make_shared<Listener>();
};

}  // namespace test
