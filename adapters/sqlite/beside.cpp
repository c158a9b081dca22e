// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/beside.hpp"

#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Result;

const std::string select_photo =
    "SELECT id, sha256, media, bytes, width, height, login, sent_at, case_id FROM photo";

ports::KeptPhoto read_photo(const Statement& row) {
  return {.photo = {.id = row.text(0),
                    .sha256 = row.text(1),
                    .media = row.text(2),
                    .bytes = static_cast<std::uint64_t>(row.integer(3)),
                    .width = static_cast<std::uint32_t>(row.integer(4)),
                    .height = static_cast<std::uint32_t>(row.integer(5)),
                    .by = engine::directory::Login(row.text(6)),
                    .at = row.instant(7)},
          .subject = row.number<model::CaseId>(8)};
}

Result<std::vector<ports::KeptPhoto>> read_all(Statement& select) {
  std::vector<ports::KeptPhoto> all;
  while (true) {
    auto row = select.step();
    if (!row) return row.error();
    if (!row.value()) return all;
    all.push_back(read_photo(select));
  }
}

}  // namespace

Result<std::unique_ptr<Photos>> Photos::open(const Connection& connection) {
  auto photos = std::make_unique<Photos>();
  auto prepared = prepare_all(
      connection, {{photos->select_, select_photo + " WHERE id = ?"},
                   {photos->select_loose_, select_photo + " WHERE case_id = 0"},
                   {photos->delete_, "DELETE FROM photo WHERE id = ? AND case_id = 0"}});
  if (!prepared) return prepared.error();
  return photos;
}

Result<std::optional<ports::KeptPhoto>> Photos::find(const std::string& id) {
  select_.with(id);
  const Reset at_end(select_);
  auto row = select_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<ports::KeptPhoto>();
  return std::optional(read_photo(select_));
}

Result<std::vector<model::Photo>> Photos::loose() {
  select_loose_.reset();
  const Reset at_end(select_loose_);
  auto all = read_all(select_loose_);
  if (!all) return all.error();
  std::vector<model::Photo> photos;
  for (ports::KeptPhoto& kept : all.value()) photos.push_back(std::move(kept.photo));
  return photos;
}

Result<void> Photos::drop(const std::string& id) { return delete_.with(id).run(); }

Result<std::unique_ptr<Reporters>> Reporters::open(const Connection& connection) {
  auto reporters = std::make_unique<Reporters>();
  auto prepared = prepare_all(
      connection,
      {{reporters->select_, "SELECT name, phone, salt FROM reporter WHERE case_id = ?"}});
  if (!prepared) return prepared.error();
  return reporters;
}

Result<std::optional<model::Reporter>> Reporters::find(model::CaseId subject) {
  select_.with(subject);
  const Reset at_end(select_);
  auto row = select_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<model::Reporter>();
  return std::optional(
      model::Reporter{.name = select_.text(0), .phone = select_.text(1), .salt = select_.text(2)});
}

Result<std::unique_ptr<Audit>> Audit::open(const Connection& connection) {
  auto audit = std::make_unique<Audit>();
  auto prepared = prepare_all(
      connection,
      {{audit->insert_, "INSERT INTO deed (at, login, act, about, detail) VALUES (?, ?, ?, ?, ?)"},
       {audit->select_,
        "SELECT number, at, login, act, about, detail FROM deed"
        " WHERE ?1 = 0 OR number < ?1 ORDER BY number DESC LIMIT ?2"}});
  if (!prepared) return prepared.error();
  return audit;
}

Result<void> Audit::note(const ports::Deed& deed) {
  return insert_.with(deed.at, deed.login, deed.act, deed.about, deed.detail).run();
}

Result<std::vector<ports::Deed>> Audit::list(std::uint64_t before, std::size_t most) {
  select_.with(static_cast<std::int64_t>(before), static_cast<std::int64_t>(most));
  const Reset at_end(select_);
  std::vector<ports::Deed> list;
  while (true) {
    auto row = select_.step();
    if (!row) return row.error();
    if (!row.value()) return list;
    list.push_back({.number = static_cast<std::uint64_t>(select_.integer(0)),
                    .at = select_.instant(1),
                    .login = select_.text(2),
                    .act = select_.text(3),
                    .about = select_.text(4),
                    .detail = select_.text(5)});
  }
}

Result<std::vector<ports::KeptPhoto>> all_photos(const Connection& connection) {
  auto select = connection.prepare(select_photo + " ORDER BY id");
  if (!select) return select.error();
  return read_all(select.value());
}

}  // namespace adapters::sqlite
