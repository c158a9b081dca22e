# SPDX-License-Identifier: Apache-2.0
"""What each client knows, in a file of its own, and what the journal must say of it.

A line is JSON: [word, key, kind, case, body, status, digest of the answer]. `invoke` stands before
the request is sent; then `ok`, `fail` (surely not done) or `unknown`."""

import hashlib
import json
import pathlib


def digest(answer):
    return hashlib.sha256(answer).hexdigest()


class History:
    """One client's file; a line is on its way to the kernel before the next request is sent."""

    def __init__(self, path):
        self.file = open(path, "a", buffering=1)

    def write(self, word, key, kind, case, body, status=0, answer=""):
        self.file.write(json.dumps([word, key, kind, case, body, status, answer],
                                   ensure_ascii=False) + "\n")

    def close(self):
        self.file.close()


class Command:
    def __init__(self, key, kind, case, body):
        self.key, self.kind, self.case, self.body = key, kind, case, body
        self.words, self.answers = [], []

    @property
    def acknowledged(self):
        return "ok" in self.words

    @property
    def unknown(self):
        """Sent, and nothing sure was heard."""
        return not self.acknowledged and self.words.count("fail") < self.words.count("invoke")


def read(folder):
    """All commands of all clients, by key."""
    commands = {}
    for path in sorted(pathlib.Path(folder).glob("*.history")):
        for line in path.read_bytes().split(b"\n")[:-1]:  # The last may be under way.
            word, key, kind, case, body, status, answer = json.loads(line)
            command = commands.setdefault(key, Command(key, kind, case, body))
            command.words.append(word)
            if word == "ok":
                command.answers.append((status, answer))
    return commands


class Verdict:
    def __init__(self):
        self.acknowledged = self.unknown = 0
        self.lost, self.doubled, self.lies = [], [], []

    @property
    def good(self):
        return not (self.lost or self.doubled or self.lies)

    def __str__(self):
        return (f"{self.acknowledged} acknowledged, {self.unknown} unknown, {len(self.lost)} lost, "
                f"{len(self.doubled)} doubled")


def times_done(journal, command):
    if command.kind == "raise":
        return len(journal.opened[command.body])
    return journal.comments[command.case, command.body]


def judge(journal, commands, login):
    """Each acknowledged command once and with its answer; each other one at most once."""
    verdict = Verdict()
    for command in commands.values():
        done = times_done(journal, command)
        if done > 1:
            verdict.doubled.append(command.key)
        if command.acknowledged:
            verdict.acknowledged += 1
            if done == 0:
                verdict.lost.append(command.key)
            if set(command.answers) != {journal.answers.get((login, command.key))}:
                verdict.lies.append(f"{command.key}: another answer than the journal keeps")
        elif command.unknown:
            verdict.unknown += 1
        elif done:
            verdict.lies.append(f"{command.key}: refused, and done all the same")
    return verdict
