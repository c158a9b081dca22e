# SPDX-License-Identifier: Apache-2.0
"""A chart changes while cases run on it: `shao workflow migrate` shows what would become of each,
moves them, all or none if so asked, and the server goes on under the new version."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from support import BINARY, COUNTY, ROOT, Server

CHART = re.search(r"```xml\n(.*?)```", (ROOT / "workflows/README.md").read_text(), re.S).group(1)


def second_version():
    """The state `lent` is called `out`; a loan that was asked for waits for the area chief."""
    text = CHART.replace('shao:version="1"', 'shao:version="2"')
    text = text.replace('id="lent"', 'id="out"').replace('target="lent"', 'target="out"')
    return text.replace('<data id="lent_by" expr="\'\'"/>',
                        '<data id="lent_by" expr="\'\'"/><data id="fee" expr="2"/>')


class Migrate(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="shao-county-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.county = self.folder / "config" / "quxian"
        shutil.copytree(COUNTY, self.county)
        self.charts = self.folder / "workflows"
        shutil.copytree(ROOT / "workflows", self.charts)
        (self.charts / "loan.scxml").write_text(CHART)
        self.add("limits.csv", "loan_answer,,,,1 WD,", "loan_back,,,,7 CD,")
        self.add("categories.csv", "S3601,工具借用,loan of a tool,S,,4,,,loan,")
        self.server = Server(config=self.county).start()
        self.addCleanup(self.server.clean)

    def add(self, table, *rows):
        with open(self.county / table, "a", encoding="utf-8") as file:
            file.writelines(row + "\n" for row in rows)

    def raised(self, chief, key):
        grid = (COUNTY / "grids.csv").read_text().splitlines()[1].split(",")[0]
        body = {"category": "S3601", "title": "梯子", "description": "借梯子", "grid": grid}
        answer = self.server.known("building_chief").post("/v1/cases", body, key)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    def migrate(self, *flags, code=0):
        done = subprocess.run([BINARY, "workflow", "migrate", "loan", "--config", str(self.county),
                               "--data", self.server.folder, *flags],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def state(self, case):
        return self.server.known("dispatcher").get(f"/v1/cases/{case['id']}").json

    def test_cases_go_on_under_the_new_version(self):
        chief = self.server.known("grid_chief")
        asked, lent = self.raised(chief, "one"), self.raised(chief, "two")
        answer = chief.event("cases", lent["id"], "lend")
        self.assertEqual(answer.status, 200, answer)
        due = self.state(lent)["clocks"][1]["due_at"]
        self.assertEqual(self.server.stop(), 0)
        (self.charts / "loan.scxml").rename(self.charts / "loan-1.scxml")
        (self.charts / "loan.scxml").write_text(second_version())

        shown = self.migrate("--dry-run", code=1)
        self.assertIn(f"{asked['number']}  v1 asked -> v2 asked", shown)
        self.assertIn(f"{lent['number']}  v1 lent  can't move: ", shown)
        self.assertIn("1 cases would move, 1 can't", shown)
        self.assertIn("none was moved", self.migrate("--all-or-nothing", code=1))
        self.assertEqual(shown, self.migrate("--dry-run", code=1), "something was moved")

        table = self.folder / "loan.csv"
        table.write_text("from,to\nlent,out\nlint,out\nasked,nowhere\n")
        self.assertRegex(self.migrate("--map", str(table), code=1),
                         r"loan\.csv:3:.*lint[\s\S]*loan\.csv:4:.*nowhere")
        table.write_text("from,to\nlent,out\n")
        moved = self.migrate("--map", str(table), "--all-or-nothing")
        self.assertIn(f"{lent['number']}  v1 lent -> v2 out", moved)
        self.assertIn("2 cases moved, 0 can't", moved)
        self.assertIn("0 cases moved", self.migrate("--map", str(table)))

        (self.charts / "loan-1.scxml").unlink()  # Nobody needs it any more.
        self.server.people.clear()
        self.server.start()
        now = self.state(lent)
        self.assertIn("out", now["state"])
        self.assertEqual(now["clocks"][1]["due_at"], due, "the time used was lost")
        journal = self.server.known("dispatcher").get(f"/v1/cases/{lent['id']}/journal").json
        self.assertIn("migrated", [entry["what"] for entry in journal["entries"]])
        chief = self.server.known("grid_chief")
        back = chief.event("cases", lent["id"], "back", {"comment": "完好"})
        self.assertEqual(back.status, 200, back)
        self.assertEqual(chief.event("cases", asked["id"], "lend").status, 200)
        self.assertFalse(self.state(lent)["open"])
        self.assertEqual(self.server.stop(), 0)
        verified = subprocess.run([BINARY, "verify", "--data", self.server.folder],
                                  capture_output=True, text=True, check=False)
        self.assertIn("sound", verified.stdout, verified.stderr)


if __name__ == "__main__":
    unittest.main(argv=["migrate"])
