// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/running.hpp"

#include "adapters/http/net.hpp"
#include "adapters/system/secret.hpp"
#include "engine/core/decide.hpp"

namespace tools::shao {
namespace {

using engine::ports::Severity;
using engine::runtime::View;

/// Requests under way get so long to finish after SIGTERM.
constexpr std::chrono::seconds drain_time{15};
constexpr std::chrono::seconds tick{1};
constexpr int ticks_between_sweeps = 3600;

}  // namespace

Running::Running(World& world, std::unique_ptr<adapters::sqlite::Store> store,
                 const Address& address, engine::ports::Log& log)
    : world_(world),
      store_(std::move(store)),
      log_(log),
      hub_(write_instant()),
      loop_({store_->journal(), store_->rows(), hub_, log_}, world.county, world.workflows),
      service_(loop_, clock_, log_),
      door_(hub_, clock_, log_, write_instant()),
      server_(http_options(address)) {}

engine::Result<void> Running::start() {
  auto recovered = loop_.recover();
  if (!recovered) return recovered.error();
  hub_.seed(recovered->last, {});
  hub_.connect([this](std::function<void()> work) { server_.post(std::move(work)); });
  log_.write(Severity::info, "recovered",
             {{"open_cases", std::to_string(recovered->open_cases)},
              {"replayed", std::to_string(recovered->replayed)},
              {"last", std::to_string(recovered->last.value())}});
  if (!world_.county.calendars.at(world_.county.default_calendar).knows(clock_.now())) {
    log_.write(Severity::warning, "this year's holidays are not in holidays.csv", {});
  }
  warn_of_stale_clocks();
  service_.start();
  return server_.start();
}

void Running::warn_of_stale_clocks() {
  const auto context = loop_.context(clock_.now());
  std::size_t stale = 0;
  loop_.visit_open([&](const engine::model::Case& subject) {
    stale += engine::core::recounted(subject, context).size();
  });
  if (stale == 0) return;
  log_.write(Severity::warning,
             "the calendar counts some clocks otherwise than when they were started: stop the "
             "server and run shao recompute",
             {{"clocks", std::to_string(stale)}});
}

int Running::run_until_stopped(Signals& signals) {
  for (int ticks = 0; service_.healthy() && !signals.wait(tick); ++ticks) {
    service_.ask([this](const View&) { keep_house(); });
    if (ticks % ticks_between_sweeps == 0) service_.ask([this](const View&) { forget(); });
  }
  const bool healthy = service_.healthy();
  door_.close();
  server_.drain(drain_time);
  service_.stop();
  return healthy ? 0 : 1;
}

adapters::stream::WriteInstant Running::write_instant() const {
  const auto* calendar = &world_.county.calendars.at(world_.county.default_calendar);
  return [calendar](engine::Instant at) {
    return engine::to_rfc3339(at, calendar->rules().zone.offset(at));
  };
}

adapters::http::Options Running::http_options(const Address& address) {
  const auto& settings = world_.settings;
  adapters::http::Options options{.address = address.host,
                                  .port = address.port,
                                  .engine = service_,
                                  .county = world_.county,
                                  .workflows = world_.workflows,
                                  .clock = clock_,
                                  .log = log_,
                                  .accounts = store_->accounts(),
                                  .credentials = store_->credentials()};
  if (const std::string& certificate = settings.text("server.tls_certificate");
      !certificate.empty()) {
    options.tls = {certificate, settings.text("server.tls_key")};
  }
  options.hosts = split_words(settings.text("server.allowed_hosts"));
  options.origins = split_words(settings.text("server.public_origin"));
  options.sessions = {.idle = std::chrono::minutes(settings.whole("session.idle_minutes")),
                      .absolute = std::chrono::hours(settings.whole("session.absolute_hours"))};
  options.queries = [this]() -> std::unique_ptr<engine::ports::Queries> {
    auto queries = store_->open_queries();
    return queries ? std::move(queries.value()) : nullptr;
  };
  options.verify_password = [this](std::string hash, std::string password,
                                   std::function<void(bool)> done) {
    return passwords_.verify(std::move(hash), std::move(password), std::move(done));
  };
  const auto dummy = adapters::system::hash_password(adapters::system::new_secret());
  options.dummy_hash = dummy ? dummy.value() : std::string();
  options.new_secret = [] { return adapters::system::new_secret(); };
  options.more_metrics = [this] { return metrics(); };
  options.upgrade = [this](adapters::net::Upgrade&& upgrade) { door_.accept(std::move(upgrade)); };
  return options;
}

std::string Running::metrics() const {
  const auto gauge = [](const std::string& name, const std::string& help, std::uint64_t value) {
    return "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n" + name + " " +
           std::to_string(value) + "\n";
  };
  return gauge("shao_open_cases", "Cases that have not ended.", open_cases_) +
         gauge("shao_timers", "Cases with something due.", timers_) +
         gauge("shao_journal_sequence", "The journal's last record.", last_) +
         gauge("shao_wal_pages", "Pages of SQLite's log.", log_pages_);
}

void Running::keep_house() {
  if (auto done = store_->checkpoint(); !done) {
    log_.write(Severity::warning, "checkpoint failed", {{"detail", done.error().detail}});
  }
  open_cases_ = loop_.open_cases();
  timers_ = loop_.timers();
  last_ = loop_.last().value();
  log_pages_ = static_cast<std::uint64_t>(store_->log_pages());
}

void Running::forget() {
  if (auto done = loop_.forget_answers(clock_.now()); !done) {
    log_.write(Severity::warning, "old answers were kept", {{"detail", done.error().detail}});
  }
}

}  // namespace tools::shao
