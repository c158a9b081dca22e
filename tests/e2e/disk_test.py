# SPDX-License-Identifier: Apache-2.0
"""Disks that fill up and disks that fail, under the real binary.

    python3 tests/e2e/disk_test.py [CYCLES]     3 cycles of a full disk unless told"""

import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import machine as machines
from journal import Journal
from support import Server

MIB = 1024 * 1024
DISK_MIB, BALLAST_MIB = 64, 8
CYCLES = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 3
SETTINGS = {"SHAO_DISK_PHOTOS_PERCENT": "30", "SHAO_DISK_CASES_PERCENT": "20",
            "SHAO_DISK_BALLAST_MIB": str(BALLAST_MIB)}


def until(holds, what, seconds=15):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"it never came: {what}")
        time.sleep(0.05)


class SmallDisk:
    """A file system of its own, and a file that fills it."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="shao-small-"))
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "tmpfs",
                               self.path], capture_output=True, text=True, check=False)
        if made.returncode != 0:
            self.path.rmdir()
            raise unittest.SkipTest(f"no small disk can be mounted: {made.stderr.strip()}")
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=False)
        with contextlib.suppress(OSError):
            self.path.rmdir()

    @property
    def filler(self):
        return self.path / "filler"

    def free(self):
        line = subprocess.run(["df", "-B1", "--output=avail", self.path], capture_output=True,
                              text=True, check=True).stdout
        return int(line.split()[1])

    def leave(self, mib):
        """Fills it until so much is left."""
        with open(self.filler, "ab") as file:
            while self.free() > mib * MIB:
                file.write(bytes(min(MIB, self.free() - int(mib * MIB))))
                file.flush()

    def fill(self):
        with open(self.filler, "ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))

    def empty(self):
        self.filler.unlink(missing_ok=True)


def ready(server):
    return server.person(None).get("/readyz").status


def figure(person, name):
    lines = person.get("/metrics").raw.decode().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(name + " ")))


def room(person):
    return figure(person, "shao_disk_room")


@unittest.skipUnless(machines.is_root(), "only root can mount a small disk")
class FullDisk(unittest.TestCase):
    def test_what_is_refused_as_the_disk_fills_and_that_it_ends_by_itself(self):
        with SmallDisk() as disk, Server(data=str(disk.path / "data"), env=SETTINGS) as server:
            person = server.person("dispatcher")
            first = person.raise_incident()
            self.assertEqual(first.status, 201, first)
            for _ in range(CYCLES):
                self.cycle(disk, server, person, first.json["id"])
            server.stop()
            opened = Journal(server.folder).read_on().opened["井盖缺失"]
            self.assertEqual(len(opened), 2 + CYCLES, "nothing refused is there")

    def cycle(self, disk, server, person, case):
        ballast = pathlib.Path(server.folder, "ballast")
        self.assertEqual(ballast.stat().st_size, BALLAST_MIB * MIB)
        body = {"category": "C0103", "title": "井盖缺失", "description": "x",
                "grid": person.grid()}
        kept = person.post("/v1/incidents", body, "kept-key")  # The same one in every cycle.
        self.assertEqual(kept.status, 201, kept)

        disk.leave(DISK_MIB * 0.15)
        until(lambda: ready(server) == 507, "/readyz tells of the filling disk")
        refused = person.post("/v1/incidents", body, "refused-key")
        self.assertEqual(refused.status, 507, refused)
        self.assertEqual(refused.json["type"], "/problems/storage-full")
        self.assertEqual(refused.json["outcome"], "not_applied")
        self.assertTrue(refused.json["detail"])
        self.assertEqual(person.post("/v1/incidents", body, "kept-key").raw, kept.raw)
        comment = person.event("incidents", case, "comment", {"comment": "办理中"})
        self.assertEqual(comment.status, 200, comment)
        self.assertEqual(person.get(f"/v1/incidents/{case}").status, 200)

        disk.fill()
        until(lambda: room(person) == 3, "the ballast is given up")
        self.assertFalse(ballast.exists())
        self.assertGreater(disk.free(), 0)
        comment = person.event("incidents", case, "comment", {"comment": "办理中"})
        self.assertEqual(comment.status, 507, comment)
        self.assertEqual(person.get(f"/v1/incidents/{case}").status, 200)

        disk.empty()
        until(lambda: ready(server) == 200, "it is ready again by itself")
        self.assertTrue(ballast.exists())
        self.assertEqual(person.raise_incident().status, 201)

    def test_timers_are_journaled_on_a_full_disk(self):
        machine = machines.Machine()
        self.addCleanup(machine.clean)
        env = {**SETTINGS, **machine.env}
        with SmallDisk() as disk, Server(data=str(disk.path / "data"), env=env) as server:
            person = server.person("dispatcher")
            for _ in range(20):
                self.assertEqual(person.raise_incident().status, 201)
            disk.fill()
            until(lambda: room(person) == 3, "the ballast is given up")
            before = figure(person, "shao_journal_sequence")
            machine.set_clock(3 * 86_400)
            until(lambda: figure(server.person(None), "shao_journal_sequence") >= before + 20,
                  "timers fire on a full disk")
            self.assertEqual(ready(server), 507)
            server.kill()
            self.assertGreaterEqual(Journal(server.folder).read_on().fired, 20)


class SharedFolder(unittest.TestCase):
    def test_a_second_process_on_the_folder_is_refused_by_the_name_of_the_first(self):
        with Server() as first:
            second = Server(data=first.folder)
            with self.assertRaises(RuntimeError) as refused:
                second.start()
            self.assertEqual(second.process.returncode, 1)
            self.assertIn(f"in use by process {first.process.pid}", str(refused.exception))
            self.assertEqual(first.person("dispatcher").raise_incident().status, 201)
            second.output.close()


class FailingDisk(unittest.TestCase):
    def setUp(self):
        self.machine = machines.Machine()
        self.addCleanup(self.machine.clean)

    def test_after_a_failed_sync_nothing_is_acknowledged_and_the_process_ends(self):
        with Server(env=self.machine.env) as server:
            person = server.person("dispatcher")
            done = person.raise_incident()
            self.assertEqual(done.status, 201, done)
            grid = person.grid()
            self.machine.fail(machines.FAIL_SYNC)
            body = {"category": "C0103", "title": "未知", "description": "x", "grid": grid}
            answer = person.post("/v1/incidents", body, "unknown-key")
            self.assertEqual(answer.status, 503, answer)
            self.assertEqual(answer.json["outcome"], "unknown")
            self.machine.heal()  # Too late: a later sync may say "done" without having done it.
            with contextlib.suppress(OSError):
                again = person.post("/v1/incidents", body, "unknown-key")
                self.assertEqual(again.status, 503, again)
            self.assertEqual(server.process.wait(10), 1, server.log())
            server.people.clear()
            server.start()
            person = server.person("dispatcher")
            first = person.post("/v1/incidents", body, "unknown-key")
            self.assertEqual(first.status, 201, first)
            self.assertEqual(person.post("/v1/incidents", body, "unknown-key").raw, first.raw)
            server.stop()
            self.assertEqual(len(Journal(server.folder).read_on().opened["未知"]), 1)

    def test_a_server_without_commands_ends_too_when_its_disk_fails(self):
        """A login writes a session: no command need come to find out."""
        with Server(env=self.machine.env) as server:
            self.machine.fail(machines.FAIL_SYNC)
            with contextlib.suppress(RuntimeError, OSError):
                server.person("grid_chief")
            self.assertEqual(server.process.wait(10), 1, server.log())


if __name__ == "__main__":
    unittest.main(argv=["disk"], warnings="ignore")
