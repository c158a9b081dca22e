// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/record_codec.hpp"

#include <optional>

#include "adapters/codec/case_fields.hpp"
#include "adapters/codec/event_codec.hpp"
#include "adapters/codec/frame.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::codec {

namespace model = engine::model;

template <class Archive>
void serialize(Archive& archive, model::Cause& cause) {
  using model::CauseKind;
  archive(ranged(cause.kind, CauseKind::person, CauseKind::admin), cause.event, cause.login,
          cause.role, cause.unit, cause.from);
}

namespace {

constexpr FrameHead record_head{.tag = record_tag, .version = 1};

/// About what a step of the sample county's charts takes: saves growing the string.
constexpr std::size_t usual_record_bytes = 512;

void write_record(Writer& writer, const model::Record& record) {
  write_frame(writer, record_head, [&] {
    writer(record.sequence, record.subject, record.version, record.at, record.cause);
    write_event(writer, *record.event);
  });
}

using Wanted = std::optional<model::CaseId>;

/// None if the record is of another case than the one that is wanted.
std::optional<model::Record> read_record(Reader& reader, Wanted wanted) {
  std::optional<model::Record> found;
  read_frame(reader, [&](FrameHead head) {
    expect(head, record_head, "a record");
    if (reader.left() > engine::bounds::record_bytes_max) {
      throw Malformed(engine::Errc::corrupt, "a record is longer than a record can be");
    }
    model::Record record;
    reader(record.sequence, record.subject);
    if (wanted && record.subject != *wanted) return reader.skip();
    reader(record.version, record.at, record.cause);
    record.event = read_event(reader);
    found = std::move(record);
  });
  return found;
}

std::vector<model::Record> read_records(std::string_view payload, Wanted wanted) {
  std::vector<model::Record> records;
  Reader reader(payload);
  while (reader.left() > 0) {
    if (auto record = read_record(reader, wanted)) records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace

std::string encode_records(const std::vector<model::Record>& records) {
  std::string payload;
  payload.reserve(records.size() * usual_record_bytes);
  Writer writer(payload);
  for (const model::Record& record : records) write_record(writer, record);
  return payload;
}

engine::Result<std::vector<model::Record>> decode_records(std::string_view payload) {
  return guarded([payload] { return read_records(payload, std::nullopt); });
}

engine::Result<std::vector<model::Record>> decode_records_of(std::string_view payload,
                                                             model::CaseId subject) {
  return guarded([payload, subject] { return read_records(payload, subject); });
}

}  // namespace adapters::codec
