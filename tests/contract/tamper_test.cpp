// SPDX-License-Identifier: Apache-2.0

// Trials of tampering: each changes one thing of a sound journal by chance, and verify must find
// it. SHAO_TRIALS says how many; `tools/tamper` runs the long form.

#include <array>
#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>
#include <iostream>

#include "adapters/sqlite/verify.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/sim/vfs/chance.hpp"

namespace {

namespace sqlite = adapters::sqlite;
using tests::SqliteStore;

constexpr std::size_t trials_in_short = 1'000;
const std::vector<std::size_t> sizes = {2, 3, 1, 4, 1, 7, 2, 1, 5, 3};

std::size_t trials() {
  const char* asked = std::getenv("SHAO_TRIALS");  // NOLINT: one thread
  if (asked == nullptr) return trials_in_short;
  const std::string_view text(asked);
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  REQUIRE((failed == std::errc{} && end == text.data() + text.size()));
  return number;
}

enum class Deed { flip, remove, swap, shorten, lengthen, cut_tail };
constexpr std::size_t deeds = 6;

/// A journal, and somebody with the file and no scruples.
class Victim {
 public:
  Victim() {
    tests::append_all(store_.journal(), sizes);
    std::uint64_t first = 1;
    for (const std::size_t size : sizes) {
      firsts_.push_back(first);
      first += size;
    }
    run("DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened;"
        "PRAGMA ignore_check_constraints = ON");
    anchor_ = verify({}).anchor();
  }

  /// Whether verify says that something is wrong after one deed; undone afterwards.
  bool finds(Deed deed, sim::Chance& chance) {
    run("BEGIN");
    commit(deed, chance);
    const bool found = !verify(anchor_).sound();
    run("ROLLBACK");
    return found;
  }
  sqlite::Verification verify(const std::optional<sqlite::Anchor>& anchor) {
    auto verified = sqlite::verify_journal(store_.store().connection(), {}, anchor);
    REQUIRE(verified);
    return std::move(verified).value();
  }

 private:
  void run(const std::string& sql) { REQUIRE(store_.store().connection().run(sql)); }
  std::string any(sim::Chance& chance) {
    return std::to_string(firsts_[chance.below(firsts_.size())]);
  }

  void commit(Deed deed, sim::Chance& chance) {
    const std::string which = " WHERE first_sequence = " + any(chance);
    switch (deed) {
      case Deed::flip: return flip(which, chance);
      case Deed::remove: return run("DELETE FROM journal" + which);
      case Deed::swap: return swap(chance);
      case Deed::shorten:
        return run("UPDATE journal SET payload = substr(payload, 1, length(payload) - 1 - " +
                   std::to_string(chance.below(20)) + ")" + which);
      case Deed::lengthen:
        return run("UPDATE journal SET payload = CAST(payload || randomblob(" +
                   std::to_string(1 + chance.below(20)) + ") AS BLOB)" + which);
      case Deed::cut_tail: return run("DELETE FROM journal WHERE first_sequence >= " + any(chance));
    }
  }

  /// One bit of one column of one row.
  void flip(const std::string& which, sim::Chance& chance) {
    constexpr std::array blobs = {"payload", "payload", "payload", "hash", "previous_hash"};
    constexpr std::array numbers = {"last_sequence", "recorded_at", "last_case", "first_sequence"};
    if (chance.below(4) == 0) {
      const std::string column = numbers[chance.below(numbers.size())];
      const std::string bit = std::to_string(1ULL << chance.below(62));
      // An exclusive or, which SQLite lacks: a | b less a & b.
      return run("UPDATE OR REPLACE journal SET " + column + " = (" + column + " | " + bit +
                 ") - (" + column + " & " + bit + ")" + which);
    }
    const std::string column = blobs[chance.below(blobs.size())];
    auto select = store_.store().connection().prepare("SELECT " + column + " FROM journal" + which);
    REQUIRE(select);
    REQUIRE(select->step());
    std::string bytes = select->text(0);
    select->reset();
    auto& byte = bytes[chance.below(bytes.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << chance.below(8)));
    auto update =
        store_.store().connection().prepare("UPDATE journal SET " + column + " = ?" + which);
    REQUIRE(update);
    REQUIRE(update->with(sqlite::Blob{bytes}).run());
  }

  /// Two batches' payloads, or all of two rows but their numbers.
  void swap(sim::Chance& chance) {
    const std::size_t one = chance.below(firsts_.size());
    const std::size_t other = (one + 1 + chance.below(firsts_.size() - 1)) % firsts_.size();
    const std::string a = std::to_string(firsts_[one]);
    const std::string b = std::to_string(firsts_[other]);
    const std::string columns =
        chance.coin() ? "payload" : "payload, hash, previous_hash, recorded_at, last_case";
    run("CREATE TEMP TABLE was AS SELECT * FROM journal;"
        "UPDATE journal SET (" +
        columns + ") = (SELECT " + columns + " FROM was WHERE was.first_sequence = " + a + " + " +
        b + " - journal.first_sequence) WHERE first_sequence IN (" + a + ", " + b +
        ");"
        "DROP TABLE was");
  }

  SqliteStore store_;
  std::vector<std::uint64_t> firsts_;
  sqlite::Anchor anchor_;
};

TEST_CASE("tamper: every trial of a flip or a deletion or a swap or a cut is found", "[tamper]") {
  Victim victim;
  sim::Chance chance(20261128);
  const std::size_t wanted = trials();
  std::array<std::size_t, deeds> found{};
  for (std::size_t trial = 0; trial < wanted; ++trial) {
    const std::size_t deed = chance.below(deeds);
    INFO("trial " << trial << ", deed " << deed);
    REQUIRE(victim.finds(static_cast<Deed>(deed), chance));
    ++found[deed];
  }
  CHECK(victim.verify(std::nullopt).sound());
  std::cout << "tamper: " << wanted << " trials, " << wanted << " found: " << found[0]
            << " bits flipped, " << found[1] << " batches deleted, " << found[2] << " swapped, "
            << found[3] << " cut short, " << found[4] << " lengthened, " << found[5]
            << " tails cut off\n";
}

TEST_CASE("tamper: a tail that was cut off is found by the anchor and not without it", "[tamper]") {
  SqliteStore store;
  tests::append_all(store.journal(), sizes);
  const auto& connection = store.store().connection();
  const auto anchor = sqlite::verify_journal(connection)->anchor();
  REQUIRE(
      connection.run("DROP TRIGGER journal_is_never_shortened;"
                     "DELETE FROM journal WHERE first_sequence > 10"));

  CHECK(sqlite::verify_journal(connection)->sound());
  const auto found = sqlite::verify_journal(connection, {}, anchor);

  REQUIRE_FALSE(found->sound());
  CHECK(found->faults.front().find("which the anchor names") != std::string::npos);
}

TEST_CASE("tamper: an anchor of before stays met while the journal grows", "[tamper]") {
  SqliteStore store;
  const auto& connection = store.store().connection();
  CHECK(sqlite::verify_journal(connection, {}, sqlite::Anchor{})->sound());
  tests::append_all(store.journal(), sizes);
  const auto anchor = sqlite::verify_journal(connection)->anchor();
  REQUIRE(store.journal().append(tests::batch_of(30, 2)));
  CHECK(sqlite::verify_journal(connection, {}, anchor)->sound());
}

}  // namespace
