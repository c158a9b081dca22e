// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "adapters/http/authenticate.hpp"
#include "adapters/http/listener.hpp"

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

}  // namespace

struct Server::Impl {
  explicit Impl(Options given);

  Options options;
  Identities identities;
  Readers readers;
  Metrics metrics;
  LoginBrake brake;
  Desk desk;
  Router router;
  std::shared_ptr<Registry> registry = std::make_shared<Registry>();
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
           .more_metrics = options.more_metrics},
      router(desk, routes()),
      hall{.desk = desk, .router = router, .registry = registry, .upgrade = options.upgrade},
      context(static_cast<int>(options.threads)),
      order(asio::make_strand(context)),
      work(asio::make_work_guard(context)) {}

Server::Server(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Server::~Server() {
  impl_->work.reset();
  impl_->context.stop();
  for (auto& thread : impl_->threads) thread.join();
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
  if (options.hosts.empty()) {
    impl_->desk.hosts = default_hosts(options.address, port(), options.origins);
  }
  for (std::size_t count = 0; count < options.threads; ++count) {
    impl_->threads.emplace_back([impl = impl_.get()] { impl->context.run(); });
  }
  return {};
}

std::uint16_t Server::port() const { return impl_->listener ? impl_->listener->port() : 0; }

void Server::post(std::function<void()> work) { asio::post(impl_->order, std::move(work)); }

void Server::drain(engine::Duration deadline) {
  if (impl_->listener) impl_->listener->close();
  impl_->registry->drain();
  for (engine::Duration waited{0}; waited < deadline && impl_->registry->count() > 0;
       waited += drain_step) {
    std::this_thread::sleep_for(drain_step);
  }
  impl_->work.reset();
  impl_->context.stop();
  for (auto& thread : impl_->threads) thread.join();
  impl_->threads.clear();
}

}  // namespace adapters::http
