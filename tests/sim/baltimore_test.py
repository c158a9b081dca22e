#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The city's requests in virtual time: our own clocks must say what the file's due column says.

    python3 tests/sim/baltimore_test.py build/release/shao

The real file is looked for in SHAO_SHARED_DATA, else in ../shared/data beside the source tree; a
test that needs it is skipped without it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("SHAO_SHARED_DATA", SOURCE.parent / "shared" / "data"))
SHAO = None

EXPECTED = ("resolved_on_time", "resolved_late", "resolved_without_limit", "duplicates_merged",
            "transferred", "open_at_end")


def convert(path, outdir, *flags):
    done = subprocess.run([SOURCE / "tools" / "baltimore", path, outdir, *flags],
                          capture_output=True, text=True, timeout=300)
    return done


class City(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="shao-city-")
        self.out = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def csv(self, text, encoding="utf-8"):
        path = self.out / "in.csv"
        path.write_bytes(text.encode(encoding))
        return path

    def convert(self, path, *flags):
        done = convert(path, self.out, *flags)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads((self.out / "summary.json").read_text(encoding="utf-8"))

    def simulate(self):
        report = self.out / "report.json"
        done = subprocess.run([SHAO, "simulate", "--config", self.out / "config", "--incidents",
                               self.out / "incidents.csv", "--report", report],
                              capture_output=True, text=True, timeout=900)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(report.read_text(encoding="utf-8"))

    def assert_as_expected(self, summary, report):
        self.assertEqual(report["refused"], [])
        self.assertEqual(report["rejections"], {})
        for name in EXPECTED:
            self.assertEqual(report[name], summary["expected"][name], name)
        self.assertEqual(report["rows"], summary["raised"])
        self.assertEqual(report["raised"], summary["raised"])
        self.assertEqual(report["dropped"], 0)


class RealFile(City):
    def test_our_clocks_agree_with_the_citys_own_column(self):
        path = DATA / "baltimore311_sample.csv"
        if not path.exists():
            self.skipTest(f"{path} is not there")
        summary = self.convert(path)
        self.assertEqual(summary["file"]["closed_by_due"], 4008)
        self.assertEqual(summary["file"]["closed_after_due"], 782)
        report = self.simulate()
        self.assertEqual(report["resolved_on_time"], 4008)
        self.assertEqual(report["resolved_late"], 782)
        self.assert_as_expected(summary, report)


class AnyFile(City):
    HEAD = "Case ID,Type,Opened,Due Date,Closed Date,Case Status,Department,Address\n"

    def test_another_citys_names_dates_and_slips(self):
        summary = self.convert(self.csv(
            "\ufeff" + self.HEAD.replace("\n", "\r\n") +
            '1,Pothole,2020-01-01T08:00:00-05:00,2020-01-03 08:00:00,2020-01-03 08:00:00,Closed,'
            'Streets,"1 Main St,\nrear"\r\n'
            "1,Pothole,2020-01-01 08:00:00,2020-01-03 08:00:00,2020-01-03 08:00:01,Closed,,\r\n"
            "2,Pothole,2020-01-01 08:00:00,2020-01-02 20:30:00,2020-01-02 20:30:00.5,Closed,,\r\n"
            "3,Pothole,tomorrow,,,Open,,\r\n"
            "4,Pothole,2020-01-05 08:00:00,2020-01-07 08:00:00,2020-01-04 08:00:00,Closed,,\r\n"
            "5,Graffiti,2020-01-05 08:00:00,,never,Open,,\r\n"
            "6,Pothole,2020-01-05 09:00:00,2020-01-07 09:00:00,2020-01-06 08:00:00,"
            "Closed (Duplicate),,\r\n"
            "7,,2020-01-05 09:00:00,,2020-01-06 08:00:00,Closed (Transferred),,\r\n"))
        self.assertEqual(summary["rows"], 8)
        self.assertEqual(summary["refused"], 1)
        self.assertEqual(summary["repeated_ids"], 1)
        self.assertEqual(summary["expected"]["resolved_on_time"], 3)
        self.assertEqual(summary["expected"]["resolved_late"], 2)
        self.assertIn("4,3,created: 'tomorrow'".split(",")[2].split(":")[0],
                      (self.out / "refused.csv").read_text())
        self.assert_as_expected(summary, self.simulate())

    def test_what_the_file_calls_late_stays_late_where_its_times_are_mended(self):
        summary = self.convert(self.csv(
            self.HEAD +
            # Due before it was created, and closed before that too.
            "1,A,2024-03-05 08:00,2024-03-04 08:00,2024-03-04 09:00,Closed,,\n"
            "2,A,2024-03-05 08:00,2024-03-04 08:00,2024-03-04 07:00,Closed,,\n"
            "3,A,not a date,2024-03-04 08:00,2024-03-04 09:00,Closed,,\n"
            "4,A,2024-03-10 02:30,2024-03-10 04:00,2024-03-10 03:59,Closed,,\n"  # No such hour.
            "5,A,2024-03-09 02:30,2024-03-10 02:30,2024-03-10 03:00,Closed,,\n"
            "6,A,2024-03-09 10:00,2024-03-09 13:30:00.5,2024-03-09 13:30:00.501,Closed,,\n"))
        self.assertEqual(summary["file"]["closed_by_due"], 2)
        self.assertEqual(summary["file"]["closed_after_due"], 4)
        self.assert_as_expected(summary, self.simulate())

    def test_other_names_orders_and_encodings(self):
        for text, encoding in (
                ("SERVICECODEDESCRIPTION,ADDDATE,SERVICEDUEDATE,RESOLUTIONDATE\n"
                 "Pothole,1/5/24 3:14 PM,1/8/24 3:14 PM,1/8/24 3:15 PM\n", "utf-16"),
                ("SR TYPE|SR CREATE DATE|Promised By|When Closed\n"
                 "Pot\x07hole|2024 Jan 05 03:14 PM|Jan 8, 2024 03:14 PM|1704744900000\n",
                 "cp1252")):
            summary = self.convert(self.csv(text, encoding), "--zone", "America/New_York")
            self.assertEqual(summary["expected"]["resolved_late"], 1, text)
            self.assert_as_expected(summary, self.simulate())

    def test_a_file_with_nothing_to_raise_says_why(self):
        done = convert(self.csv(self.HEAD + "1,A,yesterday,,,Open,,\n"), self.out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("line 2: created: 'yesterday' is no date", done.stderr)

    def test_days_may_come_before_months(self):
        self.convert(self.csv("id,type,created\n1,A,03/04/2020 10:00\n2,A,13/04/2020 10:00\n"))
        rows = (self.out / "incidents.csv").read_text(encoding="utf-8").splitlines()
        self.assertIn("2020-04-03 10:00:00", rows[1])

    def test_a_file_without_the_needed_columns_says_so(self):
        done = convert(self.csv("a,b\n1,2\n"), self.out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no column for 'type'", done.stderr)

    def test_an_empty_file_and_a_missing_one(self):
        self.assertEqual(convert(self.csv(""), self.out).returncode, 1)
        self.assertEqual(convert(self.out / "nothing.csv", self.out).returncode, 1)

    def test_wrong_use(self):
        self.assertEqual(convert(self.csv("x"), self.out, "--zone", "Mars/Base").returncode, 2)
        self.assertEqual(convert(self.csv("x"), self.out, "--colour").returncode, 2)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: baltimore_test.py PATH-OF-shao [unittest flags]")
    SHAO = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=2)
