# SPDX-License-Identifier: Apache-2.0
"""A person at the HTTP interface: logged in, on one kept connection, patient where it is busy."""

import http.client
import json
import time
import urllib.parse
import uuid

TRIES_MAX = 12
WAIT_MAX_SECONDS = 20.0
TRIES_AT_A_CLOSED_DOOR = 5  # Within two seconds: a server that starts, not one that isn't there.
BUSY = (429, 503)


class Refused(Exception):
    """The server said no; `status` and `problem` say why."""

    def __init__(self, what, status, problem):
        self.status, self.problem = status, problem
        detail = problem.get("detail") or problem.get("title") or ""
        errors = "; ".join(f"{e.get('pointer', '')} {e.get('detail', '')}".strip()
                           for e in problem.get("errors", []) if isinstance(e, dict))
        super().__init__(f"{what}: {status} {detail} {errors}".strip())


class Unreachable(Exception):
    """Nobody answers there."""


class Person:
    def __init__(self, server, login, password="demo"):
        self.server = urllib.parse.urlsplit(server)
        if self.server.scheme not in ("http", "https") or not self.server.hostname:
            raise Unreachable(f"'{server}' is no address of a server, as http://127.0.0.1:8311")
        self.login, self.token, self.connection = login, None, None
        answer = self.call("POST", "/v1/session", {"login": login, "password": password})
        self.token = answer["token"]

    def _connect(self):
        kind = (http.client.HTTPSConnection if self.server.scheme == "https"
                else http.client.HTTPConnection)
        return kind(self.server.hostname, self.server.port, timeout=60)

    def _once(self, method, path, body, headers):
        if self.connection is None:
            self.connection = self._connect()
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise

    def call(self, method, path, body=None, key=None):
        """The answer's JSON. A repeat after a lost connection carries the same key, so that
        nothing happens twice."""
        headers = {"Accept": "application/json", "Accept-Language": "zh-CN"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body, ensure_ascii=False).encode()
        if key:
            headers["Idempotency-Key"] = key
        for attempt in range(TRIES_MAX):
            wait = min(0.1 * 2 ** attempt, WAIT_MAX_SECONDS)
            try:
                status, fields, data = self._once(method, path, body, headers)
            except (OSError, http.client.HTTPException) as error:
                lost = error
                if isinstance(error, ConnectionRefusedError) and attempt >= TRIES_AT_A_CLOSED_DOOR:
                    break
                time.sleep(wait)
                continue
            if status in BUSY and attempt + 1 < TRIES_MAX:
                asked = fields.get("Retry-After", "")
                time.sleep(min(float(asked), WAIT_MAX_SECONDS) if asked.isdigit() else wait)
                continue
            return self._answer(method + " " + path, status, data)
        raise Unreachable(f"{self.server.geturl()}: {lost}")

    @staticmethod
    def _answer(what, status, data):
        try:
            told = json.loads(data) if data else {}
        except ValueError:
            told = {"detail": data[:200].decode("utf-8", "replace")}
        if status >= 400:
            raise Refused(what, status, told if isinstance(told, dict) else {})
        return told

    def get(self, path, **query):
        return self.call("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, body, key=None):
        return self.call("POST", path, body, key or str(uuid.uuid4()))

    def raise_incident(self, **fields):
        return self.post("/v1/incidents", fields)

    def send(self, kind, case, event, **data):
        return self.post(f"/v1/{kind}s/{case}/events", {"event": event, "data": data})
