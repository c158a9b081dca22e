# SPDX-License-Identifier: Apache-2.0
"""A machine under the server that fails on demand: see machine.c, which is compiled here."""

import mmap
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile

SOUND, FAIL_SYNC, FAIL_WRITE, DISK_FULL = range(4)


class Machine:
    """Start the server with env=machine.env; then set fault and clock as you like."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="shao-machine-")
        library = pathlib.Path(self.folder, "machine.so")
        source = pathlib.Path(__file__).with_name("machine.c")
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        control = pathlib.Path(self.folder, "control")
        control.write_bytes(bytes(16))
        with open(control, "r+b") as file:
            self.shared = mmap.mmap(file.fileno(), 16)
        self.env = {"LD_PRELOAD": str(library), "SHAO_MACHINE": str(control)}

    def fail(self, fault):
        self.shared[0:4] = struct.pack("<i", fault)

    def heal(self):
        self.fail(SOUND)

    def set_clock(self, seconds):
        """So far from the real one."""
        self.shared[8:16] = struct.pack("<q", seconds)

    def clean(self):
        self.shared.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def is_root():
    return os.geteuid() == 0
