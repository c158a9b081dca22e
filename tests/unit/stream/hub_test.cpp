// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <random>

#include "engine/base/bounds.hpp"
#include "tests/unit/stream/room.hpp"

// The hub against readers that only listen: nothing missing, nothing twice, in order.

namespace {

namespace json = boost::json;
namespace model = engine::model;
using adapters::stream::Frame;
using test::change;
using test::chief_of;
using test::Listener;
using test::Room;
using test::row;
using test::Seqs;
using test::to_case;
using test::to_queue;

}  // namespace

TEST_CASE("hub: a reader hears of what stands in their queue and of nothing else", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.tell(1, "G1", true);
  room.tell(2, "G1", false);
  room.tell(3, "G2", true);
  room.tell(4, "G1", true);
  CHECK(room.reader->seqs() == Seqs{1, 4});
}

TEST_CASE("hub: a reader hears of what leaves their queue", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.hub.publish({change(1, row(7, "G1", true), row(7, "G1", false))});
  REQUIRE(room.reader->seqs() == Seqs{1});
  CHECK(room.reader->first("event")->at("queues") == json::array{});
}

TEST_CASE("hub: of a case that went out of sight only that is told", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  auto after = row(7, "G2", true);
  after.title = "a secret";
  room.hub.publish({change(1, row(7, "G1", true), after)});
  REQUIRE(room.reader->seqs() == Seqs{1});
  const auto& data = room.reader->first("event")->at("event").at("data").as_object();
  CHECK(data.at("departed") == true);
  CHECK_FALSE(data.contains("title"));
  CHECK_FALSE(data.contains("states"));
}

TEST_CASE("hub: an event is a CloudEvent with the journal's number", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.tell(12, "G1", true);
  const auto& frame = *room.reader->first("event");
  const auto& event = frame.at("event").as_object();
  CHECK(frame.at("seq") == 12);
  CHECK(frame.at("queues") == json::array{"overdue"});
  CHECK(event.at("specversion") == "1.0");
  CHECK(event.at("id") == "12");
  CHECK(event.at("source") == "/v1/incidents/12");
  CHECK(event.at("type") == "shao.incident.opened");
  CHECK(event.at("data").at("event") == "escalate");
}

TEST_CASE("hub: a case is followed with its tickets as far as the reader may see", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_case(7));
  auto ticket = row(8, "G1", false);
  ticket.parent = model::CaseId{7};
  room.hub.publish({change(1, std::nullopt, row(7, "G1", false))});
  room.hub.publish({change(2, std::nullopt, ticket)});
  room.hub.publish({change(3, std::nullopt, row(9, "G1", false))});
  auto hidden = row(10, "G2", false);
  hidden.parent = model::CaseId{7};
  room.hub.publish({change(4, std::nullopt, hidden)});
  CHECK(room.reader->seqs() == Seqs{1, 2});
}

TEST_CASE("hub: after a reconnect nothing is missing and nothing comes twice", "[stream]") {
  Room room;
  for (std::uint64_t seq = 1; seq <= 20; ++seq) room.tell(seq, "G1", seq % 2 == 0);
  room.hub.subscribe(*room.reader, to_queue("overdue", 10));
  room.tell(21, "G1", true);
  CHECK(room.reader->seqs() == Seqs{12, 14, 16, 18, 20, 21});
  CHECK(room.reader->first("gap") == nullptr);
}

TEST_CASE("hub: without a journal what is no longer kept is told as a gap", "[stream]") {
  Room room;
  const auto kept = engine::bounds::replay_max;
  for (std::uint64_t seq = 1; seq <= kept + 10; ++seq) room.tell(seq, "G1", true);
  room.hub.subscribe(*room.reader, to_queue("overdue", 3));
  room.read();
  REQUIRE(room.reader->first("gap"));
  CHECK(room.reader->first("gap")->at("gap") == json::object{{"from", 4}, {"to", 10}});
  const auto seqs = room.reader->seqs();
  REQUIRE(seqs.size() == kept);
  CHECK(seqs.front() == 11);
  CHECK(seqs.back() == kept + 10);
}

TEST_CASE("hub: after a restart the past that was not kept is a gap", "[stream]") {
  Room room;
  room.hub.seed(model::Sequence{50}, {change(49, std::nullopt, row(1, "G1", true)),
                                      change(50, std::nullopt, row(2, "G1", true))});
  room.hub.subscribe(*room.reader, to_queue("overdue", 40));
  CHECK(room.reader->first("gap")->at("gap") == json::object{{"from", 41}, {"to", 48}});
  CHECK(room.reader->seqs() == Seqs{49, 50});

  Room empty;
  empty.hub.seed(model::Sequence{50}, {});
  CHECK(empty.hub.last() == model::Sequence{50});
  empty.hub.subscribe(*empty.reader, to_queue("overdue", 40));
  CHECK(empty.reader->first("gap")->at("gap") == json::object{{"from", 41}, {"to", 50}});
}

TEST_CASE("hub: a position beyond the journal must be fetched again", "[stream]") {
  Room room;
  room.tell(1, "G1", true);
  room.hub.subscribe(*room.reader, to_queue("overdue", 1000));
  CHECK(room.reader->first("resync") != nullptr);
  room.tell(2, "G1", true);
  CHECK(room.reader->seqs() == Seqs{2});
}

TEST_CASE("hub: two subscriptions that both concern an event tell it once", "[stream]") {
  Room room;
  room.tell(1, "G1", true);
  room.tell(2, "G1", true);
  room.hub.subscribe(*room.reader, to_queue("overdue", 1));
  room.tell(3, "G1", true);
  room.hub.subscribe(*room.reader, to_case(3));
  room.hub.subscribe(*room.reader, to_queue("overdue", 0));
  room.tell(4, "G1", true);
  CHECK(room.reader->seqs() == Seqs{2, 3, 1, 4});
}

TEST_CASE("hub: new posts hold from the next event on and whoever left hears no more", "[stream]") {
  Room room;
  room.hub.subscribe(*room.reader, to_queue("overdue"));
  room.tell(1, "G2", true);
  room.hub.renew(*room.reader, chief_of("G2"));
  room.tell(2, "G2", true);
  room.hub.leave(*room.reader);
  room.tell(3, "G2", true);
  CHECK(room.reader->seqs() == Seqs{2});
  CHECK(room.hub.readers() == 0);
}

TEST_CASE("hub: readers with the same queues share one frame", "[stream]") {
  class Keeper final : public adapters::stream::Reader {
   public:
    void hear(Frame frame) override { last = std::move(frame); }
    void give_up() override {}
    Frame last;
  };
  Room room;
  const auto one = std::make_shared<Keeper>();
  const auto two = std::make_shared<Keeper>();
  for (const auto& keeper : {one, two}) {
    room.hub.join(keeper, chief_of("G1"));
    room.hub.subscribe(*keeper, to_queue("overdue"));
  }
  room.tell(1, "G1", true);
  CHECK(one->last.get() == two->last.get());
}

TEST_CASE("hub: a connection has so many subscriptions and no more", "[stream]") {
  Room room;
  for (std::uint64_t id = 1; id <= engine::bounds::subscriptions_max; ++id) {
    room.hub.subscribe(*room.reader, to_case(id));
  }
  CHECK(room.reader->first("error") == nullptr);
  room.hub.subscribe(*room.reader, to_case(1));
  CHECK(room.reader->first("error") == nullptr);
  room.hub.subscribe(*room.reader, to_case(999));
  CHECK(room.reader->first("error") != nullptr);
}

TEST_CASE("hub: however often a reader is cut off they hear everything once in order", "[stream]") {
  constexpr std::uint32_t seed = 20260302;
  std::mt19937 random(seed);
  for (int round = 0; round < 50; ++round) {
    INFO("seed " << seed << " round " << round);
    Room room;
    Seqs expected;
    Seqs heard;
    std::uint64_t seen = 0;
    auto reader = room.reader;
    room.hub.subscribe(*reader, to_queue("overdue", 0));
    for (std::uint64_t seq = 1; seq <= 200; ++seq) {
      const bool mine = random() % 3 != 0;
      room.tell(seq, mine ? "G1" : "G2", true);
      room.hub.ready(*reader);
      if (mine) expected.push_back(seq);
      if (random() % 10 != 0) continue;
      // Cut off: what was not read yet is lost with the connection.
      auto got = reader->seqs();
      got.resize(random() % (got.size() + 1));
      heard.insert(heard.end(), got.begin(), got.end());
      if (!got.empty()) seen = got.back();
      room.hub.leave(*reader);
      reader = std::make_shared<Listener>();
      room.hub.join(reader, chief_of("G1"));
      room.hub.subscribe(*reader, to_queue("overdue", seen));
    }
    for (int more = 0; more < 10; ++more) room.hub.ready(*reader);
    const auto rest = reader->seqs();
    heard.insert(heard.end(), rest.begin(), rest.end());
    CHECK(heard == expected);
  }
}
