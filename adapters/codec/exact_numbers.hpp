// SPDX-License-Identifier: Apache-2.0
#pragma once

// Builds a JSON value from what Boost.JSON's parser meets, but reads fractions exactly: that parser
// (1.81) is off by a last bit in one of eight quotients, and a case that is read back must be the
// case that was written, bit by bit.
//
// Floor:  adapters/codec; private to it.
// Source: boost::json::basic_parser, its Handler requirements; std::from_chars rounds correctly.

#include <boost/json/basic_parser.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <string>

namespace adapters::codec {

class ExactNumbers {
 public:
  using Error = boost::json::error_code;
  using Text = boost::json::string_view;

  static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                               max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);

  ExactNumbers() { stack_.reset(); }
  /// Once the parser is done.
  [[nodiscard]] boost::json::value release() { return stack_.release(); }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) { return true; }
  bool on_object_end(std::size_t size, Error&) {
    stack_.push_object(size);
    return true;
  }
  bool on_array_begin(Error&) { return true; }
  bool on_array_end(std::size_t size, Error&) {
    stack_.push_array(size);
    return true;
  }
  bool on_key_part(Text part, std::size_t, Error&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_key(Text rest, std::size_t, Error&) {
    stack_.push_key(rest);
    return true;
  }
  bool on_string_part(Text part, std::size_t, Error&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(Text rest, std::size_t, Error&) {
    stack_.push_string(rest);
    return true;
  }
  bool on_number_part(Text part, Error&) {
    number_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t value, Text, Error&) {
    number_.clear();
    stack_.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t value, Text, Error&) {
    number_.clear();
    stack_.push_uint64(value);
    return true;
  }
  bool on_double(double nearly, Text rest, Error&) {
    number_.append(rest.data(), rest.size());
    double value = 0;
    const char* const end = number_.data() + number_.size();
    const auto read = std::from_chars(number_.data(), end, value);
    const bool exact = read.ec == std::errc() && read.ptr == end;
    number_.clear();
    stack_.push_double(exact ? value : nearly);
    return true;
  }
  bool on_bool(bool value, Error&) {
    stack_.push_bool(value);
    return true;
  }
  bool on_null(Error&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

 private:
  boost::json::value_stack stack_;
  std::string number_;  ///< So far.
};

}  // namespace adapters::codec
