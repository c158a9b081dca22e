// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "adapters/http/authenticate.hpp"
#include "adapters/http/listener.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

namespace asio = boost::asio;

constexpr auto drain_step = std::chrono::milliseconds(10);

engine::Result<void> load(asio::ssl::context& tls, const TlsFiles& files) {
  boost::system::error_code failed;
  tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1,
                  failed);
  if (!failed) tls.use_certificate_chain_file(files.certificate, failed);
  if (!failed) tls.use_private_key_file(files.key, asio::ssl::context::pem, failed);
  if (failed) {
    return engine::Error(engine::Errc::invalid_input,
                         "the certificate or its key cannot be used: " + failed.message());
  }
  return {};
}

/// As many as the process may open, beside what it needs itself; it asks for all that it may have.
std::size_t files_for_connections() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return engine::bounds::connections_max;
  files.rlim_cur = files.rlim_max;
  static_cast<void>(setrlimit(RLIMIT_NOFILE, &files));
  static_cast<void>(getrlimit(RLIMIT_NOFILE, &files));
  const auto spare = engine::bounds::spare_files;
  return files.rlim_cur > 2 * spare ? files.rlim_cur - spare : spare;
}

}  // namespace

struct Server::Impl {
  explicit Impl(Options given);
  void stop();

  Options options;
  Identities identities;
  Readers readers;
  Metrics metrics;
  LoginBrake brake;
  Desk desk;
  Router router;
  std::shared_ptr<Registry> registry;
  Hall hall;
  asio::io_context context;
  asio::strand<asio::io_context::executor_type> order;
  asio::executor_work_guard<asio::io_context::executor_type> work;
  asio::ssl::context tls{asio::ssl::context::tls_server};
  std::shared_ptr<Listener> listener;
  std::vector<std::thread> threads;
};

Server::Impl::Impl(Options given)
    : options(std::move(given)),
      identities(options.accounts, options.credentials, options.sessions),
      readers(options.queries, options.reader_threads),
      desk{.engine = options.engine,
           .county = options.county,
           .workflows = options.workflows,
           .clock = options.clock,
           .log = options.log,
           .identities = identities,
           .readers = readers,
           .metrics = metrics,
           .brake = brake,
           .verify_password = options.verify_password,
           .dummy_hash = options.dummy_hash,
           .new_secret = options.new_secret,
           .hosts = options.hosts,
           .origins = options.origins,
           .more_metrics = options.more_metrics,
           .room = options.room,
           .photos = options.photos,
           .reporters = options.reporters,
           .audit = options.audit,
           .hash_password = options.hash_password,
           .verification = options.verification,
           .proofs = options.proofs,
           .streams = std::make_shared<Quota>(options.streams_per_login)},
      router(desk, routes(), options.pages),
      registry(desk.registry),
      hall{.desk = desk,
           .router = router,
           .registry = registry,
           .upgrade = options.upgrade,
           .behind_proxy = options.behind_proxy,
           .patience = options.patience,
           .crowd = options.crowd},
      context(static_cast<int>(options.threads)),
      order(asio::make_strand(context)),
      work(asio::make_work_guard(context)) {}

Server::Server(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Server::~Server() { impl_->stop(); }

/// What the readers still answer lands in a context that runs no more, but exists.
void Server::Impl::stop() {
  work.reset();
  context.stop();
  for (auto& thread : threads) thread.join();
  threads.clear();
  readers.stop();
}

engine::Result<void> Server::start() {
  auto& options = impl_->options;
  if (auto loaded = impl_->identities.load(); !loaded) return loaded;
  if (options.tls) {
    if (auto loaded = load(impl_->tls, *options.tls); !loaded) return loaded;
  }
  impl_->listener = std::make_shared<Listener>(
      impl_->context, impl_->hall, options.tls ? &impl_->tls : nullptr, options.threads == 1);
  if (auto bound = impl_->listener->listen(options.address, options.port); !bound) return bound;
  impl_->desk.hosts = known_hosts(options.address, port(), options.hosts, options.origins);
  if (impl_->desk.hosts.empty()) {
    return engine::Error(engine::Errc::invalid_input,
                         "nobody knows by what name browsers call a server on " + options.address +
                             "; set server.public_origin or server.allowed_hosts");
  }
  impl_->registry->at_most(std::min(engine::bounds::connections_max, files_for_connections()));
  if (impl_->registry->most() < engine::bounds::connections_max) {
    options.log.write(engine::ports::Severity::warning, "few files may be open",
                      {{"connections", std::to_string(impl_->registry->most())}});
  }
  for (std::size_t count = 0; count < options.threads; ++count) {
    impl_->threads.emplace_back([impl = impl_.get()] { impl->context.run(); });
  }
  return {};
}

std::uint16_t Server::port() const { return impl_->listener ? impl_->listener->port() : 0; }

void Server::post(std::function<void()> work) { asio::post(impl_->order, std::move(work)); }

bool Server::read(Readers::Job job) { return impl_->readers.post(std::move(job)); }

void Server::drain(engine::Duration deadline, const std::function<bool()>& hurry) {
  if (impl_->listener) impl_->listener->close();
  impl_->registry->drain();
  for (engine::Duration waited{0}; waited < deadline && impl_->registry->count() > 0;
       waited += drain_step) {
    if (hurry && hurry()) break;
    std::this_thread::sleep_for(drain_step);
  }
  impl_->stop();
}

}  // namespace adapters::http
