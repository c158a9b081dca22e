# SPDX-License-Identifier: Apache-2.0
"""Runs shao-conformance over a suite that tools/suite has installed.

Usage: suite_test.py PROGRAM FOLDER [FLAG...]
Without the suite it says that it skipped itself, but fails where CI is set: there, a suite that
could not be fetched must not look like one that passed."""

import os
import pathlib
import subprocess
import sys


def main():
    program, folder, *flags = sys.argv[1:]
    if not pathlib.Path(folder).is_dir():
        failed = bool(os.environ.get("CI"))
        print("failed" if failed else "skipped", end=": ")
        print(f"there is no {folder}; tools/suite installs it")
        return 1 if failed else 0
    return subprocess.run([program, *flags, folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
