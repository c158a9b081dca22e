// SPDX-License-Identifier: Apache-2.0

// The child that decodes photos, as a program of its own for tests.

#include "adapters/photo/worker.hpp"

int main(int argc, char** argv) { adapters::photo::run_worker(argc > 1 ? argv[1] : ""); }
