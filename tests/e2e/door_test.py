# SPDX-License-Identifier: Apache-2.0
"""The door itself: bytes on a socket, in pieces, too many, too slow; cookies, Hosts and proxies."""

import json
import socket
import time
import unittest

from support import Server, Stream

HEAD_DEADLINE = 10  # Seconds, as the server has it.


class Wire:
    """One connection, byte by byte."""

    def __init__(self, server, timeout=25.0):
        self.server = server
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def send(self, data):
        self.socket.sendall(data)
        return self

    def request(self, line, *headers, body=b""):
        head = f"{line} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n"
        return head.encode() + b"".join(h.encode() + b"\r\n" for h in headers) + b"\r\n" + body

    def answer(self, head_only=False):
        """(status, headers, body) of the next answer; None when the connection has ended."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.more():
                return None
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        status = int(lines[0].split(" ")[1])
        headers = {}
        for name, value in (line.split(": ", 1) for line in lines[1:]):
            headers.setdefault(name.lower(), value)
        size = 0 if head_only else int(headers.get("content-length", 0))
        while len(self.buffer) < size:
            if not self.more():
                return None
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return status, headers, body

    def more(self):
        chunk = self.socket.recv(65536)
        self.buffer += chunk
        return bool(chunk)

    def ended(self):
        return not self.more()


def login_body(login="grid_chief"):
    return json.dumps({"login": login, "password": "demo"}).encode()


class Door(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()
        # Two that are too slow: what becomes of them is looked at last, in zz_.
        cls.begun = time.monotonic()
        cls.slow_head = Wire(cls.server).send(b"GET /healthz HTTP/1.1\r\nHost: x")
        cls.slow_body = Wire(cls.server)
        cls.slow_body.send(cls.slow_body.request(
            "POST /v1/session", "Content-Type: application/json", "Content-Length: 100", body=b"{"))

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def wire(self):
        return Wire(self.server)

    def test_a_request_may_come_byte_by_byte(self):
        wire = self.wire()
        for byte in wire.request("GET /healthz"):
            wire.send(bytes([byte]))
        self.assertEqual(wire.answer()[0], 200)

    def test_a_body_may_come_later_than_its_head_and_in_pieces(self):
        wire, body = self.wire(), login_body()
        wire.send(wire.request("POST /v1/session", "Content-Type: application/json",
                               f"Content-Length: {len(body)}"))
        for at in range(0, len(body), 7):
            time.sleep(0.002)
            wire.send(body[at:at + 7])
        self.assertEqual(wire.answer()[0], 200)

    def test_a_client_that_waits_for_100_is_told_to_go_on(self):
        wire, body = self.wire(), login_body()
        wire.send(wire.request("POST /v1/session", "Content-Type: application/json",
                               f"Content-Length: {len(body)}", "Expect: 100-continue"))
        self.assertEqual(wire.answer()[0], 100)
        wire.send(body)
        self.assertEqual(wire.answer()[0], 200)

    def test_requests_sent_at_once_are_answered_one_after_the_other(self):
        wire, body = self.wire(), login_body()
        wire.send(wire.request("GET /healthz") + wire.request("GET /v1/nothing") +
                  wire.request("POST /v1/session", "Content-Type: application/json",
                               f"Content-Length: {len(body)}", body=body) +
                  wire.request("GET /healthz"))
        self.assertEqual([wire.answer()[0] for _ in range(4)], [200, 404, 200, 200])

    def test_a_connection_stays_until_one_side_ends_it(self):
        wire = self.wire()
        for _ in range(3):
            wire.send(wire.request("GET /healthz"))
            self.assertEqual(wire.answer()[0], 200)
        wire.send(wire.request("GET /healthz", "Connection: close"))
        status, headers, _ = wire.answer()
        self.assertEqual((status, headers["connection"]), (200, "close"))
        self.assertTrue(wire.ended())

    def test_http_1_0_is_answered_once_and_has_no_body(self):
        wire = self.wire().send(b"GET /healthz HTTP/1.0\r\nHost: 127.0.0.1:%d\r\n\r\n"
                                % self.server.port)
        self.assertEqual(wire.answer()[0], 200)
        self.assertTrue(wire.ended())
        wire = self.wire().send(b"POST /v1/session HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}")
        self.assertEqual(wire.answer()[0], 505)

    def test_a_head_alone_has_no_body(self):
        wire = self.wire()
        wire.send(wire.request("HEAD /healthz") + wire.request("GET /healthz"))
        status, headers, _ = wire.answer(head_only=True)
        self.assertEqual(status, 200)
        self.assertGreater(int(headers["content-length"]), 0)
        self.assertEqual(wire.answer()[0], 200)

    def test_too_much_is_refused_with_a_reason_and_the_connection_ends(self):
        cases = {
            413: ("POST /v1/session", ("Content-Length: 300000",)),
            431: ("GET /healthz", ("X-Long: " + "a" * 9000,)),
            414: ("GET /" + "a" * 5000, ()),
            411: ("POST /v1/session", ("Transfer-Encoding: chunked",)),
            417: ("POST /v1/session", ("Expect: a miracle",)),
        }
        for status, (line, headers) in cases.items():
            with self.subTest(status=status):
                wire = self.wire()
                wire.send(wire.request(line, *headers))
                got, fields, body = wire.answer()
                self.assertEqual(got, status)
                self.assertEqual(fields["content-type"], "application/problem+json")
                self.assertEqual(json.loads(body)["status"], status)
                self.assertTrue(wire.ended())

    def test_a_name_that_is_not_ours_is_refused(self):
        wire = self.wire().send(b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        self.assertEqual(wire.answer()[0], 400)

    def test_bytes_that_follow_an_upgrade_at_once_are_a_mistake(self):
        stream = Stream(self.server.person("grid_chief"), after=b"too early")
        self.assertEqual(stream.status, 400)

    def test_a_browser_is_known_by_its_cookie_until_it_logs_out(self):
        wire, body = self.wire(), login_body()
        own = f"Origin: http://127.0.0.1:{self.server.port}"
        wire.send(wire.request("POST /v1/session", "Content-Type: application/json", own,
                               f"Content-Length: {len(body)}", body=body))
        status, headers, _ = wire.answer()
        self.assertEqual(status, 200)
        given = headers["set-cookie"]
        self.assertTrue(given.startswith("shao="), given)
        for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
            self.assertIn(word, given)
        cookie = "Cookie: other=1; " + given.split(";")[0]

        def ask(line, *more):
            wire.send(wire.request(line, cookie, *more))
            return wire.answer()

        self.assertEqual(json.loads(ask("GET /v1/me")[2])["login"], "grid_chief")
        self.assertEqual(ask("DELETE /v1/session", "Origin: https://evil.example")[0], 403)
        self.assertEqual(ask("DELETE /v1/session", "Sec-Fetch-Site: cross-site")[0], 403)
        self.assertEqual(ask("GET /v1/me")[0], 200)
        status, headers, _ = ask("DELETE /v1/session", own)
        self.assertEqual(status, 204)
        self.assertIn("Max-Age=0", headers["set-cookie"])
        self.assertEqual(ask("GET /v1/me")[0], 401)

    def test_zz_who_is_too_slow_is_told_so(self):
        for wire in (self.slow_head, self.slow_body):
            status, _, body = wire.answer()
            self.assertEqual(status, 408, body)
            self.assertTrue(wire.ended())
        self.assertGreater(time.monotonic() - self.begun, HEAD_DEADLINE - 1)


class BehindAProxy(unittest.TestCase):
    def test_a_proxy_speaks_for_its_clients(self):
        with Server(env={"SHAO_SERVER_BEHIND_PROXY": "true"}) as server:
            wire, body = Wire(server), login_body()
            client = ("X-Forwarded-For: 127.0.0.1, 198.51.100.7", "X-Forwarded-Proto: https")

            def ask(line, *headers, body=b""):
                wire.send(wire.request(line, *headers, body=body))
                return wire.answer()

            self.assertEqual(ask("GET /metrics")[0], 200)
            self.assertEqual(ask("GET /metrics", *client)[0], 401)
            status, headers, _ = ask("POST /v1/session", "Content-Type: application/json",
                                     f"Origin: https://127.0.0.1:{server.port}", *client,
                                     f"Content-Length: {len(body)}", body=body)
            self.assertEqual(status, 200)
            self.assertTrue(headers["set-cookie"].startswith("__Host-shao="))
            self.assertIn("; Secure", headers["set-cookie"])

    def test_without_the_setting_nobody_speaks_for_others(self):
        with Server() as server:
            wire = Wire(server)
            wire.send(wire.request("GET /metrics", "X-Forwarded-For: 198.51.100.7"))
            self.assertEqual(wire.answer()[0], 200)


if __name__ == "__main__":
    unittest.main(argv=["door"], warnings="ignore")
