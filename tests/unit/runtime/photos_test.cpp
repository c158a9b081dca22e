// SPDX-License-Identifier: Apache-2.0

// Photos between their arrival and the act that uses them: whose, how many, how long.

#include <catch2/catch.hpp>
#include <filesystem>

#include "adapters/county/load.hpp"
#include "adapters/memory/store.hpp"
#include "adapters/scxml/library.hpp"
#include "engine/base/bounds.hpp"
#include "engine/runtime/loop.hpp"

namespace {

namespace bounds = engine::bounds;
namespace directory = engine::directory;
namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;
using namespace std::chrono_literals;

class Deaf final : public ports::Publisher, public ports::Log {
 public:
  void publish(std::vector<ports::Change>) override {}
  void write(ports::Severity, std::string_view, const std::vector<Field>&) override {}
};

class Office {
 public:
  Office() { restart(); }

  void restart() {
    loop_.emplace(runtime::Ports{store_.journal(), store_.rows(), deaf_, deaf_, &store_.photos()},
                  county_.value(), workflows_.value());
    REQUIRE(loop_->recover());
  }

  [[nodiscard]] static model::Photo photo(const std::string& id, const std::string& by) {
    return {.id = id,
            .sha256 = std::string(64, '0'),
            .media = "image/jpeg",
            .by = directory::Login(by),
            .at = start()};
  }
  [[nodiscard]] static engine::Instant start() {
    return *engine::parse_rfc3339("2026-03-02T09:00:00+08:00");
  }

  [[nodiscard]] model::OpenCase incident(std::vector<std::string> photos) const {
    model::OpenCase open;
    open.workflow = "incident";
    open.facts.title = "路灯不亮";
    const auto& places = county_.value().directory;
    open.facts.place = *places.place_of(places.grids().front().code);
    open.given = {{"category", "E0113"}};
    open.photos = std::move(photos);
    return open;
  }

  /// One batch of commands by these people; how each was answered: "" for done.
  std::vector<std::string> act(std::vector<std::pair<std::string, model::Command>> commands) {
    std::vector<std::string> outcomes(commands.size());
    std::vector<runtime::Submission> batch;
    for (std::size_t i = 0; i < commands.size(); ++i) {
      runtime::Submission submission;
      submission.actor = {.login = directory::Login(commands[i].first),
                          .posts = {{directory::Role::dispatcher, ""}}};
      submission.command = std::move(commands[i].second);
      submission.word = [&outcomes, i, this](const runtime::Outcome& outcome) {
        if (outcome.subject) last_ = outcome.subject->id;
        if (outcome.rejection) outcomes[i] = word_of(*outcome.rejection);
        return ports::Answer{};
      };
      batch.push_back(std::move(submission));
    }
    REQUIRE(loop_->process(std::move(batch), start()));
    return outcomes;
  }
  std::string act(const std::string& who, model::Command command) {
    return act({{who, std::move(command)}}).front();
  }

  [[nodiscard]] const model::Case& last() { return loop_->find(last_)->state; }
  [[nodiscard]] runtime::Loop& loop() { return *loop_; }
  [[nodiscard]] ports::Photos& kept() { return store_.photos(); }

 private:
  static std::string word_of(const model::Rejection& rejection) {
    if (const auto* bound = std::get_if<model::BoundReached>(&rejection)) return bound->name;
    const auto* form = std::get_if<model::InvalidForm>(&rejection);
    return form ? form->errors.front().pointer : "other";
  }

  engine::Loaded<directory::County> county_ =
      adapters::county::load_county(std::filesystem::path(SHAO_SOURCE_DIR) / "config" / "quxian");
  engine::Loaded<engine::core::Workflows> workflows_ =
      adapters::scxml::load_library(std::filesystem::path(SHAO_SOURCE_DIR) / "workflows");
  adapters::memory::Store store_;
  Deaf deaf_;
  std::optional<runtime::Loop> loop_;
  model::CaseId last_;
};

TEST_CASE("photos: one goes to one case of whoever sent it and to no other", "[photos]") {
  Office office;
  CHECK(office.act("wang", model::KeepPhoto{Office::photo("a", "wang")}).empty());

  CHECK(office.act("li", office.incident({"a"})) == "/attachments/0");
  CHECK(office.act("wang", office.incident({"b"})) == "/attachments/0");
  CHECK(office.act("wang", office.incident({"a"})).empty());

  REQUIRE(office.last().photos.size() == 1);
  CHECK(office.last().photos.front().photo == Office::photo("a", "wang"));
  CHECK(office.last().photos.front().kind == model::PhotoKind::before);
  CHECK(office.act("wang", office.incident({"a"})) == "/attachments/0");
}

TEST_CASE("photos: one that comes in the same batch is used by the first who names it",
          "[photos]") {
  Office office;
  const auto outcomes = office.act({{"wang", model::KeepPhoto{Office::photo("a", "wang")}},
                                    {"wang", office.incident({"a"})},
                                    {"wang", office.incident({"a"})}});
  CHECK(outcomes == std::vector<std::string>{"", "", "/attachments/0"});
}

TEST_CASE("photos: unused ones and used ones are so after a restart", "[photos]") {
  Office office;
  office.act({{"wang", model::KeepPhoto{Office::photo("a", "wang")}},
              {"wang", model::KeepPhoto{Office::photo("b", "wang")}},
              {"wang", office.incident({"a"})}});
  office.restart();
  CHECK(office.act("wang", office.incident({"a"})) == "/attachments/0");
  CHECK(office.act("wang", office.incident({"b"})).empty());
}

TEST_CASE("photos: more unused ones than a person may have are refused", "[photos]") {
  Office office;
  for (std::size_t i = 0; i < bounds::loose_photos_max; ++i) {
    const auto id = "p" + std::to_string(i);
    REQUIRE(office.act("wang", model::KeepPhoto{Office::photo(id, "wang")}).empty());
  }
  CHECK(office.act("wang", model::KeepPhoto{Office::photo("z", "wang")}) == "loose_photos_max");
  CHECK(office.act("li", model::KeepPhoto{Office::photo("y", "li")}).empty());
  CHECK(office.act("wang", office.incident({"p0"})).empty());
  CHECK(office.act("wang", model::KeepPhoto{Office::photo("z", "wang")}).empty());
}

TEST_CASE("photos: those of others in the same batch do not count", "[photos]") {
  Office office;
  std::vector<std::pair<std::string, model::Command>> batch;
  for (std::size_t i = 0; i < bounds::loose_photos_max; ++i) {
    batch.emplace_back("wang", model::KeepPhoto{Office::photo("p" + std::to_string(i), "wang")});
  }
  batch.emplace_back("li", model::KeepPhoto{Office::photo("y", "li")});
  batch.emplace_back("wang", model::KeepPhoto{Office::photo("z", "wang")});
  std::vector<std::string> expected(bounds::loose_photos_max + 1);
  expected.emplace_back("loose_photos_max");
  CHECK(office.act(std::move(batch)) == expected);
}

TEST_CASE("photos: what nobody used for a week is forgotten and not before", "[photos]") {
  Office office;
  office.act({{"wang", model::KeepPhoto{Office::photo("a", "wang")}},
              {"wang", model::KeepPhoto{Office::photo("b", "wang")}},
              {"wang", office.incident({"a"})}});
  const auto week = std::chrono::days(bounds::photo_days_max);

  CHECK(office.loop().forget_photos(Office::start() + week)->empty());
  CHECK(office.loop().forget_photos(Office::start() + week + 1ms).value() ==
        std::vector<std::string>{"b"});
  CHECK(office.kept().find("a")->has_value());
  CHECK_FALSE(office.kept().find("b")->has_value());
  CHECK(office.act("wang", office.incident({"b"})) == "/attachments/0");
}

}  // namespace
