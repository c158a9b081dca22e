# SPDX-License-Identifier: Apache-2.0
"""Malformed and smuggling requests, byte by byte (reliability §3, rows 1 to 3, 9, 14): each of
door/raw.cases gets the answers that it must, no other, and changes nothing."""

import concurrent.futures
import pathlib
import re
import socket
import unittest

from support import Server

TABLE = pathlib.Path(__file__).parent / "door" / "raw.cases"
RAISE = '{"category":"E0113","title":"smuggled","grid":"%s"}'
AT_ONCE = 24


def load_cases():
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            expected, name, raw = line.split(" | ", 2)
            yield name, expected.split(" "), raw


class Wire:
    """A connection that is read answer by answer."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 15)
        self.buffer = b""

    def send(self, data):
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # The server has said no before all was sent.

    def more(self):
        try:
            chunk = self.socket.recv(65536)
        except ConnectionResetError:
            return False
        self.buffer += chunk
        return bool(chunk)

    def status(self, head_only=False):
        """The status of the next answer, which is read to its end; None when there is none."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.more():
                return None
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        found = re.search(rb"\r\ncontent-length: (\d+)", head, re.IGNORECASE)
        size = int(found[1]) if found and not head_only else 0
        while len(self.buffer) < size:
            if not self.more():
                return None
        self.buffer = self.buffer[size:]
        return head.split(b" ")[1].decode()

    def close(self):
        self.socket.close()


class Raw(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env={"SHAO_SERVER_HEAD_SECONDS": "1"}).start()
        chief = cls.server.person("grid_chief")
        cls.token = chief.token
        body = RAISE % chief.grid()
        cls.smuggled = (
            f"POST /v1/incidents HTTP/1.1\\r\\nHost: {{host}}\\r\\nAuthorization: Bearer {{token}}"
            f"\\r\\nIdempotency-Key: smuggled\\r\\nContent-Type: application/json\\r\\n"
            f"Content-Length: {len(body)}\\r\\n\\r\\n{body}")
        cls.seq = cls.seq_now()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    @classmethod
    def seq_now(cls):
        return cls.server.person(None).get("/readyz").json["seq"]

    def bytes_of(self, raw):
        text = raw.replace("{smuggled}", self.smuggled)
        text = text.replace("{host}", f"127.0.0.1:{self.server.port}")
        text = text.replace("{port}", str(self.server.port)).replace("{token}", self.token)
        text = re.sub(r"\{((?:\\x)?[0-9a-z]+)\*(\d+)\}", lambda m: m[1] * int(m[2]), text)
        data = text.encode("latin-1").decode("unicode_escape").encode("latin-1")
        head, gap, body = data.partition(b"\r\n\r\n")
        return head.replace(b"{len}", str(len(body)).encode()) + gap + body

    def answers(self, raw, expected):
        """What really comes, as the table would write it."""
        wire = Wire(self.server.port)
        wire.send(self.bytes_of(raw))
        *statuses, end = expected
        got = []
        for status in statuses:
            one = wire.status(head_only=status == "head")
            if one is None:
                return got + ["close"]
            got.append("head" if status == "head" and one == "200" else one)
        if end == "open":  # What is still to come would come before the answer to this.
            wire.send(b"GET /nothing HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % self.server.port)
            last = wire.status()
            got.append("open" if last == "404" else "close" if last is None else last)
        else:
            last = wire.status()
            got.append("close" if last is None else last)
        wire.close()
        return got

    def try_case(self, case):
        name, expected, raw = case
        got = self.answers(raw, expected)
        if got != expected:
            return f"{name}: expected {' '.join(expected)}, got {' '.join(got)}"
        if self.seq_now() != self.seq:
            return f"{name}: something was journaled"
        return None

    def test_each_gets_the_answers_that_it_must_and_changes_nothing(self):
        cases = list(load_cases())
        self.assertGreaterEqual(len(cases), 300)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            wrong = [each for each in pool.map(self.try_case, cases) if each]
        self.assertEqual(wrong, [], "\n".join(wrong))
        self.assertIsNone(self.server.process.poll(), self.server.log())

    def test_what_would_be_smuggled_is_a_request_when_it_stands_alone(self):
        wire = Wire(self.server.port)
        wire.send(self.bytes_of("{smuggled}"))
        self.assertEqual(wire.status(), "201")
        wire.close()


if __name__ == "__main__":
    unittest.main(argv=["raw"], warnings="ignore")
