# SPDX-License-Identifier: Apache-2.0
"""A reader of the journal that shares no code with the server: from the bytes that chain.hpp,
frame.hpp and case_fields.hpp describe to facts. It follows the chain, decodes the records, and
keeps what a witness needs: who opened which case, which events came, which timers ended how."""

import hashlib
import json
import pathlib
import shutil
import sqlite3
import struct
import tempfile
import zlib
from collections import Counter, defaultdict

RECORD = 1001
(OPENED, STEP, CLOCK_STARTED, CLOCK_PAUSED, CLOCK_RESUMED, CLOCK_STOPPED, CLOCK_LIMIT,
 CLOCK_RECOMPUTED, CLOCK_WARNED, CLOCK_BREACHED, CLOCK_EXEMPTED, SEND_SCHEDULED, SEND_CANCELLED,
 SEND_FIRED) = range(1, 15)
PERSON, ADMIN = 1, 4  # The first and the last kind of cause.


class Broken(Exception):
    """The journal is not what a sound server writes."""


def demand(holds, what):
    if not holds:
        raise Broken(what)


class Bytes:
    """What is left to read."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self, form):
        size = struct.calcsize("<" + form)
        demand(self.at + size <= len(self.data), "the bytes end too early")
        value, = struct.unpack_from("<" + form, self.data, self.at)
        self.at += size
        return value

    def cut(self, size):
        demand(self.at + size <= len(self.data), "a length is greater than what is left")
        piece = self.data[self.at:self.at + size]
        self.at += size
        return piece

    def text(self):
        return self.cut(self.number("I")).decode()

    def optional(self, read):
        return None if self.number("B") else read()

    def instant(self):
        return self.number("q")

    def frame(self):
        tag, version, size = self.number("H"), self.number("H"), self.number("I")
        return tag, version, Bytes(self.cut(size))

    def rest(self):
        return len(self.data) - self.at


def limit(data):
    return data.number("B"), data.number("q")


class Clock:
    """One clock of one case, as far as it can end twice."""

    def __init__(self, due):
        self.due, self.breached, self.changes = due, 0, 1


class Journal:
    """Facts of a data folder; `read_on` takes in what came since, without the server's help."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.head, self.last, self.at = bytes(32), 0, 0
        self.versions = Counter()             # case → its last version
        self.opened = defaultdict(list)       # title → cases that were opened with it
        self.steps = Counter()                # (case, event, login) → how often
        self.comments = Counter()             # (case, text) → how often
        self.clocks, self.sends = {}, {}      # (case, name) → …
        self.fired = self.records = 0
        self.answers = {}                     # (scope, key) → (status, digest of the body)

    def read_on(self):
        """Of a copy: the folder stays as it was found."""
        with tempfile.TemporaryDirectory(prefix="shao-copy-") as copy:
            for name in ("shao.db", "shao.db-wal"):
                if (self.folder / name).exists():
                    shutil.copy(self.folder / name, copy)
            with sqlite3.connect(pathlib.Path(copy, "shao.db")) as database:
                self.read_batches(database)
                self.read_answers(database)
            database.close()
        return self

    def read_batches(self, database):
        old, = database.execute("SELECT count(*) FROM journal WHERE last_sequence = ? AND hash = ?",
                                (self.last, self.head)).fetchone()
        demand(old == 1 or self.last == 0, f"what was read up to {self.last} is there no more")
        for row in database.execute(
                "SELECT first_sequence, last_sequence, recorded_at, last_case, previous_hash, hash,"
                " payload FROM journal WHERE first_sequence > ? ORDER BY first_sequence",
                (self.last,)):
            self.batch(*row)

    def read_answers(self, database):
        self.answers = {}
        for packed, in database.execute("SELECT packed FROM answers"):
            size, = struct.unpack_from("<I", packed)
            data = Bytes(zlib.decompress(packed[4:]))
            demand(data.rest() == size, "a commit's answers are not as long as they say")
            while data.rest():
                scope, key, _, _ = data.text(), data.text(), data.cut(32), data.instant()
                status, body, _, _ = data.number("H"), data.text(), data.text(), data.text()
                self.answers[scope, key] = (status, hashlib.sha256(body.encode()).hexdigest())

    def batch(self, first, last, at, last_case, previous, found, payload):
        name = f"batch {first}"
        demand(first == self.last + 1 and last >= first, f"{name} does not follow {self.last}")
        demand(previous == self.head, f"{name} does not follow the batch before it")
        hashed = hashlib.sha256(previous + struct.pack("<QQqQQ", first, last, at, last_case,
                                                       len(payload)) + payload).digest()
        demand(hashed == found, f"{name}: its bytes do not match its hash")
        demand(at >= self.at, f"{name}: time went backwards")
        data = Bytes(payload)
        for sequence in range(first, last + 1):
            self.record(data, sequence, at)
        demand(data.rest() == 0, f"{name} holds more than its records")
        self.head, self.last, self.at = found, last, at

    def record(self, data, expected, batch_at):
        tag, version, data = data.frame()
        demand((tag, version) == (RECORD, 1), f"record {expected}: frame {tag} version {version}")
        sequence, case, number, at = (data.number("Q"), data.number("Q"), data.number("Q"),
                                      data.instant())
        demand(sequence == expected, f"record {sequence} stands in the place of {expected}")
        demand(number == self.versions[case] + 1, f"case {case} lacks a version before {number}")
        demand(at <= batch_at, f"record {sequence} is younger than its batch")
        self.versions[case] = number
        cause = (data.number("B"), data.text(), data.text())  # kind, event, login
        data.text(), data.text(), data.number("Q")  # role, unit, sender
        demand(PERSON <= cause[0] <= ADMIN, f"record {sequence} has no cause")
        tag, _, event = data.frame()
        demand(data.rest() == 0, f"record {sequence} holds more than its fields")
        self.records += 1
        self.event(tag, event, case, at, cause)

    def event(self, tag, data, case, at, cause):
        if tag == OPENED:
            data.text(), data.text(), data.text(), data.number("I"), data.number("Q")
            if cause[0] == PERSON:  # Its children have its title, too.
                self.opened[data.text()].append(case)
        elif tag == STEP:
            self.steps[case, cause[1], cause[2]] += 1
            if cause[1] == "comment":
                self.comments[case, json.loads(data.text())["comment"]] += 1
        elif CLOCK_STARTED <= tag <= CLOCK_EXEMPTED:
            self.clock(tag, data, (case, data.text()), at)
        elif SEND_SCHEDULED <= tag <= SEND_FIRED:
            self.send(tag, data, (case, data.text()), at)

    def clock(self, tag, data, name, at):
        if tag == CLOCK_STARTED:
            limit(data), data.text(), data.optional(data.instant)
            self.clocks[name] = Clock(data.optional(data.instant))
            return
        clock = self.clocks.get(name)
        demand(clock, f"{name}: a clock that never started")
        if tag in (CLOCK_RESUMED, CLOCK_RECOMPUTED):
            clock.due = data.optional(data.instant)
        elif tag == CLOCK_LIMIT:
            limit(data), limit(data), data.number("B")
            clock.due = data.optional(data.instant)
        elif tag == CLOCK_BREACHED:
            clock.breached += 1
            self.fired += 1
            demand(clock.breached <= clock.changes, f"{name}: the clock fell due twice")
            demand(clock.due is not None and at >= clock.due, f"{name}: it fell due early")
        if tag in (CLOCK_RESUMED, CLOCK_RECOMPUTED, CLOCK_LIMIT):
            clock.changes += 1  # A new due instant may be missed anew.

    def send(self, tag, data, name, at):
        if tag == SEND_SCHEDULED:
            data.text(), data.text()
            self.sends[name] = data.instant()
            return
        due = self.sends.pop(name, None)
        demand(due is not None, f"{name}: a delayed event ended twice, or never was")
        if tag == SEND_FIRED:
            self.fired += 1
            demand(at >= due, f"{name}: a delayed event came early")
