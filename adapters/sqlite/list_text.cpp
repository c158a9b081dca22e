// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/list_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace adapters::sqlite {

namespace json = boost::json;
using engine::Errc;
using engine::Error;

std::string list_text(const std::vector<std::string>& list) {
  std::string text = "[";
  for (const std::string& item : list) {
    if (text.size() > 1) text += ',';
    text += item_text(item);
  }
  return text + "]";
}

engine::Result<std::vector<std::string>> parse_list(std::string_view text) {
  if (text == "[]") return std::vector<std::string>();
  json::error_code failed;
  const json::value value = json::parse({text.data(), text.size()}, failed);
  if (failed || !value.is_array()) return Error(Errc::corrupt, "a stored list is no JSON array");
  std::vector<std::string> list;
  for (const json::value& item : value.get_array()) {
    if (!item.is_string()) return Error(Errc::corrupt, "a stored list holds more than texts");
    list.emplace_back(item.get_string());
  }
  return list;
}

std::string item_text(const std::string& item) {
  return json::serialize(json::string_view(item.data(), item.size()));
}

}  // namespace adapters::sqlite
