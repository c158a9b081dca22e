# SPDX-License-Identifier: Apache-2.0
"""kill -9 under load: nothing that was acknowledged is lost, nothing is doubled.

    python3 tests/e2e/kill_test.py [ROUNDS]     20 rounds unless told

Each client keeps the keys that it sent and the answers that it got. After each kill the server
recovers on the same folder; every acknowledged key must answer with the same bytes, every unknown
one exactly once, and `shao verify` must find a sound journal."""

import json
import random
import subprocess
import sys
import threading
import time

from support import BINARY, Person, Server

CLIENTS = 16


class Client(threading.Thread):
    """Sends until the connection breaks, and writes down what it knows."""

    def __init__(self, server, token, grid, number, round_number):
        super().__init__(daemon=True)
        self.person = Person(server, None)
        self.person.token = token
        self.prefix = f"kill-{round_number}-{number}"
        self.grid = grid
        self.acknowledged = {}  # key → (body sent, answer's bytes)
        self.unknown = {}       # key → body sent

    def run(self):
        for count in range(100_000):
            key = f"{self.prefix}-{count}"
            body = {"category": "C0103", "title": f"井盖 {key}", "description": "压力测试",
                    "grid": self.grid}
            self.unknown[key] = body
            try:
                answer = self.person.post("/v1/incidents", body, key)
            except Exception:  # The server is gone: the outcome is unknown.
                return
            if answer.status == 201:
                self.acknowledged[key] = (self.unknown.pop(key), answer.raw)
            elif answer.status in (429, 503):
                del self.unknown[key]
                time.sleep(0.01)
            else:
                raise AssertionError(f"{key}: {answer}")


def check_round(server, clients, seen):
    """Repeats every key against the recovered server."""
    person = server.person("dispatcher")
    for client in clients:
        for key, (body, raw) in client.acknowledged.items():
            answer = person.post("/v1/incidents", body, key)
            assert answer.status == 201, f"acknowledged {key} is lost: {answer}"
            assert answer.raw == raw, f"{key} got another answer after the restart"
            remember(seen, key, answer)
        for key, body in client.unknown.items():
            first = person.post("/v1/incidents", body, key)
            again = person.post("/v1/incidents", body, key)
            assert first.status == again.status == 201, f"{key}: {first}"
            assert first.raw == again.raw, f"{key} was done twice"
            remember(seen, key, first)


def remember(seen, key, answer):
    incident = json.loads(answer.raw)["id"]
    assert incident not in seen, f"{key} and {seen[incident]} share the incident {incident}"
    seen[incident] = key


def count_incidents(person):
    total, path = 0, "/v1/incidents?limit=200"
    while path:
        answer = person.get(path)
        page = answer.json
        total += len(page["items"])
        link = answer.headers.get("Link") or ""
        path = link[link.index("<") + 1:link.index(">")] if 'rel="next"' in link else None
    return total


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 20
    dice = random.Random(20261123)
    server = Server()
    seen, acknowledged, unknown = {}, 0, 0
    try:
        for number in range(rounds):
            server.start()
            person = server.person("dispatcher")
            grid = person.grid()
            clients = [Client(server, person.token, grid, i, number) for i in range(CLIENTS)]
            for client in clients:
                client.start()
            time.sleep(dice.uniform(0.05, 0.6))
            server.kill()
            for client in clients:
                client.join(10)
            server.start()
            check_round(server, clients, seen)
            acknowledged += sum(len(client.acknowledged) for client in clients)
            unknown += sum(len(client.unknown) for client in clients)
            found = count_incidents(server.person("dispatcher"))
            assert found == len(seen), f"{found} incidents listed, {len(seen)} known"
            server.kill()
            verified = subprocess.run([BINARY, "verify", "--data", server.folder],
                                      capture_output=True, text=True)
            assert verified.returncode == 0, verified.stdout + verified.stderr
    finally:
        server.clean()
    assert acknowledged > rounds, "the load was no load"
    print(f"{rounds} kills, {acknowledged} acknowledged, {unknown} unknown, 0 lost, 0 doubled")


if __name__ == "__main__":
    main()
