#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One seed gives one trace, whatever the compiler made of the program: the build that is tested
and the debug build beside it, if there is one, must agree on the hashes of some seeds."""

import os
import subprocess
import sys

SEEDS = "1..4"


def hashes(program, store):
    command = [program, "--hashes", "--seeds", SEEDS, "--commands", "200", "--store", store]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    program = os.path.abspath(sys.argv[1])
    builds = os.path.dirname(os.path.dirname(program))
    other = os.path.join(builds, "dev", "shao-sim")
    if program == other:
        other = os.path.join(builds, "release", "shao-sim")
    for store in ("memory", "sqlite"):
        once = hashes(program, store)
        assert once == hashes(program, store), f"{store}: two runs of one program differ"
        if not os.path.exists(other):
            print(f"{store}: skipped the comparison, there is no {other}")
            continue
        assert once == hashes(other, store), f"{store}: {program} and {other} differ"
        print(f"{store}: the same traces in both builds")


if __name__ == "__main__":
    main()
