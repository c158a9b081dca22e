// SPDX-License-Identifier: Apache-2.0

// The one binary.

#include <exception>
#include <iostream>

#include "tools/shao/commands.hpp"

namespace {

constexpr const char* about =
    "Shao (哨): the dispatch server of a county's grid governance.\n"
    "Settings come from shao.toml, SHAO_SECTION_KEY and flags, in rising order.";

int run(int argc, char** argv) {
  CLI::App app(about, "shao");
  int exit_code = 0;
  app.require_subcommand(1);
  app.set_version_flag("--version", "shao 0.1.0");
  tools::shao::add_serve(app, exit_code);
  tools::shao::add_check(app, exit_code);
  tools::shao::add_simulate(app, exit_code);
  tools::shao::add_verify(app, exit_code);
  tools::shao::add_recompute(app, exit_code);
  tools::shao::add_backup(app, exit_code);
  tools::shao::add_restore(app, exit_code);
  tools::shao::add_user(app, exit_code);
  tools::shao::add_token(app, exit_code);
  tools::shao::add_config(app, exit_code);
  tools::shao::add_workflow(app, exit_code);
  tools::shao::add_photo_worker(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version end well; anything else is wrong use.
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "shao: " << error.what() << '\n';
    return 1;
  }
}
