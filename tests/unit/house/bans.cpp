// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/house/bans.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace house {
namespace {

enum class Where { everywhere, server, engine };  // The server: engine and adapters.

struct Ban {
  std::string_view word;
  Where where;
  std::string_view remedy;
};

constexpr std::string_view no_clock = "take the instant as an argument: ports::Clock is the source";
constexpr std::string_view no_chance = "randomness comes in as an argument";
constexpr std::string_view no_output = "return it, or write to ports::Log";
constexpr std::string_view no_world = "the engine reads nothing of the machine: pass it in";
constexpr std::string_view no_parse = "std::from_chars: it knows no locale and tells of errors";

constexpr std::array bans = {
    Ban{"system_clock", Where::engine, no_clock},
    Ban{"steady_clock", Where::engine, no_clock},
    Ban{"high_resolution_clock", Where::engine, no_clock},
    Ban{"gettimeofday", Where::everywhere, no_clock},
    Ban{"clock_gettime", Where::engine, no_clock},
    Ban{"time(nullptr)", Where::everywhere, no_clock},
    Ban{"sleep_for", Where::engine, "timers are state, folded from the journal"},
    Ban{"rand", Where::everywhere, no_chance},
    Ban{"srand", Where::everywhere, no_chance},
    Ban{"random_device", Where::engine, no_chance},
    Ban{"mt19937", Where::engine, no_chance},
    Ban{"mt19937_64", Where::engine, no_chance},
    Ban{"std::cout", Where::server, no_output},
    Ban{"std::cerr", Where::engine, no_output},
    Ban{"printf", Where::engine, no_output},
    Ban{"getenv", Where::engine, no_world},
    Ban{"std::locale", Where::engine, no_world},
    Ban{"setlocale", Where::everywhere, no_world},
    Ban{"thread_local", Where::everywhere, "no hidden state: pass it by reference"},
    Ban{"using namespace std;", Where::everywhere, "name what you use"},
    Ban{"std::regex", Where::server, "it recurses once a character: long input ends the process"},
    Ban{"std::stoi", Where::server, no_parse},
    Ban{"std::stol", Where::server, no_parse},
    Ban{"std::stoll", Where::server, no_parse},
    Ban{"std::stoul", Where::server, no_parse},
    Ban{"std::stoull", Where::server, no_parse},
    Ban{"atoi", Where::server, no_parse},
    Ban{"atof", Where::server, no_parse},
    Ban{"strcpy", Where::everywhere, "std::string"},
    Ban{"sprintf", Where::everywhere, "std::string or fmt"},
    Ban{"throw", Where::engine, "a Rejection, a Result, or ENSURE"},
};

bool holds_in(Where where, std::string_view path) {
  switch (where) {
    case Where::everywhere: return true;
    case Where::server: return is_under(path, "engine") || is_under(path, "adapters");
    case Where::engine: return is_under(path, "engine");
  }
  return true;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where `word` stands by itself in `text`, at `from` or later.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !is_word(text[at - 1]) || !is_word(word.front());
    const bool ends = end >= text.size() || !is_word(text[end]) || !is_word(word.back());
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

void find_all(Offences& offences, const Source& source, std::string_view text,
              std::string_view word, std::string_view remedy) {
  for (std::size_t at = find_word(text, word, 0); at != std::string_view::npos;
       at = find_word(text, word, at + 1)) {
    offences.push_back(
        {source.path, line_at(text, at), std::string(word) + ": " + std::string(remedy)});
  }
}

// The bracket that opens what `close` closes; npos if none does.
std::size_t opening(std::string_view code, std::size_t close, char open_mark, char close_mark) {
  std::size_t depth = 0;
  for (std::size_t i = close + 1; i-- > 0;) {
    if (code[i] == close_mark) ++depth;
    if (code[i] == open_mark && --depth == 0) return i;
  }
  return std::string_view::npos;
}

std::size_t last_mark_before(std::string_view code, std::size_t at) {
  return at == 0 ? std::string_view::npos : code.find_last_not_of(" \n", at - 1);
}

// Whether the arrow at `arrow` ends the head of a lambda that captures something.
bool is_capturing_lambda(std::string_view code, std::size_t arrow) {
  std::size_t close = last_mark_before(code, arrow);
  if (close != std::string_view::npos && code.substr(0, close + 1).ends_with("mutable")) {
    close = last_mark_before(code, close - 6);
  }
  if (close == std::string_view::npos || code[close] != ')') return false;
  const std::size_t open = opening(code, close, '(', ')');
  if (open == std::string_view::npos) return false;
  const std::size_t bracket = last_mark_before(code, open);
  if (bracket == std::string_view::npos || code[bracket] != ']') return false;
  const std::size_t begin = opening(code, bracket, '[', ']');
  return begin != std::string_view::npos &&
         code.substr(begin + 1, bracket - begin - 1).find_first_not_of(" \n") !=
             std::string_view::npos;
}

// The checks themselves must name what they forbid.
bool is_of_this_test(const Source& source) { return is_under(source.path, "tests/unit/house"); }

}  // namespace

Offences banned_words(const Source& source) {
  if (!is_cpp(source) || source.path == "engine/base/ensure.hpp") return {};
  Offences offences;
  const std::string code = code_only(source.text);
  for (const Ban& ban : bans) {
    if (!holds_in(ban.where, source.path)) continue;
    find_all(offences, source, code, ban.word, ban.remedy);
  }
  return offences;
}

Offences left_for_later(const Source& source) {
  if (is_of_this_test(source)) return {};
  Offences offences;
  for (const std::string_view mark : {"TODO", "FIXME", "XXX", "HACK"}) {
    find_all(offences, source, source.text, mark, "finish it, or open an issue");
  }
  return offences;
}

Offences swallowed_exceptions(const Source& source) {
  if (!is_cpp(source)) return {};
  Offences offences;
  const std::string code = code_only(source.text);
  constexpr std::string_view handler = "catch (...)";
  for (std::size_t at = code.find(handler); at != std::string::npos;
       at = code.find(handler, at + 1)) {
    const std::size_t open = code.find_first_not_of(" \n", at + handler.size());
    const std::size_t inside = code.find_first_not_of(" \n", open + 1);
    if (open == std::string::npos || inside == std::string::npos || code[inside] != '}') continue;
    offences.push_back({source.path, line_at(code, at), "an empty handler hides what went wrong"});
  }
  return offences;
}

Offences capturing_coroutines(const Source& source) {
  if (!is_cpp(source)) return {};
  Offences offences;
  const std::string code = code_only(source.text);
  for (std::size_t at = code.find("->"); at != std::string::npos; at = code.find("->", at + 1)) {
    const std::string_view type = std::string_view(code).substr(at, 40);
    const std::size_t word = type.find("awaitable<");
    const bool coroutine = word != std::string_view::npos &&
                           type.substr(2, word - 2).find_first_of(";{(") == std::string_view::npos;
    if (!coroutine || !is_capturing_lambda(code, at)) continue;
    offences.push_back({source.path, line_at(code, at),
                        "a coroutine must not capture: give it parameters, by value"});
  }
  return offences;
}

Offences machine_paths(const Source& source) {
  if (is_of_this_test(source)) return {};
  Offences offences;
  const std::string_view text = source.text;
  for (const std::string_view path : {"/work/", "/root/", "/home/"}) {
    for (std::size_t at = text.find(path); at != std::string_view::npos;
         at = text.find(path, at + 1)) {
      // "../work/", "framework/": part of a longer name, no path of a machine.
      if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '}')) continue;
      offences.push_back({source.path, line_at(text, at), "a path of one machine: take it out"});
    }
  }
  return offences;
}

}  // namespace house
