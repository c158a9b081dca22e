// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/http/support.hpp"

#include <future>
#include <stdexcept>

#include "adapters/http/digest.hpp"
#include "engine/base/ensure.hpp"
#include "engine/core/row.hpp"

namespace test {

namespace calendar = engine::calendar;
namespace directory = engine::directory;
namespace model = engine::model;
namespace ports = engine::ports;
using namespace std::chrono_literals;

namespace {

calendar::Calendar working_hours() {
  return calendar::Calendar(
      {.id = "county",
       .zone = calendar::Zone("Asia/Shanghai", {{engine::Instant{}, 8h}}),
       .hours = {{8h, 12h}, {14h, 18h}},
       .weekdays = {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday,
                    std::chrono::Thursday, std::chrono::Friday},
       .special = {},
       .years = {std::chrono::year(2026)}});
}

directory::Polygon square(double west) {
  return {{west, 30}, {west + 0.1, 30}, {west + 0.1, 30.1}, {west, 30.1}, {west, 30}};
}

directory::Grid grid(const char* code, double west) {
  return {.code = directory::GridCode(code),
          .name = "1号网格",
          .type = directory::GridType::dedicated,
          .community = directory::CommunityCode("511725001004"),
          .area = directory::AreaCode("A01"),
          .polygon = square(west)};
}

}  // namespace

directory::County county() {
  const directory::StreetCode street("511725001");
  directory::County county;
  county.name = "渠县";
  county.code = "511725";
  county.directory = directory::Directory(
      {.streets = {{street, "天星街道"}},
       .communities = {{directory::CommunityCode("511725001004"), "胜利社区", street}},
       .areas = {{directory::AreaCode("A01"), "第一片区", street}},
       .grids = {grid("511725001004801", 106.0), grid("511725001004802", 106.1)},
       .units = {{.code = directory::UnitCode("D18"),
                  .name = "消防救援大队",
                  .english = "Fire brigade",
                  .kind = directory::UnitKind::department,
                  .parent = {}}}});
  county.catalogue = directory::Catalogue({{.code = directory::CategoryCode("E0496"),
                                            .name = "堵塞消防通道",
                                            .english = "Blocked fire lane",
                                            .lead = directory::UnitCode("D18"),
                                            .co = {},
                                            .severity = 1,
                                            .workflow = "incident",
                                            .note = {}}},
                                          {});
  county.calendars.emplace("county", working_hours());
  county.default_calendar = "county";
  return county;
}

directory::Actor actor(directory::Role role, std::string scope) {
  return {directory::Login("li"), "李", {{role, std::move(scope)}}};
}

model::Case incident() {
  model::Case subject;
  subject.id = model::CaseId{7};
  subject.version = model::Version{3};
  subject.kind = "incident";
  subject.number = "20260302-000007";
  subject.workflow = {"incident", 1};
  subject.facts.edit().title = "堵塞消防通道";
  subject.facts.edit().position = model::Position{106.05, 30.05};
  subject.facts.edit().place = {directory::GridCode("511725001004801"), directory::AreaCode("A01"),
                                directory::CommunityCode("511725001004"),
                                directory::StreetCode("511725001")};
  subject.facts.edit().raised_by = directory::Login("wang");
  subject.facts.edit().raised_at = *engine::parse_rfc3339("2026-03-02T01:00:00Z");
  subject.session.configuration = {"open", "l1"};
  subject.session.data =
      engine::chart::Data({{"category", "E0496"}, {"severity", 1}, {"supervised", true}});
  subject.session.running = true;
  subject.outward = {"handle", "grid", "grid_chief", {}};
  subject.children = {{model::CaseId{8}, true, "D18"}};
  subject.changed_at = *engine::parse_rfc3339("2026-03-02T02:00:00Z");
  return subject;
}

engine::Result<std::optional<ports::Account>> Accounts::find(const directory::Login& login) {
  const auto found = kept.find(login.str());
  return found == kept.end() ? std::optional<ports::Account>() : found->second;
}
engine::Result<void> Accounts::put(const ports::Account& account) {
  kept.insert_or_assign(account.actor.login.str(), account);
  return {};
}
engine::Result<std::vector<ports::Account>> Accounts::all() {
  std::vector<ports::Account> list;
  for (const auto& [login, account] : kept) list.push_back(account);
  return list;
}

engine::Result<std::optional<ports::Credential>> Credentials::find(const ports::SecretHash& hash) {
  const auto found = kept.find(hash);
  return found == kept.end() ? std::optional<ports::Credential>() : found->second;
}
engine::Result<void> Credentials::put(const ports::Credential& credential) {
  kept.insert_or_assign(credential.hash, credential);
  return {};
}
engine::Result<void> Credentials::drop(const ports::SecretHash& hash) {
  kept.erase(hash);
  return {};
}
engine::Result<void> Credentials::drop_all(const directory::Login& login) {
  std::erase_if(kept, [&](const auto& item) { return item.second.login == login; });
  return {};
}
engine::Result<std::vector<ports::Credential>> Credentials::all() {
  std::vector<ports::Credential> list;
  for (const auto& [hash, credential] : kept) list.push_back(credential);
  return list;
}

engine::Result<void> Nowhere::append(const ports::Batch&) { return {}; }
engine::Result<std::vector<model::Record>> Nowhere::read(model::Sequence, std::size_t) {
  return std::vector<model::Record>();
}
engine::Result<std::optional<ports::KeptAnswer>> Nowhere::answer(const ports::IdempotencyKey&) {
  return std::optional<ports::KeptAnswer>();
}
bool Nowhere::may_hold(const ports::IdempotencyKey&) const { return false; }
// Nobody looks for a case that the journal has not numbered yet.
engine::Result<ports::JournalEnd> Nowhere::end() {
  return ports::JournalEnd{.last = {}, .at = {}, .last_case = incident().id};
}
engine::Result<void> Nowhere::forget_answers(engine::Instant) { return {}; }
engine::Result<void> Nowhere::project(const ports::Projection&) { return {}; }
engine::Result<std::optional<model::Case>> Nowhere::load(model::CaseId id) {
  return id == incident().id ? std::optional(incident()) : std::nullopt;
}
engine::Result<model::Sequence> Nowhere::projected_through() { return model::Sequence(); }
// Found when somebody asks for it: a recovery would miss its chart.
engine::Result<void> Nowhere::visit_open(const std::function<void(model::Case)>&) { return {}; }
engine::Result<void> Nowhere::visit(const engine::model::ListFilter&,
                                    const std::function<void(ports::StoredCase)>&) {
  return {};
}
void Nowhere::publish(std::vector<ports::Change>) {}

engine::Result<ports::Listed> Queries::list(const model::ListFilter& filter,
                                            const ports::Page& page) {
  if (page.cursor == "broken") return engine::Error(engine::Errc::invalid_input, "cursor");
  if (filter.kind == "ticket") return ports::Listed{};
  return ports::Listed{{incident().id},
                       page.limit == 1 ? std::optional<std::string>("a b+c") : std::nullopt};
}
engine::Result<std::uint64_t> Queries::count(const model::ListFilter& filter) {
  return filter.overdue.value_or(false) ? 2U : 1U;
}
engine::Result<std::map<std::string, std::uint64_t>> Queries::count_by(
    const model::ListFilter& filter, const std::string&) {
  if (filter.overdue) return std::map<std::string, std::uint64_t>{{"A01", 1}};
  if (filter.open) return std::map<std::string, std::uint64_t>{{"A01", 2}};
  return std::map<std::string, std::uint64_t>{{"A01", 5}, {"A02", 1}};
}
engine::Result<std::vector<ports::StoredCase>> Queries::load(
    const std::vector<model::CaseId>& ids) {
  std::vector<ports::StoredCase> list;
  for (std::size_t count = 0; count < ids.size(); ++count) {
    list.push_back({incident(), engine::core::row_of(incident())});
  }
  return list;
}
engine::Result<std::vector<model::Record>> Queries::trail(model::CaseId) {
  return std::vector<model::Record>();
}
engine::Result<std::vector<model::Record>> Queries::journal(model::Sequence, std::size_t) {
  return std::vector<model::Record>();
}

Bench::Bench()
    : loop({nowhere, nowhere, nowhere, log}, county, workflows),
      engine(loop, clock, log),
      identities(accounts, credentials, {}),
      readers([] { return std::make_unique<Queries>(); }, 1),
      desk{.engine = engine,
           .county = county,
           .workflows = workflows,
           .clock = clock,
           .log = log,
           .identities = identities,
           .readers = readers,
           .metrics = metrics,
           .brake = brake,
           .verify_password =
               [](std::string hash, std::string password, std::function<void(bool)> done) {
                 done(hash == password);
                 return true;
               },
           .dummy_hash = "nothing fits",
           .new_secret =
               [count = std::make_shared<int>(0)] { return "secret-" + std::to_string(++*count); },
           .hosts = {"shao"},
           .origins = {"https://console.example"},
           .more_metrics = {},
           .audit = &audit,
           .verification = {.last = [this] { return verified; },
                            .begin =
                                [this] {
                                  verified.state = adapters::http::VerificationState::sound;
                                  return true;
                                }},
           .proofs = &proofs} {
  clock.at = engine::parse_rfc3339("2026-03-02T01:00:00Z")->time_since_epoch();
  const auto recovered = loop.recover();
  ENSURE(recovered, "an empty journal is recovered");
  engine.start();
}

Bench::~Bench() { engine.stop(); }

void Bench::add_account(const std::string& login, const std::string& password,
                        std::vector<directory::Post> posts) {
  const auto saved = identities.save(ports::Account{
      .actor = {directory::Login(login), login, std::move(posts)}, .password_hash = password});
  ENSURE(saved, "memory takes everything");
}

std::string Bench::token_of(const std::string& login) {
  const auto saved = identities.save(ports::Credential{.hash = adapters::http::sha256(login + "!"),
                                                       .kind = ports::CredentialKind::token,
                                                       .login = directory::Login(login),
                                                       .label = "test",
                                                       .created_at = clock.now(),
                                                       .expires_at = clock.now() + 1h,
                                                       .seen_at = clock.now()});
  ENSURE(saved, "memory takes everything");
  return "Authorization: Bearer " + login + "!\r\n";
}

adapters::http::Response Bench::ask(const adapters::http::Router& router,
                                    const std::string& raw_head, const std::string& body) {
  auto head = adapters::http::parse_head(raw_head + "\r\n");
  if (const auto* bad = std::get_if<adapters::http::BadHead>(&head))
    throw std::runtime_error(bad->why);
  adapters::http::Request request{
      .head = std::get<adapters::http::Head>(std::move(head)), .body = body, .peer = "10.0.0.1"};
  std::promise<adapters::http::Response> answered;
  auto answer = answered.get_future();
  router.dispatch(std::move(request), [&](adapters::http::Response response) {
    answered.set_value(std::move(response));
  });
  if (answer.wait_for(10s) != std::future_status::ready) throw std::runtime_error("no answer");
  return answer.get();
}

std::string header(const adapters::http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace test
