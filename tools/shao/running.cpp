// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/running.hpp"

#include "adapters/http/net.hpp"
#include "adapters/stream/past.hpp"
#include "adapters/system/secret.hpp"
#include "engine/core/decide.hpp"
#include "tools/shao/pages.hpp"
#include "tools/shao/people.hpp"
#include "tools/shao/photos.hpp"

namespace tools::shao {
namespace {

using adapters::stream::Pieces;
using engine::model::Sequence;
using engine::ports::Severity;
using engine::runtime::View;

/// Requests under way get so long to finish after SIGTERM.
constexpr std::chrono::seconds drain_time{15};
constexpr std::chrono::seconds tick{1};
/// With the store failed nothing is done any more: whoever waits is told, and that is all.
constexpr std::chrono::seconds drain_time_unhealthy{1};

}  // namespace

Running::Running(World& world, std::unique_ptr<adapters::sqlite::Store> store,
                 adapters::system::DiskWatch& disk, const Address& address, engine::ports::Log& log,
                 bool demo, const std::vector<engine::core::prove::Proof>& proofs)
    : world_(world),
      proofs_(proofs),
      store_(std::move(store)),
      disk_(disk),
      log_(log),
      photo_files_(world.settings.text("server.data")),
      workshop_(photo_worker_command()),
      verifier_(world.settings.text("server.data"), clock_, log),
      hub_(write_instant()),
      loop_({store_->journal(), store_->rows(), hub_, log_, &store_->photos(), &writer_},
            world.county, world.workflows),
      service_(loop_, clock_, log_, world.settings.whole("server.commands_waiting")),
      writer_([this] { service_.written(); }),
      door_(hub_, clock_, log_, write_instant()),
      server_(http_options(address, demo)) {}

Running::~Running() { stop(); }

engine::Result<void> Running::start() {
  look_at_disk();
  auto recovered = loop_.recover();
  if (!recovered) return recovered.error();
  sweep(photo_files_, store_->photos());
  hub_.seed(recovered->last, {});
  hub_.connect([this](std::function<void()> work) { server_.post(std::move(work)); },
               [this](Sequence after, Sequence through, auto done) {
                 read_past(after, through, std::move(done));
               });
  log_.write(Severity::info, "recovered",
             {{"open_cases", std::to_string(recovered->open_cases)},
              {"replayed", std::to_string(recovered->replayed)},
              {"last", std::to_string(recovered->last.value())}});
  if (!world_.county.calendars.at(world_.county.default_calendar).knows(clock_.now())) {
    log_.write(Severity::warning, "this year's holidays are not in holidays.csv", {});
  }
  warn_of_stale_clocks();
  // The network side first: what the engine publishes goes through it. Requests wait meanwhile.
  if (auto listening = server_.start(); !listening) return listening;
  service_.start();
  return {};
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
  while (service_.healthy() && !signals.wait(tick)) {
    service_.ask([this](const View& view) {
      if (!view.failure) keep_house();
    });
  }
  const bool healthy = service_.healthy();
  door_.close();
  // Whoever asks a second time does not want to wait.
  server_.drain(healthy ? drain_time : drain_time_unhealthy,
                [&signals] { return signals.wait(std::chrono::seconds(0)); });
  stop();
  return healthy ? 0 : 1;
}

/// In this order: each part may still hand something to those that are stopped after it.
void Running::stop() {
  server_.drain(engine::Duration{0}, {});
  passwords_.stop();
  workshop_.stop();
  verifier_.stop();
  service_.stop();
}

/// Changes from the journal, for readers of the stream who missed them.
void Running::read_past(Sequence after, Sequence through,
                        const std::function<void(Pieces::Changes)>& done) {
  const auto read = [this, after, through, done](engine::ports::Queries& queries) {
    auto changes = adapters::stream::changes_between(queries, after, through);
    if (changes) return done(std::move(*changes));
    log_.write(Severity::error, "the stream cannot read the past",
               {{"detail", changes.error().detail}});
    done(std::nullopt);
  };
  const bool asked = service_.ask_caught_up([this, read, done](const View& view) {
    if (view.failure || !server_.read(read)) done(std::nullopt);
  });
  if (!asked) done(std::nullopt);
}

adapters::stream::WriteInstant Running::write_instant() const {
  const auto* calendar = &world_.county.calendars.at(world_.county.default_calendar);
  return [calendar](engine::Instant at) {
    return engine::to_rfc3339(at, calendar->rules().zone.offset(at));
  };
}

adapters::http::Options Running::http_options(const Address& address, bool demo) {
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
  options.behind_proxy = settings.text("server.behind_proxy") == "true";
  options.patience = {.head = std::chrono::seconds(settings.whole("server.head_seconds")),
                      .idle = std::chrono::seconds(settings.whole("server.idle_seconds")),
                      .write = std::chrono::seconds(settings.whole("server.write_seconds"))};
  options.crowd = {.per_address = settings.whole("server.connections_per_address"),
                   .from_loopback = settings.whole("server.connections_from_loopback")};
  options.streams_per_login = settings.whole("server.streams_per_login");
  options.sessions = {.idle = std::chrono::minutes(settings.whole("session.idle_minutes")),
                      .absolute = std::chrono::hours(settings.whole("session.absolute_hours"))};
  options.queries = [this]() -> std::unique_ptr<engine::ports::Queries> {
    auto queries = store_->open_queries();
    return queries ? std::move(queries.value()) : nullptr;
  };
  const auto dummy = adapters::system::hash_password(adapters::system::new_secret());
  options.dummy_hash = dummy ? dummy.value() : std::string();
  options.verify_password = verify_password(demo, options.dummy_hash);
  options.new_secret = [] { return adapters::system::new_secret(); };
  options.more_metrics = [this] { return metrics(); };
  options.room = [this] { return room_.load(); };
  options.photos = photo_desk(workshop_, photo_files_, store_->photos());
  options.reporters = &store_->reporters();
  options.audit = &store_->audit();
  options.hash_password = [](const std::string& password) -> std::optional<std::string> {
    const auto hash = adapters::system::hash_password(password);
    return hash ? std::optional(*hash) : std::nullopt;
  };
  options.verification = {.last = [this] { return verifier_.last(); },
                          .begin = [this] { return verifier_.begin(); }};
  options.proofs = &proofs_;
  options.pages = console_pages();
  options.upgrade = [this](adapters::net::Upgrade&& upgrade) { door_.accept(std::move(upgrade)); };
  return options;
}

/// The mark of a demo account stands for a hash that exists only while this is a demo.
adapters::http::VerifyPassword Running::verify_password(bool demo, const std::string& dummy_hash) {
  std::string demo_hash = dummy_hash;
  if (demo) {
    const auto hash = adapters::system::hash_password(demo_password);
    if (hash) demo_hash = *hash;
  }
  return [this, demo_hash](std::string hash, std::string password, std::function<void(bool)> done) {
    if (hash == demo_mark) hash = demo_hash;
    return passwords_.verify(std::move(hash), std::move(password), std::move(done));
  };
}

std::string Running::metrics() const {
  const auto gauge = [](const std::string& name, const std::string& help, std::uint64_t value) {
    return "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n" + name + " " +
           std::to_string(value) + "\n";
  };
  return gauge("shao_open_cases", "Cases that have not ended.", open_cases_) +
         gauge("shao_timers", "Cases with something due.", timers_) +
         gauge("shao_journal_sequence", "The journal's last record.", last_) +
         gauge("shao_wal_pages", "Pages of SQLite's log.", log_pages_) +
         gauge("shao_disk_free_bytes", "Free on the disk of the journal.", free_) +
         gauge("shao_disk_room", "0 ample, 1 no photos, 2 no new cases, 3 timers only.",
               static_cast<std::uint64_t>(room_.load()));
}

void Running::look_at_disk() {
  room_ = disk_.look();
  free_ = disk_.free_bytes();
  loop_.set_room(room_);
}

void Running::keep_house() {
  look_at_disk();  // First: what is written next may need the ballast's place.
  if (auto done = store_->checkpoint(); !done) service_.note(done.error());
  if (auto done = loop_.forget_answers(clock_.now()); !done) service_.note(done.error());
  if (auto forgotten = loop_.forget_photos(clock_.now()); forgotten) {
    for (const std::string& name : *forgotten) photo_files_.remove(name);
  } else {
    service_.note(forgotten.error());
  }
  open_cases_ = loop_.open_cases();
  timers_ = loop_.timers();
  last_ = loop_.last().value();
  log_pages_ = static_cast<std::uint64_t>(store_->log_pages());
}

}  // namespace tools::shao
