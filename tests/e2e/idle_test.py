# SPDX-License-Identifier: Apache-2.0
"""2,000 connections that only wait; the long form is `tools/idle --sockets 10000 --most 150`."""

import subprocess
import unittest

from support import ROOT


class Idle(unittest.TestCase):
    def test_connections_that_wait_cost_little(self):
        done = subprocess.run([ROOT / "tools" / "idle", "--sockets", "2000", "--seconds", "6",
                               "--most", "150"], capture_output=True, text=True, timeout=120)
        print(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=["idle"], warnings="ignore")
