// SPDX-License-Identifier: Apache-2.0
#pragma once

// The subcommands of `shao`: each adds itself with its options, and sets the exit code when it ran.
//
// Floor: tools.
// Units: exit codes: 0 done, 1 it failed and said why on stderr, 2 wrong use.

#include <CLI/CLI.hpp>

namespace tools::shao {

void add_serve(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_simulate(CLI::App& app, int& exit_code);
void add_verify(CLI::App& app, int& exit_code);
void add_recompute(CLI::App& app, int& exit_code);
void add_backup(CLI::App& app, int& exit_code);
void add_restore(CLI::App& app, int& exit_code);
void add_user(CLI::App& app, int& exit_code);
void add_token(CLI::App& app, int& exit_code);
void add_config(CLI::App& app, int& exit_code);
/// Hidden: the child in which photos are decoded.
void add_photo_worker(CLI::App& app);
void add_workflow(CLI::App& app, int& exit_code);

}  // namespace tools::shao
