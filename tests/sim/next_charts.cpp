// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/next_charts.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"

namespace sim {
namespace {

/// Each place where it stands; there is at least one.
void replace(std::string& text, const std::string& from, const std::string& to) {
  std::size_t at = text.find(from);
  ENSURE(at != std::string::npos, "the chart has what its next version has otherwise");
  for (; at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void replace_if_there(std::string& text, const std::string& from, const std::string& to) {
  if (text.find(from) != std::string::npos) replace(text, from, to);
}

void rename(std::string& text, const std::string& state) {
  const std::string name = state + std::string(next_mark);
  replace(text, "id=\"" + state + "\"", "id=\"" + name + "\"");
  replace(text, "target=\"" + state + "\"", "target=\"" + name + "\"");
  replace_if_there(text, "initial=\"" + state + "\"", "initial=\"" + name + "\"");
  replace_if_there(text, "In('" + state + "')", "In('" + name + "')");
}

void rename_datum(std::string& text, const std::string& from, const std::string& to) {
  replace(text, "data id=\"" + from + "\"", "data id=\"" + to + "\"");
  replace(text, "location=\"" + from + "\"", "location=\"" + to + "\"");
}

void add_clock(std::string& text) {
  const std::string name(new_clock.clock);
  const std::size_t state = text.find("<state id=\"" + std::string(new_clock.state) + "\"");
  ENSURE(state != std::string::npos, "the chart has the state of its new clock");
  text.insert(text.find('>', state) + 1,
              "<onentry><shao:clock name=\"" + name + "\" do=\"start\" limit=\"" +
                  std::string(new_clock.limit) + "\"/></onentry><onexit><shao:clock name=\"" +
                  name + "\" do=\"stop\"/></onexit><transition event=\"clock." + name + ".due\"/>");
}

}  // namespace

bool is_renamed(std::string_view workflow, std::string_view state) {
  return std::any_of(renamed_states.begin(), renamed_states.end(), [&](const Renamed& each) {
    return each.workflow == workflow && each.state == state;
  });
}

std::string as_next(std::string_view workflow, std::string text) {
  for (const Renamed& each : renamed_states) {
    if (each.workflow == workflow) rename(text, std::string(each.state));
  }
  if (gone_datum.workflow == workflow) {
    rename_datum(text, std::string(gone_datum.name), std::string(gone_datum.instead));
  }
  if (new_clock.workflow == workflow) add_clock(text);
  if (new_datum.workflow == workflow) {
    replace(text, "<datamodel>",
            "<datamodel><data id=\"" + std::string(new_datum.name) + "\" expr=\"" +
                std::to_string(new_datum.value) + "\"/>");
  }
  return text;
}

}  // namespace sim
