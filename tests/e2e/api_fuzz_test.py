# SPDX-License-Identifier: Apache-2.0
"""Random requests after /openapi.json: none is answered with a 5xx, every answer has a documented
status and fits its schema, and a refused one changes nothing.

`api_fuzz_test.py --requests 50000 [--seed N]` is the long form; a failure names the seed."""

import argparse
import unittest
import urllib.parse

from schema import ODD, Maker, Schemas, chance_of
from support import Server

WORDS = {"category": ["E0113", "E0496", "S1001"], "grid": ["511725001001801", "511725001001802"],
         "title": ["路面坑槽"], "event": ["verify_exists", "file", "take", "escalate", "urge", "done",
                                        "dispatch", "close", "supervise"],
         "lead": ["D10"], "limit": ["4 WH", "1.5 WD", {"amount": 2, "unit": "UH"}],
         "from": ["2026-03-02T09:00:00+08:00"], "login": ["grid_chief"], "password": ["demo", "no"],
         "reason": ["超出职权"], "condition": ["是"], "severity": [1, 2, 3, 4]}
PEOPLE = ("grid_chief", "area_chief", "dispatcher", "department", "auditor", "system_admin",
          "resident")
METHODS = {"get", "post", "delete"}


class Fuzz:
    def __init__(self, server, seed):
        self.server, self.chance = server, chance_of(seed)
        self.people = [server.known(login) for login in PEOPLE] + [server.person(None)]
        self.document = self.people[0].get("/openapi.json").json
        self.schemas = Schemas(self.document)
        self.make = Maker(self.schemas, self.chance, WORDS)
        self.operations = [(method, path, operation)
                           for path, methods in self.document["paths"].items()
                           for method, operation in methods.items() if method in METHODS]
        self.cases = [1]
        self.seen = {}

    def seq(self):
        return self.people[-1].get("/readyz").json["seq"]

    def path_value(self, name, path):
        if self.chance.random() < 0.1:
            return str(self.chance.choice(ODD))
        if name == "id":
            return "county" if "calendars" in path else str(self.chance.choice(self.cases))
        return self.chance.choice(["inbox", "mine", "overdue", "incident", "ticket", "forbidden"])

    def request(self, method, path, operation):
        """(target, headers, body)."""
        query, headers = [], {}
        for each in operation.get("parameters", ()):
            name = each["name"]
            if each["in"] == "path":
                value = urllib.parse.quote(self.path_value(name, path).encode("utf-8", "replace"),
                                           safe="")
                path = path.replace("{" + name + "}", value or "%20")
            elif each["in"] == "query" and self.chance.random() < 0.3:
                value = self.make.named(name, each["schema"])
                query.append((name, str(value).lower() if isinstance(value, bool) else str(value)))
            elif each["in"] == "header":
                headers[name] = ("%032x" % self.chance.getrandbits(128)
                                 if name == "Idempotency-Key" else f'"{self.chance.randrange(9)}"')
                if self.chance.random() < (0.05 if name == "Idempotency-Key" else 0.8):
                    del headers[name]
        body = None
        if "requestBody" in operation:
            media, content = self.chance.choice(sorted(operation["requestBody"]["content"].items()))
            headers["Content-Type"] = media
            body = (self.make.value(content["schema"]) if media == "application/json"
                    else self.chance.randbytes(self.chance.randrange(400)))
        if query:
            path += "?" + urllib.parse.urlencode(query, errors="replace")
        return path, headers, body

    def fault_of(self, operation, answer):
        if answer.status >= 500:
            return "a 5xx"
        described = operation["responses"].get(str(answer.status))
        if described is None:
            return "a status that is not documented"
        content = described.get("content", {})
        media = (answer.headers.get("Content-Type") or "").split(";")[0]
        if not content:
            return "a body that is not documented" if answer.raw else None
        if media not in content:
            return f"{media} is not documented"
        if not media.endswith("json"):
            return None
        return self.schemas.fault(answer.json, content[media]["schema"])

    def once(self):
        """What is wrong with one random request's answer; None if nothing is."""
        method, path, operation = self.chance.choice(self.operations)
        person = self.chance.choice(self.people)
        target, headers, body = self.request(method, path, operation)
        if method == "delete":
            person = self.people[-1]  # Nobody, or all would be logged out.
        before = self.seq() if method == "post" else None
        answer = person.call(method.upper(), target, body, headers)
        self.seen[answer.status] = self.seen.get(answer.status, 0) + 1
        if answer.status == 201:
            self.cases = (self.cases + [answer.json["id"]])[-40:]
        fault = self.fault_of(operation, answer)
        if fault is None and method == "post" and answer.status >= 400 and self.seq() != before:
            fault = "refused, but something was journaled"
        if fault is None:
            return None
        return f"{person.login} {method} {target} {headers} {body!r}: {fault}\n  {answer}"

    def run(self, count):
        faults = []
        for _ in range(count):
            if fault := self.once():
                faults.append(fault)
            if len(faults) >= 20:
                break
        return faults


class ApiFuzz(unittest.TestCase):
    requests, seed = 2000, 1

    def test_no_request_is_too_strange(self):
        with Server(env={"SHAO_LOG_LEVEL": "error"}) as server:
            fuzz = Fuzz(server, self.seed)
            faults = fuzz.run(self.requests)
            print(f"api fuzz: {self.requests} requests, seed {self.seed}, answers "
                  f"{dict(sorted(fuzz.seen.items()))}, {len(faults)} faults")
            self.assertEqual(faults, [], "\n".join(faults))
            self.assertIsNone(server.process.poll(), server.log())
            self.assertGreater(fuzz.seen.get(200, 0) + fuzz.seen.get(201, 0), self.requests // 10)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options, _ = parser.parse_known_args()
    ApiFuzz.requests, ApiFuzz.seed = options.requests, options.seed
    unittest.main(argv=["api_fuzz"], warnings="ignore")
