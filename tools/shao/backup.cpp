// SPDX-License-Identifier: Apache-2.0

// shao backup, shao restore: a copy is a backup once it was read back and verified.

#include "adapters/sqlite/backup.hpp"

#include <iostream>
#include <memory>

#include "tools/shao/commands.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

struct BackupOptions {
  std::string data, file;
};

int print(const engine::Result<adapters::sqlite::Verification>& done, const std::string& what) {
  if (!done) return report(done.error());
  std::cout << what << ": " << done->records << " records, verified\n";
  return 0;
}

}  // namespace

void add_backup(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<BackupOptions>();
  auto* command = app.add_subcommand("backup", "Copy the journal, beside a running server too");
  command->add_option("--data", options->data, "The folder of the journal")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("file", options->file, "The backup to write; it must not exist")->required();
  command->callback([options, &exit_code] {
    exit_code = print(adapters::sqlite::backup(options->data, options->file), options->file);
  });
}

void add_restore(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<BackupOptions>();
  auto* command = app.add_subcommand("restore", "Put a backup into an empty folder");
  command->add_option("file", options->file, "The backup")->required()->check(CLI::ExistingFile);
  command->add_option("--data", options->data, "The folder to fill; it must hold no journal")
      ->required();
  command->callback([options, &exit_code] {
    exit_code = print(adapters::sqlite::restore(options->file, options->data), options->data);
  });
}

}  // namespace tools::shao
