# SPDX-License-Identifier: Apache-2.0
"""The live stream: who gets in, that nothing is missing and nothing comes twice, over many events
and over a restart; and how it ends."""

import socket
import threading
import time
import unittest

from support import Server, Stream

EVENTS = 320  # More than anything between hub and socket holds at a time.


def seqs_until(stream, last, most=5000):
    """The sequences of the events up to `last`."""
    seqs = []
    for _ in range(most):
        message = stream.receive()
        if "gap" in message or "resync" in message or "closed" in message:
            raise AssertionError(f"instead of an event came {message}")
        if "event" in message:
            seqs.append(message["seq"])
        if seqs and seqs[-1] >= last:
            return seqs
    raise AssertionError(f"{last} never came")


class StandingStill(threading.Thread):
    """A client that asks and asks and never reads an answer. `cut_after`: seconds, once it was."""

    def __init__(self, person):
        super().__init__(daemon=True)
        self.stream = Stream(person)
        self.cut_after = None

    def run(self):
        self.stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        begun = time.monotonic()
        question = b'{"subscribe":{"' + b"a" * 60000 + b'":1}}'
        try:
            while time.monotonic() - begun < 45:
                self.stream.send(question)
                time.sleep(0.07)
        except OSError:
            self.cut_after = time.monotonic() - begun


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()
        cls.chief = cls.server.person("grid_chief")
        cls.still = StandingStill(cls.server.person("dispatcher"))
        cls.still.start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def opened(self, person=None, **more):
        stream = Stream(person or self.chief, **more)
        self.addCleanup(stream.close)
        return stream

    def raise_some(self, count):
        grid = self.chief.grid()
        for _ in range(count):
            answer = self.chief.raise_incident(grid=grid, category="E0113")
            self.assertEqual(answer.status, 201, answer)

    def test_nobody_gets_in_without_a_login_or_from_a_foreign_page(self):
        self.assertEqual(self.opened(self.server.person(None)).status, 401)
        self.assertEqual(self.opened(more="Origin: https://evil.example\r\n").status, 403)
        own = f"Origin: http://127.0.0.1:{self.server.port}\r\n"
        self.assertEqual(self.opened(more=own).status, 101)
        self.assertEqual(self.opened(protocol="other").status, 426)
        self.assertEqual(self.chief.get("/v1/stream").status, 426)

    def test_a_login_has_five_streams(self):
        person = self.server.person("supervisor")
        streams = [self.opened(person) for _ in range(5)]
        self.assertEqual([each.status for each in streams], [101] * 5)
        sixth = self.opened(person)
        self.assertEqual(sixth.status, 429)
        streams[0].close()
        until = time.monotonic() + 5
        status = 429
        while status == 429 and time.monotonic() < until:
            time.sleep(0.02)
            status = self.opened(person).status
        self.assertEqual(status, 101)

    def test_who_talks_too_much_is_closed_with_4429(self):
        stream = self.opened(self.server.person("area_chief"))
        for _ in range(80):
            stream.send({"pong": 1})
        self.assertEqual(stream.until(lambda m: "closed" in m)["closed"], 4429)

    def test_a_message_that_is_no_text_is_closed_with_1003(self):
        stream = self.opened(self.server.person("area_chief"))
        stream.socket.sendall(b"\x82\x81" + b"\0\0\0\0" + b"x")
        self.assertEqual(stream.until(lambda m: "closed" in m)["closed"], 1003)

    def test_a_stream_ends_with_its_session(self):
        person = self.server.person("area_chief")
        stream = self.opened(person, timeout=15)
        stream.until(lambda m: "hello" in m)
        self.assertEqual(person.call("DELETE", "/v1/session").status, 204)
        self.assertEqual(stream.until(lambda m: "closed" in m)["closed"], 4401)

    def test_nothing_is_missing_and_nothing_comes_twice(self):
        live = self.opened()
        begin = live.until(lambda m: "hello" in m)["hello"]["seq"]
        live.send({"subscribe": {"queue": "inbox", "after": begin}})
        live.until(lambda m: "subscribed" in m)
        self.raise_some(EVENTS)
        marker = self.chief.raise_incident(category="E0113").json["id"]
        heard = []
        while True:
            message = live.receive()
            if "event" not in message:
                continue
            heard.append(message["seq"])
            if message["event"]["subject"] == str(marker):
                break
        last = heard[-1]
        self.assertGreaterEqual(len(heard), EVENTS)
        self.assertEqual(heard, sorted(set(heard)))
        resumed = self.opened()
        resumed.send({"subscribe": {"queue": "inbox", "after": begin}})
        self.assertEqual(seqs_until(resumed, last), heard)
        middle = heard[len(heard) // 3]
        later = self.opened()
        later.send({"subscribe": {"queue": "inbox", "after": middle}})
        self.assertEqual(seqs_until(later, last), [seq for seq in heard if seq > middle])

        self.still.join()  # The restart would cut it, too.
        self.assertEqual(self.server.stop(), 0, self.server.log())
        self.server.start()
        self.chief.connection = None
        after_restart = self.opened()
        after_restart.send({"subscribe": {"queue": "inbox", "after": begin}})
        self.assertEqual(seqs_until(after_restart, last), heard)
        ahead = self.opened()
        ahead.send({"subscribe": {"queue": "inbox", "after": last + 1000000}})
        ahead.until(lambda m: "resync" in m)

    def test_zz_who_never_reads_is_cut_although_it_keeps_sending(self):
        self.still.join(50)
        self.assertIsNotNone(self.still.cut_after, "it was never cut")


if __name__ == "__main__":
    unittest.main(argv=["stream"], warnings="ignore")
