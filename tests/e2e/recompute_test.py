# SPDX-License-Identifier: Apache-2.0
"""Holidays that are announced late: the server says that its clocks are counted otherwise now, and
`shao recompute` counts them anew."""

import datetime
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from support import BINARY, COUNTY, ROOT, Server

DAYS = 8  # From today on, where the whole of a short limit may lie; some are working days.


def county_copy(folder):
    """A county of one's own, whose holidays can be edited."""
    county = pathlib.Path(folder) / "config" / "quxian"
    shutil.copytree(COUNTY, county)
    (pathlib.Path(folder) / "workflows").symlink_to(ROOT / "workflows")
    return county


def declare_holidays(county):
    table = county / "holidays.csv"
    today = datetime.date.today()
    days = [str(today + datetime.timedelta(days=i)) for i in range(DAYS)]
    lines = [line for line in table.read_text().splitlines() if line[:10] not in days]
    years = (county / "holiday_years.csv").read_text()
    lines += [f"{day},holiday,临时放假,https://example.org" for day in days if day[:4] in years]
    table.write_text("\n".join(lines) + "\n")


class Recompute(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="shao-county-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.county = county_copy(self.folder)
        self.server = Server(config=self.county).start()
        self.addCleanup(self.server.clean)

    def command(self, *words):
        done = subprocess.run([BINARY, *words], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def recompute(self, *flags):
        return self.command("recompute", "--config", str(self.county), "--data",
                            self.server.folder, *flags)

    def test_after_holidays_were_declared(self):
        desk = self.server.person("dispatcher")
        grid = (COUNTY / "grids.csv").read_text().splitlines()[1].split(",")[0]
        answer = desk.post("/v1/incidents", {"category": "E0113", "title": "路面破损",
                                             "description": "坑", "grid": grid}, "raise")
        self.assertEqual(answer.status, 201, answer.raw)
        self.assertEqual(self.server.stop(), 0)
        self.assertIn("0 clocks to recompute", self.recompute("--dry-run"))

        declare_holidays(self.county)
        shown = self.recompute("--dry-run")
        self.assertIn("  triage  ", shown)
        self.assertEqual(shown, self.recompute("--dry-run"), "a dry run changes nothing")
        self.server.start()
        self.assertIn("shao recompute", self.server.log())
        self.assertEqual(self.server.stop(), 0)

        self.assertIn(" clocks recomputed", self.recompute())
        self.assertIn("0 clocks to recompute", self.recompute("--dry-run"))
        self.assertIn("sound", self.command("verify", "--data", self.server.folder))


if __name__ == "__main__":
    unittest.main(argv=["recompute"])
