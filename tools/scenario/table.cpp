// SPDX-License-Identifier: Apache-2.0
#include "tools/scenario/table.hpp"

#include <array>

namespace tools::scenario {
namespace {

using engine::Faults;

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// "| a | b |" → {"a", "b"}
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> found;
  std::size_t begin = line.find('|') + 1;
  for (std::size_t bar = line.find('|', begin); bar != std::string_view::npos;
       bar = line.find('|', begin)) {
    found.emplace_back(trim(line.substr(begin, bar - begin)));
    begin = bar + 1;
  }
  return found;
}

/// Words by spaces; a double-quoted stretch is kept together, its quotes are dropped.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  bool quoted = false;
  bool begun = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (c == ' ' && !quoted) {
      if (begun) found.push_back(std::move(word));
      word.clear();
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  if (begun) found.push_back(std::move(word));
  return found;
}

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  void line(std::string_view text, int number) {
    const std::string_view clean = trim(text);
    if (clean.empty()) return;
    if (clean.front() == '#') return title(clean.substr(1), number);
    if (clean.front() == '|') return row(clean, number);
    fault(number, "neither a title (# …) nor a row (| … |)", "begin a title with #");
  }

  std::vector<Scenario> scenarios;
  Faults faults;

 private:
  void fault(int number, const std::string& what, const std::string& remedy) {
    faults.push_back({file_, number, 0, what, remedy});
  }

  void title(std::string_view text, int number) {
    scenarios.push_back({.title = std::string(trim(text)), .file = file_, .line = number});
    header_seen_ = false;
  }

  void row(std::string_view text, int number) {
    const std::vector<std::string> row = cells(text);
    if (scenarios.empty()) return fault(number, "a row before any title", "write # and a sentence");
    if (row.size() != 5) {
      return fault(number, "a row of " + std::to_string(row.size()) + " cells",
                   "write when, who, does, with, then");
    }
    if (!header_seen_) {
      header_seen_ = true;
      if (row[0] != "when")
        fault(number, "the first row is not the header", "| when | who | does | with | then |");
      return;
    }
    if (row[0].find_first_not_of("-: ") == std::string::npos && !row[0].empty()) return;
    scenarios.back().steps.push_back(step(row, number));
  }

  Step step(const std::vector<std::string>& row, int number) {
    Step step;
    step.line = number;
    step.when = row[0];
    step.who = row[1];
    for (const std::string& word : split(row[2])) {
      if (word.starts_with('@')) {
        step.unit = word.substr(1);
      } else {
        step.must_fail = word.starts_with('!');
        step.event = word.substr(step.must_fail ? 1 : 0);
      }
    }
    step.with = pairs(row[3], number);
    step.then = pairs(row[4], number);
    return step;
  }

  std::vector<Pair> pairs(std::string_view text, int number) {
    std::vector<Pair> found;
    for (const std::string& word : split(text)) {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos) {
        fault(number, "'" + word + "' is not name=value", "quote a text that has spaces");
        continue;
      }
      found.push_back({word.substr(0, equals), word.substr(equals + 1)});
    }
    return found;
  }

  std::string file_;
  bool header_seen_ = false;
};

}  // namespace

engine::Loaded<std::vector<Scenario>> read(std::string_view text, const std::string& file) {
  Reader reader(file);
  int number = 1;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    reader.line(text.substr(0, end), number++);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (reader.scenarios.empty() && reader.faults.empty()) {
    reader.faults.push_back(
        {file, 1, 0, "no scenario stands here", "begin one with # and a sentence"});
  }
  if (!reader.faults.empty()) return reader.faults;
  return reader.scenarios;
}

}  // namespace tools::scenario
