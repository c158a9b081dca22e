# SPDX-License-Identifier: Apache-2.0
"""The benchmark of durable commands still measures something: nothing that it sends is refused. Its
figures are for `tools/bench` in quiet; none is looked at here."""

import subprocess
import unittest

from support import ROOT

BUILT = ROOT / "build" / "release" / "benchmarks" / "load"


class Bench(unittest.TestCase):
    @unittest.skipUnless(BUILT.exists(), "the benchmarks are not built; tools/test builds them")
    def test_what_the_benchmark_sends_is_acknowledged(self):
        done = subprocess.run([ROOT / "tools" / "bench", "--no-build", "--runs", "1", "--seconds",
                               "1", "--at-least", "1"], capture_output=True, text=True, timeout=120)
        print(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=["bench"], warnings="ignore")
