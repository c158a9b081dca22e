// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two archives behind every stored payload: cereal walks the fields, the bytes are ours.
// cereal's own binary archives believe any length that they read and go through a stream; these
// never allocate for more than what is left of the input, and write straight into a string.
//
// Floor:   adapters/codec.
// Units:   little-endian; a length is a u32, a bool one byte, an instant an i64 of milliseconds.
// Errors:  Reader throws Malformed; the codec's public functions turn it into a Result.
// Source:  uscilab.github.io/cereal, "Extending Archives".

#include <bit>
#include <cereal/cereal.hpp>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/base/result.hpp"

namespace adapters::codec {

static_assert(std::endian::native == std::endian::little, "stored numbers are little-endian");

/// What cannot be read: Errc::corrupt, or Errc::unsupported for what a newer version wrote.
class Malformed : public std::runtime_error {
 public:
  Malformed(engine::Errc errc, const std::string& what) : std::runtime_error(what), code(errc) {}

  engine::Errc code;
};

class Writer : public cereal::OutputArchive<Writer> {
 public:
  /// Appends to `out`, which must outlive the writer.
  explicit Writer(std::string& out) : OutputArchive(this), out_(out) {}

  void write(const void* from, std::size_t size) {
    out_.append(static_cast<const char*>(from), size);
  }
  template <class T>
  void number(T value) {
    write(&value, sizeof value);
  }
  [[nodiscard]] std::size_t position() const { return out_.size(); }
  /// Fills in a length that was not known when its place was written.
  void patch(std::size_t position, std::uint32_t value) {
    std::memcpy(out_.data() + position, &value, sizeof value);
  }

 private:
  std::string& out_;
};

class Reader : public cereal::InputArchive<Reader> {
 public:
  explicit Reader(std::string_view bytes) : InputArchive(this), rest_(bytes) {}

  void read(void* into, std::size_t size);
  template <class T>
  [[nodiscard]] T number() {
    T value{};
    read(&value, sizeof value);
    return value;
  }
  /// A length that what is left can hold.
  [[nodiscard]] std::uint32_t length();
  [[nodiscard]] std::size_t left() const { return rest_.size(); }
  /// Cuts the next `size` bytes off, to be read on their own; returns what follows them.
  [[nodiscard]] std::string_view narrow(std::size_t size);
  /// Passes over the rest of what was narrowed to.
  void skip() { rest_ = {}; }
  /// Goes on with `after`; what was narrowed to must have been read to its end.
  void widen(std::string_view after);

 private:
  std::string_view rest_;
};

// What cereal looks for by the archive's namespace.

template <class T>
requires std::is_arithmetic_v<T>
void save(Writer& writer, const T& value) { writer.number(value); }
template <class T>
requires(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) void load(Reader& reader, T& value) {
  value = reader.number<T>();
}
template <class T>
requires std::is_same_v<T, bool>
void load(Reader& reader, T& value) {
  const auto byte = reader.number<std::uint8_t>();
  if (byte > 1) throw Malformed(engine::Errc::corrupt, "a truth value is neither 0 nor 1");
  value = byte == 1;
}

template <class T>
void save(Writer& writer, const cereal::NameValuePair<T>& pair) {
  writer(pair.value);
}
template <class T>
void load(Reader& reader, cereal::NameValuePair<T>& pair) {
  reader(pair.value);
}

template <class T>
void save(Writer& writer, const cereal::SizeTag<T>& tag) {
  writer.number(static_cast<std::uint32_t>(tag.size));
}
template <class T>
void load(Reader& reader, cereal::SizeTag<T>& tag) {
  tag.size = reader.length();
}

template <class T>
void save(Writer& writer, const cereal::BinaryData<T>& data) {
  writer.write(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void load(Reader& reader, cereal::BinaryData<T>& data) {
  reader.read(data.data, static_cast<std::size_t>(data.size));
}

/// An enumerator that must lie within what the enumeration has, kept as one byte.
template <class E>
struct Ranged {
  E& value;
  E first, last;
};
template <class E>
[[nodiscard]] Ranged<E> ranged(E& value, E first, E last) {
  return {value, first, last};
}
template <class E>
void save(Writer& writer, const Ranged<E>& enumerator) {
  writer.number(static_cast<std::uint8_t>(enumerator.value));
}
template <class E>
void load(Reader& reader, Ranged<E>& enumerator) {
  const auto value = static_cast<E>(reader.number<std::uint8_t>());
  if (value < enumerator.first || value > enumerator.last) {
    throw Malformed(engine::Errc::corrupt, "an enumerator is out of its range");
  }
  enumerator.value = value;
}

/// Runs a reading function and turns what it throws into an Error.
template <class F>
[[nodiscard]] auto guarded(F&& read) -> engine::Result<decltype(read())> {
  try {
    return read();
  } catch (const Malformed& malformed) {
    return engine::Error(malformed.code, malformed.what());
  } catch (const std::exception& other) {
    return engine::Error(engine::Errc::corrupt, other.what());
  }
}

}  // namespace adapters::codec
