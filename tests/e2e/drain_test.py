# SPDX-License-Identifier: Apache-2.0
"""SIGTERM: what is under way is answered, streams are told, and the process ends well."""

import json
import signal
import socket
import time
import unittest

from support import Server, Stream

BODY = json.dumps({"login": "grid_chief", "password": "demo"}).encode()


def half_sent(server):
    """A request whose body has not come yet."""
    wire = socket.create_connection(("127.0.0.1", server.port), 20)
    wire.sendall(b"POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n"
                 b"Content-Type: application/json\r\n\r\n" % (server.port, len(BODY)))
    time.sleep(0.2)  # The server has read the head.
    return wire


class Drain(unittest.TestCase):
    def test_what_is_under_way_is_answered_before_the_end(self):
        with Server() as server:
            stream = Stream(server.person("area_chief"))
            stream.until(lambda m: "hello" in m)
            idle = server.person(None)
            self.assertEqual(idle.get("/healthz").status, 200)
            wire = half_sent(server)
            begun = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            goodbye = stream.until(lambda m: "closed" in m)
            self.assertEqual(goodbye["closed"], 1001)
            self.assertRegex(goodbye["reason"], r"^reconnect after \d+ s$")
            stream.close()
            wire.sendall(BODY)
            answer = wire.recv(65536)
            self.assertTrue(answer.startswith(b"HTTP/1.1 "), answer)
            self.assertIn(b"\r\nConnection: close\r\n", answer)
            self.assertEqual(server.process.wait(20), 0, server.log())
            self.assertLess(time.monotonic() - begun, 20)
            with self.assertRaises(OSError):
                socket.create_connection(("127.0.0.1", server.port), 1)

    def test_a_second_signal_does_not_wait(self):
        with Server() as server:
            wire = half_sent(server)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(1.5)
            self.assertIsNone(server.process.poll(), "it did not wait for the request")
            server.process.send_signal(signal.SIGTERM)
            begun = time.monotonic()
            self.assertEqual(server.process.wait(20), 0, server.log())
            self.assertLess(time.monotonic() - begun, 5)
            wire.close()


if __name__ == "__main__":
    unittest.main(argv=["drain"], warnings="ignore")
