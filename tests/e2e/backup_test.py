# SPDX-License-Identifier: Apache-2.0
"""Backups beside a server under load: each is restored, verified, and holds all that was
acknowledged before it began. And the anchor: a journal that lost its end is found by it.

    python3 tests/e2e/backup_test.py [ROUNDS]     5 rounds unless told"""

import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import history
from journal import Journal
from support import BINARY, Server
from torture import LOGIN, Client

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 5
CLIENTS = 4


def shao(*words):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, check=False)


class Backup(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="shao-backups-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def good(self, *words):
        done = shao(*words)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_each_backup_under_load_is_restored_and_holds_what_was_acknowledged(self):
        with Server() as server:
            person = server.person(LOGIN)
            clients = [Client(server, person.token, person.grid(), self.folder, f"b{i}")
                       for i in range(CLIENTS)]
            for client in clients:
                client.start()
            for number in range(ROUNDS):
                time.sleep(0.2)
                self.one(server, number)
            server.kill()
            for client in clients:
                client.join(20)

    def one(self, server, number):
        before = [each for each in history.read(self.folder).values() if each.acknowledged]
        self.assertTrue(before, "there was no load")
        copy, data = self.folder / f"{number}.db", self.folder / f"restored-{number}"
        self.good("backup", "--data", server.folder, copy)
        self.good("restore", copy, "--data", data)
        self.assertTrue(json.loads(self.good("verify", "--data", data, "--output", "json"))["ok"])
        journal = Journal(data).read_on()
        verdict = history.judge(journal, {each.key: each for each in before}, LOGIN)
        self.assertTrue(verdict.good, f"backup {number}: {verdict}")

    def test_the_anchor_finds_a_journal_that_lost_its_end(self):
        with Server() as server:
            person = server.person(LOGIN)
            for _ in range(3):
                self.assertEqual(person.raise_incident().status, 201)
            server.stop()
            anchor = self.folder / "anchor"
            self.good("verify", "--data", server.folder, "--anchor", anchor)
            first = anchor.read_text()
            self.good("verify", "--data", server.folder, "--anchor", anchor)
            self.assertEqual(anchor.read_text(), first)
            self.forge(server.folder)
            self.good("verify", "--data", server.folder)
            found = shao("verify", "--data", server.folder, "--anchor", anchor)
            self.assertEqual(found.returncode, 1, found.stdout)
            self.assertIn("which the anchor names", found.stderr)
            self.assertEqual(anchor.read_text(), first, "what is unsound vouches for nothing")
            anchor.write_text("nonsense\n")
            found = shao("verify", "--data", server.folder, "--anchor", anchor)
            self.assertEqual(found.returncode, 1)
            self.assertIn("is no anchor", found.stderr)

    def forge(self, folder):
        """Cuts the journal's end off, and all that would tell of it."""
        with sqlite3.connect(pathlib.Path(folder, "shao.db")) as database:
            database.executescript(
                "DROP TRIGGER journal_is_never_shortened;"
                "DELETE FROM journal WHERE first_sequence > 1;"
                "DELETE FROM cases WHERE id > 1; DELETE FROM timer; DELETE FROM trail;"
                "DELETE FROM mark; DELETE FROM cases;"
                "INSERT INTO search(search) VALUES('delete-all');")
        database.close()


if __name__ == "__main__":
    unittest.main(argv=["backup"], warnings="ignore")
