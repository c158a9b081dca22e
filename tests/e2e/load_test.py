# SPDX-License-Identifier: Apache-2.0
"""Too many and too slow (the door's points 5, 7, 8 and 10, and logins): slow ones are cut off while
others are served, a full queue sheds instead of growing, and nobody is locked out by guesses of
others. Times are compared with those of the same server unloaded."""

import contextlib
import http.client
import json
import multiprocessing
import pathlib
import secrets
import selectors
import socket
import statistics
import time
import unittest

from support import Server, Stream

HEALTH = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
SLOW = 200
READERS = 60
FLOODERS = 96
PATIENCE = {"SHAO_SERVER_HEAD_SECONDS": "2", "SHAO_SERVER_IDLE_SECONDS": "2",
            "SHAO_SERVER_WRITE_SECONDS": "2"}


def rss_of(server):
    """Resident bytes."""
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def connect(server, source="127.0.0.1", timeout=20):
    return socket.create_connection(("127.0.0.1", server.port), timeout, (source, 0))


def read_to_end(wire):
    data = b""
    try:
        while chunk := wire.recv(65536):
            data += chunk
    except (ConnectionResetError, TimeoutError):
        pass
    wire.close()
    return data


def times_of(ask, count):
    """Seconds that each call takes."""
    times = []
    for _ in range(count):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    return times


class Slow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env=PATIENCE).start()
        cls.person = cls.server.person(None)
        cls.calm = statistics.median(times_of(cls.healthy, 300))

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    @classmethod
    def ask(cls, path):
        """The answer, also where the connection had been idle for too long."""
        try:
            return cls.person.get(path)
        except (OSError, http.client.HTTPException):
            return cls.person.get(path)

    @classmethod
    def healthy(cls):
        assert cls.ask("/healthz").status == 200

    def served_meanwhile(self):
        """Others hardly notice."""
        self.assertLess(statistics.median(times_of(self.healthy, 300)), 10 * self.calm)

    def send_all(self, wires, data):
        for wire in wires:
            with contextlib.suppress(OSError):  # Cut off already: see all_told().
                wire.send(data)

    def all_told(self, wires, status):
        for wire in wires:
            data = read_to_end(wire)
            self.assertTrue(data.startswith(b"HTTP/1.1 %d " % status), data[:80])

    def test_slow_heads_are_told_and_cut_off_while_others_are_served(self):
        wires = [connect(self.server) for _ in range(SLOW)]
        head = f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nX: ".encode()
        for at in range(0, 24, 4):  # Now and then a few bytes: the deadline is for the whole.
            self.send_all(wires, head[at:at + 4])
            self.served_meanwhile()
        self.all_told(wires, 408)

    def test_slow_bodies_are_told_and_cut_off_while_others_are_served(self):
        wires = [connect(self.server) for _ in range(SLOW)]
        for wire in wires:
            wire.sendall(b"POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: "
                         b"application/json\r\nContent-Length: 100\r\n\r\n{" % self.server.port)
        for _ in range(4):
            self.send_all(wires, b" ")
            self.served_meanwhile()
        self.all_told(wires, 408)

    def test_idle_connections_end_without_a_word(self):
        wires = [connect(self.server) for _ in range(20)]
        self.assertEqual([read_to_end(wire) for wire in wires], [b""] * 20)

    def test_a_stream_outlives_the_deadlines_of_requests(self):
        stream = Stream(self.server.person("grid_chief"), timeout=20)
        stream.until(lambda m: "ping" in m)  # Comes after five seconds.
        stream.send({"subscribe": {"queue": "inbox"}})
        stream.until(lambda m: "subscribed" in m)
        stream.close()

    def test_slow_readers_are_cut_off_and_fill_no_memory(self):
        ask = f"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n".encode()
        before = rss_of(self.server)
        wires = []
        for _ in range(READERS):
            wire = socket.socket()
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            wire.settimeout(20)
            wire.connect(("127.0.0.1", self.server.port))
            wire.sendall(ask * 100)  # More than all buffers between us hold.
            wires.append(wire)
        self.served_meanwhile()
        self.assertLess(rss_of(self.server) - before, READERS * 512 * 1024)
        until = time.monotonic() + 30
        while time.monotonic() < until and self.open_connections() > 1:
            time.sleep(0.1)
        self.assertEqual(self.open_connections(), 1)
        for wire in wires:
            wire.close()

    def open_connections(self):
        text = self.ask("/metrics").raw.decode()
        return int(text.split("\nshao_http_connections ")[1].split()[0])


class Caps(unittest.TestCase):
    def test_connections_of_one_address_are_bounded_and_others_come_in(self):
        with Server(env={"SHAO_SERVER_CONNECTIONS_FROM_LOOPBACK": "40"}) as server:
            full = [connect(server, "127.0.0.2") for _ in range(40)]
            ask = HEALTH.format(port=server.port).encode()
            for wire in full:
                wire.sendall(ask)
                self.assertIn(b" 200 ", wire.recv(65536))
            one_more = connect(server, "127.0.0.2")
            self.assertEqual(read_to_end(one_more), b"")
            other = connect(server, "127.0.0.3")
            other.sendall(ask)
            self.assertIn(b" 200 ", other.recv(65536))
            for wire in [*full, other]:
                wire.close()

    def test_streams_of_one_login_are_bounded_as_it_is_set(self):
        with Server(env={"SHAO_SERVER_STREAMS_PER_LOGIN": "2"}) as server:
            person = server.person("grid_chief")
            streams = [Stream(person) for _ in range(3)]
            self.assertEqual([each.status for each in streams], [101, 101, 429])
            for each in streams:
                each.close()


def raise_request(port, token, grid):
    body = json.dumps({"category": "E0113", "title": "t", "grid": grid}).encode()
    return (f"POST /v1/incidents HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n"
            f"Idempotency-Key: {secrets.token_hex(12)}\r\n\r\n").encode() + body


def flood(port, token, grid, stop, told):
    """Raises over many connections at once, as fast as answers come, until it is stopped."""
    chooser, shed, bare = selectors.DefaultSelector(), 0, 0
    for _ in range(FLOODERS):
        wire = socket.create_connection(("127.0.0.1", port), 20)
        wire.sendall(raise_request(port, token, grid))
        chooser.register(wire, selectors.EVENT_READ)
    while not stop.is_set():
        for key, _ in chooser.select(0.1):
            answer = key.fileobj.recv(1 << 20)
            if answer.startswith(b"HTTP/1.1 503"):
                shed += 1
                bare += b"\r\nRetry-After: " not in answer
            if b"HTTP/1.1 " in answer:  # And not the rest of one.
                key.fileobj.sendall(raise_request(port, token, grid))
    told.put((shed, bare))


class Overload(unittest.TestCase):
    def test_a_full_queue_sheds_and_those_it_takes_do_not_wait_long(self):
        with Server(env={"SHAO_SERVER_COMMANDS_WAITING": "16"}) as server:
            person, grid = server.person("grid_chief"), None
            grid = person.grid()

            def accepted():
                """Seconds of one that is taken; those that are shed try again."""
                while True:
                    begun = time.perf_counter()
                    answer = person.raise_incident(grid=grid, category="E0113")
                    if answer.status == 201:
                        return time.perf_counter() - begun
                    self.assertEqual(answer.status, 503, answer)
                    self.assertGreaterEqual(int(answer.headers["Retry-After"]), 1)

            calm = statistics.median(accepted() for _ in range(100))
            stop, told = multiprocessing.Event(), multiprocessing.Queue()
            flooder = multiprocessing.Process(target=flood, daemon=True, args=(
                server.port, person.token, grid, stop, told))
            flooder.start()
            time.sleep(1)
            loaded = statistics.median(accepted() for _ in range(60))
            stop.set()
            shed, bare = told.get(timeout=20)
            flooder.join(20)
            print(f"overload: {shed} shed; median of those taken {loaded * 1e3:.1f} ms, "
                  f"unloaded {calm * 1e3:.1f} ms")
            self.assertGreater(shed, 0)
            self.assertEqual(bare, 0, "503 without Retry-After")
            self.assertLess(loaded, 40 * calm)
            self.assertEqual(person.get("/readyz").status, 200)


class Logins(unittest.TestCase):
    def log_in(self, server, source, password, login="grid_chief", cookie=""):
        """(status, the device's cookie)."""
        body = json.dumps({"login": login, "password": password}).encode()
        wire = connect(server, source)
        wire.sendall(f"POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{cookie}"
                     f"Content-Type: application/json\r\nConnection: close\r\n"
                     f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = read_to_end(wire).decode()
        _, found, mark = answer.partition("shao-device=")
        device = f"Cookie: shao-device={mark.split(';')[0]}\r\n" if found else ""
        return int(answer.split(" ")[1]), device

    def test_guesses_lock_out_who_guesses_and_nobody_else(self):
        with Server() as server:
            status, device = self.log_in(server, "127.0.0.3", "demo")
            self.assertEqual(status, 200)
            guesses = [self.log_in(server, "127.0.0.2", "no")[0] for _ in range(8)]
            self.assertEqual(guesses, [401] * 5 + [429] * 3)
            self.assertEqual(self.log_in(server, "127.0.0.2", "demo")[0], 429)
            self.assertEqual(self.log_in(server, "127.0.0.4", "demo")[0], 200)
            for bot in range(10, 40):  # Until the account takes no more strangers.
                self.log_in(server, f"127.0.1.{bot}", "no")
            self.assertEqual(self.log_in(server, "127.0.0.5", "demo")[0], 429)
            self.assertEqual(self.log_in(server, "127.0.0.3", "demo")[0], 200)
            self.assertEqual(self.log_in(server, "127.0.0.6", "demo", cookie=device)[0], 200)
            self.assertEqual(self.log_in(server, "127.0.0.2", "demo", cookie=device)[0], 200)
            self.assertEqual(self.log_in(server, "127.0.0.5", "demo", "area_chief")[0], 200)
            server.stop()
            server.start()  # The device is known without being stored.
            for bot in range(10, 40):
                self.log_in(server, f"127.0.1.{bot}", "no")
            self.assertEqual(self.log_in(server, "127.0.0.3", "demo")[0], 429)
            self.assertEqual(self.log_in(server, "127.0.0.3", "demo", cookie=device)[0], 200)


if __name__ == "__main__":
    unittest.main(argv=["load"], warnings="ignore")
