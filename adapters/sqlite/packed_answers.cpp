// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/packed_answers.hpp"

#include <zlib.h>

#include <cereal/types/string.hpp>

#include "adapters/codec/archive.hpp"
#include "engine/base/ensure.hpp"

namespace adapters::sqlite {

namespace ports = engine::ports;
using codec::Malformed;
using codec::Reader;
using codec::Writer;
using engine::Errc;

namespace {

/// Far more than the answers of one commit: nothing that is longer was written here.
constexpr std::size_t unpacked_bytes_max = 256U << 20U;
/// DEFLATE makes nothing shorter than by this.
constexpr std::size_t ratio_max = 1032;
/// About an incident with its actions: saves growing the string.
constexpr std::size_t usual_answer_bytes = 4096;

std::string plain(const std::vector<ports::KeptAnswer>& answers) {
  std::string bytes;
  bytes.reserve(answers.size() * usual_answer_bytes);
  Writer writer(bytes);
  for (const ports::KeptAnswer& kept : answers) {
    writer(kept.key.scope, kept.key.key);
    writer.write(kept.fingerprint.data(), kept.fingerprint.size());
    writer.number(std::int64_t{kept.at.time_since_epoch().count()});
    writer(kept.answer.status, kept.answer.body, kept.answer.location, kept.answer.etag);
  }
  ENSURE(bytes.size() <= unpacked_bytes_max, "a commit's answers are bounded");
  return bytes;
}

ports::KeptAnswer read_answer(Reader& reader) {
  ports::KeptAnswer kept;
  reader(kept.key.scope, kept.key.key);
  reader.read(kept.fingerprint.data(), kept.fingerprint.size());
  kept.at = engine::Instant{engine::Duration{reader.number<std::int64_t>()}};
  reader(kept.answer.status, kept.answer.body, kept.answer.location, kept.answer.etag);
  return kept;
}

std::string inflated(std::string_view stream, std::size_t size) {
  if (size > unpacked_bytes_max || size / ratio_max > stream.size()) {
    throw Malformed(Errc::corrupt, "answers are longer than any are");
  }
  std::string bytes(size, '\0');
  auto length = static_cast<uLongf>(size);
  const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &length,
                              reinterpret_cast<const Bytef*>(stream.data()), stream.size());
  if (code != Z_OK || length != size) throw Malformed(Errc::corrupt, "answers do not unpack");
  return bytes;
}

}  // namespace

std::string pack_answers(const std::vector<ports::KeptAnswer>& answers) {
  const std::string bytes = plain(answers);
  std::string blob;
  Writer(blob).number(static_cast<std::uint32_t>(bytes.size()));
  const std::size_t head = blob.size();
  auto length = compressBound(bytes.size());
  blob.resize(head + length);
  const int code =
      compress2(reinterpret_cast<Bytef*>(blob.data() + head), &length,
                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED);
  ENSURE(code == Z_OK, "zlib has the memory that it needs");
  blob.resize(head + length);
  return blob;
}

engine::Result<std::vector<ports::KeptAnswer>> unpack_answers(std::string_view blob) {
  return codec::guarded([blob] {
    Reader head(blob);
    const auto size = head.number<std::uint32_t>();
    const std::string bytes = inflated(blob.substr(sizeof size), size);
    std::vector<ports::KeptAnswer> answers;
    Reader reader(bytes);
    while (reader.left() > 0) answers.push_back(read_answer(reader));
    return answers;
  });
}

}  // namespace adapters::sqlite
