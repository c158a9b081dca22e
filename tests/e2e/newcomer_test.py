# SPDX-License-Identifier: Apache-2.0
"""The tools that a newcomer tries first: raise a file, play a day, watch the stream."""

import csv
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from support import ROOT, Server, free_port

TOOLS = ROOT / "tools"
MESSAGES = [("路灯坏了三天", "北门口的路灯不亮，晚上看不清路"), ("物业停止保洁", "小区垃圾堆了一周"),
            ("夜市占道经营", "盲道被摊位占住\n多次反映"), ("Broken manhole", "lid gone, please fix")]


def run(tool, *flags, timeout=120):
    return subprocess.run([sys.executable, TOOLS / tool, *flags], capture_output=True, text=True,
                          timeout=timeout, check=False)


def write(rows, header=("id", "subject", "created_at", "detail")):
    path = pathlib.Path(tempfile.mkdtemp(prefix="shao-raise-")) / "messages.csv"
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return str(path)


class Newcomer(unittest.TestCase):
    def test_every_message_of_a_file_is_raised_once_and_found_again(self):
        path = write([(i, *MESSAGES[i % 4][:1], "2020/1/1", f"{MESSAGES[i % 4][1]} 第{i}号")
                      for i in range(40)])
        with Server() as server:
            address = f"http://127.0.0.1:{server.port}"
            for _ in range(2):  # The second run raises nothing twice.
                done = run("raise", path, "--server", address)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn("raised 40, found by id 40, by number 40, by text 40, missing 0",
                              done.stdout)
            everything = server.person("dispatcher").get("/v1/incidents?limit=200").json["items"]
            self.assertEqual(len(everything), 40)

    def test_a_played_day_has_no_surprise_and_breaks_a_limit(self):
        with Server() as server:
            done = run("day", "--server", f"http://127.0.0.1:{server.port}", "--speed", "60")
            self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr)
            self.assertIn("0 surprises", done.stdout)
            dispatcher = server.person("dispatcher")
            until = time.monotonic() + 30
            while time.monotonic() < until:
                if dispatcher.get("/v1/queues/overdue").json["items"]:
                    return
                time.sleep(0.5)
            self.fail("nothing is overdue after the day")

    def test_the_watcher_prints_what_happens(self):
        with Server() as server:
            watcher = subprocess.Popen(
                [sys.executable, TOOLS / "watch", "--server", f"http://127.0.0.1:{server.port}",
                 "--login", "dispatcher"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True)
            try:
                time.sleep(2)
                raised = server.person("dispatcher").post(
                    "/v1/incidents", {"category": "E0113", "grid": "511725001001801",
                                      "title": "路面坑槽", "description": "东门口"}, key="watched")
                self.assertEqual(raised.status, 201, raised)
                number, until = raised.json["number"], time.monotonic() + 20
                while time.monotonic() < until:
                    if number in watcher.stdout.readline():
                        return
                self.fail("the watcher did not print the incident")
            finally:
                watcher.kill()
                watcher.communicate()

    def test_a_server_that_is_not_there_is_told_soon(self):
        begun = time.monotonic()
        nobody = f"http://127.0.0.1:{free_port()}"
        done = run("raise", write([(1, "a", "", "b")]), "--server", nobody)
        self.assertEqual(done.returncode, 1)
        self.assertIn("refused", done.stderr.lower())
        self.assertLess(time.monotonic() - begun, 60)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
