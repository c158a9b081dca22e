// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <optional>

#include "engine/chart/expression/number.hpp"
#include "engine/chart/expression/text.hpp"
#include "engine/chart/expression/token.hpp"

namespace engine::chart::expression {
namespace {

/// Longest first. Many are here only so that the parser can name what it refuses.
constexpr std::array<std::string_view, 53> punctuators{
    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "**=", "&&=", "||=", "?\?=", "...", "==", "!=", "<=",
    ">=",   "&&",  "||",  "??",  "?.",  "++",  "--",  "+=",  "-=",  "*=",   "/=",  "%=", "&=", "|=",
    "^=",   "=>",  "**",  "<<",  ">>",  "{",   "}",   "(",   ")",   "[",    "]",   ".",  ";",  ",",
    "<",    ">",   "+",   "-",   "*",   "/",   "%",   "&",   "|",   "^",    "!"};
constexpr std::string_view more_punctuators = "~?:=@";

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
 public:
  Lexer(std::string_view source, std::vector<Issue>& issues) : source_(source), issues_(issues) {}

  std::vector<Token> run() {
    const std::size_t before = issues_.size();
    while (issues_.size() == before && skip_blank()) read();
    tokens_.push_back({.kind = TokenKind::end, .text = "", .offset = source_.size()});
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  void refuse(std::size_t offset, std::string what, std::string remedy) {
    issues_.push_back({offset, std::move(what), std::move(remedy)});
  }

  /// True if a token follows.
  bool skip_blank() {
    while (at_ < source_.size()) {
      const std::string_view rest = source_.substr(at_);
      if (rest.starts_with("//")) {
        at_ = std::min(source_.find('\n', at_), source_.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t end = source_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? source_.size() : end + 2;
      } else if (const std::size_t blank = blank_length(rest); blank > 0) {
        newline_ = newline_ || rest[0] == '\n';
        at_ += blank;
      } else {
        return true;
      }
    }
    return false;
  }

  static std::size_t blank_length(std::string_view rest) {
    if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) return 1;
    if (static_cast<unsigned char>(rest[0]) < 0x80) return 0;
    for (const std::string_view wide : {"\u00A0", "\u3000", "\uFEFF"}) {
      if (rest.starts_with(wide)) return wide.size();
    }
    return 0;
  }

  void read() {
    start_ = at_;
    const char c = peek();
    if (digit(c) || (c == '.' && digit(peek(1)))) {
      read_number();
    } else if (letter(c)) {
      while (letter(peek()) || digit(peek())) ++at_;
      push(TokenKind::name, std::string(source_.substr(start_, at_ - start_)));
    } else if (c == '\'' || c == '"') {
      read_text(c);
    } else {
      read_punctuator();
    }
  }

  void push(TokenKind kind, std::string text, double number = 0) {
    tokens_.push_back({kind, std::move(text), number, start_, newline_});
    newline_ = false;
  }

  void read_number() {
    while (digit(peek()) || letter(peek()) || peek() == '.' || signed_power()) ++at_;
    const std::string_view literal = source_.substr(start_, at_ - start_);
    const double value = parse_whole(literal);
    const bool octal = literal.size() > 1 && literal[0] == '0' && digit(literal[1]);
    if (std::isnan(value) || octal) {
      return refuse(start_, "'" + std::string(literal) + "' is no number",
                    "write it as 12, 1.5, 2e3 or 0x1F");
    }
    push(TokenKind::number, std::string(literal), value);
  }

  [[nodiscard]] bool signed_power() const {
    const char before = source_[at_ - 1];
    const bool hex = source_.substr(start_, 2) == "0x" || source_.substr(start_, 2) == "0X";
    return at_ > start_ && !hex && (peek() == '+' || peek() == '-') &&
           (before == 'e' || before == 'E');
  }

  void read_text(char quote) {
    std::string text;
    for (++at_; at_ < source_.size() && peek() != quote && peek() != '\n';) {
      if (peek() != '\\') {
        text += source_[at_++];
      } else if (!read_escape(text)) {
        return refuse(at_, "an escape that ECMAScript does not know", "write \\\\ for a backslash");
      }
    }
    if (peek() != quote || at_ >= source_.size()) {
      return refuse(start_, "a string that does not end", "close it with " + std::string(1, quote));
    }
    ++at_;
    push(TokenKind::text, std::move(text));
  }

  bool read_escape(std::string& text) {
    constexpr std::string_view names = "nrtbfv0";
    constexpr std::string_view values{"\n\r\t\b\f\v\0", 7};
    const char name = peek(1);
    if (name == 'u' || name == 'x') return read_code(text, name == 'u');
    at_ += 2;
    if (name == '0' && digit(peek())) return false;
    if (const std::size_t known = names.find(name); known != std::string_view::npos) {
      text += values[known];
      return true;
    }
    if (digit(name) || name == '\n' || name == '\0') return false;
    text += name;
    return true;
  }

  /// \xHH, \uHHHH (two of them for a surrogate pair) or \u{H...}.
  bool read_code(std::string& text, bool unicode) {
    at_ += 2;
    if (unicode && peek() == '{') return read_braced(text);
    std::u16string units;
    do {
      const std::optional<unsigned> unit = hex(unicode ? 4 : 2);
      if (!unit) return false;
      units += static_cast<char16_t>(*unit);
    } while (unicode && high_surrogate(units.back()) && skip("\\u"));
    text += to_utf8(units);
    return true;
  }

  bool read_braced(std::string& text) {
    const std::size_t end = source_.find('}', at_);
    if (end == std::string_view::npos || end - at_ < 2 || end - at_ > 7) return false;
    ++at_;
    const std::optional<unsigned> point = hex(end - at_);
    if (!point || *point > 0x10FFFF) return false;
    ++at_;
    const auto high = static_cast<char16_t>(0xD800 + ((*point - 0x10000) >> 10));
    const auto low = static_cast<char16_t>(0xDC00 + ((*point - 0x10000) & 0x3FF));
    text += *point < 0x10000 ? to_utf8(std::u16string(1, static_cast<char16_t>(*point)))
                             : to_utf8(std::u16string{high, low});
    return true;
  }

  static bool high_surrogate(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
  bool skip(std::string_view text) {
    if (!source_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  std::optional<unsigned> hex(std::size_t count) {
    if (at_ + count > source_.size()) return std::nullopt;
    const double value = parse_whole("0x" + std::string(source_.substr(at_, count)));
    if (std::isnan(value)) return std::nullopt;
    at_ += count;
    return static_cast<unsigned>(value);
  }

  void read_punctuator() {
    for (const std::string_view signs : punctuators) {
      if (!source_.substr(at_).starts_with(signs)) continue;
      at_ += signs.size();
      return push(TokenKind::punctuator, std::string(signs));
    }
    if (more_punctuators.find(peek()) != std::string_view::npos) {
      return push(TokenKind::punctuator, std::string(1, source_[at_++]));
    }
    refuse(at_, "the sign '" + std::string(1, peek()) + "' has no meaning in an expression",
           peek() == '`' ? "write the string in quotes" : "remove it");
  }

  std::string_view source_;
  std::vector<Issue>& issues_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0, start_ = 0;
  bool newline_ = false;
};

}  // namespace

std::vector<Token> tokens(std::string_view source, std::vector<Issue>& issues) {
  return Lexer(source, issues).run();
}

}  // namespace engine::chart::expression
