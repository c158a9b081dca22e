# SPDX-License-Identifier: Apache-2.0
"""A real server on loopback, and people who talk to it. Standard library only.

Each test starts its own server on a free port with an empty data folder, and stops it.
SHAO_BINARY names the binary under test (build/release/shao otherwise)."""

import base64
import contextlib
import http.client
import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SHAO_BINARY", str(ROOT / "build" / "release" / "shao"))
COUNTY = ROOT / "config" / "quxian"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`shao serve --demo` on a port and a data folder of its own."""

    def __init__(self, data=None, config=COUNTY, demo=True, extra=(), env=None):
        self.folder = data or tempfile.mkdtemp(prefix="shao-e2e-")
        self.port = free_port()
        self.config = config
        self.demo = demo
        self.extra = list(extra)
        self.env = dict(os.environ, **(env or {}))
        self.process = None
        self.output = None
        self.people = {}

    def start(self, wait=20.0):
        command = [BINARY, "serve", "--config", str(self.config), "--data", self.folder,
                   "--listen", f"127.0.0.1:{self.port}"]
        command += ["--demo"] if self.demo else []
        self.output = open(pathlib.Path(self.folder + ".log"), "ab")
        self.process = subprocess.Popen(command + self.extra, stdout=self.output,
                                        stderr=subprocess.STDOUT, env=self.env)
        until = time.monotonic() + wait
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended at once:\n{self.log()}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.person(None).get("/readyz").status == 200:
                    return self
            time.sleep(0.02)
        raise RuntimeError(f"the server was not ready within {wait} s:\n{self.log()}")

    def known(self, login):
        """The person, who logs in once."""
        if login not in self.people:
            self.people[login] = self.person(login)
        return self.people[login]

    def log(self):
        return pathlib.Path(self.folder + ".log").read_text(errors="replace")[-4000:]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
        return self.process.returncode

    def clean(self):
        with contextlib.suppress(Exception):
            self.kill()
        self.output.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        pathlib.Path(self.folder + ".log").unlink(missing_ok=True)

    def person(self, login, password="demo"):
        return Person(self, login, password)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.clean()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.raw = status, headers, body

    @property
    def json(self):
        return json.loads(self.raw)

    def __repr__(self):
        return f"{self.status} {self.raw[:600].decode(errors='replace')}"


class Person:
    """One login, one keep-alive connection. Without a login: a stranger."""

    def __init__(self, server, login, password="demo"):
        self.server, self.login = server, login
        self.connection = None
        self.token = None
        if login:
            answer = self.post("/v1/session", {"login": login, "password": password}, key=None)
            if answer.status not in (200, 201):
                raise RuntimeError(f"{login} cannot log in: {answer}")
            self.token = answer.json["token"]

    def call(self, method, path, body=None, headers=None):
        sent = {"Accept": "application/json"}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            text = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False)
            data = text if isinstance(text, bytes) else text.encode()
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            self.connection.request(method, path, data, sent)
            answer = self.connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise

    def get(self, path, **headers):
        return self.call("GET", path, headers=headers)

    def post(self, path, body, key="", **headers):
        """`key`: the Idempotency-Key; "" makes a fresh one, None sends none."""
        if key == "":
            key = secrets.token_hex(12)
        if key is not None:
            headers["Idempotency-Key"] = key
        return self.call("POST", path, body, headers)

    def raise_incident(self, **fields):
        body = {"category": "C0103", "title": "井盖缺失", "description": "人行道井盖缺失"}
        body.update(fields)
        if "grid" not in body and "position" not in body:
            body["grid"] = self.grid()
        return self.post("/v1/incidents", body)

    def grid(self):
        """A grid in which this person may raise."""
        scope = self.get("/v1/me").json["posts"][0].get("scope") or ""
        rows = self.get("/v1/grids").json["items"]
        for grid in rows:
            if not scope or scope in (grid["code"], grid["area"], grid["community"],
                                      grid["street"]):
                return grid["code"]
        return rows[0]["code"]

    def event(self, kind, case, event, data=None, key="", **headers):
        """`kind`: incidents or tickets."""
        return self.post(f"/v1/{kind}/{case}/events", {"event": event, "data": data or {}}, key,
                         **headers)


class Stream:
    """A WebSocket client for /v1/stream (RFC 6455), just enough for text frames."""

    def __init__(self, person, timeout=10.0, protocol="shao.v1", more="", after=b"",
                 source="127.0.0.1"):
        self.socket = socket.create_connection(("127.0.0.1", person.server.port), timeout,
                                               (source, 0))
        nonce = base64.b64encode(secrets.token_bytes(16)).decode()
        proof = f"Authorization: Bearer {person.token}\r\n" if person.token else ""
        self.socket.sendall((
            f"GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1:{person.server.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {nonce}\r\nSec-WebSocket-Protocol: {protocol}\r\n"
            f"{proof}{more}\r\n").encode() + after)
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            chunk = self.socket.recv(4096)
            if not chunk:
                break
            self.buffer += chunk
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        self.status = int(head.split(b" ")[1]) if head else 0

    def send(self, message):
        data = message if isinstance(message, bytes) else json.dumps(message).encode()
        mask = secrets.token_bytes(4)
        size = len(data)
        head = struct.pack("!BB", 0x81, 0x80 | size) if size < 126 else struct.pack(
            "!BBH", 0x81, 0x80 | 126, size)
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def _read(self, count):
        while len(self.buffer) < count:
            chunk = self.socket.recv(65536)
            if not chunk:
                raise ConnectionError("the stream was closed")
            self.buffer += chunk
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def receive(self):
        """The next message, as JSON; a close frame comes as {"closed": code}."""
        while True:
            first, second = self._read(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack("!H", self._read(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self._read(8))[0]
            data = self._read(size)
            if first & 0x0F == 8:
                return {"closed": struct.unpack("!H", data[:2])[0] if data else 1005,
                        "reason": data[2:].decode()}
            if first & 0x0F == 1:
                return json.loads(data)

    def until(self, wanted, most=200):
        """The first message for which wanted(message) holds."""
        for _ in range(most):
            message = self.receive()
            if wanted(message):
                return message
        raise AssertionError("the message never came")

    def close(self):
        self.socket.close()
