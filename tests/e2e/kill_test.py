# SPDX-License-Identifier: Apache-2.0
"""Killed, stopped, with failing disks and jumping clocks, under load: twenty rounds. The long form
is `tools/kill --rounds 1000`.

    python3 tests/e2e/kill_test.py [ROUNDS]"""

import sys
import unittest

from torture import Torture

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 20


class Kill(unittest.TestCase):
    def test_nothing_acknowledged_is_lost_and_nothing_is_done_twice(self):
        torture = Torture(seed=20261123)
        verdict = torture.run(ROUNDS)
        self.assertTrue(verdict.good, verdict)
        self.assertGreater(verdict.acknowledged, 10 * ROUNDS, "the load was no load")
        print(torture.figures())


if __name__ == "__main__":
    unittest.main(argv=["kill"], warnings="ignore")
