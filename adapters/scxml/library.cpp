// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/library.hpp"

#include <algorithm>
#include <boost/json/stream_parser.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/scxml/reader.hpp"

namespace adapters::scxml {
namespace {

namespace fs = std::filesystem;
using engine::Fault;
using engine::Faults;
using engine::Loaded;
using engine::core::Form;
using Forms = std::map<std::string, Form, std::less<>>;

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// In name order, so that faults and versions come out the same on every machine.
std::vector<fs::path> files(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Fault json_fault(const fs::path& file, const std::string& text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  const auto line = static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
  return {file.string(), line, 0, "not valid JSON", "a JSON editor shows the place"};
}

void load_form(const fs::path& file, Forms& forms, Faults& faults) {
  const std::string text = slurp(file);
  boost::json::stream_parser parser;
  boost::json::error_code error;
  const std::size_t read = parser.write_some(text, error);
  if (!error) parser.finish(error);
  if (error) {
    faults.push_back(json_fault(file, text, read));
    return;
  }
  auto form = engine::core::parse_form(file.stem().string(), file.string(), parser.release());
  if (form) {
    forms.emplace(file.stem().string(), std::move(form.value()));
  } else {
    faults.insert(faults.end(), form.faults().begin(), form.faults().end());
  }
}

void load_chart(const fs::path& file, const Forms& forms, engine::core::Workflows& workflows,
                Faults& faults) {
  auto chart = load(slurp(file), file.string());
  if (!chart) {
    faults.insert(faults.end(), chart.faults().begin(), chart.faults().end());
    return;
  }
  auto workflow = engine::core::read_workflow(chart.value(), file.string(), forms);
  if (!workflow) {
    faults.insert(faults.end(), workflow.faults().begin(), workflow.faults().end());
    return;
  }
  const auto& read = workflow.value();
  if (workflows.find({.name = read->name, .version = read->version})) {
    faults.push_back(
        {file.string(), 1, 0,
         "version " + std::to_string(read->version) + " of " + read->name + " stands twice",
         "give one of them another shao:version"});
  }
  workflows.add(workflow.value());
}

}  // namespace

Loaded<engine::core::Workflows> load_library(const fs::path& folder) {
  Faults faults;
  Forms forms;
  for (const fs::path& file : files(folder / "forms", ".json")) load_form(file, forms, faults);
  engine::core::Workflows workflows;
  const auto charts = files(folder, ".scxml");
  if (charts.empty()) {
    faults.push_back(
        {folder.string(), 0, 0, "no *.scxml stands here", "name the workflows' folder"});
  }
  for (const fs::path& file : charts) load_chart(file, forms, workflows, faults);
  if (!faults.empty()) return faults;
  return workflows;
}

}  // namespace adapters::scxml
