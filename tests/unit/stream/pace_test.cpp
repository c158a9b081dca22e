// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <deque>

#include "engine/base/bounds.hpp"
#include "tests/unit/stream/room.hpp"

// Readers take at their own pace; what the hub no longer has comes from the journal.

namespace {

namespace bounds = engine::bounds;
namespace model = engine::model;
using engine::ports::Change;
using test::change;
using test::from_to;
using test::Room;
using test::row;
using test::Seqs;
using test::to_queue;

std::vector<Change> changes(std::uint64_t first, std::uint64_t last) {
  std::vector<Change> list;
  for (const auto seq : from_to(first, last)) {
    list.push_back(change(seq, std::nullopt, row(seq, "G1", true)));
  }
  return list;
}

/// A journal in which every record is a change, read when the test says so.
struct Past {
  void connect(Room& room) {
    room.hub.connect([](const std::function<void()>& work) { work(); },
                     [this](model::Sequence after, model::Sequence through, auto done) {
                       ++reads;
                       waiting.push_back([=, this] {
                         if (broken) return done(std::nullopt);
                         done(changes(after.value() + 1, through.value()));
                       });
                     });
  }
  /// Reads one piece after the other, while the reader reads what comes of them.
  void run(Room& room) {
    while (!waiting.empty()) {
      const auto read = std::move(waiting.front());
      waiting.pop_front();
      read();
      room.read();
    }
  }

  std::deque<std::function<void()>> waiting;
  int reads = 0;
  bool broken = false;
};

/// After a restart: a journal of `last` records, and nothing in memory.
struct Restarted {
  explicit Restarted(std::uint64_t last) {
    room.hub.seed(model::Sequence{last}, {});
    room.hub.join(room.reader, test::chief_of("G1"));  // At the new end.
    past.connect(room);
  }
  Room room;
  Past past;
};

}  // namespace

TEST_CASE("hub: a reader gets only so much ahead of their reading", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.hub.publish(changes(1, 1000));
  CHECK(room.reader->seqs() == from_to(1, bounds::session_window));
  room.hub.ready(*room.reader);
  CHECK(room.reader->seqs() == from_to(1, 2 * bounds::session_window));
  room.read();
  CHECK(room.reader->seqs() == from_to(1, 1000));
  CHECK(room.reader->first("resync") == nullptr);
}

TEST_CASE("hub: all that memory holds can be told again to a reader who reads", "[stream]") {
  Room room;
  room.hub.publish(changes(1, bounds::replay_max));
  room.hub.subscribe(*room.reader, to_queue("overdue", 0));
  room.tell(bounds::replay_max + 1, "G1", true);
  room.read();
  CHECK(room.reader->seqs() == from_to(1, bounds::replay_max + 1));
}

TEST_CASE("hub: memory is bounded by bytes as well as by count", "[stream]") {
  Room room;
  auto large = row(1, "G1", true);
  large.title = std::string(256UL * 1024, 'x');
  const auto fits = bounds::replay_bytes_max / large.title.size();
  for (std::uint64_t seq = 1; seq <= fits + 10; ++seq) {
    room.hub.publish({change(seq, std::nullopt, large)});
  }
  room.hub.subscribe(*room.reader, to_queue("overdue", 0));
  CHECK(room.reader->first("gap") != nullptr);
}

TEST_CASE("hub: a reader who falls behind without end is warned once and then let go", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.hub.publish(changes(1, bounds::session_window));
  room.tell(bounds::session_window + 1, "G1", true);
  CHECK(room.reader->first("resync") == nullptr);
  room.tell(2 * bounds::resume_max, "G1", true);
  CHECK(room.reader->first("resync") != nullptr);
  CHECK_FALSE(room.reader->given_up);
  room.tell(2 * bounds::resume_max + 1, "G1", true);
  room.tell(4 * bounds::resume_max, "G1", true);
  CHECK(room.reader->given_up);
}

TEST_CASE("hub: after a restart the past comes from the journal", "[stream]") {
  Restarted server(1000);
  auto& room = server.room;
  room.hub.subscribe(*room.reader, to_queue("overdue", 300));
  CHECK(room.reader->seqs().empty());
  room.tell(1001, "G1", true);
  server.past.run(room);
  CHECK(room.reader->seqs() == from_to(301, 1001));
  CHECK(room.reader->first("gap") == nullptr);
}

TEST_CASE("hub: readers who want the same past share one look into the journal", "[stream]") {
  Restarted server(bounds::past_piece);
  std::vector<std::shared_ptr<test::Listener>> readers;
  for (std::uint64_t after = 200; after < 220; ++after) {
    readers.push_back(std::make_shared<test::Listener>());
    server.room.hub.join(readers.back(), test::chief_of("G1"));
    server.room.hub.subscribe(*readers.back(), to_queue("overdue", after));
  }
  server.past.run(server.room);
  CHECK(server.past.reads == 1);
  CHECK(readers.front()->seqs() == from_to(201, bounds::past_piece));
  CHECK(readers.back()->seqs() == from_to(220, bounds::past_piece));
}

TEST_CASE("hub: a past that cannot be read is a gap and the reader goes on", "[stream]") {
  Restarted server(300);
  server.past.broken = true;
  server.room.hub.subscribe(*server.room.reader, to_queue("overdue", 290));
  server.past.run(server.room);
  REQUIRE(server.room.reader->first("gap"));
  CHECK(server.room.reader->first("gap")->at("gap") ==
        boost::json::object{{"from", 291}, {"to", 300}});
  server.room.tell(301, "G1", true);
  CHECK(server.room.reader->seqs() == Seqs{301});
}

TEST_CASE("hub: what lies too far back is a gap although the journal has it", "[stream]") {
  Restarted server(bounds::resume_max + 100);
  server.room.hub.subscribe(*server.room.reader, to_queue("overdue", 5));
  REQUIRE(server.room.reader->first("gap"));
  CHECK(server.room.reader->first("gap")->at("gap") ==
        boost::json::object{{"from", 6}, {"to", 100}});
}

TEST_CASE("hub: a reader who lags behind memory goes on from the journal", "[stream]") {
  Restarted server(0);
  auto& room = server.room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  const auto all = bounds::replay_max + 1000;
  for (std::uint64_t seq = 1; seq <= all; ++seq) room.tell(seq, "G1", true);
  CHECK(room.reader->seqs().size() == bounds::session_window);
  room.read();
  server.past.run(room);
  CHECK(room.reader->seqs() == from_to(1, all));
  CHECK(room.reader->first("resync") == nullptr);
}
