// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/photos.hpp"

#include <filesystem>
#include <memory>

#include "adapters/photo/worker.hpp"
#include "engine/base/overloaded.hpp"
#include "tools/shao/commands.hpp"

namespace tools::shao {
namespace {

constexpr const char* worker_name = "photo-worker";

std::string media_of(adapters::photo::Format format) {
  switch (format) {
    case adapters::photo::Format::jpeg: return "image/jpeg";
    case adapters::photo::Format::png: return "image/png";
    case adapters::photo::Format::webp: return "image/webp";
  }
  return "image/jpeg";
}

adapters::http::PhotoFault fault_of(adapters::photo::Refusal refusal) {
  using adapters::http::PhotoFault;
  switch (refusal) {
    case adapters::photo::Refusal::unknown_format: return PhotoFault::not_a_photo;
    case adapters::photo::Refusal::too_large: return PhotoFault::too_large;
    case adapters::photo::Refusal::broken: return PhotoFault::broken;
  }
  return PhotoFault::broken;
}

adapters::http::PhotoMade translated(adapters::photo::Made made) {
  using adapters::http::PhotoMade;
  return std::visit(
      engine::overloaded{
          [](adapters::photo::Image& image) -> PhotoMade {
            return adapters::http::FreshPhoto{media_of(image.format), image.width, image.height,
                                              std::move(image.bytes)};
          },
          [](adapters::photo::Refusal& refusal) -> PhotoMade { return fault_of(refusal); },
          [](engine::Error& error) -> PhotoMade { return std::move(error); },
      },
      made);
}

}  // namespace

std::vector<std::string> photo_worker_command() {
  std::error_code failed;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
  return {failed ? std::string("/proc/self/exe") : self.string(), worker_name};
}

adapters::http::PhotoDesk photo_desk(adapters::photo::Workshop& workshop,
                                     const adapters::sqlite::PhotoFiles& files,
                                     engine::ports::Photos& kept) {
  adapters::http::PhotoDesk desk;
  desk.make = [&workshop](std::string file, std::function<void(adapters::http::PhotoMade)> done) {
    return workshop.make(std::move(file), [done = std::move(done)](adapters::photo::Made made) {
      done(translated(std::move(made)));
    });
  };
  desk.save = [&files](const std::string& name, const std::string& bytes) {
    return files.save(name, bytes);
  };
  desk.load = [&files](const std::string& name) { return files.load(name); };
  desk.remove = [&files](const std::string& name) { files.remove(name); };
  desk.kept = &kept;
  return desk;
}

void sweep(const adapters::sqlite::PhotoFiles& files, engine::ports::Photos& kept) {
  for (const std::string& name : files.names()) {
    const auto found = kept.find(name);
    if (found && !*found) files.remove(name);
  }
}

void add_photo_worker(CLI::App& app) {
  const auto attempt = std::make_shared<std::string>();
  auto* command = app.add_subcommand(worker_name, "Decodes one photo; the server starts it");
  command->group("");  // Not for people.
  command->add_option("--attempt", *attempt, "What the cell must prevent, for its tests");
  command->callback([attempt] { adapters::photo::run_worker(*attempt); });
}

}  // namespace tools::shao
