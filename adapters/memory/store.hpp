// SPDX-License-Identifier: Apache-2.0
#pragma once

// All ports over one Data of their own: a whole store for tests, scenarios and dry runs.
//
// Floor:   adapters/memory.
// Threads: any; Data has the mutex.

#include <memory>

#include "adapters/memory/beside.hpp"
#include "adapters/memory/case_rows.hpp"
#include "adapters/memory/data.hpp"
#include "adapters/memory/journal.hpp"
#include "adapters/memory/people.hpp"
#include "adapters/memory/queries.hpp"

namespace adapters::memory {

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] Data& data() { return data_; }
  [[nodiscard]] engine::ports::Journal& journal() { return journal_; }
  [[nodiscard]] engine::ports::CaseRows& rows() { return rows_; }
  [[nodiscard]] engine::ports::Accounts& accounts() { return accounts_; }
  [[nodiscard]] engine::ports::Credentials& credentials() { return credentials_; }
  [[nodiscard]] engine::ports::Photos& photos() { return photos_; }
  [[nodiscard]] engine::ports::Reporters& reporters() { return reporters_; }
  [[nodiscard]] engine::ports::Audit& audit() { return audit_; }
  [[nodiscard]] std::unique_ptr<engine::ports::Queries> open_queries() {
    return std::make_unique<Queries>(data_);
  }

 private:
  Data data_;
  Journal journal_{data_};
  CaseRows rows_{data_};
  Accounts accounts_{data_};
  Credentials credentials_{data_};
  Photos photos_{data_};
  Reporters reporters_{data_};
  Audit audit_{data_};
};

}  // namespace adapters::memory
