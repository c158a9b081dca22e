# SPDX-License-Identifier: Apache-2.0
"""SIGTERM: what is under way is answered, streams are told, and the process ends well."""

import http.client
import json
import signal
import socket
import threading
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

    def test_what_was_acknowledged_while_it_ended_is_there_afterwards(self):
        with Server() as server:
            grid = server.person("grid_chief").grid()
            done, others = [], []

            def raise_on(person):
                """Until the server is gone; what was answered is kept."""
                try:
                    while True:
                        answer = person.raise_incident(grid=grid, category="E0113")
                        (done if answer.status == 201 else others).append(answer)
                except (OSError, http.client.HTTPException):
                    pass

            threads = [threading.Thread(target=raise_on, args=(server.person("grid_chief"),))
                       for _ in range(8)]
            idle = [socket.create_connection(("127.0.0.1", server.port), 20) for _ in range(20)]
            for thread in threads:
                thread.start()
            time.sleep(0.5)
            begun = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            for wire in idle:
                self.assertEqual(wire.recv(64), b"", "an idle connection is closed")
                wire.close()
            self.assertEqual(server.process.wait(20), 0, server.log())
            self.assertLess(time.monotonic() - begun, 20)
            for thread in threads:
                thread.join(20)
            self.assertTrue(done)
            self.assertEqual([each for each in others if each.status != 503], [])
            server.start()
            chief = server.person("grid_chief")
            for answer in done:
                self.assertEqual(chief.get(f"/v1/incidents/{answer.json['id']}").status, 200)

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
