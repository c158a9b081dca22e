// SPDX-License-Identifier: Apache-2.0

// Photos: taken in by whoever may act at all, shown to whoever may see the case that has them.

#include <boost/json/serialize.hpp>

#include "adapters/http/digest.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/handlers/submit.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;
using runtime::View;

/// A document that is opened on its own may do nothing, whatever it turns out to be.
constexpr std::string_view photo_policy =
    "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
constexpr std::size_t tag_characters = 32;

ProblemType type_of(PhotoFault fault) {
  switch (fault) {
    case PhotoFault::not_a_photo: return ProblemType::not_a_photo;
    case PhotoFault::too_large: return ProblemType::photo_too_large;
    case PhotoFault::broken: return ProblemType::photo_broken;
  }
  return ProblemType::photo_broken;
}

Problem unavailable(const Call& call, const engine::Error& error) {
  call.desk.log.write(ports::Severity::error, "a photo could not be kept", {{"why", error.detail}});
  const bool full = error.code == engine::make_error_code(engine::Errc::storage_full);
  return problem_of(full ? runtime::Failure::storage_full : runtime::Failure::busy);
}

model::Photo photo_of(const FreshPhoto& fresh, const Call& call) {
  return {.id = call.desk.new_secret(),
          .sha256 = hex(sha256(fresh.bytes)),
          .media = fresh.media,
          .bytes = fresh.bytes.size(),
          .width = fresh.width,
          .height = fresh.height,
          .by = call.actor().login,
          .at = call.desk.clock.now()};
}

ports::Answer taken(const model::Photo& photo) {
  return {.status = 201,
          .body = boost::json::serialize(present::photo(photo)),
          .location = "/v1/attachments/" + photo.id,
          .etag = {}};
}

/// A repeat gets the first answer, and a refusal keeps nothing: then the file is nobody's.
void keep(const Call& call, const model::Photo& photo) {
  const auto& login = call.actor().login.str();
  const auto used = std::make_shared<bool>(false);
  call.desk.engine.submit(
      {.actor = call.actor(),
       .command = model::KeepPhoto{photo},
       .key = ports::IdempotencyKey{login, std::string(call.request->header("idempotency-key"))},
       .fingerprint = fingerprint_of(*call.request, login),
       .word =
           [call, photo, used](const runtime::Outcome& outcome) {
             *used = outcome.rejection == nullptr;
             if (*used) return taken(photo);
             return answer_of({.type = ProblemType::too_many_requests,
                               .detail = {"尚未使用的照片太多，请先用于上报或办理",
                                          "too many photos of yours are unused; use them first"}},
                              call);
           },
       .reply =
           [call, photo, used](runtime::Reply reply) {
             const auto* failure = std::get_if<runtime::Failure>(&reply);
             // What may have been written must be there; if it was not, the next start finds out.
             const bool unknown = failure != nullptr && *failure == runtime::Failure::unknown;
             if (!unknown && (failure != nullptr || !*used)) call.desk.photos.remove(photo.id);
             pass_on(call, std::move(reply));
           }});
}

void take_in(const Call& call, PhotoMade made) {
  if (const auto* fault = std::get_if<PhotoFault>(&made)) {
    return call.refuse({.type = type_of(*fault)});
  }
  if (const auto* error = std::get_if<engine::Error>(&made)) {
    return call.refuse(unavailable(call, *error));
  }
  const auto& fresh = std::get<FreshPhoto>(made);
  const auto photo = photo_of(fresh, call);
  if (const auto saved = call.desk.photos.save(photo.id, fresh.bytes); !saved) {
    return call.refuse(unavailable(call, saved.error()));
  }
  keep(call, photo);
}

/// Whose it is until a case has it; then whoever may see that case.
bool may_see(const Call& call, const ports::KeptPhoto& kept, const View& view) {
  if (!kept.subject) return kept.photo.by == call.actor().login;
  const auto* subject = view.context.find(kept.subject);
  return subject != nullptr && engine::core::may_see(call.actor(), *subject);
}

Response with_head(Response response, const model::Photo& photo, const std::string& tag) {
  const auto ending = photo.media.substr(photo.media.find('/') + 1);
  return std::move(response.with("ETag", tag)
                       .with("Cache-Control", "private, no-cache")
                       .with("Content-Security-Policy", std::string(photo_policy))
                       .with("Content-Disposition",
                             "inline; filename=\"" + photo.id.substr(0, 8) + "." + ending + "\""));
}

void answer_photo(const Call& call, const model::Photo& photo, const std::string& tag) {
  auto bytes = call.desk.photos.load(photo.id);
  if (!bytes) return call.refuse(unavailable(call, bytes.error()));
  Response response{
      .status = 200, .content_type = photo.media, .body = std::move(bytes).value(), .headers = {}};
  call.answer(with_head(std::move(response), photo, tag));
}

void look_up(const Call& call, const View& view) {
  const auto kept = call.desk.photos.kept->find(call.captured("id"));
  if (!kept) return call.refuse(unavailable(call, kept.error()));
  if (!*kept || !may_see(call, **kept, view)) return call.refuse({.type = ProblemType::not_found});
  const auto& photo = (*kept)->photo;
  const auto tag = '"' + photo.sha256.substr(0, tag_characters) + '"';
  if (call.request->header("if-none-match") == tag) {
    Response unchanged{.status = 304, .content_type = "", .body = "", .headers = {}};
    return call.answer(with_head(std::move(unchanged), photo, tag));
  }
  const bool posted = call.desk.readers.post(
      call.safely([call, photo, tag](ports::Queries&) { answer_photo(call, photo, tag); }));
  if (!posted) call.refuse(problem_of(runtime::Failure::busy));
}

}  // namespace

void send_photo(const Call& call) {
  const auto& photos = call.desk.photos;
  if (!photos.make) return call.refuse({.type = ProblemType::not_found});
  if (photos.full && photos.full()) {
    return call.refuse(problem_of(runtime::Failure::storage_full));
  }
  const auto wait = call.desk.photo_brake->ask(call.actor().login.str(), call.request->body.size(),
                                               call.desk.clock.now());
  if (wait) {
    return call.refuse({.type = ProblemType::too_many_requests,
                        .retry_after = std::chrono::ceil<std::chrono::seconds>(*wait)});
  }
  const bool waiting = photos.make(
      call.request->body, call.safely([call](PhotoMade made) { take_in(call, std::move(made)); }));
  if (!waiting) call.refuse(problem_of(runtime::Failure::busy));
}

void show_photo(const Call& call) {
  if (call.desk.photos.kept == nullptr) return call.refuse({.type = ProblemType::not_found});
  const bool asked =
      call.desk.engine.ask(call.safely([call](const View& view) { look_up(call, view); }));
  if (!asked) call.refuse(problem_of(runtime::Failure::stopping));
}

}  // namespace adapters::http::handlers
