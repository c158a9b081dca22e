// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/case_file.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>

namespace sim {
namespace {

namespace json = boost::json;
using engine::Errc;
using engine::Error;

std::string text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

engine::Result<void> write_case(const std::filesystem::path& path, const CaseFile& file) {
  std::ofstream out(path);
  out << "{\"seed\": " << file.seed << ", \"quiet\": " << (file.quiet ? "true" : "false")
      << ", \"store\": " << json::serialize(json::value(file.store))
      << ", \"planted\": " << json::serialize(json::value(file.planted))
      << ",\n \"invariant\": " << json::serialize(json::value(file.violation.invariant))
      << ", \"words\": " << json::serialize(json::value(file.violation.words)) << ",\n \"ops\": [";
  const char* between = "\n  ";
  for (const Op& op : file.ops) {
    out << between << json::serialize(to_json(op));
    between = ",\n  ";
  }
  out << "\n]}\n";
  if (!out.flush()) return Error(Errc::unavailable, "could not write " + path.string());
  return {};
}

engine::Result<CaseFile> read_case(const std::filesystem::path& path) {
  std::ifstream in(path);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  json::error_code failed;
  const json::value value = json::parse(bytes, failed);
  const auto* object = failed ? nullptr : value.if_object();
  const auto* ops = object ? object->if_contains("ops") : nullptr;
  const auto* seed = object ? object->if_contains("seed") : nullptr;
  if (!ops || !ops->is_array() || !seed || !seed->is_int64()) {
    return Error(Errc::invalid_input, path.string() + " is not a case that shao-sim wrote");
  }
  const auto* quiet = object->if_contains("quiet");
  CaseFile file{.seed = static_cast<std::uint64_t>(seed->get_int64()),
                .quiet = quiet && quiet->is_bool() && quiet->get_bool(),
                .store = text(*object, "store"),
                .planted = text(*object, "planted"),
                .violation = {text(*object, "invariant"), text(*object, "words")},
                .ops = {}};
  for (const json::value& each : ops->get_array()) {
    auto op = op_of(each);
    if (!op) return Error(Errc::invalid_input, "not an op: " + json::serialize(each));
    file.ops.push_back(std::move(*op));
  }
  return file;
}

}  // namespace sim
