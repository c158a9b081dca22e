# SPDX-License-Identifier: Apache-2.0
"""Rounds of a real server under load: something is done to it, it ends, and an independent witness
reads the journal. Then it starts on the same folder, and what was unknown is asked again.

The deeds: kill -9; SIGTERM; SIGSTOP and then kill -9; a sync of the disk that fails; a write that
fails; a full disk for a while; a jump of the wall clock, forward or back."""

import contextlib
import http.client
import pathlib
import random
import signal
import subprocess
import tempfile
import threading
import time

import history
import machine as machines
from journal import Journal
from support import BINARY, Person, Server

CLIENTS = 16
LOGIN = "dispatcher"
LOAD_SECONDS = (0.1, 0.4)      # How long the clients have before something happens.
ROUNDS_OF_A_FOLDER = 10        # Then a fresh one: the witness reads all of it, every time.
REPEATS = 32                   # Acknowledged keys that are asked again after each start.
JUMP_SECONDS = 86_400
FAIL_STOP_SECONDS = 10         # More than enough for the server to end by itself.


class Client(threading.Thread):
    """Raises and comments until the server is gone, and writes down all that it knows."""

    def __init__(self, server, token, grid, folder, name):
        super().__init__(daemon=True)
        self.person = Person(server, None)
        self.person.token = token
        self.grid, self.name_ = grid, name
        self.history = history.History(pathlib.Path(folder, f"{name}.history"))
        self.wrong = None

    def run(self):
        try:
            for count in range(1_000_000):
                case = self.send("raise", f"{self.name_}-{count}", 0)
                if case:
                    self.send("comment", f"{self.name_}-{count}c", case)
        except (OSError, http.client.HTTPException):
            pass  # The server is gone: what was sent last is unknown.
        except Exception as wrong:  # To be told by the supervisor.
            self.wrong = wrong
        finally:
            self.history.close()

    def send(self, kind, key, case):
        answer = ask(self.person, self.history, kind, key, case, self.grid)
        if answer.status == 401:
            raise ConnectionError("the clock has jumped over the session's end")
        if answer.status in (429, 503, 507):
            time.sleep(0.02)
        elif answer.status not in (200, 201):
            raise AssertionError(f"{key}: {answer}")
        return answer.json["id"] if answer.status == 201 else None


def request_of(kind, key, case, grid):
    if kind == "raise":
        return "/v1/incidents", {"category": "C0103", "title": key, "description": "压力测试",
                                 "grid": grid}
    return f"/v1/incidents/{case}/events", {"event": "comment", "data": {"comment": key}}


def ask(person, book, kind, key, case, grid):
    """One request with its lines in the history; raises what the connection raises."""
    path, body = request_of(kind, key, case, grid)
    book.write("invoke", key, kind, case, key)
    answer = person.post(path, body, key)
    if answer.status in (200, 201):
        word = "ok"
    else:
        outcome = answer.json.get("outcome") if answer.raw else None
        word = "unknown" if outcome == "unknown" else "fail"
    book.write(word, key, kind, case, key, answer.status, history.digest(answer.raw))
    return answer


class Torture:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.machine = machines.Machine()
        self.total = history.Verdict()
        self.deeds = {deed.__name__: 0 for deed in self.all_deeds()}
        self.rounds = self.records = self.fired = 0
        self.server = self.journal = self.life = self.histories = self.grid = None

    def all_deeds(self):
        return [self.kill, self.terminate, self.stop, self.fail_sync, self.fail_write,
                self.fill_disk, self.jump]

    # What is done to a server under load. Each ends with the process.

    def kill(self):
        self.server.kill()

    def terminate(self):
        self.server.process.send_signal(signal.SIGTERM)
        assert self.server.process.wait(25) == 0, "SIGTERM did not end it well"

    def stop(self):
        self.server.process.send_signal(signal.SIGSTOP)
        time.sleep(self.dice.uniform(0.2, 0.8))
        self.server.process.send_signal(signal.SIGCONT)
        time.sleep(0.05)
        self.server.kill()

    def fail_stop(self, fault):
        """Once the disk has failed the server ends by itself, and acknowledges nothing more."""
        self.machine.fail(fault)
        code = self.server.process.wait(FAIL_STOP_SECONDS)
        assert code == 1, f"a failed disk ended the server with {code}"

    def fail_sync(self):
        self.fail_stop(machines.FAIL_SYNC)

    def fail_write(self):
        self.fail_stop(machines.FAIL_WRITE)

    def fill_disk(self):
        self.machine.fail(machines.DISK_FULL)
        time.sleep(0.2)
        self.machine.heal()
        time.sleep(0.2)
        assert self.server.process.poll() is None, "a full disk ended the server"
        self.server.kill()

    def jump(self):
        self.machine.set_clock(self.dice.randint(-JUMP_SECONDS, JUMP_SECONDS))
        time.sleep(0.2)
        self.server.kill()

    # One folder's life.

    def run(self, rounds, say=None):
        while self.rounds < rounds:
            with self.fresh_folder():
                for _ in range(min(ROUNDS_OF_A_FOLDER, rounds - self.rounds)):
                    self.round()
                    if say:
                        say(self)
                self.end_of_folder()
        self.machine.clean()
        return self.total

    @contextlib.contextmanager
    def fresh_folder(self):
        self.machine.heal()
        self.machine.set_clock(0)
        self.server = Server(env=self.machine.env)
        self.histories = tempfile.mkdtemp(prefix="shao-histories-", dir=self.server.folder)
        self.journal = Journal(self.server.folder)
        self.life = history.Verdict()
        try:
            yield
        except BaseException:
            print(f"kept for a look: {self.server.folder} and {self.server.folder}.log")
            with contextlib.suppress(Exception):
                self.server.kill()
            raise
        self.server.clean()

    def round(self):
        """A start, load, a deed, and the witness."""
        self.rounds += 1
        person = self.start()
        clients = [Client(self.server, person.token, self.grid, self.histories,
                          f"r{self.rounds}-{i}") for i in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(self.dice.uniform(*LOAD_SECONDS))
        deed = self.all_deeds()[(self.rounds - 1) % len(self.deeds)]
        self.deeds[deed.__name__] += 1
        deed()
        for client in clients:
            client.join(40)
            assert not client.is_alive(), "a client hangs"
            assert client.wrong is None, client.wrong
        self.machine.heal()
        self.witness()

    def start(self):
        """The server is up again: first what is unknown, then some of what was acknowledged."""
        self.server.people.clear()
        self.server.start()
        person = self.server.person(LOGIN)
        self.grid = self.grid or person.grid()
        commands = history.read(self.histories)
        book = history.History(pathlib.Path(self.histories, f"after-{self.rounds}.history"))
        unknown = [each for each in commands.values() if each.unknown]
        known = [each for each in commands.values() if each.acknowledged]
        for command in unknown + self.dice.sample(known, min(REPEATS, len(known))):
            first, again = (ask(person, book, command.kind, command.key, command.case, self.grid)
                            for _ in range(2))
            assert first.status in (200, 201), f"{command.key}: {first}"
            assert first.raw == again.raw, f"{command.key} got two answers"
        book.close()
        return person

    def witness(self):
        self.journal.read_on()
        before = self.life
        self.life = history.judge(self.journal, history.read(self.histories), LOGIN)
        self.total.acknowledged += self.life.acknowledged - before.acknowledged
        self.total.unknown += self.life.unknown
        for name in ("lost", "doubled", "lies"):
            getattr(self.total, name).extend(getattr(self.life, name))
        assert self.life.good, (f"round {self.rounds}: lost {self.life.lost[:3]}, doubled "
                                f"{self.life.doubled[:3]}, {self.life.lies[:3]}")

    def end_of_folder(self):
        """Nothing is left unknown, and the server's own check agrees."""
        self.start()
        self.server.stop()
        self.witness()
        verified = subprocess.run([BINARY, "verify", "--data", self.server.folder],
                                  capture_output=True, text=True, check=False)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        self.records += self.journal.records
        self.fired += self.journal.fired

    def figures(self):
        return (f"{self.rounds} rounds, {self.total}; {self.records} records read, "
                f"{self.fired} timers fired once; "
                + ", ".join(f"{name} {count}" for name, count in self.deeds.items()))
