# SPDX-License-Identifier: Apache-2.0
"""Some days of the county, all workflows together, as the tools play a whole year: nothing is lost,
and no case is without an owner or a clock."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SHAO_BINARY", str(ROOT / "build" / "release" / "shao"))
COUNTY = ROOT / "config" / "quxian"
DAYS = 6
CAMPAIGN = 169  # Grids, each with a task of its own.


def plan(*flags):
    done = subprocess.run([sys.executable, ROOT / "tools" / "year-plan", "--config", COUNTY,
                           *flags], capture_output=True, text=True, check=False)
    return done


class Year(unittest.TestCase):
    def test_some_days_of_all_workflows_leave_nothing_behind(self):
        written = plan("--days", str(DAYS))
        self.assertEqual(written.returncode, 0, written.stderr)
        self.assertEqual(written.stdout, plan("--days", str(DAYS)).stdout, "the seed is not kept")
        with tempfile.TemporaryDirectory(prefix="shao-year-") as folder:
            file = pathlib.Path(folder, "year.csv")
            file.write_text(written.stdout, encoding="utf-8")
            done = subprocess.run([BINARY, "simulate", "--config", str(COUNTY), "--year", str(file),
                                   "--until", "2026-02-20T00:00:00+08:00"],
                                  capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["rows"], len(written.stdout.splitlines()) - 1)
        for what in ("without_owner", "without_clock", "commits_without_clock"):
            self.assertEqual(report[what], 0, report["examples"])
        self.assertEqual(report["chart_faults"], {})
        self.assertEqual(report["workflows"]["campaign_task"]["opened"], CAMPAIGN)
        for name, account in report["workflows"].items():
            self.assertEqual(account["unaccounted"], 0, name)
            self.assertEqual(account["longest_without_owner_hours"], 0, name)
            self.assertLessEqual(set(account), set(report["legend"]), name)
        self.assertGreater(report["workflows"]["incident"]["ended"], 100)

    def test_wrong_use_is_told(self):
        self.assertEqual(plan("--days", "0").returncode, 2)
        self.assertIn("grids.csv", subprocess.run(
            [sys.executable, ROOT / "tools" / "year-plan", "--config", ROOT / "tools"],
            capture_output=True, text=True, check=False).stderr)


if __name__ == "__main__":
    unittest.main(argv=["year"])
