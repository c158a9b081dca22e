// SPDX-License-Identifier: Apache-2.0
// The least that a durable commit in SQLite costs: one blob row a batch, one sync a batch, the
// write-ahead log moved into the file now and then. It prints one JSON object.
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tools/benchmarks/latency.hpp"

namespace {

using tools::benchmarks::Clock;
using tools::benchmarks::Latencies;

constexpr int checkpoint_pages = 4000;

void check(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "bare_sqlite: %s\n", sqlite3_errmsg(database));
  std::exit(1);
}

class Store {
 public:
  explicit Store(const char* path) {
    check(sqlite3_open(path, &database_), database_);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run(("PRAGMA wal_autocheckpoint=" + std::to_string(checkpoint_pages)).c_str());
    run("CREATE TABLE IF NOT EXISTS journal(sequence INTEGER PRIMARY KEY, payload BLOB) STRICT");
    check(sqlite3_prepare_v2(database_, "INSERT INTO journal(payload) VALUES(?)", -1, &insert_,
                             nullptr),
          database_);
  }
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }

  void append(const std::string& payload) {
    check(sqlite3_bind_blob(insert_, 1, payload.data(), static_cast<int>(payload.size()), nullptr),
          database_);
    check(sqlite3_step(insert_), database_);
    check(sqlite3_reset(insert_), database_);
  }

 private:
  void run(const char* sql) {
    check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), database_);
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::fprintf(stderr, "usage: bare_sqlite FILE COMMANDS_A_BATCH BYTES_A_COMMAND SECONDS\n");
    return 2;
  }
  const std::size_t batch = std::strtoul(words[2], nullptr, 10);
  const std::string payload(batch * std::strtoul(words[3], nullptr, 10), 'x');
  const double seconds = std::atof(words[4]);
  Store store(words[1]);
  Latencies commits;
  const auto begun = Clock::now();
  while (std::chrono::duration<double>(Clock::now() - begun).count() < seconds) {
    const auto from = Clock::now();
    store.append(payload);
    commits.add(Clock::now() - from);
  }
  const double took = std::chrono::duration<double>(Clock::now() - begun).count();
  std::printf(
      "{\"batch\":%zu,\"commits\":%zu,\"per_second\":%.1f,\"p50_us\":%lld,\"p99_us\":%lld}\n",
      batch, commits.count(), static_cast<double>(commits.count() * batch) / took,
      static_cast<long long>(commits.at(0.5)), static_cast<long long>(commits.at(0.99)));
  return 0;
}
